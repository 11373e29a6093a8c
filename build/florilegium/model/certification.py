"""What outside checkers said of an EPUB."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Remark:
    """A fault that a checker found: its rule (“RSC-012”, “link-in-text-block”), its words, the file in the EPUB.

    `place` is what the checker gives to find it by, as a line and column or the element’s path, “” where it gives none.
    """

    rule: str
    message: str
    file: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A checker by its name and version, and what it found; nothing for a book that passes."""

    checker: str
    version: str
    remarks: tuple[Remark, ...] = ()
