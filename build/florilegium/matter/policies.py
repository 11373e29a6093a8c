"""What a volume says of emendations and notes turned into the sentences of its note on the text."""

from collections.abc import Iterator
from itertools import chain

from florilegium.model.emendations import EMENDATIONS, SILENT_KINDS, SPELLING
from florilegium.model.inlines import Emendation
from florilegium.model.notes import NAME, SERIES
from florilegium.model.volume import Volume
from florilegium.model.wording import join_names

_WHOSE = {
    "author": "Notes of the authors",
    "earlier": "notes of earlier editors",
    "translator": "translators’ notes",
    "editor": "notes of this edition",
}
_MARKED = {
    "numbers": "are numbered",
    "letters": "are lettered",
    "symbols": "have signs",
    "roman": "have roman numerals",
}


def policies(volume: Volume) -> Iterator[str]:
    """Spelling and silent emendations, the list of the others, the marks of the notes; as far as there are any."""
    emended = [text for text in (_spelling(volume), _silent(volume), _listed(volume)) if text]
    if emended:
        yield " ".join(emended)
    if notes := _notes(volume):
        yield notes


def _spelling(volume: Volume) -> str:
    return "The spelling of the sources is kept." if volume.house.emendations.spelling == "original" else ""


def _silent(volume: Volume) -> str:
    """The classes that are emended without being listed."""
    style = volume.house.emendations
    kept = SPELLING if style.spelling == "original" else ""
    classes = [SILENT_KINDS[kind] for kind in style.silent if kind != kept]
    if not classes:
        return ""
    verb = "has" if len(classes) == 1 and not classes[0].endswith("s") else "have"
    words = join_names(classes)
    return f"{words[:1].upper()}{words[1:]} {verb} been changed without further notice."


def _listed(volume: Volume) -> str:
    if not any(isinstance(each, Emendation) for piece in volume.pieces() for each in piece.inlines()):
        return ""
    if any(matter.kind == EMENDATIONS for matter in volume.back):
        return "Every other departure from the transcriptions stands in the list of emendations, with what it replaces."
    return "Where the transcriptions or their sources are plainly wrong, they have been emended."


def _notes(volume: Volume) -> str:
    """How the series are told apart; “” where there is only one."""
    articles = chain.from_iterable(part.articles for part in volume.parts)
    found = {note.series for article in articles for note in article.notes}
    if len(found) < 2:
        return ""
    sentence = "; ".join(_series(volume, series) for series in SERIES if series in found)
    return f"{sentence[:1].upper()}{sentence[1:]}."


def _series(volume: Volume, series: str) -> str:
    style = volume.house.notes.of(series)
    end = f" and end with “{style.closing}”" if style.closing else ""
    if NAME in style.closing:
        end = " and end with the name of their author"
    return f"{_WHOSE[series]} {_MARKED[style.marks]}{end}"
