"""The way from settings to PDFs: each page drawn once, the screen edition and the printers' files bound from it."""

from collections.abc import Sequence

from florilegium.bind.pdf import finish_screen
from florilegium.compose.print import print_composer
from florilegium.diagnostics import refuse_errors
from florilegium.model.printing import Particulars
from florilegium.recipe.covers import cover_for_the_screen
from florilegium.recipe.paged import Paged
from florilegium.recipe.pdf_editions import PdfEditions
from florilegium.recipe.preflights import preflights_of
from florilegium.recipe.print_run import Printed, PrintRun, printed_files
from florilegium.recipe.printers import intent_of_the_screen
from florilegium.recipe.reading import Copy
from florilegium.recipe.setup import Setup
from florilegium.recipe.steps import Steps
from florilegium.typeset.joining import join

Wanted = tuple[Sequence[str], Sequence[str]]  # editions, printers


def draw_editions(paged: Paged, setup: Setup, wanted: Wanted, steps: Steps) -> PdfEditions:
    """The screen edition and the files for the printers, of these what is wanted. Refusal T07, T14, V32 and P01 on."""
    editions, printers = wanted
    copy, pagination, id = paged.copy, paged.pagination, paged.copy.volume.id
    composer, particulars = print_composer(pagination.book), _particulars(copy)
    assert paged.settings  # only what was set in this build can be drawn
    with steps("draw the pages"):
        cover = cover_for_the_screen(composer, setup)
        joined = join(paged.settings, setup.fonts, cover)
        drawn = joined.draw(particulars)
        refuse_errors(cover.diagnostics, drawn.diagnostics)
    files: dict[str, bytes] = {}
    printed = Printed({}, {}, (), ())
    with steps("bind the PDFs"):
        if "screen" in editions:
            intent = intent_of_the_screen(setup.layouts)
            files[f"{id}.pdf"] = finish_screen(drawn.screen, particulars, joined.screen_labels, intent)
        if "print" in editions:
            run = PrintRun(drawn, files.get(f"{id}.pdf", b""), joined, particulars, setup, composer)
            printed = printed_files(copy.volume, run, printers)
        pages = {name: len(joined.page_map.pages) + joined.cover_pages for name in files}
        preflights = preflights_of(printed, f"{id}.pdf", files, pagination.pages.flaws)
    return PdfEditions(
        {**files, **printed.files},
        {**pages, **printed.pages},
        printed.first,
        printed.first or drawn.interior,
        joined.cover_words(),
        drawn.diagnostics,
        (*printed.diagnostics, *(finding for each in preflights for finding in each.diagnostics)),
        printed.lacking,
        preflights,
        "print" in editions and not printed.files,
        joined,
    )


def _particulars(copy: Copy) -> Particulars:
    volume = copy.volume
    title = f"{volume.title}: {volume.subtitle}" if volume.subtitle else volume.title
    signed = (author.signed for part in volume.parts for article in part.articles for author in article.authors)
    authors = volume.editors or tuple(dict.fromkeys(signed))
    return Particulars(
        title, authors, volume.language, volume.epoch, volume.description, volume.subjects, volume.edition, volume.work
    )
