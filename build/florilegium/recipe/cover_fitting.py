"""What is set smaller, or left out, so that all the words of a cover find room on it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from florilegium.diagnostics import Diagnostic
from florilegium.model.volume import Volume
from florilegium.typeset.standing import Words, edges

Standing = Mapping[str, tuple[Words, ...]]

FRONT = (1.0, 0.88, 0.77, 0.68, 0.6, 0.52, 0.45, 0.4)
TEXT = (1.0, 0.94, 0.88, 0.82, 0.76)
SPINE = (1.0, 0.9, 0.8, 0.7)
SMALLEST_TITLE = 0.4  # of its size, on a spine that it has for itself
FLAPS = ("back-flap", "front-flap")
ON_THE_SPINE = (("title", "editors", "imprint"), ("title", "imprint"), ("title",))
APART = 4.0  # millimetres between the words of a spine
CLOSE = 3.0  # millimetres between other words


@dataclass(frozen=True, slots=True)
class Room:
    """Where words may stand, in millimetres from the head and left of the sheet."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Rooms:
    """The rooms of a cover, None for one that it has not.

    `barcode` is that of its field, `flaps` the foot of the words there, and `spine` the length of its line, both in mm;
    `asked` says how many words blurb and flaps have.
    """

    front: Room
    back: Room | None = None
    barcode: Room | None = None
    flaps: float | None = None
    spine: float | None = None
    asked: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fit:
    """How large the words are, 1 for what the stylesheets say, and what stands on the spine.

    The press's name on the back is `raised` above the barcode where they would stand on one another.
    """

    front: float = 1.0
    back: float = 1.0
    flaps: float = 1.0
    spine: float = 1.0
    on_spine: tuple[str, ...] = ON_THE_SPINE[0]
    raised: bool = False


@dataclass(frozen=True, slots=True)
class Lack:
    """Words that do not fit at their smallest: where, and what to do."""

    where: str
    hint: str


def tighter(fit: Fit, standing: Standing, rooms: Rooms) -> tuple[Fit, tuple[Lack, ...]]:
    """The next fit to try, the same where there is none better; and what then does not fit."""
    better, lacks = fit, list[Lack]()
    if not _front_fits(standing, rooms.front):
        hint = "shorten the title, the subtitle or the names of the editors"
        better = replace(better, front=_smaller(fit.front, FRONT, lacks, Lack("the front", hint)))
    if rooms.spine is not None:
        better = _spine(better, standing, rooms.spine, lacks)
    if rooms.back and rooms.barcode:
        imprint = standing.get("back-imprint", ())
        better = replace(better, raised=fit.raised or _strikes(imprint, rooms.barcode))
        bottom = edges(imprint)[1] - CLOSE if fit.raised and imprint else rooms.back.bottom
        if over := _too_many(standing.get("blurb", ()), bottom, rooms.asked["blurb"]):
            lack = Lack("the back", _shorten("blurb", over))
            better = replace(better, back=_smaller(fit.back, TEXT, lacks, lack))
    for name in FLAPS:
        if rooms.flaps is not None and (over := _too_many(standing.get(name, ()), rooms.flaps, rooms.asked[name])):
            lack = Lack(f"the {name.replace('-', ' ')}", _shorten(name, over))
            better = replace(better, flaps=_smaller(fit.flaps, TEXT, lacks, lack))
    return better, tuple(lacks)


def told(lacks: tuple[Lack, ...], volume: Volume) -> tuple[Diagnostic, ...]:
    """V32 for all that does not fit, at the volume's file."""
    say = "the words do not fit on {} of the cover, even at their smallest"
    return tuple(Diagnostic("V32", say.format(lack.where), volume.place, lack.hint) for lack in lacks)


def _shorten(key: str, over: int) -> str:
    return f"shorten “{key}” by {over} {'word' if over == 1 else 'words'} or more"


def _smaller(now: float, steps: tuple[float, ...], lacks: list[Lack], lack: Lack) -> float:
    """The next smaller step; at the last one it stays, with a lack more."""
    lower = [step for step in steps if step < now]
    if not lower:
        lacks.append(lack)
    return lower[0] if lower else now


def _front_fits(standing: Standing, room: Room) -> bool:
    """Whether series, title with subtitle, and foot stand below one another inside of the room."""
    above = room.top
    for names in (("cover-series",), ("cover-title", "cover-subtitle"), ("cover-foot",)):
        words = [each for name in names for each in standing.get(name, ())]
        if not words:
            continue
        left, top, right, bottom = edges(words)
        if top < above or left < room.left or right > room.right or bottom > room.bottom:
            return False
        above = bottom
    return True


def _spine(fit: Fit, standing: Standing, length: float, lacks: list[Lack]) -> Fit:
    """Smaller words first, then without the editors, then without the press; the title alone as small as need be."""
    widths = {name: _length(standing.get(f"spine-{name}", ())) / fit.spine for name in ON_THE_SPINE[0]}

    for names in (each for each in ON_THE_SPINE if len(each) <= len(fit.on_spine)):
        blanks = APART * (sum(widths[name] > 0 for name in names) - 1)
        for step in SPINE:
            if sum(widths[name] for name in names) * step + blanks <= length:
                return replace(fit, spine=step, on_spine=names)
    title = length / widths["title"]
    if title < SMALLEST_TITLE:
        lacks.append(Lack("the spine", "shorten the title"))
    return replace(fit, spine=round(max(title * 0.99, SMALLEST_TITLE), 3), on_spine=("title",))


def _length(words: tuple[Words, ...]) -> float:
    return sum(each.right - each.left for each in words)


def _strikes(words: tuple[Words, ...], field: Room) -> bool:
    if not words:
        return False
    left, top, right, bottom = edges(words)
    return (
        right > field.left - CLOSE and left < field.right + CLOSE and bottom > field.top - CLOSE and top < field.bottom
    )


def _too_many(words: tuple[Words, ...], bottom: float, asked: int) -> int:
    """How many of the words that are asked for stand below the foot of their room, or beyond the page."""
    standing = sum(len(each.text.split()) for each in words if each.bottom <= bottom)
    return max(1, asked - standing) if any(each.bottom > bottom for each in words) else 0
