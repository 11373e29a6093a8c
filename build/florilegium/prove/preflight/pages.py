"""The order of the pages: which are blank, whether the first is a recto, whether the folios run; the flaws counted."""

from collections.abc import Iterator, Mapping, Sequence

from florilegium.model.preflight import Check, Expected, Fault, Spot, Verdict, ordinals, pages_in_words
from florilegium.model.printed_file import PrintedFile, PrintedPage
from florilegium.prove.preflight.folios import Run, expected_run, folios_on, found_run
from florilegium.prove.preflight.saying import idle, on, whole

FEW = 3  # folios from which a run can be told
RARE = 5  # of so many pages one at least has a folio, or the numbers are something else


def blanks(file: PrintedFile, expected: Expected) -> Iterator[Check]:
    """X25: the pages that should be blank have no words, and no other is; of a file from elsewhere X31 for odd blanks.

    Art that a press has put on its blanks by a stylesheet is left to it.
    """
    bare = [page for page in file.pages if page.extent.ink is None]
    measured = ordinals(page.ordinal for page in bare) if bare else "none"
    if not expected.blanks:
        yield _odd_blanks(file.pages, bare, measured, min(_run(file.pages, expected).folios, default=0))
        return
    due = {number for number, blank in enumerate(expected.blanks, 1) if blank}
    due |= set(range(len(expected.blanks) + 1, len(file.pages) + 1))
    bears_words = (page.ordinal for page in file.pages if page.standing.words)
    stained, lost = due.intersection(bears_words), {page.ordinal for page in bare} - due
    wrong = [page for page in file.pages if page.ordinal in stained | lost]
    message = f"{on(wrong, 'is', 'are')} blank and should not be, or printed and should be blank"
    faults = (Fault("X25", message, "make the file anew", whole(wrong)),) if wrong else ()
    yield Check("blanks", "blank pages", measured, ordinals(due) if due else "none", faults)


def first_page(file: PrintedFile, expected: Expected) -> Iterator[Check]:
    """X26: the first page is a recto, so that the odd folios stand on rectos."""
    run = _run(file.pages, expected)
    arabic = {page: folio.value for page, folio in run.folios.items() if not folio.is_roman}
    limit = "odd folios on rectos"
    if len(arabic) < max(FEW, len(file.pages) // (2 * RARE)):
        yield idle("first-page", "the first page is a recto", "too few folios to tell by", limit)
        return
    astray = [page for page, value in arabic.items() if (page - value) % 2]
    measured = f"{len(arabic) - len(astray)} of {len(arabic)} folios on their side"
    hint = "put a page before the first, or take one out"
    message = f"odd folios stand on versos, from {ordinals(astray[:1])} of the file on" if astray else ""
    faults = (Fault("X26", message, hint, tuple(map(Spot, astray))),) if astray else ()
    yield Check("first-page", "the first page is a recto", measured, limit, faults)


def folios(pages: Sequence[PrintedPage], expected: Expected) -> Iterator[Check]:
    """X27: the folios that are printed run on."""
    run, printed = _run(pages, expected), sum(page.extent.words is not None for page in pages)
    limit = "as the setting has them" if expected.folios else "each one more than the last"
    yield folio_check(run, limit, printed)


def folio_check(run: Run, limit: str, printed: int) -> Check:
    """X27 for the folios of a run on so many printed pages."""
    if len(run.folios) < max(FEW, printed // RARE):
        return idle("folios", "folios run", "too few folios to tell", limit)
    measured = f"{len(run.folios)} on {printed} printed pages"
    first = run.jumps[0] if run.jumps else None
    more = f", and {len(run.jumps) - 1} more" if len(run.jumps) > 1 else ""
    message = (
        f"the folio on page {first.page} of the file is {first.found}, and {first.due} is due{more}" if first else ""
    )
    faults = (Fault("X27", message, "set the folios anew", tuple(Spot(jump.page) for jump in run.jumps)),)
    return Check("folios", "folios run", measured, limit, faults if run.jumps else ())


def page_quality(counts: Mapping[str, int] | None, looked_at: int, spots: tuple[Spot, ...] = ()) -> Check:
    """How many flaws of each kind so many pages have; None where they cannot be counted."""
    title = "flaws of the pages"
    if counts is None:
        return idle("page-quality", title, "no justified text of one size, in which they could be seen", "counted")
    told = [f"{kind.replace('-', ' ')} {count}" for kind, count in counts.items()]
    measured = f"{', '.join(told) or 'none'} on {pages_in_words(looked_at)}"
    return Check("page-quality", title, measured, "counted", (), Verdict.COUNTED, spots)


def _odd_blanks(pages: Sequence[PrintedPage], bare: list[PrintedPage], measured: str, first: int) -> Check:
    """A blank page belongs before a recto that opens something, or at an end; behind the first folio another is odd."""
    last = max((page.ordinal for page in pages if page.extent.ink), default=0)
    odd = [page for page in bare if page.ordinal % 2 and first <= page.ordinal < last]
    message = f"{on(odd, 'is a blank recto', 'are blank rectos')} inside the book"
    faults = (Fault("X31", message, "look whether a page is missing there", whole(odd)),) if odd else ()
    return Check("blanks", "blank pages", measured, "versos, or at the end", faults)


def _run(pages: Sequence[PrintedPage], expected: Expected) -> Run:
    found = [folios_on(page.ordinal, (page.head, page.foot)) for page in pages]
    return expected_run(found, expected.folios) if expected.folios else found_run(found)
