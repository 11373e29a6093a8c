"""What the guard of the pages found, as a person reads it."""

from collections.abc import Sequence

from florilegium.cli.terminal import say
from florilegium.model.page_quality import Flaw, counted, per_hundred

NAMES = {
    "loose-line": ("loose line", "loose lines"),
    "stacked-hyphens": ("stack of hyphens", "stacks of hyphens"),
    "short-last-line": ("short last line", "short last lines"),
    "widow": ("widow", "widows"),
    "orphan": ("orphan", "orphans"),
    "heading-at-foot": ("heading at the foot", "headings at the foot"),
    "short-page": ("short page", "short pages"),
    "uneven-pages": ("pair of uneven pages", "pairs of uneven pages"),
    "river": ("river", "rivers"),
    "hyphen-over-leaf": ("word parted over the leaf", "words parted over the leaf"),
}
SHOWN = 8  # folios of a kind; record.json has all


def show_page_quality(flaws: Sequence[Flaw], pages: int) -> None:
    """Print to standard output how many flaws the pages have, of which kinds, and on which pages."""
    for line in page_quality_lines(flaws, pages):
        say(line)


def page_quality_lines(flaws: Sequence[Flaw], pages: int) -> tuple[str, ...]:
    """A line for the whole and one for each kind that occurs, with the first folios.

    >>> page_quality_lines((Flaw("widow", 9, "3", 1, 1.0),), 100)
    ('pages looked at: 100, with 1 flaw (1.0 on a hundred)', '  1 widow: page 3')
    """
    word = "flaw" if len(flaws) == 1 else "flaws"
    head = f"pages looked at: {pages}, with {len(flaws)} {word} ({per_hundred(flaws, pages)} on a hundred)"
    kinds = counted(flaws).items()
    return (head, *(f"  {count} {_name(kind, count)}: {_folios(flaws, kind)}" for kind, count in kinds))


def _name(kind: str, count: int) -> str:
    one, several = NAMES[kind]
    return one if count == 1 else several


def _folios(flaws: Sequence[Flaw], kind: str) -> str:
    folios = tuple(dict.fromkeys(flaw.folio for flaw in flaws if flaw.kind == kind))
    shown = ", ".join(folios[:SHOWN])
    more = f" and {len(folios) - SHOWN} more" if len(folios) > SHOWN else ""
    return f"page{'s' if len(folios) > 1 else ''} {shown}{more}"
