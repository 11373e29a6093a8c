"""Runs as the inline marks of the dialect."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from florilegium.accession.escaping import escaped, opened
from florilegium.accession.passages import Run, Runs, joined

_PUBLIC = re.compile(r"https?://[^\s/]+\.[^\s<>()]*$")
_STARS = ("strong", "emphasis")
_CLASSES = ("run-in", "small-caps", "sup", "sub")


def written(runs: Runs, notes: dict[str, str]) -> str:
    """The runs as one paragraph of the dialect; `notes` gives the label of each note called."""
    text = "".join(_grouped(runs, notes))
    return "\\\n".join(opened(line) for line in text.split("\n"))


def _grouped(runs: Runs, notes: dict[str, str]) -> Iterator[str]:
    """The runs by their links, then by their marks, outermost first."""
    before = ""
    for target, group in groupby(_settled(runs), key=lambda run: run.target if _PUBLIC.match(run.target) else ""):
        inside = tuple(replace(run, target="") for run in group)
        inner = _nested(inside, notes, before)
        words = "".join(run.text for run in inside)
        yield f"[{inner}]({_address(target)})" if target and words.strip() else inner
        before = words[-1:] or before


def _address(target: str) -> str:
    return target.replace("\\", "%5C").replace(" ", "%20").replace("*", "%2A").replace("_", "\\_")


def _settled(runs: Runs) -> Runs:
    """The runs with marks in one order, and none over a line break or over blanks alone."""
    parts: list[Run] = []
    for run in runs:
        marks = tuple(mark for mark in _order(run.marks) if run.text.strip() or any(run.emended))
        parts.extend(
            replace(run, text=piece, marks=marks if piece.strip() else (), anchors=())
            for piece in re.split(r"(\n)", run.text)
        )
    return joined(parts)


def _order(marks: tuple[str, ...]) -> tuple[str, ...]:
    rank = {"run-in": 0, "small-caps": 2, "strong": 3, "emphasis": 4, "sup": 5, "sub": 5}
    return tuple(sorted(marks, key=lambda mark: rank.get(mark, 1)))


def _nested(runs: Runs, notes: dict[str, str], before: str, starred: bool = False) -> str:
    """The runs by their outermost marks; `starred` where they stand in a mark of stars already."""
    pieces: list[str] = []
    at = 0
    for mark, group in groupby(runs, key=lambda run: run.marks[0] if run.marks else ""):
        inside = tuple(group)
        words = "".join(run.text for run in inside)
        at += len(inside)
        if not mark:
            pieces.extend(_sign(run, notes) if run.is_sign else escaped(run.text) for run in inside)
        else:
            inner = tuple(replace(run, marks=run.marks[1:]) for run in inside)
            after = _first_letter(runs[at : at + 3])
            marked = _marked(mark, inner, notes, (before, after))
            # Stars that touch stars, or letters within stars, Markdown may pair otherwise: the words outweigh the mark.
            touching = pieces and pieces[-1].endswith("*") and not pieces[-1].endswith("\\*")
            within = starred and not (_is_parted(before, words[:1]) and _is_parted(after, words[-1:]))
            unsafe = marked.startswith("*") and (touching or within)
            pieces.append(_nested(_without_stars(inner), notes, before, starred) if unsafe else marked)
        before = words[-1:] or ("]" if inside[-1].is_sign else before)
    return "".join(pieces)


def _sign(run: Run, notes: dict[str, str]) -> str:
    """A note call, the milestone of a page, or an emendation in its marks."""
    if run.note:
        return f"[^{notes[run.note]}]"
    if run.page:
        return f"[{escaped(run.page)}]{{.page}}"
    return emend(*run.emended)


def emend(transcribed: str, read: str) -> str:
    """The marks of an emendation: the words of the transcription and those that this edition reads for them.

    >>> emend("net", "not"), emend("", "so"), emend("the the", "the")
    ('{~~net~>not~~}', '{++so++}', '{~~the the~>the~~}')
    """
    if not transcribed:
        return f"{{++{escaped(read)}++}}"
    if not read:
        return f"{{--{escaped(transcribed)}--}}"
    return f"{{~~{escaped(transcribed)}~>{escaped(read)}~~}}"


def _is_parted(outer: str, inner: str) -> bool:
    """Whether a mark between these two letters can only be read one way."""
    return not outer or outer.isspace() or (_is_open(outer) and inner.isalnum())


def _without_stars(runs: Runs) -> Runs:
    return tuple(replace(run, marks=tuple(mark for mark in run.marks if mark not in _STARS)) for run in runs)


def _first_letter(runs: Runs) -> str:
    """The first letter of what follows; a note call begins with a bracket."""
    return next(("[" if run.is_sign else run.text[0] for run in runs if run.is_sign or run.text), "")


def _marked(mark: str, runs: Runs, notes: dict[str, str], around: tuple[str, str]) -> str:
    """The runs within a mark. Blanks go outside, and so do signs at an end where Markdown would not see the mark."""
    lead, runs, trail = _bare(runs, mark, around)
    inner = _nested(runs, notes, "", mark in _STARS)
    if not inner:
        return lead + trail
    if mark in _STARS:
        sign = "**" if mark == "strong" else "*"
        return f"{lead}{sign}{inner}{sign}{trail}"
    kind, _, value = mark.partition(":")
    attribute = f".{mark}" if mark in _CLASSES else f"person={value}" if kind == "person" else f"lang={value}"
    return f"{lead}[{inner}]{{{attribute}}}{trail}"


def _bare(runs: Runs, mark: str, around: tuple[str, str]) -> tuple[str, Runs, str]:
    """What goes before the mark, inside it and after it (CommonMark 6.2, left- and right-flanking runs)."""
    words = "".join(run.text for run in runs)
    first, last = len(words) - len(words.lstrip()), len(words.rstrip())
    if mark in _STARS:
        tight_before = bool(around[0]) and not first and not _is_open(around[0])
        tight_after = bool(around[1]) and last == len(words) and not _is_open(around[1])
        while tight_before and first < last and _is_open(words[first]):
            first += 1
        while tight_after and last > first and _is_open(words[last - 1]):
            last -= 1
    return escaped(words[:first]), _slice(runs, first, last), escaped(words[last:])


def _is_open(letter: str) -> bool:
    return letter.isspace() or unicodedata.category(letter)[0] in "PS"


def _slice(runs: Runs, first: int, last: int) -> Runs:
    found, at = [], 0
    for run in runs:
        begin, end = max(first - at, 0), min(last - at, len(run.text))
        if run.is_sign or begin < end:
            found.append(replace(run, text=run.text[begin:end]))
        at += len(run.text)
    return tuple(found)
