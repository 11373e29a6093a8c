"""The body of an article as typed data: a small closed set of blocks and inlines.

A `Paragraph` is every run of inline matter that stands by itself: a heading, a plain paragraph, a line of a
table, a caption, a stanza. Its ordinal `n` counts all of them in reading order from 1 through the body and then
through the notes in the order of their calls, so that (article id, n) names a place that every stage understands.
"""

from dataclasses import dataclass

from florilegium.diagnostics import Place

# --- inlines ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Text:
    """Words as they are printed; a soft line break of the source is a space here."""

    content: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    children: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class Strong:
    children: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class SmallCapitals:
    children: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class RunInHead:
    """A head that opens its paragraph on the same line; only as the first child of a paragraph."""

    children: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class Foreign:
    """A phrase in another language than its surroundings; `language` is a BCP 47 tag."""

    language: str
    children: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class Superscript:
    children: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class Subscript:
    children: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A link to a public address, or to an article of the press when `target` begins with “article:”."""

    target: str
    children: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class NoteCall:
    """The place where note number `note` (an ordinal from 1 among the article's notes) is called."""

    note: int


@dataclass(frozen=True, slots=True)
class SourcePage:
    """A milestone: here page `label` of the source begins. It has no text of its own."""

    label: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A line break that belongs to the text. It reads as a line feed."""


@dataclass(frozen=True, slots=True)
class VerseLine:
    """One line of a stanza, indented by `indent` steps of one em."""

    indent: int
    children: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class Designated:
    """Words of which the editor says whom they name: a person of the authority file, or with “” nobody."""

    person: str
    children: tuple["Inline", ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Discussed:
    """Words in which the editor finds a continuous treatment of a person: the index cites them as one range.

    `label` is the sub-entry that holds the range, “” for none; a principal place is printed in bold.
    """

    person: str
    children: tuple["Inline", ...]
    place: Place
    label: str = ""
    principal: bool = False


@dataclass(frozen=True, slots=True)
class Emendation:
    """A departure from the pinned transcription: `children` are read in this edition, `rejected` in the transcription.

    An insertion has rejected nothing (“”), a deletion has no children. `kind` is the class of the emendation, `siglum`
    the witness of the reading, `reason` the editor's in words; each may be “”. `anchor` is given by the press.
    """

    children: tuple["Inline", ...]
    rejected: str
    place: Place
    kind: str = ""
    siglum: str = ""
    reason: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words that a locator leads to, marked by the press: the beginning or the end of a discussion."""

    anchor: str
    children: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class Name:
    """A mention of a person, marked by the press: it contains the name and carries the anchor of the index."""

    person: str
    anchor: str
    children: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """Here page `folio` of the print edition begins; set in by the press for the EPUB's page list."""

    folio: str


Inline = (
    Text
    | Emphasis
    | Strong
    | SmallCapitals
    | RunInHead
    | Foreign
    | Superscript
    | Subscript
    | Link
    | NoteCall
    | SourcePage
    | LineBreak
    | VerseLine
    | Designated
    | Discussed
    | Emendation
    | Anchor
    | Name
    | PageBreak
)
Container = (
    Emphasis
    | Strong
    | SmallCapitals
    | RunInHead
    | Foreign
    | Superscript
    | Subscript
    | Link
    | VerseLine
    | Designated
    | Discussed
    | Emendation
    | Anchor
    | Name
)
Inlines = tuple[Inline, ...]

# --- blocks ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of inlines. `kind` is one of PARAGRAPH_KINDS; `n` its ordinal in the article, from 1."""

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
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside the article; level 2 is the highest, since level 1 is the article's title."""

    level: int
    paragraph: Paragraph


@dataclass(frozen=True, slots=True)
class Quotation:
    """A block quotation, with the line that says whose it is where the source has one."""

    blocks: tuple["Block", ...]
    attribution: Paragraph | None = None
    language: str = ""


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
    """A picture. `image` is its path in the press folder, `alternative` the text for those who do not see it."""

    image: str
    alternative: str
    place: Place
    caption: Paragraph | None = None


@dataclass(frozen=True, slots=True)
class ThematicBreak:
    """A pause in the text, printed as an ornament or a white line."""


Block = Paragraph | Heading | Quotation | ItemList | Verse | Table | Figure | ThematicBreak
Blocks = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A note of an article: its ordinal in the order of calls, its series (author, editor), its paragraphs."""

    number: int
    series: str
    label: str
    blocks: Blocks
    place: Place
    mark: str = ""  # what is printed at the call, given when the apparatus is numbered
