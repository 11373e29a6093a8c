"""The three media a book is composed for, and where things are found in them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from florilegium.model.lists import BIBLIOGRAPHY, WORK
from florilegium.model.notes import ENDNOTES


class Medium(StrEnum):
    """Print is one document for the typesetter; EPUB is a document for each piece; web is one document for readers."""

    PRINT = "print"
    EPUB = "epub"
    WEB = "web"

    @property
    def is_paged(self) -> bool:
        """Whether it has pages, with notes at their feet; else notes stand apart, with links to and from them."""
        return self is Medium.PRINT

    @property
    def is_one_document(self) -> bool:
        """Whether all pieces stand in one document, so that a link needs no file."""
        return self is not Medium.EPUB

    @property
    def has_open_paragraphs(self) -> bool:
        """Whether every paragraph has an anchor of its own, so that searches and citations can lead to it."""
        return self is Medium.WEB


@dataclass(frozen=True, slots=True)
class Targets:
    """Where each anchor, article and image is found: what to write into `href` and `src`.

    `files` maps the id of a piece to its file in the EPUB and is empty where everything is one document.
    `images` maps a picture's path in the press folder to its path beside the documents.
    `addresses` maps an article that is not in this volume to its public address.
    `endnotes` are the anchors that stand in notes at the end of the book and not in the piece that calls them.
    `name_notes` are the persons whose names are links to their notes in the biographical glossary.
    `folios` are those of the anchors whose pages are known already, in print.
    """

    medium: Medium
    files: Mapping[str, str]
    images: Mapping[str, str]
    addresses: Mapping[str, str]
    articles: frozenset[str]
    name_notes: frozenset[str] = frozenset()
    endnotes: frozenset[str] = frozenset()
    folios: Mapping[str, str] = field(default_factory=dict)

    def href(self, piece: str, anchor: str = "") -> str:
        """The link to an anchor of a piece, or to the piece itself."""
        if self.medium.is_one_document:
            return f"#{anchor or piece}"
        return f"{self.files[ENDNOTES if anchor in self.endnotes else piece]}#{anchor or piece}"

    def article(self, id: str) -> str:
        """The link to an article, to its public address where this volume does not hold it, “” where there is none.

        An `id` with “#” and a label leads to the place in the article that has the label.
        """
        piece, _, label = id.partition("#")
        if piece not in self.articles:
            return self.addresses.get(piece, "")
        return self.href(piece, place_anchor(piece, label) if label else "")

    def work(self, key: str) -> str:
        """The link to a work in the bibliography, “” where the volume has none."""
        return self.href(BIBLIOGRAPHY, f"{WORK}{key}") if BIBLIOGRAPHY in self.articles else ""

    def figure(self, id: str) -> str:
        """The link to a figure, which is known by its article and its anchor: “folding/folding-figure-sheet”."""
        article, _, anchor = id.partition("/")
        return self.href(article, anchor) if article in self.articles else ""


def paragraph_anchor(piece: str, n: int) -> str:
    """The anchor of a paragraph of a piece, in the medium where every paragraph has one.

    >>> paragraph_anchor("lion", 12)
    'lion-paragraph-12'
    """
    return f"{piece}-paragraph-{n}"


def place_anchor(piece: str, label: str) -> str:
    """The anchor of a named place in a piece.

    >>> place_anchor("lion", "shelf")
    'lion-place-shelf'
    """
    return f"{piece}-place-{label}"
