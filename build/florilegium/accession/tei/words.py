"""The words inside a TEI element as runs: emendations, names of persons, pages, calls of notes among them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from florilegium.accession.decoding import printable_part
from florilegium.accession.marked_up import Persons
from florilegium.accession.parsing import Element, children, given, inside, local
from florilegium.accession.passages import Run
from florilegium.accession.tei.elements import (
    WORDLESS,
    chosen,
    is_aside,
    is_hidden,
    is_note,
    is_wordless_break,
    without_hyphen,
)

_SIGNS = ("pb", "lb", "gap", "supplied", "space", "cb")
_ITALIC = ("emph", "title", "term", "mentioned", "gloss", "distinct")
_RENDERED = (
    (re.compile(r"ital|underl|(?<![a-z])(?:i|u)(?![a-z])", re.I), "emphasis"),
    (re.compile(r"bold|(?<![a-z])b(?![a-z])", re.I), "strong"),
    (re.compile(r"small-?\s?cap|(?<![a-z])sc(?![a-z])", re.I), "small-caps"),
    (re.compile(r"sup", re.I), "sup"),
    (re.compile(r"(?<![a-z])sub", re.I), "sub"),
)
_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(-[a-zA-Z0-9]+)*")
_EDITORIAL = re.compile(r"editor|(?<![a-z])ed(?![a-z])", re.I)


@dataclass(slots=True)
class Desk:
    """What reading a TEI text gathers: its notes, the words set aside, the keys that are nobody's, what was met."""

    persons: Persons
    targets: dict[str, Element] = field(default_factory=dict)  # notes that are pointed at, by id
    notes: list[tuple[Element, str]] = field(default_factory=list)  # with the label of each, in the order of calls
    aside: list[tuple[int, str]] = field(default_factory=list)
    readings: list[tuple[int, str]] = field(default_factory=list)
    unknown: dict[str, tuple[int, str]] = field(default_factory=dict)
    met: dict[str, int] = field(default_factory=dict)
    lines_break: bool = False
    waiting: list[Run] = field(default_factory=list)  # pages and calls that stand before the next words

    def taken_up(self) -> list[Run]:
        """What waits for the next words; then nothing waits any more."""
        waiting, self.waiting = self.waiting, []
        return waiting

    def call(self, note: Element) -> Run:
        """The call of a note."""
        typed = f"{given(note, 'type')} {given(note, 'resp')}"
        series = "tr" if "transl" in typed else "ed" if _EDITORIAL.search(typed) else ""
        self.notes.append((note, f"{series}{len(self.notes) + 1}"))
        return Run("", note=str(len(self.notes)))

    def set_aside(self, element: Element) -> None:
        """Keep the words of an element out of the text and among what was taken."""
        words = " ".join("".join(element.itertext()).split())
        if words:
            (self.readings if is_aside(element) else self.aside).append((element.sourceline or 1, words))

    def person(self, element: Element) -> str:
        """The press's id of the person that an element names, “” for none or for a key that is nobody's."""
        keys = " ".join(given(element, name) for name in ("ref", "key", "corresp")).split()
        for key in keys:
            bare = key.rstrip("/").removeprefix("#")
            for known in (bare, re.split(r"[/:#]", bare)[-1]):
                if known in self.persons:
                    return self.persons[known]
        if keys:
            self.unknown.setdefault(keys[0], (element.sourceline or 1, " ".join("".join(element.itertext()).split())))
        return ""


def runs_inside(element: Element, desk: Desk, marks: tuple[str, ...] = ()) -> Iterator[Run]:
    """The runs of an element with its own marks, in their order."""
    inner = _with(marks, element, desk)
    only_elements = local(element) in WORDLESS
    yield from _typed("" if only_elements else element.text, inner)
    for each in element:
        if isinstance(each.tag, str):
            yield from run_of(each, desk, inner)
        yield from _typed("" if only_elements else each.tail, inner)


