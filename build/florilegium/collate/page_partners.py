"""Turns the pages of two editions into those that belong together: alike, of many words in common, or in one place."""

from collections.abc import Iterator, Mapping, Sequence

from florilegium.model.collation import PageText

LEAST = 0.2  # of the words of the shorter page that a pair has in common at least
Partners = dict[int, int]  # by new page, from 0, the old one that it is


def alike_pages(old: Sequence[PageText], new: Sequence[PageText]) -> Partners:
    """The pages that have the same words, wherever they stand; of some that are alike the one that is nearest."""
    where: dict[tuple[str, ...], list[int]] = {}
    for at, page in enumerate(old):
        where.setdefault(page.words, []).append(at)
    partners, ahead = Partners(), 0
    for at, page in enumerate(new):
        same = where.get(page.words)
        if same and page.words:
            partners[at] = min(same, key=lambda one: abs(one - at - ahead))
            same.remove(partners[at])
            ahead = partners[at] - at
    return partners


def partners_of(
    old: Sequence[PageText], new: Sequence[PageText], alike: Partners, shared: Mapping[tuple[int, int], int]
) -> Partners:
    """All pages that belong together; `shared` says by old and new page how many words they have in common."""
    partners, taken = dict(alike), set(alike.values())

    def pair(one: int, other: int) -> None:
        if other not in partners and one not in taken:
            partners[other] = one
            taken.add(one)

    for (one, other), count in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        if count >= LEAST * min(len(old[one].words), len(new[other].words)):
            pair(one, other)
    for one, other in tuple(_between(partners, len(old), len(new))):
        if bool(old[one].words) == bool(new[other].words):
            pair(one, other)
    return partners


def _between(partners: Partners, olds: int, news: int) -> Iterator[tuple[int, int]]:
    """Pages without a partner that stand between the same two pairs, in their order: blank ones, or written anew."""
    taken, begin, low = set(partners.values()), 0, 0
    for end in range(news + 1):
        if end < news and end not in partners:
            continue
        high = partners[end] if end < news else olds
        rest = [page for page in range(low, high) if page not in taken]
        yield from zip(rest, range(begin, end), strict=False)
        begin, low = end + 1, high + 1
