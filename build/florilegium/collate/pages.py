"""Turns the words of the pages of two editions into pairs of pages, and what became of each."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import chain

from florilegium.collate.page_partners import alike_pages, partners_of
from florilegium.collate.words import NOWHERE, matched
from florilegium.model.collation import PagePair, PageText, State

BESIDE = 1  # page by which words run over


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of some pages, and on which page (from 0) each stands and as which word."""

    words: tuple[str, ...]
    page: tuple[int, ...]
    number: tuple[int, ...]


def pair_pages(old: Sequence[PageText], new: Sequence[PageText]) -> tuple[PagePair, ...]:
    """Every page of either edition once, in the order of the new one; a page that is gone stands where it stood.

    Pages are paired by their words, wherever they stand: first those that are alike, then by what they share. A word
    that came from a page far from the one that it is on now counts as gone there, and as new here.
    """
    alike = alike_pages(old, new)
    before, after = _words(old, set(alike.values())), _words(new, set(alike))
    places = matched(before.words, after.words)
    partners = partners_of(old, new, alike, _shared(before, after, places))
    _settle_strays(before, after, places, partners)
    lost, gained = _unlike(before, after, places)
    pairs = []
    for at, page in enumerate(new):
        number = partners.get(at, NOWHERE)
        was, gone = (old[number], lost.get(number, ())) if number != NOWHERE else (None, ())
        pairs.append(_pair((number + 1, was, gone), (at + 1, page, gained.get(at, ()))))
    taken = set(partners.values())
    left = (_pair((at + 1, old[at], lost.get(at, ())), (0, None, ())) for at in range(len(old)) if at not in taken)
    return tuple(_with_gone(pairs, {pair.old: pair for pair in left}))


Side = tuple[int, PageText | None, tuple[int, ...]]  # an ordinal, its page, the numbers of words that the other lacks


def _pair(old: Side, new: Side) -> PagePair:
    (ordinal, was, lost), (number, now, gained) = old, new
    if not was or not now:
        state = State.NEW if now else State.GONE
    elif was.words == now.words:
        state = State.SAME if was.folio == now.folio else State.MOVED
    else:
        state = State.CHANGED if lost or gained else State.OVERRUN
    return PagePair(state, ordinal, number, was.folio if was else "", now.folio if now else "", lost, gained)


def _words(pages: Sequence[PageText], alike: Set[int]) -> _Words:
    """The words of the pages that have not found one that is alike."""
    rest = [(at, page) for at, page in enumerate(pages) if at not in alike]
    return _Words(
        tuple(chain.from_iterable(page.words for _, page in rest)),
        tuple(at for at, page in rest for _ in page.words),
        tuple(number for _, page in rest for number in range(len(page.words))),
    )


def _shared(before: _Words, after: _Words, places: Sequence[int]) -> Counter[tuple[int, int]]:
    """By old and new page how many words they share."""
    pairs = zip(places, after.page, strict=True)
    return Counter((before.page[place], page) for place, page in pairs if place != NOWHERE)


def _unlike(before: _Words, after: _Words, places: Sequence[int]) -> tuple[dict[int, tuple[int, ...]], ...]:
    """By old page the numbers of its words that are lost, by new page of those that are gained."""
    kept = set(places)
    lost, gained = dict[int, list[int]](), dict[int, list[int]]()
    for place, page in enumerate(before.page):
        if place not in kept:
            lost.setdefault(page, []).append(before.number[place])
    for place, page, number in zip(places, after.page, after.number, strict=True):
        if place == NOWHERE:
            gained.setdefault(page, []).append(number)
    return tuple({page: tuple(numbers) for page, numbers in each.items()} for each in (lost, gained))


def _settle_strays(before: _Words, after: _Words, places: list[int], partners: Mapping[int, int]) -> None:
    """Let no word have come from far, and each that has no place have that of such a word on its page’s neighbours.

    The last word of a paragraph runs over alone, too short a row to be found by itself.
    """
    for number, place in enumerate(places):
        page = partners.get(after.page[number], NOWHERE)
        if NOWHERE not in (place, page) and abs(before.page[place] - page) > BESIDE:
            places[number] = NOWHERE
    kept = set(places)
    left: dict[str, list[int]] = {}
    for place, word in enumerate(before.words):
        if place not in kept:
            left.setdefault(word, []).append(place)
    for number, place in enumerate(places):
        page = partners.get(after.page[number], NOWHERE)
        if place == NOWHERE and page != NOWHERE:
            rest = left.get(after.words[number], [])
            near = next((each for each in rest if abs(before.page[each] - page) == BESIDE), NOWHERE)
            if near != NOWHERE:
                places[number] = near
                rest.remove(near)


def _with_gone(pairs: Sequence[PagePair], gone: Mapping[int, PagePair]) -> Iterator[PagePair]:
    """The pairs with the pages that are gone, by their ordinals, each behind the page that it stood behind."""
    behind: dict[int, list[PagePair]] = {}
    last = 0
    for ordinal in sorted({*(pair.old for pair in pairs), *gone} - {0}):
        if ordinal in gone:
            behind.setdefault(last, []).append(gone[ordinal])
        else:
            last = ordinal
    yield from behind.get(0, ())
    for pair in pairs:
        yield pair
        if pair.old:
            yield from behind.get(pair.old, ())
