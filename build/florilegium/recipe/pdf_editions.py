"""The editions on pages, as far as the rest of the way asks for them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from florilegium.diagnostics import Diagnostic
from florilegium.model.preflight import Preflight
from florilegium.model.printed import PageWords


@dataclass(frozen=True, slots=True)
class PdfEditions:
    """The PDFs by name with the pages of each, and what was found; nothing where none was asked for.

    `interior` is that of the first printer, or the raw one where there is none; `first` the former or b"". `cover` is
    what was set on the pages of the screen edition's cover. `told` are findings in the files, `lacking` tells of the
    printers for whom there are no files.
    """

    files: Mapping[str, bytes] = field(default_factory=dict)
    pages: Mapping[str, int] = field(default_factory=dict)
    first: bytes = b""
    interior: bytes = b""
    cover: Sequence[PageWords] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    told: tuple[Diagnostic, ...] = ()
    lacking: tuple[Diagnostic, ...] = ()
    preflights: tuple[Preflight, ...] = ()
    refuses: bool = False  # whether what is lacking stops the build: a print edition was asked for, and nobody gets it
    staying: object = None  # the pages as the engine has them
