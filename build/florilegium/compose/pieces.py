"""The pieces of a volume in their order: each with its template, its place in the contents, its running heads."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count

from markupsafe import Markup

from florilegium.compose.inlines import language_attributes
from florilegium.compose.source_notes import source_note
from florilegium.model.article import Article
from florilegium.model.emendations import EMENDATIONS
from florilegium.model.names import INDEXES
from florilegium.model.phrases import Phrases
from florilegium.model.volume import Matter, Part, Volume
from florilegium.model.wording import join_names

TITLES = {
    "half-title": "Half-title", "series-page": "Series", "frontispiece": "Frontispiece",
    "title-page": "Title Page", "imprint": "Imprint",
    "dedication": "Dedication", "epigraph": "Epigraph", "contents": "Contents",
    "endnotes": "Notes", EMENDATIONS: "List of Emendations",
    "biographical-glossary": "Biographical Glossary", "sources": "Sources", "index-of-names": "Index of Names",
    "index-of-places": "Index of Places", "index-of-organisations": "Index of Organisations",
    "index-of-periodicals": "Index of Periodicals", "index-of-works": "Index of Works", "general-index": "Index",
    "colophon": "Colophon",
}  # fmt: skip
# kind -> (EPUB structural semantics, DPUB-ARIA role)
SEMANTICS = {
    "dedication": ("dedication", "doc-dedication"), "epigraph": ("epigraph", "doc-epigraph"),
    "foreword": ("foreword", "doc-foreword"), "preface": ("preface", "doc-preface"),
    "acknowledgements": ("acknowledgments", "doc-acknowledgments"),
    "introduction": ("introduction", "doc-introduction"),
    "afterword": ("afterword", "doc-afterword"), "appendix": ("appendix", "doc-appendix"),
    "note-on-the-text": ("preface", "doc-preface"), "bibliography": ("bibliography", "doc-bibliography"),
    "endnotes": ("endnotes", "doc-endnotes"),
    "chronology": ("appendix", "doc-appendix"), "abbreviations": ("appendix", "doc-appendix"),
    "contributors": ("contributors", ""), "illustrations": ("loi", ""),
}  # fmt: skip
LONGEST_HEAD = 48  # letters in a running head; an editor’s short-title says it better
MOTTOES = ("dedication", "epigraph")
NOT_IN_CONTENTS = ("half-title", "series-page", "frontispiece", "title-page", "imprint", "contents", *MOTTOES)


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of the book as its template sees it; `level` is its depth in the contents, 0 when it is not there."""

    id: str
    kind: str
    template: str
    title: str
    level: int
    text: Article | None = None
    subtitle: str = ""
    number: str = ""
    byline: str = ""
    listed_byline: str = ""  # in the contents
    verso: str = ""
    recto: str = ""
    epub_type: str = ""
    role: str = ""
    source_note: Phrases = ()
    is_sourced_here: bool = False  # whether the note stands after the piece
    language_attributes: str = ""
    editors_language: str = ""  # the attributes of what the editor says in a text of another language

    @property
    def listed_title(self) -> str:
        """The title as the contents have it: that of an appendix behind its letter."""
        return f"{self.number}. {self.title}" if self.number and self.kind == "appendix" else self.title

    @property
    def language(self) -> str:
        """That of its title, “” for the volume’s."""
        return self.text.language if self.text and self.kind != "part" else ""


@dataclass(frozen=True, slots=True)
class Pieces:
    """The three divisions of the book, each in order."""

    front: tuple[Piece, ...]
    body: tuple[Piece, ...]
    back: tuple[Piece, ...]

    def __iter__(self) -> Iterator[Piece]:
        yield from (*self.front, *self.body, *self.back)


def pieces_of(volume: Volume) -> Pieces:
    """The volume's pieces in reading order."""
    hands = _has_many_hands(volume)
    body = [piece for number, part in enumerate(volume.parts, 1) for piece in _part(volume, part, number, hands)]
    return Pieces(
        tuple(_matter(matter) for matter in volume.front),
        (*_second_half_title(volume), *body),
        tuple(_lettered(volume.back)),
    )


