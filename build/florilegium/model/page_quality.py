"""What a book designer would mark on a page: each flaw with its place and its measure."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

# kind -> (what it is, the unit of its measure)
FLAWS = {
    "loose-line": ("a line whose blanks are wider than .45 em", "em"),
    "stacked-hyphens": ("a third line in a row that ends in a hyphen", "lines"),
    "short-last-line": ("a last line that is hardly wider than an indent", "em"),
    "widow": ("the last line of a paragraph alone at the head of a page", "lines"),
    "orphan": ("the first line of a paragraph alone at the foot of a page", "lines"),
    "heading-at-foot": ("a heading with nothing below it on its page", "lines"),
    "short-page": ("a page that ends early and is not the last of its piece", "lines"),
    "uneven-pages": ("facing pages of unequal depth", "lines"),
    "river": ("blanks that run into one another down the page", "lines"),
    "hyphen-over-leaf": ("a word parted at the foot of a recto", "lines"),
    "tall-notes": ("notes that take more than 60 % of their page", "%"),
    "note-runs-over": ("a note that ends on a later page than its call", "pages"),
    "needless-blank": ("a blank page that no opening on a recto asks for", "pages"),
}


@dataclass(frozen=True, slots=True)
class Flaw:
    """A flaw of kind FLAWS: the ordinal and folio of its page, its line there from 1 (0: the page), its measure.

    `paragraph` is “article/n” where the flaw is one of a paragraph, a note's id of a note, “” of a page.
    """

    kind: str
    page: int
    folio: str
    line: int
    measure: float
    paragraph: str = ""


def per_hundred(flaws: Iterable[Flaw], pages: int, mended: int = 0) -> float:
    """How many flaws there are on a hundred pages, with those that were mended, to one decimal."""
    return round(100 * (mended + sum(1 for _ in flaws)) / pages, 1) if pages else 0.0


def counted(flaws: Iterable[Flaw]) -> dict[str, int]:
    """How many flaws there are of each kind that occurs, in the order of FLAWS."""
    counts = Counter(flaw.kind for flaw in flaws)
    return {kind: counts[kind] for kind in FLAWS if counts[kind]}
