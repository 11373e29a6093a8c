"""The mends of a volume's pages: read from its file, held by its settings, written to its file again."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from florilegium.diagnostics import Diagnostic
from florilegium.model.mends import Mends, Unmet
from florilegium.read.mends import MendsFile
from florilegium.typeset.setting import Setting


def held(known: Mends, settings: Sequence[Setting]) -> Mends:
    """The mends that the pages were set with, in the order of the book, and those of an editor for other pieces."""
    pieces = [piece for setting in settings for piece in setting.mends.pieces]
    names = {piece.piece for piece in pieces}
    mine = (piece for piece in known.pieces if not piece.made_for and piece.piece not in names)
    return replace(known, pieces=(*pieces, *mine))


def mending_findings(file: MendsFile, settings: Sequence[Setting], dropped: Sequence[str]) -> tuple[Diagnostic, ...]:
    """M05 for a piece or paragraph that is not there, M06 for a mend that cannot be had, M07 for those made anew."""
    return (
        *_strangers(file, settings),
        *(_unmet(file, unmet) for setting in settings for unmet in setting.unmet),
        *(_dropped(file, piece) for piece in dropped),
    )


def _strangers(file: MendsFile, settings: Sequence[Setting]) -> Iterator[Diagnostic]:
    names = {piece.piece for setting in settings for piece in setting.mends.pieces}
    for piece in file.mends.pieces:
        if not piece.made_for and piece.piece not in names:
            message = f"the volume has no piece “{piece.piece}”"
            hint = "its name is that of the article’s file, or of the piece, as “preface”"
            yield Diagnostic("M05", message, file.places.get(piece.piece), hint)


def _unmet(file: MendsFile, unmet: Unmet) -> Diagnostic:
    place = file.places.get(unmet.piece)
    if unmet.is_unknown:
        message = f"“{unmet.piece}” has no paragraph {unmet.paragraph} in its text"
        return Diagnostic("M05", message, place, f"florilegium text {unmet.piece} shows how they are counted")
    message = f"paragraph {unmet.paragraph} of “{unmet.piece}” cannot be set as its mend wants it"
    return Diagnostic("M06", message, place, "its lines would fall apart: ask for another, or give it some tracking")


def _dropped(file: MendsFile, piece: str) -> Diagnostic:
    message = f"the mends of “{piece}” were made for other words or another page, and are made anew"
    return Diagnostic("M07", message, file.places.get(piece), "nothing to do")
