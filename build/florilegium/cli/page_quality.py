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
    "tall-notes": ("page of tall notes", "pages of tall notes"),
    "note-runs-over": ("note that runs over", "notes that run over"),
    "needless-blank": ("needless blank page", "needless blank pages"),
}
SHOWN = 8  # folios of a kind; record.json has all


def show_page_quality(flaws: Sequence[Flaw], pages: int, mended: int) -> None:
    """Print to standard output how many flaws the pages have, of which kinds, on which pages, and how many had more."""
    for line in page_quality_lines(flaws, pages, mended):
        say(line)


def page_quality_lines(flaws: Sequence[Flaw], pages: int, mended: int = 0) -> tuple[str, ...]:
    """A line for the whole and one for each kind that is left, with the first folios.

    >>> page_quality_lines((Flaw("widow", 9, "3", 1, 1.0),), 100)
    ('pages looked at: 100, with 1 flaw (1.0 on a hundred)', '  1 widow: page 3')
    >>> page_quality_lines((), 100, 12)
    ('pages looked at: 100; 12 flaws mended, 0 left (0.0 on a hundred, before 12.0)',)
    """
    word = "flaw" if (mended or len(flaws)) == 1 else "flaws"
    told, now = f", with {len(flaws)} {word}", f"{per_hundred(flaws, pages)} on a hundred"
    if mended:
        told = f"; {mended} {word} mended, {len(flaws)} left"
        now = f"{now}, before {per_hundred(flaws, pages, mended)}"
    head = f"pages looked at: {pages}{told} ({now})"
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