def run_of(element: Element, desk: Desk, marks: tuple[str, ...]) -> Iterator[Run]:
    """The runs that an element inside a paragraph stands for."""
    name = local(element)
    if name == "choice":
        yield from _choice(element, desk, marks)
    elif name in ("ref", "ptr") and given(element, "target").removeprefix("#") in desk.targets:
        desk.set_aside(element)
        yield desk.call(desk.targets[given(element, "target").removeprefix("#")])
    elif is_hidden(element):
        desk.set_aside(element)
    elif is_note(element):
        if given(element, "id") not in desk.targets:
            yield desk.call(element)
    elif name in _SIGNS:
        yield _sign(element, name, "\n" if desk.lines_break else " ", marks)
    elif name == "ref" and re.match(r"https?://", given(element, "target")):
        yield from (Run(run.text, run.marks, given(element, "target"), run.anchors, run.note, run.page, run.emended)
                    for run in runs_inside(element, desk, marks))  # fmt: skip
    else:
        yield from runs_inside(element, desk, marks)


def _sign(element: Element, name: str, line_end: str, marks: tuple[str, ...]) -> Run:
    """What an element stands for that has no words of the source."""
    if name == "pb":
        return Run("", page=" ".join(given(element, "n").split()))
    if name == "lb":
        return Run("\u2060" if is_wordless_break(element) else line_end, marks)
    if name == "gap":
        return Run("", emended=("", "[…]"))
    if name == "supplied":
        return Run("", emended=("", words_inside(element)))
    return Run(" ", marks)


def words_inside(element: Element | None) -> str:
    """The bare words inside an element."""
    return " ".join(printable_part("".join(element.itertext())).split()) if element is not None else ""


def _choice(element: Element, desk: Desk, marks: tuple[str, ...]) -> Iterator[Run]:
    source, corrected = chosen(element)
    if corrected is not None and (words_inside(source) or words_inside(corrected)):
        yield Run("", marks, emended=(words_inside(source), words_inside(corrected)))
        for each in inside(element, "note"):
            desk.set_aside(each)
        return
    for each in children(element):
        if each is source:
            yield from runs_inside(each, desk, marks)
        else:
            desk.set_aside(each)


def _typed(text: str | None, marks: tuple[str, ...]) -> Iterator[Run]:
    if text:
        yield Run(re.sub(r"[^\S\u00a0]+", " ", printable_part(text)), marks)


def joined_words(runs: Iterator[Run]) -> list[Run]:
    """The runs with the words that a line break parted in one: without the hyphen and the blanks about it."""
    found: list[Run] = []
    parted = False
    for run in runs:
        if run.text == "\u2060":
            parted = True
            at = next((at for at in range(len(found) - 1, -1, -1) if found[at].text.strip()), -1)
            if at >= 0:
                before = next((run.text[-1] for run in reversed(found[:at]) if run.text), "")
                kept = without_hyphen(before + found[at].text)[len(before) :]
                found[at] = Run(kept, found[at].marks, found[at].target)
            continue
        if parted and run.text:
            run = Run(run.text.lstrip(" "), run.marks, run.target)
            parted = not run.text
        found.append(run)
    return found


def _with(marks: tuple[str, ...], element: Element, desk: Desk) -> tuple[str, ...]:
    name, found = local(element), list(marks)
    rendered = f"{given(element, 'rend')} {given(element, 'rendition')} {given(element, 'style')}"
    if name == "hi":
        own = [mark for pattern, mark in _RENDERED if pattern.search(rendered)]
        found.extend(own or (["emphasis"] if not rendered.strip() else []))
    elif name in _ITALIC:
        found.append("emphasis")
    elif name in ("persName", "rs", "name") and (name == "persName" or given(element, "type") == "person"):
        person = desk.person(element)
        found.extend([f"person:{person}"] if person else [])
    language = given(element, "lang")
    if name in ("foreign", "hi", "q", "quote", "title", "term", "mentioned", "seg") and _LANGUAGE.fullmatch(language):
        found = [mark for mark in found if mark != "emphasis" or name != "foreign"]
        found.append(f"lang:{language}")
    return tuple(dict.fromkeys(found))
