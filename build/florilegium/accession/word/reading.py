"""A Word file into passages: styles say what is a heading, a quotation, a list; notes come with all their paragraphs.

The parts of the package are read themselves, without a converter between: only so can the numbers of lists, tracked
changes, comments and text boxes be told from the text and each be kept or reported. Places count paragraphs, not lines,
since the XML of a Word file has none.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from florilegium.accession.marked_up import MarkedUp
from florilegium.accession.noting import SourceNote
from florilegium.accession.packed import Package
from florilegium.accession.parsing import Element, child, children, given, local
from florilegium.accession.passages import Passage, Passages, Run, tidy
from florilegium.accession.settling import is_seen, settled_table, with_calls
from florilegium.accession.word.findings import findings_of_word
from florilegium.accession.word.lists import listed
from florilegium.accession.word.parts import NO_STYLE, Style, numbering_of, word_package
from florilegium.accession.word.runs import DELETED, Desk, boxes, drawings, pictures, runs_of

_QUOTED = re.compile(r"quot|block text|extract|zitat|citation")
_VERSE = re.compile(r"\b(?:verse|poem|poetry|vers)\b")
_ROLES = {"caption": "caption", "signature": "signature", "closing": "signature", "salutation": "salutation",
          "date": "dateline", "dateline": "dateline"}  # fmt: skip
_BYLINES = ("author", "byline")


def read_docx(package: Package) -> MarkedUp:
    """The text of a Word file, its title “” where nothing is in the style “Title”. Refusals of the package."""
    word = word_package(package)
    desk = Desk(word)
    body = _blocks(word.body, desk)
    notes = _notes(desk)
    head = _head(body)
    kept = tuple(passage for passage in body if passage not in head.values())
    if not any(passage.words.strip() for passage in kept):
        head, kept = {}, body
    if not kept and notes:
        desk.meet("notes of a text without words")
        kept, notes = tuple(each for note in notes for each in note.passages), ()
    calls = tuple(run.note for passage in head.values() for run in passage.runs if run.note)
    if calls:
        desk.meet("a call in the title")
    return MarkedUp(
        with_calls(_with_verse(_without_heads(kept)), calls),
        notes,
        title=head["title"].flat if head else "",
        subtitle=head["subtitle"].flat if "subtitle" in head else "",
        authors=tuple(re.sub(r"^by\s+", "", head[name].flat, flags=re.IGNORECASE) for name in _BYLINES if name in head),
        taken=tuple((passage.line, passage.words) for passage in head.values()),
        aside=(*desk.aside, *((1, words) for _, words in word.besides)),
        findings=findings_of_word(desk, package.name),
    )


def _signed(passage: Passage) -> str:
    return re.sub(r"^by\s+", "", passage.flat, flags=re.IGNORECASE)


def _head(passages: Passages) -> dict[str, Passage]:
    """The first paragraph in the style of a title, a subtitle, an author; none where there is no title."""
    found = {name: _first(passages, name) for name in ("title", "subtitle", *_BYLINES)}
    return {name: passage for name, passage in found.items() if passage} if found["title"] else {}


def _first(passages: Passages, name: str) -> Passage | None:
    return next((each for each in passages if each.role == f"style:{name}"), None)


def _without_heads(passages: Passages) -> Passages:
    """The passages; a further title or subtitle than the first is a heading."""
    return tuple(
        replace(each, kind="heading", level=1 if each.role == "style:title" else 2, role="")
        if each.role in ("style:title", "style:subtitle")
        else replace(each, role="" if each.role.startswith("style:") and each.role != "style:verse" else each.role)
        for each in passages
    )


def _with_verse(passages: Passages) -> Passages:
    """The passages with neighbouring paragraphs of verse joined, each a stanza."""
    found: list[Passage] = []
    for passage in passages:
        if passage.role != "style:verse":
            found.append(passage)
            continue
        stanza = Passage("stanza", passage.line, passage.runs)
        if found and found[-1].kind == "verse":
            found[-1] = replace(found[-1], children=(*found[-1].children, stanza))
        else:
            found.append(Passage("verse", passage.line, children=(stanza,)))
    return tuple(found)


def _notes(desk: Desk) -> tuple[SourceNote, ...]:
    """The notes in the order of their calls; a note that another note calls joins them at the end."""
    notes: list[SourceNote] = []
    while len(notes) < len(desk.called):
        kind, id = desk.called[len(notes)]
        desk.part = f"{kind}s"
        element = desk.package.notes.get((kind, id))
        if element is None:
            desk.meet("call without a note")
        blocks = _blocks(element, desk) if element is not None else ()
        notes.append(SourceNote(str(len(notes) + 1), (), _with_verse(_without_heads(blocks)), desk.line))
    uncalled = [key for key in desk.package.notes if key not in desk.called]
    for key in uncalled:
        desk.meet("note without a call")
        desk.set_aside(desk.package.notes[key])
    return tuple(notes)


def _blocks(parent: Element, desk: Desk) -> Passages:
    carried: list[Run] = []
    found = listed(_pieces(children(parent), desk, carried), desk)
    if carried and found and found[-1].kind == "paragraph":
        return (*found[:-1], replace(found[-1], runs=tidy((*found[-1].runs, *carried))))
    return (*found, Passage("paragraph", desk.line, tidy(carried))) if "".join(run.text for run in carried) else found


def _pieces(elements: Iterable[Element], desk: Desk, carried: list[Run]) -> list[tuple[Passage, tuple[str, int]]]:
    """The passages of the elements, each with its numbering; `carried` are the runs of a paragraph that goes on."""
    found: list[tuple[Passage, tuple[str, int]]] = []
    for element in elements:
        name = local(element)
        if name == "p":
            found.extend(_paragraph(element, desk, carried))
        elif name == "tbl":
            found.extend((each, ("", 0)) for each in _table(element, desk))
        elif name in DELETED:
            desk.meet("deletion")
            desk.set_aside(element)
        elif name not in ("sectPr", "sdtPr", "tblPr"):
            found.extend(_pieces(children(element), desk, carried))
    return found


def _paragraph(element: Element, desk: Desk, carried: list[Run]) -> list[tuple[Passage, tuple[str, int]]]:
    desk.line += 1
    properties = child(element, "pPr")
    named = child(properties, "pStyle") if properties is not None else None
    style = desk.package.styles.get(given(named, "val"), NO_STYLE) if named is not None else NO_STYLE
    runs = [*carried, *runs_of(element, desk)]
    carried.clear()
    if child(properties, "rPr", "del") is not None:  # the mark of the paragraph is deleted: the next one goes on
        carried.extend(runs)
        return []
    numbered = child(properties, "numPr") if properties is not None else None
    numbers = numbering_of(numbered) if numbered is not None else style.numbering
    passage = _styled(Passage("paragraph", desk.line, tidy(runs)), style)
    if numbers[0] not in ("", "0") and passage.kind == "heading":
        desk.meet("a heading that Word numbers")
    plain = passage.kind == "paragraph" and not passage.role
    own = [(passage, numbers if plain else ("", 0))] if is_seen(passage.words) else []
    if not own:  # a call in a paragraph without words goes with the paragraph that follows
        carried.extend(run for run in runs if run.note)
    return [*own, *((each, ("", 0)) for drawing in drawings(element) for each in _drawn(drawing, desk))]


def _styled(passage: Passage, style: Style) -> Passage:
    if style.name in ("title", "subtitle", *_BYLINES):
        return replace(passage, role=f"style:{style.name}")
    if style.level:
        runs = tuple(replace(run, marks=tuple(mark for mark in run.marks if mark != "strong")) for run in passage.runs)
        return replace(passage, kind="heading", level=style.level + 1, runs=runs)
    if _VERSE.search(style.name):
        return replace(passage, role="style:verse")
    if _QUOTED.search(style.name):
        return Passage("quotation", passage.line, children=(passage,), role="class")
    return replace(passage, role=_ROLES.get(style.name, ""))


def _table(element: Element, desk: Desk) -> Passages:
    rows = []
    for row in (each for each in children(element) if local(each) == "tr"):
        head = child(row, "trPr", "tblHeader") is not None
        cells: list[Passage] = []
        for cell in (each for each in children(row) if local(each) in ("tc", "sdt")):
            inner = child(cell, "sdtContent", "tc") if local(cell) == "sdt" else cell
            blocks = _blocks(inner if inner is not None else cell, desk)
            cells.append(Passage("cell", desk.line, children=blocks, role="head" if head else ""))
        rows.append(Passage("row", desk.line, children=tuple(cells)))
    return settled_table(Passage("table", desk.line, children=tuple(rows)))


def _drawn(drawing: Element, desk: Desk) -> list[Passage]:
    """The text boxes of a drawing as the paragraphs that follow, its pictures by their descriptions."""
    found: list[Passage] = []
    for box in boxes(drawing):
        desk.meet("a text box")
        found.extend(_blocks(box, desk))
    for words, elsewhere in pictures(drawing):
        if elsewhere:
            desk.meet("picture that lies elsewhere")
        found.append(Passage("image", desk.line, (Run(" ".join(words.split())),)))
    return found


def is_word(package: Package) -> bool:
    """Whether a package is one of Word's."""
    return package.has("word/document.xml") or package.has("[Content_Types].xml")
