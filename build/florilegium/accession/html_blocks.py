"""The blocks of an HTML page as passages; it is handed elements and imports no parser."""

import re
from dataclasses import replace
from typing import Any

from florilegium.accession.gathering import Gathering
from florilegium.accession.html_words import ANCHOR_TAGS, is_drawing, runs_inside
from florilegium.accession.passages import Passage, Passages, Run, tidy
from florilegium.accession.settling import settled_table

Element = Any  # an element of the parser's tree

_SILENT = {"script", "style", "head", "title", "noscript", "template", "object", "iframe", "button"}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_DIVISIONS = {"body", "section", "article", "header", "footer", "main", "aside", "nav", "form", "fieldset", "noframes"}
_PARTS = {"p", "div", "blockquote", "hr", "pre", "center", "figure", "figcaption", "address"}
_LISTS = {"ul", "ol", "li", "dl", "dt", "dd", "dir", "menu"}
_TABLES = {"table", "tbody", "tr", "td"}
_BLOCKS = _HEADINGS | _DIVISIONS | _PARTS | _LISTS | _TABLES
_VERSE = re.compile(r"\b(?:verse|poem|poetry|stanza|vst|lyrics?)\b", re.IGNORECASE)
_NUMERALS = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}


def passages_inside(element: Element) -> Passages:
    """The passages that an element holds, in their order."""
    part = Gathering(line=element.sourceline or 1)
    _gather(element, part, ())
    part.close()
    return tuple(part.found)


def _gather(element: Element, into: Gathering, marks: tuple[str, ...]) -> None:
    """Add what the element holds: words to the open paragraph, blocks as passages of their own."""
    into.say(Run(element.text or "", marks), element.sourceline)
    for child in element:
        if isinstance(child.tag, str):
            _child(child, into, marks)
        into.say(Run(child.tail or "", marks), child.sourceline)


def _child(child: Element, into: Gathering, marks: tuple[str, ...]) -> None:
    tag = child.tag.lower()
    if tag in _SILENT:
        return
    if tag in _BLOCKS:
        anchors = into.runs if into.runs and not any(run.text.strip() for run in into.runs) else []
        kept = [run for run in anchors if run.anchors] if tag in ("p", "div", "h3", "h4", "li", "blockquote") else []
        if kept and tag == "p":
            into.runs = []
        else:
            kept = []
            into.close()
        into.line = child.sourceline or into.line
        _block(child, tag, into, kept)
    elif is_drawing(child):
        _picture(child, into)
    elif any(isinstance(each.tag, str) and each.tag.lower() in _BLOCKS for each in child.iterdescendants()):
        into.say(Run("", marks, anchors=_names(child)), child.sourceline)
        _gather(child, into, marks)
    else:
        into.line = into.line if any(run.text.strip() for run in into.runs) else child.sourceline or into.line
        into.runs.extend(runs_inside(child, marks))


def _names(element: Element) -> tuple[str, ...]:
    return tuple(filter(None, (element.get("id"), element.get("name") if element.tag in ANCHOR_TAGS else "")))


def _picture(child: Element, into: Gathering) -> None:
    into.close()
    words = Run(child.get("alt") or "", target=child.get("src") or "")
    into.found.append(Passage("image", child.sourceline or into.line, (words,)))


def _block(child: Element, tag: str, into: Gathering, kept: list[Run]) -> None:
    line, role = child.sourceline or into.line, (child.get("class") or "").lower()
    if tag == "hr":
        into.found.append(Passage("rule", line, role=role))
    elif tag == "table":
        into.found.extend(_tables(child, line))
    elif tag in ("ul", "ol", "dir", "menu"):
        into.found.extend(_list(child, tag, line))
    elif tag == "pre" or (_VERSE.search(role) and tag in ("p", "div", "blockquote")):
        into.found.extend(_verse(child, tag, line))
    elif tag in ("blockquote", "dd"):
        into.found.append(Passage("quotation", line, children=_inside(child)))
    else:
        into.runs = [*kept, Run("", anchors=_names(child))] if _names(child) or kept else []
        into.line = line
        level = int(tag[1]) if tag[0] == "h" and tag[1:].isdigit() else 0
        part = Gathering(runs=into.runs, line=line)
        into.runs = []
        _gather(child, part, ())
        part.close("heading" if level else "paragraph", level, role if tag == "p" else tag if tag == "nav" else "")
        into.found.extend(_with_role(passage, role, tag) for passage in part.found)


