"""Lists and tables of a TEI text as passages; what stands in an item or a cell is read by the reader of blocks."""

from collections.abc import Callable
from dataclasses import replace

from florilegium.accession.parsing import Element, children, given, local, whole
from florilegium.accession.passages import Passage, Passages, Run, tidy
from florilegium.accession.tei.elements import is_hidden
from florilegium.accession.tei.words import Desk, joined_words, run_of, runs_inside

Inside = Callable[[Element], Passages]
_NUMERALS = {"ordered": "decimal", "numbered": "decimal"}


def plain(passages: Passages) -> Passages:
    """The passages of a quotation or an item, in which the dialect sets no headings."""
    return tuple(replace(each, kind="paragraph", level=0) if each.kind == "heading" else each for each in passages)


def list_of(element: Element, desk: Desk, inside: Inside) -> Passages:
    """A list; words in it that belong to no item stand before it, a label at the head of its item."""
    before: list[Passage] = []
    items: list[Passage] = []
    label: tuple[Run, ...] = ()
    kind = given(element, "type") or ("ordered" if "number" in given(element, "rend") else "")
    numerals = _NUMERALS.get(kind, "")
    for each in children(element):
        if local(each) == "label":
            label = (*tidy(joined_words(runs_inside(each, desk))), Run(" "))
        elif local(each) == "item":
            inner = plain(inside(each))
            inner = _labelled(inner, label, each) if label else inner
            label = ()
            number = whole(given(each, "n"), (items[-1].number if items else 0) + 1) if numerals else -1
            items.append(Passage("item", each.sourceline or 1, children=inner, number=number))
        elif not _waits(each, desk):
            before.extend(plain(inside(each)))
    kept = tuple(item for item in items if item.children)
    return (*before, Passage("list", element.sourceline or 1, children=kept, role=numerals)) if kept else tuple(before)


def _waits(element: Element, desk: Desk) -> bool:
    """Let a page between items or rows wait for the next words; what is no part of the text is set aside."""
    if local(element) == "pb" or is_hidden(element):
        desk.waiting.extend(run_of(element, desk, ()))
        return True
    return local(element) == "lb"


def _labelled(inner: Passages, label: tuple[Run, ...], item: Element) -> Passages:
    if inner and inner[0].kind == "paragraph":
        return (replace(inner[0], runs=tidy((*label, *inner[0].runs))), *inner[1:])
    return (Passage("paragraph", item.sourceline or 1, tidy(label)), *inner)


def table_of(element: Element, desk: Desk, inside: Inside) -> Passages:
    """A table, its heading as the caption after it."""
    rows: list[Passage] = []
    captions: list[Passage] = []
    for each in children(element):
        if local(each) == "row":
            cells = tuple(_cell(cell, each, inside) for cell in children(each) if local(cell) == "cell")
            rows.append(Passage("row", each.sourceline or 1, children=cells))
        elif not _waits(each, desk):
            captions.extend(plain(inside(each)))
    worded = tuple(row for row in rows if row.words.strip())
    if not worded:
        return tuple(captions)
    caption = tuple(replace(each, role="caption") for each in captions[:1])
    return (Passage("table", element.sourceline or 1, children=worded), *caption, *captions[1:])


def _cell(cell: Element, row: Element, inside: Inside) -> Passage:
    role = "head" if "label" in (given(row, "role"), given(cell, "role")) else ""
    return Passage("cell", cell.sourceline or 1, children=inside(cell), role=role)
