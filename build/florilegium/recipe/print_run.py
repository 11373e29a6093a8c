"""What the printers get: from one drawing an interior for each, on his own sheet."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from florilegium.bind.colour import Separation
from florilegium.bind.extents import extents
from florilegium.bind.pdf import finish_interior, inspect
from florilegium.compose.print import PrintComposer
from florilegium.diagnostics import Diagnostic
from florilegium.model.cover import CoverSheet, cover_sheet
from florilegium.model.pages import PageMap
from florilegium.model.preflight import Expected, Preflight
from florilegium.model.printing import Particulars
from florilegium.model.volume import Volume
from florilegium.prove.preflight import cover_preflight, preflight
from florilegium.recipe.covers import printed_cover, wrap_around_cover
from florilegium.recipe.printers import Printer, intent_of_the_screen, printers_of
from florilegium.recipe.setup import Setup
from florilegium.typeset.drawing import Drawn
from florilegium.typeset.joining import Joined


@dataclass(frozen=True, slots=True)
class PrintRun:
    """The drawn pages and all that the printers' files are made with."""

    drawn: Drawn
    joined: Joined
    particulars: Particulars
    setup: Setup
    composer: PrintComposer


@dataclass(frozen=True, slots=True)
class Printed:
    """The printers' files by name, the number of pages of each, what was found when the covers were set, preflights.

    `lacking` tells of the printers who cannot make the book, and of whom there are no files.
    """

    files: dict[str, bytes]
    pages: dict[str, int]
    diagnostics: tuple[Diagnostic, ...]
    preflights: tuple[Preflight, ...]
    lacking: tuple[Diagnostic, ...] = ()

    @property
    def first(self) -> bytes:
        """The interior for the first printer, b"" where there is none; all have the same drawing."""
        return next(iter(self.files.values()), b"")


def printed_files(volume: Volume, run: PrintRun, wanted: Sequence[str]) -> Printed:
    """The files for each printer who can print the book. Refusal P01 to P04, and P10 to P16 where none can."""
    screen = intent_of_the_screen(run.setup.layouts).profile
    stands = extents(run.drawn.interior)
    files: dict[str, bytes] = {}
    pages: dict[str, int] = {}
    findings: list[Diagnostic] = []
    tables: list[Preflight] = []
    expected = expected_of(run.joined.page_map)
    printers, lacking = printers_of(run.setup.layouts, volume, run.setup.design, stands, wanted)
    for printer in printers:
        name = f"{volume.id}-{printer.name}.pdf"
        files[name] = _interior(run, printer)
        pages[name] = len(stands) + printer.form.sheet.blanks
        read = inspect(files[name], texts=not tables)  # all interiors have the same words
        tables.append(preflight(name, read, printer.profile, expected))
        name, sheet = name.replace(".pdf", "-cover.pdf"), _cover_sheet(volume, printer, pages[name])
        setting = wrap_around_cover(run.composer, run.setup, sheet)
        form = replace(printer.form, variant=printer.profile.cover.variant)
        separation = Separation(screen, form.intent.profile, printer.profile.cover.ink)
        files[name] = printed_cover(setting, run.setup, run.particulars, sheet, form, separation)
        findings += setting.diagnostics
        tables.append(cover_preflight(name, inspect(files[name], texts=False), printer.profile, sheet))
    return Printed(files, pages, tuple(findings), tuple(tables), lacking)


def expected_of(page_map: PageMap) -> Expected:
    """What the preflight is to find on the pages of this setting."""
    return Expected(tuple(page.folio for page in page_map.pages), tuple(page.blank for page in page_map.pages))


def _cover_sheet(volume: Volume, printer: Printer, pages: int) -> CoverSheet:
    profile = printer.profile
    paper = profile.paper(volume.presswork.paper)
    assert paper  # P14 tells of a paper that is not there
    return cover_sheet(profile, volume.cover, printer.form.sheet.trim, pages, paper)


def _interior(run: PrintRun, printer: Printer) -> bytes:
    return finish_interior(run.drawn.interior, run.particulars, run.joined.labels, printer.form)
