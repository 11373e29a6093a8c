"""From the bytes of a `record.json` to the edition that it tells of."""

import json
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from florilegium.diagnostics import Diagnostic, Place, Refusal
from florilegium.model.certification import Verdict
from florilegium.model.editions import MadeFile, NamedPlace, PrintedPiece, RecordedEdition
from florilegium.model.volume import BACK_MATTER, FRONT_MATTER

RECORD = "record.json"
Turned = TypeVar("Turned")
_WORDS = ("words of the texts", "words of the notes")


def read_record(content: bytes, file: str) -> RecordedEdition:
    """The edition. Refusal S06 where the file is no record of the press, or one of a shape that is not known."""
    return turned(content, file, _edition)


def turned(content: bytes, file: str, turn: Callable[[Mapping[str, Any]], Turned]) -> Turned:
    """What the function makes of the record. Refusal S06 as above."""
    try:
        return turn(json.loads(content))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        hint = "build the volume again; a record is the press’s to write"
        message = f"“{file}” is no record of an edition: {_what_is_wrong(error)}"
        raise Refusal(Diagnostic("S06", message, _place(error, file), hint)) from None


def _what_is_wrong(error: Exception) -> str:
    match error:
        case json.JSONDecodeError(msg=msg):
            return f"it is no JSON ({msg[:1].lower()}{msg[1:]})"
        case UnicodeDecodeError():
            return "it is not written in UTF-8"
        case KeyError(args=(str(key), *_)):
            return f"it has no “{key}”"
        case _:
            return "what it holds is of another shape"


def _place(error: Exception, file: str) -> Place:
    return Place(file, error.lineno, error.colno) if isinstance(error, json.JSONDecodeError) else Place(file)


def _edition(record: Mapping[str, Any]) -> RecordedEdition:
    volume, pages = record["volume"], record["pages"]
    extents = _extents(pages)
    return RecordedEdition(
        **{name: str(volume[name]) for name in ("id", "title", "subtitle", "edition", "date", "language")},
        identifier=str(volume["identifier"]),
        files=tuple(
            MadeFile(str(each["name"]), int(each["bytes"]), str(each["sha256"]), int(each["pages"]))
            for each in record["files"]
        ),
        pieces=tuple(
            PrintedPiece(each["id"], each["title"], tuple(each["authors"]), *extents.get(each["id"], ("", "")))
            for each in record["articles"]
        ),
        folios=tuple(page["folio"] for page in pages),
        places=tuple(
            NamedPlace(each["person"], each["article"], each["anchor"], each["folio"] or "", each["note"])
            for each in record["mentions"]
        ),
        headings={
            entry["person"]: entry["heading"]
            for index in record["indexes"]
            for entry in index["entries"]
            if not entry["see"]
        },
        openings=_openings(pages, {*FRONT_MATTER, *BACK_MATTER, *(each["id"] for each in record["articles"])}),
        starts=_starts(pages),
        words=sum(count["source"] or 0 for count in record["proof"]["counts"] if count["what"] in _WORDS),
        notes=len(record["notes"]),
        emendations=len(record["emendations"]),
        versions=dict(record.get("versions", {})),  # versions and fonts: older records have fewer, or none
        fonts={each["name"]: (each["version"], each["sha256"]) for each in record.get("fonts", ())},
        verdicts=tuple(Verdict(each["checker"], each["version"]) for each in record.get("certification", ())),
    )


def _extents(pages: list[Mapping[str, Any]]) -> dict[str, tuple[str, str]]:
    """By anchor the folios of the first and the last page on which it lies."""
    extents: dict[str, tuple[str, str]] = {}
    for page in pages:
        for anchor in page["anchors"]:
            extents[anchor] = (extents.get(anchor, (page["folio"],))[0], page["folio"])
    return extents


def _openings(pages: list[Mapping[str, Any]], ids: set[str]) -> dict[str, int]:
    """By the id of a piece the ordinal of the page on which it begins."""
    openings: dict[str, int] = {}
    for page in pages:
        for anchor in ids.intersection(page["anchors"]):
            openings.setdefault(anchor, page["ordinal"])
    return openings


def _starts(pages: list[Mapping[str, Any]]) -> dict[str, tuple[tuple[int, int, str], ...]]:
    """By piece the paragraphs with which its pages begin, each with the letters before and the folio."""
    starts: dict[str, list[tuple[int, int, str]]] = {}
    for page in pages:
        if start := page["start"]:
            starts.setdefault(start["article"], []).append((start["paragraph"], start["letters"], page["folio"]))
    return {piece: tuple(found) for piece, found in starts.items()}