def _lettered(back: tuple[Matter, ...]) -> Iterator[Piece]:
    """The pieces of the back matter; of several appendices each is lettered, but for those whose titles say so."""
    letters = count(ord("A"))
    several = sum(matter.kind == "appendix" for matter in back) > 1
    for piece in map(_matter, back):
        if several and piece.kind == "appendix":
            label = f"Appendix {chr(next(letters))}"
            yield piece if piece.title.startswith("Appendix") else replace(piece, number=label)
        else:
            yield piece


def _second_half_title(volume: Volume) -> Iterator[Piece]:
    if volume.second_half_title:
        yield Piece("second-half-title", "half-title", "half-title", TITLES["half-title"], 0)


def _matter(matter: Matter) -> Piece:
    text, kind = matter.text, matter.kind
    title = (text and text.title) or TITLES.get(kind, kind)
    epub_type, role = SEMANTICS.get(kind, ("", ""))
    template = "index-of-names" if kind in INDEXES else kind
    if text:
        template = {"frontispiece": kind, "colophon": kind}.get(kind, "motto" if kind in MOTTOES else "matter")
    return Piece(
        id=text.id if text else kind, kind=kind, template=template, title=title, text=text,
        level=0 if kind in NOT_IN_CONTENTS else 1, subtitle=text.subtitle if text else "",
        byline=join_names(author.signed for author in text.authors) if text else "",
        recto=running_head(text.running_title if text else title), epub_type=epub_type, role=role,
    )  # fmt: skip


def _part(volume: Volume, part: Part, number: int, many_hands: bool) -> Iterator[Piece]:
    if part.title:
        yield Piece(
            id=f"part-title-{number}", kind="part", template="part-title", title=part.title, subtitle=part.subtitle,
            text=part.epigraph, number=f"Part {NUMBER_WORDS.get(number, number)}", level=1,
        )  # fmt: skip
    if part.introduction:
        yield _article(volume, part, part.introduction, many_hands)
    for article in part.articles:
        yield _article(volume, part, article, many_hands)


NUMBER_WORDS = dict(enumerate(
    ("One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve"), 1
))  # fmt: skip


def _article(volume: Volume, part: Part, article: Article, many_hands: bool) -> Piece:
    byline = join_names(author.signed for author in article.authors)
    theirs = byline if many_hands else ""
    other = article.language if article.language != volume.language else ""
    kind = "introduction" if article is part.introduction else article.kind
    introduces = kind == "introduction"
    return Piece(
        id=article.id, kind=kind, template="article", title=article.title, subtitle=article.subtitle, text=article,
        level=_level(part, article), byline=byline, listed_byline=theirs,
        verso=running_head(theirs or part.title or volume.title),
        recto=running_head(article.running_title), epub_type="introduction" if introduces else "chapter",
        role="doc-introduction" if introduces else "doc-chapter", source_note=source_note(article),
        is_sourced_here=volume.house.source_notes == "pieces",
        language_attributes=Markup(language_attributes(other)),
        editors_language=Markup(language_attributes(volume.language if other else "")),
    )  # fmt: skip


def _has_many_hands(volume: Volume) -> bool:
    """Whether the articles are by different authors: only then contents and running heads name them."""
    return (
        len({tuple(each.signed for each in article.authors) for part in volume.parts for article in part.articles}) > 1
    )


def _level(part: Part, article: Article) -> int:
    """The depth in the contents; an introduction that has its part's name does not stand there twice."""
    if article is part.introduction and article.title == part.title:
        return 0
    return 2 if part.title else 1


def running_head(words: str) -> str:
    """The words as they fit into one line above the page: up to a colon, else up to the last whole word and “…”.

    >>> running_head("Bloody Legislation: Against the Expropriated, from the End of the Fifteenth Century")
    'Bloody Legislation'
    >>> running_head("On the many and curious ways in which sheets of paper have been folded")
    'On the many and curious ways in which sheets of…'
    """
    if len(words) <= LONGEST_HEAD:
        return words
    before = words.partition(":")[0]
    if len(before) <= LONGEST_HEAD and before != words:
        return before
    cut = words[:LONGEST_HEAD]
    return (cut.rpartition(" ")[0] or cut).rstrip(" ,;–—-") + "…"
