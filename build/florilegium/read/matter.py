"""From a volume file's lists of front and back matter to its pieces, with the editor's own texts."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from florilegium.diagnostics import Place
from florilegium.model.volume import BACK_MATTER, FRONT_MATTER, LISTS, MADE_FROM_DATA, MAY_BE_WRITTEN, Matter, Volume
from florilegium.read.body import Gathering
from florilegium.read.fields import Fields

ALWAYS_FRONT = ("half-title", "title-page", "imprint", "contents")
ALWAYS_BACK = ("index-of-names", "colophon")
SEVERAL = ("appendix",)  # a book may have more than one


@dataclass(frozen=True, slots=True)
class Wanted:
    """The kinds of pieces in the front and in the back matter, in their order."""

    front: tuple[str, ...]
    back: tuple[str, ...]


def read_matter(gathering: Gathering, fields: Fields) -> tuple[tuple[Matter, ...], tuple[Matter, ...]]:
    """The front and the back matter. Findings V11 to V14 and those of the texts."""
    texts = fields.inner("matter")
    wanted = Wanted(
        _kinds(fields, "front", FRONT_MATTER, _usual_front(fields, texts)),
        _kinds(fields, "back", BACK_MATTER, _usual(texts, BACK_MATTER, ALWAYS_BACK)),
    )
    front = tuple(each for kind in wanted.front for each in _pieces(gathering, fields, texts, "front", kind))
    back = tuple(each for kind in wanted.back for each in _pieces(gathering, fields, texts, "back", kind))
    _check_texts(texts, (*wanted.front, *wanted.back))
    return front, back


def _usual_front(fields: Fields, texts: Fields) -> tuple[str, ...]:
    series = ("series-page",) if fields.table.get("series") else ()
    return _usual(texts, FRONT_MATTER, (*ALWAYS_FRONT, *series))


def _usual(texts: Fields, kinds: tuple[str, ...], always: tuple[str, ...]) -> tuple[str, ...]:
    """The pieces of a volume that names none: those every book has, and those whose texts are given."""
    return tuple(kind for kind in kinds if kind in always or (kind in texts.table and kind not in MADE_FROM_DATA))


def _kinds(fields: Fields, key: str, known: tuple[str, ...], usual: tuple[str, ...]) -> tuple[str, ...]:
    kinds = fields.texts(key)
    if key not in fields.table:
        return usual
    other = {"front": "back", "back": "front"}[key]
    for kind in dict.fromkeys(kinds):
        if kind not in known:
            near = get_close_matches(kind, known, 1)
            elsewhere = kind in FRONT_MATTER or kind in BACK_MATTER
            hint = f"did you mean “{near[0]}”?" if near else f"it is one of {', '.join(known)}"
            hint = f"name it under {other}" if elsewhere else hint
            _report(fields, key, kind, "V11", f"“{kind}” does not belong to the {key} matter", hint)
        if kinds.count(kind) > 1:
            _report(fields, key, kind, "V12", f"“{kind}” stands twice", "keep one of them", kinds.count(kind))
    return tuple(kind for kind in dict.fromkeys(kinds) if kind in known)


def _report(fields: Fields, key: str, kind: str, code: str, message: str, hint: str, occurrence: int = 1) -> None:
    place = fields.keys.place_of_value((*fields.path, key), kind, occurrence)
    fields.report_at(code, message, place, hint)


def _pieces(gathering: Gathering, fields: Fields, texts: Fields, key: str, kind: str) -> Iterator[Matter]:
    """The pieces of one kind: one, or several appendices."""
    paths = texts.table.get(kind)
    if kind in SEVERAL and isinstance(paths, list):
        for number, path in enumerate(texts.texts(kind), 1):
            place = texts.keys.place_of_value((*texts.path, kind), path)
            text = gathering.text(path, f"{kind}-{number}" if len(paths) > 1 else kind, place)
            yield Matter(kind, text, _asked(fields, key, kind))
    else:
        yield _piece(gathering, fields, texts, key, kind)


def _piece(gathering: Gathering, fields: Fields, texts: Fields, key: str, kind: str) -> Matter:
    asked = _asked(fields, key, kind)
    if kind in MADE_FROM_DATA:
        return Matter(kind, None, asked)
    path = texts.text(kind)
    if not path and kind in (*MAY_BE_WRITTEN, *LISTS):
        return Matter(kind, None, asked)
    if not path:
        hint = f'write {kind} = "….md" under [matter], or take “{kind}” away'
        _report(fields, key, kind, "V13", f"the text of “{kind}” is not given", hint)
        return Matter(kind)
    return Matter(kind, gathering.text(path, kind, texts.place(kind)), asked)


def _asked(fields: Fields, key: str, kind: str) -> Place | None:
    """Where the volume asks for the piece; None where it comes by itself."""
    return fields.keys.place_of_value((*fields.path, key), kind) if key in fields.table else None


def is_empty(volume: Volume, matter: Matter) -> bool:
    """Whether the piece would be an empty page, as far as the texts tell before names are found in them."""
    match matter.kind:
        case "series-page":
            return not volume.series
        case "frontispiece":
            return not (matter.text and any(matter.text.figures()))
        case "sources":
            return not any(article.is_sourced for part in volume.parts for article in part.articles)
        case _:
            return False


def _check_texts(texts: Fields, wanted: tuple[str, ...]) -> None:
    known = (*FRONT_MATTER, *BACK_MATTER)
    for kind in texts.table:
        if kind in known and kind in MADE_FROM_DATA:
            texts.report("V14", f"“{kind}” is made by the press and takes no text", kind, "take the line away")
        elif kind in known and kind not in wanted:
            hint = "name it under front or back, or take the line away"
            texts.report("V14", f"the text of “{kind}” stands in neither front nor back matter", kind, hint)
    texts.close(known)
