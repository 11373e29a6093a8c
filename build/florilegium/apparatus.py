"""Apparatus: every note of an article receives its mark, its setting and the sign that closes it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from florilegium.diagnostics import Diagnostic
from florilegium.model.article import Article
from florilegium.model.notes import END_OF_BOOK, ENDNOTES, NAME, SERIES, NoteStyles
from florilegium.model.numerals import roman
from florilegium.model.text import Note, Paragraph
from florilegium.model.volume import BACK_MATTER, Matter, Volume
from florilegium.model.walking import plain_text

SYMBOLS = ("*", "†", "‡", "§", "‖", "¶")  # the order of Hart's Rules
WHO = {"translator": "translator", "earlier": "earlier-editor"}  # the key of the front matter that names the hand


def number_notes(article: Article, styles: NoteStyles) -> Article:
    """The article with mark, setting and closing sign on each note; each series is counted from 1, by its calls."""
    counted: dict[str, int] = {}
    notes = []
    for note in article.notes:
        counted[note.series] = counted.get(note.series, 0) + 1
        style = styles.of(note.series)
        mark = MARKS[style.marks](counted[note.series])
        closing = _closing(note, style.closing.replace(NAME, _name(article, note.series)))
        setting = note.asked or style.setting
        rank = SERIES.index(note.series) if styles.order == "series" else 0
        notes.append(replace(note, mark=mark, setting=setting, rank=rank, closing=closing))
    return replace(article, notes=tuple(notes))


def note_findings(pieces: Iterable[Article], styles: NoteStyles) -> tuple[Diagnostic, ...]:
    """V23 for two series of a piece with one mark, A46 for a note whose hand the article does not name."""
    return tuple(finding for piece in pieces for finding in (*_alike(piece), *_nameless(piece, styles)))


def with_endnotes(volume: Volume) -> Volume:
    """The volume with the piece that holds the notes at the end of the book, where there are any, and without it else.

    It stands where the volume names it, or in its usual place.
    """
    is_wanted = any(note.setting == END_OF_BOOK for piece in volume.pieces() for note in piece.notes)
    kinds = [matter.kind for matter in volume.back]
    if not is_wanted:
        return replace(volume, back=tuple(matter for matter in volume.back if matter.kind != ENDNOTES))
    if ENDNOTES in kinds:
        return volume
    after = BACK_MATTER[BACK_MATTER.index(ENDNOTES) :]
    at = next((at for at, kind in enumerate(kinds) if kind in after), len(kinds))
    return replace(volume, back=(*volume.back[:at], Matter(ENDNOTES), *volume.back[at:]))


def _name(article: Article, series: str) -> str:
    return {"translator": article.translator, "earlier": article.earlier_editor}.get(series, "")


def _closing(note: Note, closing: str) -> str:
    """The closing sign, “” where the note’s own words end in it."""
    last = note.blocks[-1] if note.blocks else None
    ended = isinstance(last, Paragraph) and plain_text(last.children).rstrip().endswith(closing)
    return "" if ended else closing


def _alike(piece: Article) -> Iterator[Diagnostic]:
    first: dict[str, Note] = {}
    told: set[tuple[str, str]] = set()
    for note in piece.notes:
        other = first.setdefault(note.mark, note)
        pair = (other.series, note.series)
        if other.series != note.series and pair not in told:
            told.add(pair)
            message = f"notes “{other.label}” and “{note.label}” of two series would both be called “{note.mark}”"
            hint = f"give the {note.series} series other marks: marks = … under [notes.{note.series}]"
            yield Diagnostic("V23", message, note.place, hint)


def _nameless(piece: Article, styles: NoteStyles) -> Iterator[Diagnostic]:
    """A46 at the first note of a series that is closed by a name which the article does not give."""
    for series, key in WHO.items():
        note = next((note for note in piece.notes if note.series == series), None)
        if note and NAME in styles.of(series).closing and not _name(piece, series):
            message = f"note “{note.label}” is signed by its {key}, whom the article does not name"
            yield Diagnostic("A46", message, note.place, f'write {key} = "…" into the front matter')


def _symbol(number: int) -> str:
    """The symbol of a note; after the sixth they are doubled, then trebled."""
    times, which = divmod(number - 1, len(SYMBOLS))
    return SYMBOLS[which] * (times + 1)


def _letter(number: int) -> str:
    """a to z, then aa, ab …"""
    times, which = divmod(number - 1, 26)
    return (_letter(times) if times else "") + chr(ord("a") + which)


MARKS: Mapping[str, Callable[[int], str]] = {"numbers": str, "symbols": _symbol, "letters": _letter, "roman": roman}
