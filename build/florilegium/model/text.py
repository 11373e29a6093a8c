"""The body of an article as typed data: a small closed set of blocks and inlines.

A `Paragraph` is every run of inline matter that stands by itself: a heading, a plain paragraph, a line of a
table, a caption, a stanza. Its ordinal `n` counts all of them in reading order from 1 through the body, then through
the notes in the order of their calls, then through the editor's headnote, so that (article id, n) names a place that
every stage understands.
"""

from dataclasses import dataclass

from florilegium.diagnostics import Place
from florilegium.model.inlines import Inlines
from florilegium.model.notes import FOOT


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of inlines. `kind` is one of PARAGRAPH_KINDS or LIST_KINDS; `n` its ordinal in the article, from 1."""

    n: int
    kind: str
    children: Inlines
    place: Place
    language: str = ""


PARAGRAPH_KINDS = (
    "paragraph",
    "heading",
    "attribution",
    "verse",
    "dateline",
    "salutation",
    "signature",
    "cell",
    "caption",
    "dedication",
)
LIST_KINDS = ("term", "description", "entry")  # in lists that the press makes from data


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside the article; level 2 is the highest, since level 1 is the article's title."""

    level: int
    paragraph: Paragraph


@dataclass(frozen=True, slots=True)
class Quotation:
    """A block quotation, with the line that says whose it is where the source has one; an epigraph is one too."""

    blocks: tuple["Block", ...]
    attribution: Paragraph | None = None
    language: str = ""
    is_epigraph: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list; `number` is the source's own number, None in an unordered list."""

    number: int | None
    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class ItemList:
    """A list; `numerals` is “” for an unordered one, or decimal, lower-alpha, upper-alpha, lower-roman …"""

    numerals: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Verse:
    """Verse in stanzas: each a paragraph of kind “verse” whose children are all VerseLines."""

    stanzas: tuple[Paragraph, ...]
    language: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; `align` is left, center or right."""

    align: str
    paragraph: Paragraph


@dataclass(frozen=True, slots=True)
class Table:
    """A table: one row of heads, the rows, and a caption where there is one."""

    head: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: Paragraph | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture. `image` is its path in the press folder, `alternative` the text for those who do not see it.

    `short` is the caption of the list of illustrations, “” for the whole; `credit` says there whose the picture is.
    """

    image: str
    alternative: str
    place: Place
    caption: Paragraph | None = None
    short: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """A line of a list of terms: the term, as a date or an abbreviation, and what is said of it, once or more often."""

    term: Paragraph
    descriptions: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class TermList:
    """Terms, each with what is said of it, made by the press from data; `kind` is the list they belong to."""

    kind: str
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class ThematicBreak:
    """A pause in the text, printed as an ornament or a white line."""


@dataclass(frozen=True, slots=True)
class FromSettings:
    """The place in an editor's text where the press puts what it writes from the settings itself."""

    place: Place


Block = Paragraph | Heading | Quotation | ItemList | Verse | Table | Figure | TermList | ThematicBreak | FromSettings
Blocks = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A note of an article: its ordinal in the order of calls, its series, its paragraphs.

    `series` is one of `notes.SERIES`. `asked` is the setting that the note itself asks for, “” where it asks for none;
    mark, setting, rank and closing sign are given when the apparatus is numbered.
    """

    number: int
    series: str
    label: str
    blocks: Blocks
    place: Place
    asked: str = ""
    mark: str = ""  # what is printed at the call
    setting: str = FOOT  # one of `notes.SETTINGS`
    rank: int = 0  # notes of a lower rank stand above it at the foot of a page
    closing: str = ""  # words behind the last of its own, as “—Ed.”
