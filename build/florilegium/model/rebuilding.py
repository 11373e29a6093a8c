"""What came of making the books of a release again."""

from dataclasses import dataclass

from florilegium.diagnostics import Diagnostic
from florilegium.model.file_parts import FileDifference


@dataclass(frozen=True, slots=True)
class OtherVersion:
    """Something that a book is made with and that was another for the release; “” where it was not told."""

    name: str
    released: str
    here: str


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """A release that was made again: how many files were compared, which differ and in what, with what it was made.

    `pages_alike` is whether everything stands on the page on which it stood. `report` is the file that diffoscope has
    written, “” for none. `documents` are those that tell what the commit and the books do not bear out, `unproved` the
    files of the release that are not made again and were held against nothing.
    """

    name: str
    count: int
    differences: tuple[FileDifference, ...]
    pages_alike: bool
    versions: tuple[OtherVersion, ...]
    findings: tuple[Diagnostic, ...]
    report: str = ""
    documents: tuple[FileDifference, ...] = ()
    unproved: tuple[str, ...] = ()

    @property
    def is_true(self) -> bool:
        """Whether the books are the same, their documents true, and nothing was found that is an error."""
        return not (self.differences or self.documents or any(each.is_error for each in self.findings))
