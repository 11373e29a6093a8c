"""What the printers get: from one drawing an interior for each, on his own sheet."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from florilegium.bind.colour import Separation
from florilegium.bind.extents import extents
from florilegium.bind.pages_seen import seen_file
from florilegium.bind.pdf import finish_interior, inspect
from florilegium.compose.print import PrintComposer
from florilegium.diagnostics import Diagnostic
from florilegium.model.cover import CoverSheet, cover_sheet
from florilegium.model.pages import PageMap
from florilegium.model.preflight import Expected, Preflight
from florilegium.model.printing import Particulars
from florilegium.model.sheet import Extent
from florilegium.model.volume import Volume
from florilegium.prove.preflight import cover_preflight, preflight
from florilegium.recipe.covers import printed_cover, wrap_around_cover
from florilegium.recipe.printers import Printer, intent_of_the_screen, printers_of
from florilegium.recipe.setup import Setup
from florilegium.typeset.drawing import Drawn
from florilegium.typeset.joining import Joined


@dataclass(frozen=True, slots=True)
class PrintRun:
    """The drawn pages and all that the printers' files are made with; the screen edition, b"" where none is made."""

    drawn: Drawn
    screen: bytes
    joined: Joined
    particulars: Particulars
    setup: Setup
    composer: PrintComposer


@dataclass(frozen=True, slots=True)
class Printed:
    """The printers' files by name, the number of pages of each, what was found when the covers were set, preflights.

    `lacking` tells of the printers for whom there are no files: those who cannot make the book, or whose cover has no
    room for its words, or who would not accept the files.
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

    def with_those_of(self, printer: "Printed") -> "Printed":
        """These files and one printer's; where anything is wrong with his, none of his, and what is wrong lacking."""
        findings = (*printer.diagnostics, *(each for table in printer.preflights for each in table.diagnostics))
        if any(each.is_error for each in findings):
            return replace(self, lacking=(*self.lacking, *findings))
        return Printed(
            {**self.files, **printer.files}, {**self.pages, **printer.pages},
            (*self.diagnostics, *printer.diagnostics), (*self.preflights, *printer.preflights), self.lacking,
        )  # fmt: skip


def printed_files(volume: Volume, run: PrintRun, wanted: Sequence[str]) -> Printed:
    """The files for each printer who can print the book. Refusal P01 to P04, and P10 to P16 where none can."""
    stands = _stands(run)
    printers, lacking = printers_of(run.setup.layouts, volume, run.setup.design, stands, wanted)
    printed = Printed({}, {}, (), (), lacking)
    for printer in printers:
        printed = printed.with_those_of(_files_for(printer, volume, run, read_texts=not printed.files))
    return printed


def _files_for(printer: Printer, volume: Volume, run: PrintRun, read_texts: bool) -> Printed:
    """Interior and cover of one printer, their preflights; all interiors have the same words, which are read once."""
    name, pages = f"{volume.id}-{printer.name}.pdf", len(run.joined.page_map.pages) + printer.form.sheet.blanks
    interior, sheet = _interior(run, printer), _cover_sheet(volume, printer, pages)
    table = preflight(name, inspect(interior, read_texts), printer.profile, expected_of(run.joined.page_map))
    cover, form = name.replace(".pdf", "-cover.pdf"), replace(printer.form, variant=printer.profile.cover.variant)
    setting = wrap_around_cover(run.composer, run.setup, sheet)
    if any(each.is_error for each in setting.diagnostics):  # the preflight would tell of the same words once more
        return Printed(
            {}, {}, tuple(replace(each, message=f"“{cover}”: {each.message}") for each in setting.diagnostics), (table,)
        )
    screen = intent_of_the_screen(run.setup.layouts).profile
    separation = Separation(screen, form.intent.profile, printer.profile.cover.ink)
    wrapped = printed_cover(setting, run.setup, run.particulars, sheet, form, separation)
    read = inspect(wrapped, texts=False)
    tables = (table, cover_preflight(cover, read, printer.profile, sheet, volume.isbn.print))
    return Printed({name: interior, cover: wrapped}, {name: pages}, setting.diagnostics, tables)


def _stands(run: PrintRun) -> tuple[Extent, ...]:
    """What stands where on the pages: in the interior as on screen, where the proof and the preflight read it too."""
    seen = (page.standing.extent for page in seen_file(run.screen).pages) if run.screen else extents(run.drawn.screen)
    return tuple(seen)[run.joined.cover_pages :]


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
