"""The finished PDFs read back, and held against what was set on their pages."""

from collections.abc import Iterator
from dataclasses import replace

from florilegium.bind.pdfium import destinations, drawings, read_pages
from florilegium.diagnostics import Diagnostic
from florilegium.model.printed import PrintedFigure, ReadPage
from florilegium.model.proof import Count
from florilegium.prove.counting import dead_ends
from florilegium.prove.drawn import misread_pages
from florilegium.prove.figures import lacking_figures
from florilegium.prove.places import Whereabouts, misreadings
from florilegium.prove.setting import Matched, SetLine
from florilegium.recipe.finished import NO_LINKS, Finished, ReadBack


def read_back(finished: Finished, matched: Matched, inside: Whereabouts) -> ReadBack:
    """What the PDFs have, and what they say otherwise than it was set: E22 and E23, E25 for links that lead nowhere."""
    links, dead = _links(finished)
    return ReadBack(
        tuple(_misread(finished, matched, inside)),
        destinations(finished.screen) if finished.screen else None,
        _figures(finished),
        links,
        dead,
    )


def _misread(finished: Finished, matched: Matched, inside: Whereabouts) -> Iterator[Diagnostic]:
    """What the PDFs say otherwise than it was set."""
    lines = _by_page(matched, len(inside.folios))
    cover, proved = finished.cover, tuple[str, ...]()
    if finished.interior:
        read = _pages(finished.interior, len(lines))
        misread = misread_pages(read, finished.words[cover:])
        proved = () if misread else ("",) * cover + tuple(page.text for page in read)
        yield from misreadings("print interior", misread, lines, inside)
    if finished.screen:
        misread = misread_pages(_pages(finished.screen, len(finished.words)), finished.words, proved)
        whole = Whereabouts((*("cover",) * cover, *inside.folios), inside.written)
        yield from misreadings("screen edition", misread, (*[()] * cover, *lines), whole)


def _pages(pdf: bytes, count: int) -> tuple[ReadPage, ...]:
    """So many pages: blank ones may follow to fill a printer’s last leaf; a page that the file lacks has no text."""
    read = read_pages(pdf)[:count]
    return (*read, *[ReadPage("")] * (count - len(read)))


def _by_page(matched: Matched, pages: int) -> list[list[SetLine]]:
    lines: list[list[SetLine]] = [[] for _ in range(pages)]
    for line in matched.lines:
        lines[line.ordinal - 1].append(line)
    return lines


def _figures(finished: Finished) -> tuple[int | None, int | None]:
    """Of how many figures something is drawn in the interior and in the screen edition."""
    moved = tuple(replace(each, ordinal=each.ordinal + finished.cover) for each in finished.figures)
    return (
        _drawn(finished.interior, finished.figures) if finished.interior else None,
        _drawn(finished.screen, moved) if finished.screen else None,
    )


def _drawn(pdf: bytes, figures: tuple[PrintedFigure, ...]) -> int:
    drawn = drawings(pdf, {each.ordinal for each in figures})
    return len(figures) - len(lacking_figures(figures, drawn))


def _links(finished: Finished) -> tuple[Count, tuple[Diagnostic, ...]]:
    """The links inside the screen edition; E25 where one leads nowhere. Those of the EPUB were proved before."""
    if not finished.screen:
        return NO_LINKS, ()
    targets = tuple(page.targets for page in read_pages(finished.screen))
    dead = dead_ends(targets)
    return Count("links", None, None, None, None, sum(map(len, targets)), len(dead)), dead