def _with_role(passage: Passage, role: str, tag: str) -> Passage:
    if passage.kind == "paragraph" and not passage.role and tag in ("div", "footer", "nav", "center", "header"):
        return Passage("paragraph", passage.line, passage.runs, role=role or tag)
    return passage


def _inside(element: Element) -> Passages:
    return tuple(passage for passage in passages_inside(element) if passage.kind != "spacer")


def _list(element: Element, tag: str, line: int) -> Passages:
    """A list; what old pages set between list tags only to indent it is a quotation."""
    if not any(child.tag == "li" for child in element):
        return (Passage("quotation", line, children=_inside(element)),) if _inside(element) else ()
    number = int(element.get("start") or 1) if (element.get("start") or "1").isdigit() else 1
    items: list[Passage] = []
    for child in element:
        value = child.get("value") or ""
        if child.tag == "li":
            number = int(value) if value.isdigit() else number
            typed = number if tag == "ol" else -1
            items.append(Passage("item", child.sourceline or line, children=_inside(child), number=typed))
            number += 1
        elif items and isinstance(child.tag, str):
            besides = Gathering(line=child.sourceline or line)
            _child(child, besides, ())
            besides.close()
            items[-1] = replace(items[-1], children=(*items[-1].children, *besides.found))
    numerals = _NUMERALS.get(element.get("type") or "1", "decimal") if tag == "ol" else ""
    return (Passage("list", line, children=tuple(item for item in items if item.children), role=numerals),)


def _tables(element: Element, line: int) -> Passages:
    """The table, and after it its captions and what stands in it outside of cells (an unclosed table holds all)."""
    rows: list[Passage] = []
    besides = Gathering(line=line)
    _rows(element, rows, besides)
    besides.close()
    captions = tuple(replace(passage, role="caption") for passage in besides.found if passage.role == "caption")
    others = tuple(passage for passage in besides.found if passage.role != "caption")
    settled = settled_table(Passage("table", line, children=tuple(rows)))
    is_table = bool(settled) and settled[-1].kind == "table"
    # One caption belongs to a table; others, and those of what is no table, are paragraphs.
    loose = tuple(replace(passage, role="") for passage in captions[1 if is_table else 0 :])
    return (*settled, *captions[: 1 if is_table else 0], *loose, *others)


def _rows(element: Element, rows: list[Passage], besides: Gathering) -> None:
    """Add the rows of a table to `rows`, and all else that stands in it to `besides`."""
    for child in element:
        tag = child.tag.lower() if isinstance(child.tag, str) else ""
        if tag == "tr":
            rows.append(_row(child, besides))
        elif tag in ("thead", "tbody", "tfoot"):
            _rows(child, rows, besides)
        elif tag == "caption":
            besides.close()
            besides.found.append(Passage("paragraph", child.sourceline or 1, tidy(runs_inside(child)), role="caption"))
        elif tag and tag not in ("colgroup", "col"):
            _child(child, besides, ())
        besides.say(Run(child.tail or ""), child.sourceline)


def _row(row: Element, besides: Gathering) -> Passage:
    cells: list[Passage] = []
    for cell in row:
        if cell.tag in ("td", "th"):
            role = "head" if cell.tag == "th" else ""
            cells.append(Passage("cell", cell.sourceline or 1, children=_inside(cell), role=role))
        elif isinstance(cell.tag, str):
            _child(cell, besides, ())
    return Passage("row", row.sourceline or 1, children=tuple(cells))


def _verse(element: Element, tag: str, line: int) -> Passages:
    if tag == "pre":
        parts = re.split(r"\n\s*\n", (element.text_content() or "").strip("\n"))
        stanzas = tuple(Passage("stanza", line, (Run(part.rstrip()),)) for part in parts if part.strip())
        return (Passage("verse", line, children=stanzas),) if stanzas else ()
    inside = _inside(element)
    if any(passage.kind != "paragraph" for passage in inside):
        return inside
    return (Passage("verse", line, children=tuple(Passage("stanza", each.line, each.runs) for each in inside)),)
