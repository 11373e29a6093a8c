"""What stands in a line of text, as typed data: words, and the marks and milestones among them."""

from dataclasses import dataclass

from florilegium.diagnostics import Place

OMISSION = 8  # words: a deletion of so many is no slip that is mended, but a passage left out


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
class CrossReference:
    """A reference to a piece of the press, or with `label` to a named place in it.

    `children` are the editor's words, as “see”; the press adds the page, or the address of a piece outside the volume.
    """

    article: str
    label: str
    children: tuple["Inline", ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Cite:
    """One work that a citation names: its key, and the place in it. `label` is that of CSL: page, chapter, volume …

    `prefix` and `suffix` are the editor's words around it; with `only_date` its author is named in the text already.
    """

    key: str
    locator: str = ""
    label: str = "page"
    prefix: str = ""
    suffix: str = ""
    only_date: bool = False


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation of works by their keys. `children` are the words as typed, later as the style prints them."""

    cites: tuple[Cite, ...]
    children: tuple["Inline", ...]
    place: Place


@dataclass(frozen=True, slots=True)
class FolioReference:
    """In print the folio of the page where an anchor lies; without words in the EPUB, where a link leads there.

    `words` are printed with the folio between them, as “, {}”.
    """

    anchor: str
    words: str = "{}"


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

    An insertion has rejected nothing (“”), a deletion has no children; with neither, this edition begins a new
    paragraph behind it. A paragraph end in `rejected` is two line feeds. `kind` is the class of the emendation,
    `siglum` the witness of the reading, `reason` the editor's in words; each may be “”. `anchor` is given by the press.
    """

    children: tuple["Inline", ...]
    rejected: str
    place: Place
    kind: str = ""
    siglum: str = ""
    reason: str = ""
    anchor: str = ""

    @property
    def ends_paragraph(self) -> bool:
        """Whether this edition begins a new paragraph behind it, where the transcription goes on."""
        return not self.children and not self.rejected

    @property
    def is_omission(self) -> bool:
        """Whether so much is left out that the text is no longer complete."""
        return not self.children and len(self.rejected.split()) >= OMISSION


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
    | CrossReference
    | Citation
    | FolioReference
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
    | CrossReference
    | Citation
    | VerseLine
    | Designated
    | Discussed
    | Emendation
    | Anchor
    | Name
)
Inlines = tuple[Inline, ...]
