"""An article of the press: what is said about it, its body, its notes, its source."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from florilegium.diagnostics import Place
from florilegium.model.emendations import HeadEmendation
from florilegium.model.inlines import Emendation, Inline
from florilegium.model.letters import plain_letters
from florilegium.model.text import Blocks, Figure, Note, Paragraph
from florilegium.model.walking import every_inline, figures, paragraphs, with_paragraphs

_UNFIT = re.compile(r"[^A-Za-z0-9_-]+")  # for an id


@dataclass(frozen=True, slots=True)
class Author:
    """An author as signed, and the id of the person in the authority file (“” where it is not known).

    `identified` is the person's own name where it is another than the signature.
    """

    signed: str
    person: str = ""
    identified: str = ""


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date known to the day, the month or the year; unknown parts are 0. `iso` is “1941-11-08”, “1941-11”, “1941”."""

    year: int
    month: int = 0
    day: int = 0

    @property
    def iso(self) -> str:
        parts = [f"{self.year:04d}"] + [f"{part:02d}" for part in (self.month, self.day) if part]
        return "-".join(parts)


@dataclass(frozen=True, slots=True)
class Source:
    """Where the text was first printed and where it is kept; every field may be empty.

    >>> Source(periodical="The Militant", volume="V", number="45", pages="1, 5").citation
    'The Militant, vol. V, no. 45, pp. 1, 5'
    """

    periodical: str = ""
    volume: str = ""
    number: str = ""
    date: str = ""
    pages: str = ""
    publisher: str = ""
    address: str = ""
    line: str = ""  # the archive's own source line, as found
    title: str = ""  # there, where it is another than the article's

    @property
    def citation(self) -> str:
        """The source in one line without a full stop, in the order the trade gives it; “” where nothing is known."""
        pages = self.pages and f"{'pp.' if any(mark in self.pages for mark in '–-,&') else 'p.'} {self.pages}"
        volume = self.volume and f"vol. {self.volume}"
        number = self.number and f"no. {self.number}"
        return ", ".join(filter(None, (self.periodical, volume, number, self.date, self.publisher, pages)))


@dataclass(frozen=True, slots=True)
class PinnedTranscription:
    """The transcription an article was made from: its path in the press folder, SHA-256, address, date fetched.

    `part` names the article's own text in a file that holds several, “” for a file that is one.
    """

    file: str
    sha256: str
    address: str = ""
    fetched: str = ""
    part: str = ""


@dataclass(frozen=True, slots=True)
class DiscussedParagraphs:
    """A continuous treatment of a person, as the editor marks it: from paragraph `first` to `last`, by their `n`.

    `label` is the sub-entry of the index that holds it, “” for none; a principal place is printed in bold there.
    """

    person: str
    first: int
    last: int
    place: Place
    label: str = ""
    principal: bool = False


@dataclass(frozen=True, slots=True)
class DefaultName:
    """A form and the person it names in this article where nothing nearer decides; with “” it is no name."""

    form: str
    person: str
    place: Place


@dataclass(frozen=True, slots=True)
class Article:
    """One piece. `id` is its file's name; an editor's own text (preface, introduction) is an article too."""

    id: str
    title: str
    place: Place
    body: Blocks
    notes: tuple[Note, ...] = ()
    subtitle: str = ""
    short_title: str = ""
    authors: tuple[Author, ...] = ()
    date: PartialDate | None = None
    calendar: str = "new"  # “old” for a date of the Julian calendar
    language: str = "en-GB"
    kind: str = "article"
    tags: tuple[str, ...] = ()
    source: Source = Source()
    transcriber: str = ""
    markup: str = ""  # who marked the transcription up
    translator: str = ""
    earlier_editor: str = ""  # whose notes the source has
    rights: str = ""
    updated: str = ""
    transcription: PinnedTranscription | None = None
    names: tuple[DefaultName, ...] = ()
    discussions: tuple[DiscussedParagraphs, ...] = ()
    headnote: Blocks = ()  # the editor's introduction above the piece; no part of the transcription
    emendations: tuple[HeadEmendation, ...] = ()  # of title, subtitle and byline; those of the text stand in it

    @property
    def running_title(self) -> str:
        """The title for running heads: the short one where the editor gave one."""
        return self.short_title or self.title

    @property
    def is_sourced(self) -> bool:
        """Whether anything is known of where the text comes from."""
        made = (self.translator, self.transcriber, self.markup, self.rights)
        return bool(self.source.citation or self.source.line or self.transcription or any(made))

    @property
    def omissions(self) -> int:
        """How many passages of its transcription the editor left out."""
        return sum(isinstance(inline, Emendation) and inline.is_omission for inline in self.inlines())

    def paragraphs(self) -> Iterator[Paragraph]:
        """Every paragraph in the order of `n`: the body's, then the notes', then the headnote's."""
        yield from paragraphs(self.body)
        for note in self.notes:
            yield from paragraphs(note.blocks)
        yield from paragraphs(self.headnote)

    def inlines(self) -> Iterator[Inline]:
        """Each inline of these paragraphs, and behind it those inside it."""
        return (inline for paragraph in self.paragraphs() for inline in every_inline(paragraph.children))

    def figures(self) -> Iterator[Figure]:
        """Every figure of headnote, body and notes in reading order."""
        yield from figures(self.headnote)
        yield from figures(self.body)
        for note in self.notes:
            yield from figures(note.blocks)

    def figure_anchors(self) -> dict[Place, str]:
        """The anchor of each figure that has a caption, by its place: from the name of its picture."""
        anchors: dict[Place, str] = {}
        for figure in self.figures():
            if figure.caption:
                name = _UNFIT.sub("-", plain_letters(PurePosixPath(figure.image).stem)).strip("-")
                anchor = f"{self.id}-figure-{name}"
                again = sum(other == anchor or other.startswith(f"{anchor}--") for other in anchors.values())
                anchors[figure.place] = f"{anchor}--{again + 1}" if again else anchor
        return anchors

    def with_paragraphs(self, change: Callable[[Paragraph], Paragraph]) -> "Article":
        """The same article with each paragraph of body, notes and headnote replaced by `change(paragraph)`."""
        body = with_paragraphs(self.body, change)
        notes = tuple(replace(note, blocks=with_paragraphs(note.blocks, change)) for note in self.notes)
        return replace(self, body=body, notes=notes, headnote=with_paragraphs(self.headnote, change))


def head_of(title: str, subtitle: str, authors: tuple[Author, ...]) -> dict[str, str]:
    """What stands above a text, by the names that emendations have for its places."""
    return {"title": title, "subtitle": subtitle, "byline": ", ".join(author.signed for author in authors)}
