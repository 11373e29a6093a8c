"""Notes as the templates print them: the call, the note at the foot of its page, the note that stands apart."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import chain

from florilegium.model.article import Article
from florilegium.model.inlines import Anchor, Emendation, Inlines, Name
from florilegium.model.medium import Medium, Targets
from florilegium.model.notes import END_OF_BOOK, FOOT
from florilegium.model.text import Note, Paragraph
from florilegium.model.walking import every_inline, paragraphs

LABELS = {
    "author": "Note",
    "editor": "Editor’s note",
    "translator": "Translator’s note",
    "earlier": "Earlier editor’s note",
}


@dataclass(frozen=True, slots=True)
class ComposedNote:
    """A note that stands apart from its call: what the template needs to say of it, and its paragraphs as XHTML."""

    id: str
    classes: str
    label: str  # for those who hear it: “Editor’s note a”
    content: str
    head: str = ""  # the running head of the page it stands on


@dataclass(frozen=True, slots=True)
class NoteGroup:
    """The notes of one piece at the end of the book, with the piece's title and the link to it."""

    id: str
    title: str
    href: str
    notes: tuple[ComposedNote, ...]


def note_id(article: str, number: int) -> str:
    """The anchor of a note; its call has the same with “call”."""
    return f"{article}-note-{number}"


def call_id(article: str, number: int) -> str:
    return f"{article}-call-{number}"


def stands_apart(note: Note, medium: Medium) -> bool:
    """Whether the note stands somewhere else than the paragraph that calls it, where notes at the foot are printed."""
    return not medium.is_paged or note.setting != FOOT


def at_the_end_of_the_book(texts: Iterable[Article]) -> Iterator[tuple[Article, Paragraph]]:
    """The paragraphs that stand in the piece of the endnotes."""
    for text in texts:
        for note in text.notes:
            if note.setting == END_OF_BOOK:
                yield from ((text, paragraph) for paragraph in paragraphs(note.blocks))


def anchors_at_the_end_of_the_book(texts: Sequence[Article]) -> frozenset[str]:
    """The anchors of the notes at the end of the book, and all that stand in them."""
    notes = (note_id(text.id, note.number) for text in texts for note in text.notes if note.setting == END_OF_BOOK)
    inside = (_anchors(paragraph.children) for _, paragraph in at_the_end_of_the_book(texts))
    return frozenset((*notes, *chain.from_iterable(inside)))


def _anchors(inlines: Inlines) -> Iterator[str]:
    return (
        inline.anchor
        for inline in every_inline(inlines)
        if isinstance(inline, Anchor | Emendation | Name) and inline.anchor
    )


def note_call(article: str, note: Note, targets: Targets) -> str:
    """The call of a note that stands apart: a link to it."""
    id = note_id(article, note.number)
    href = targets.href(article, id) if note.setting == END_OF_BOOK else f"#{id}"
    named = "" if note.series == "author" else f' aria-label="{escape(label(note))}"'
    return (
        f'<a class="{"note-call" if note.series == "author" else f"note-call {note.series}"}"'
        f' id="{call_id(article, note.number)}" href="{href}" epub:type="noteref" role="doc-noteref"{named}>'
        f"{escape(note.mark)}</a>"
    )


def note_at_foot(article: str, note: Note, content: str) -> str:
    """A note for the foot of the printed page, in the place of its call."""
    rank = f' data-rank="{note.rank}"' if note.rank else ""
    id, mark = note_id(article, note.number), escape(note.mark)
    return f'<span class="note {note.series}" id="{id}" data-mark="{mark}"{rank}>{content}</span>'


def note_apart(article: str, note: Note, medium: Medium, content: str) -> ComposedNote:
    """A note for the end of its piece or of the book."""
    place = "endnote" if medium.is_paged else "note"
    return ComposedNote(note_id(article, note.number), f"{place} {note.series}", label(note), content)


def opening(article: str, note: Note, targets: Targets) -> str:
    """What opens a note that stands apart: its mark as a link back to its call and, where notes pop up, whose it is."""
    call = call_id(article, note.number)
    href = targets.href(article, call) if note.setting == END_OF_BOOK else f"#{call}"
    back = f"Back to the call of {label(note)[0].lower()}{label(note)[1:]}"
    mark = escape(note.mark)
    link = f'<a class="note-back" href="{href}" role="doc-backlink" aria-label="{escape(back)}">{mark}</a> '
    return link if targets.medium.is_paged else link + _told_apart(note)


def _told_apart(note: Note) -> str:
    """Whose a note is, in words for those who see it alone above the page; the author’s is like the text it is on."""
    if note.series == "author" or note.closing:
        return ""
    return f'<span class="note-series epub-only">{escape(LABELS[note.series])}:</span> '


def closing(note: Note) -> str:
    """The sign behind a note's last word, “” where it has none."""
    return f' <span class="note-closing">{escape(note.closing)}</span>' if note.closing else ""


def label(note: Note) -> str:
    """What a note is called aloud."""
    return f"{LABELS[note.series]} {note.mark}"
