"""Turns the texts of two editions into the pieces and notes whose words differ, paragraph by paragraph."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from florilegium.collate.passages import changed_passages, tally_of
from florilegium.collate.words import NOWHERE, in_order, matched
from florilegium.model.collation import ChangedText, Piece, Tally
from florilegium.model.editions import RecordedEdition
from florilegium.model.listings import Fate

ALIKE = 0.4  # of the words of a note and of what it was that both have


@dataclass(frozen=True, slots=True)
class Texts:
    """The pieces of an edition in their order, and its notes, in their order, by the id of their piece."""

    pieces: tuple[Piece, ...]
    notes: Mapping[str, tuple[Piece, ...]]
    edition: RecordedEdition

    def folio(self, piece: Piece, number: int) -> str:
        """The folio of the page on which a word stands, “” where it is not known."""
        if piece.folio:
            return piece.folio
        paragraph, begin = piece.place(number)
        letters = sum(sign.isalnum() for word in piece.words[begin:number] for sign in word)
        if paragraph:
            return self.edition.folio_of(piece.id, paragraph, letters)
        first = next((begin for begin, paragraph in piece.paragraphs if paragraph), len(piece.words))
        opening = self.edition.openings.get(piece.id, 0) if number < first else 0
        return self.edition.folios[opening - 1] if opening else ""


def changed_texts(old: Texts, new: Texts) -> tuple[ChangedText, ...]:
    """The texts that differ, in the order of the new edition, those that are gone at the end; each before its notes."""
    before, after = ({piece.id: piece for piece in texts.pieces} for texts in (old, new))
    changed: list[ChangedText] = []
    for id in dict.fromkeys((*after, *before)):
        changed += _compared((before.get(id), old), (after.get(id), new))
        if id in before and id in after:
            for one, other in _pairs(old.notes.get(id, ()), new.notes.get(id, ())):
                changed += _compared((one, old), (other, new))
    return tuple(changed)


def _compared(old: tuple[Piece | None, Texts], new: tuple[Piece | None, Texts]) -> Iterator[ChangedText]:
    """What differs in a piece or a note, nothing where it is alike."""
    (was, before), (now, after) = old, new
    some = now or was
    if not some or (was and now and was.words == now.words):
        return
    one, other = was or Piece(some.id), now or Piece(some.id)
    fate = Fate.KEPT if was and now else Fate.ADDED if now else Fate.REMOVED
    if fate is not Fate.KEPT and not some.note:
        notes = (after if now else before).notes.get(some.id, ())
        words = len(some.words) + sum(len(note.words) for note in notes)
        tally = Tally(added=words) if now else Tally(removed=words)
        yield ChangedText(some.id, some.title, fate, tally, notes=sum(bool(note.mark) for note in notes))
        return
    places = matched(one.words, other.words)
    kept = in_order(places)
    passages = changed_passages((one, before.folio), (other, after.folio), places, kept)
    yield ChangedText(some.id, some.title, fate, tally_of(places, kept, len(one.words)), passages, some.note, some.mark)


def _pairs(was: Sequence[Piece], now: Sequence[Piece]) -> Iterator[tuple[Piece | None, Piece | None]]:
    """The notes of a piece that are not alike, each beside what it was: with many of the same words, or nothing."""
    old, new = ([" ".join(note.words) for note in notes] for notes in (was, now))
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield from _nearest(was[a:b], now[c:d])


def _nearest(was: Sequence[Piece], now: Sequence[Piece]) -> Iterator[tuple[Piece | None, Piece | None]]:
    left = [(note, Counter(note.words)) for note in was]
    for note in now:
        words = Counter(note.words)
        shares = [_share(each, words) for _, each in left]
        best = max(range(len(left)), key=shares.__getitem__, default=NOWHERE)
        yield (left.pop(best)[0] if best != NOWHERE and shares[best] >= ALIKE else None), note
    yield from ((note, None) for note, _ in left)


def _share(one: Counter[str], other: Counter[str]) -> float:
    """How large a part of the words of both stands in the other too."""
    both = one.total() + other.total()
    return 2 * (one & other).total() / both if both else 0
