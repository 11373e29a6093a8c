"""The parts of a Word file that hold words, and those that say how: styles, numbers of lists, addresses."""

import posixpath
from dataclasses import dataclass, field

from florilegium.accession.packed import Package
from florilegium.accession.parsing import Element, child, children, given, inside, local, whole, xml_tree

_ROOT = "_rels/.rels"
_FORMATS = {
    "decimal": "decimal", "lowerLetter": "lower-alpha", "upperLetter": "upper-alpha", "lowerRoman": "lower-roman",
    "upperRoman": "upper-roman", "bullet": "", "none": "",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Style:
    """A style: its name in small letters, and what it and those it is based on say."""

    name: str = ""
    level: int = 0
    marks: tuple[str, ...] = ()
    numbering: tuple[str, int] = ("", 0)


NO_STYLE = Style()


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a list: its numerals (“” for bullets) and the number of its first item."""

    numerals: str = "decimal"
    start: int = 1


@dataclass(frozen=True, slots=True)
class WordPackage:
    """A Word file taken apart. `notes` are by kind and id (“footnote”, “2”), `lists` by the id of their numbering."""

    body: Element
    notes: dict[tuple[str, str], Element]
    styles: dict[str, Style]
    lists: dict[str, tuple[str, dict[int, Level], frozenset[int]]]
    links: dict[tuple[str, str], str]  # (part, id) to what is outside
    besides: tuple[tuple[str, str], ...] = field(default=())  # (comment or running head, its words)


def word_package(package: Package) -> WordPackage:
    """The parts of a package. Refusal I28 where it holds no Word document, and as for `xml_tree`."""
    mains = (path for kind, path, _ in _relations(package, _ROOT, "") if kind == "officeDocument")
    main = next(mains, "word/document.xml")
    document = child(_tree(package, main), "body")
    related = list(_relations(package, _relations_of(main), posixpath.dirname(main)))
    parts: dict[str, list[str]] = {}
    for kind, path, outside in related:
        if not outside and package.has(path):
            parts.setdefault(kind, []).append(path)
    notes = [(kind, path) for kind in ("footnotes", "endnotes") for path in parts.get(kind, ())]
    besides = [(kind, path) for kind in ("comments", "header", "footer") for path in parts.get(kind, ())]
    return WordPackage(
        document if document is not None else _tree(package, main),
        {key: element for kind, path in notes for key, element in _notes(package, kind.removesuffix("s"), path)},
        {key: style for path in parts.get("styles", ()) for key, style in _styles(_tree(package, path)).items()},
        {key: each for path in parts.get("numbering", ()) for key, each in _lists(_tree(package, path)).items()},
        {key: target for path in (main, *(path for _, path in notes)) for key, target in _links(package, path)},
        tuple((kind, words) for kind, path in besides for words in _besides(_tree(package, path))),
    )


def _tree(package: Package, path: str) -> Element:
    return xml_tree(package.read(path), package.name)


def _relations_of(path: str) -> str:
    folder, name = posixpath.split(path)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _relations(package: Package, path: str, folder: str) -> list[tuple[str, str, bool]]:
    """The kind of each relation, the path in the package it leads to, and whether it leads outside."""
    if not package.has(path):
        return []
    found = []
    for each in children(_tree(package, path)):
        target = given(each, "Target")
        inner = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        found.append((given(each, "Type").rpartition("/")[2], inner, given(each, "TargetMode") == "External"))
    return found


def _links(package: Package, part: str) -> list[tuple[tuple[str, str], str]]:
    path = _relations_of(part)
    found = children(_tree(package, path)) if package.has(path) else []
    name = posixpath.basename(part).partition(".")[0]
    outside = (each for each in found if given(each, "TargetMode") == "External")
    return [((name, given(each, "Id")), given(each, "Target")) for each in outside]


def _notes(package: Package, kind: str, path: str) -> list[tuple[tuple[str, str], Element]]:
    """The notes of a part by kind and id, without the rules that part notes from the page."""
    found = children(_tree(package, path))
    return [((kind, given(each, "id")), each) for each in found if given(each, "type") in ("", "normal")]


def _besides(root: Element) -> list[str]:
    """The words of each comment, or of each paragraph of a running head."""
    pieces = inside(root, "comment") or inside(root, "p")
    words = (" ".join(each.text or "" for each in inside(piece, "t")) for piece in pieces)
    return [" ".join(each.split()) for each in words if each.strip()]


def _styles(root: Element) -> dict[str, Style]:
    found = {given(each, "styleId"): each for each in children(root) if local(each) == "style"}
    return {key: _style(key, found, 0) for key in found}


def _style(key: str, found: dict[str, Element], depth: int) -> Style:
    element = found.get(key)
    if element is None or depth > 20:
        return NO_STYLE
    based = child(element, "basedOn")
    base = _style(given(based, "val"), found, depth + 1) if based is not None else NO_STYLE
    name = child(element, "name")
    outline = child(element, "pPr", "outlineLvl")
    own = whole(given(outline, "val"), -1) + 1 if outline is not None else 0
    typed = given(name, "val").lower() if name is not None else ""
    head = typed.removeprefix("heading ") if typed.startswith("heading ") else ""
    level = whole(head, 0) or (own if own < 10 else 0) or base.level
    numbered = child(element, "pPr", "numPr")
    numbers = numbering_of(numbered) if numbered is not None else base.numbering
    return Style(typed, level, marks_of(child(element, "rPr"), base.marks), numbers)


def numbering_of(element: Element) -> tuple[str, int]:
    """The id of the numbering that a numPr names, and the level in it."""
    number, level = child(element, "numId"), child(element, "ilvl")
    depth = whole(given(level, "val"), 0) if level is not None else 0
    return (given(number, "val") if number is not None else "", depth)


def marks_of(element: Element | None, marks: tuple[str, ...]) -> tuple[str, ...]:
    """The marks after what a rPr says: each property adds its own or, being off, takes it away."""
    result = list(marks)
    for each in children(element) if element is not None else ():
        value = given(each, "val")
        mark = {"i": "emphasis", "u": "emphasis", "b": "strong", "smallCaps": "small-caps"}.get(local(each), "")
        if local(each) == "vertAlign":
            mark = {"superscript": "sup", "subscript": "sub"}.get(value, "")
        off = value in ("0", "false", "off", "none")
        if mark and off and mark in result:
            result.remove(mark)
        elif mark and not off and mark not in result:
            result.append(mark)
    return tuple(result)


def _lists(root: Element) -> dict[str, tuple[str, dict[int, Level], frozenset[int]]]:
    """Of each numbering: the list it continues, its levels, and the levels it begins anew."""
    plans = {given(each, "abstractNumId"): each for each in children(root) if local(each) == "abstractNum"}
    found = {}
    for number in (each for each in children(root) if local(each) == "num"):
        abstract = child(number, "abstractNumId")
        plan = given(abstract, "val") if abstract is not None else ""
        levels = _levels(plans[plan]) if plan in plans else {}
        anew = set()
        for override in (each for each in children(number) if local(each) == "lvlOverride"):
            level = whole(given(override, "ilvl"), 0)
            start = child(override, "startOverride")
            if start is not None:
                levels[level] = Level(levels.get(level, Level()).numerals, whole(given(start, "val"), 1))
                anew.add(level)
        found[given(number, "numId")] = (plan, levels, frozenset(anew))
    return found


def _levels(plan: Element) -> dict[int, Level]:
    found = {}
    for each in (level for level in children(plan) if local(level) == "lvl"):
        form, start = child(each, "numFmt"), child(each, "start")
        numerals = _FORMATS.get(given(form, "val"), "decimal") if form is not None else "decimal"
        first = whole(given(start, "val"), 1) if start is not None else 1
        found[whole(given(each, "ilvl"), 0)] = Level(numerals, first)
    return found
