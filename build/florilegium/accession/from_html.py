"""An HTML page into passages, however old its mark-up. The only module that imports lxml."""

import re
from dataclasses import dataclass, field

import lxml.html

from florilegium.accession.html_words import ANCHOR_TAGS, is_drawing, runs_inside
from florilegium.accession.passages import Passage, Passages, Run, Runs, cut, tidy
from florilegium.accession.settling import settled_table

_SILENT = {"script", "style", "head", "title", "noscript", "template", "object", "iframe", "form", "button"}
_BLOCKS = {
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "li", "dl", "dt", "dd", "table", "hr",
    "pre", "center", "section", "article", "header", "footer", "main", "aside", "nav", "figure", "figcaption", "body",
    "address", "dir", "menu", "noframes", "tbody", "tr", "td",
}
_VERSE = re.compile(r"\b(?:verse|poem|poetry|stanza|vst|lyrics?)\b", re.IGNORECASE)
_NUMERALS = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}


@dataclass(frozen=True, slots=True)
class PageHead:
    """What the head of an HTML page says."""

    title: str = ""
    author: str = ""


@dataclass(slots=True)
class _Gathering:
    """Passages found so far, and the runs of the paragraph that is not closed yet."""

    found: list[Passage] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    line: int = 1

    def close(self, kind: str = "paragraph", level: int = 0, role: str = "") -> None:
        runs, self.runs = tuple(self.runs), []
        if any("\u00a0" in run.text for run in runs) and not any(run.text.strip() or run.note for run in runs):
            self.found.append(Passage("spacer", self.line, tidy(runs)))
            return
        for part in _apart(tidy(runs)):
            self.found.append(Passage(kind, self.line, part, level=level, role=role))


def read_html(text: str) -> tuple[Passages, PageHead]:
    """The passages of the page's body in their order, and what its head says."""
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    root = lxml.html.document_fromstring(text.encode() if text.strip() else b"<p>", parser=parser)
    body = root.find(".//body")
    gathering = _Gathering()
    if body is not None:
        _gather(body, gathering, ())
        gathering.close()
    return tuple(gathering.found), _page_head(root)


def _page_head(root: lxml.html.HtmlElement) -> PageHead:
    named = {(meta.get("name") or "").lower(): meta.get("content") or "" for meta in root.iter("meta")}
    title = root.find(".//title")
    return PageHead(" ".join((title.text_content() if title is not None else "").split()), named.get("author", "").strip())


def _apart(runs: Runs) -> list[Runs]:
    """The runs, cut where old pages part paragraphs with two line breaks."""
    parts, rest = [], runs
    while (at := "".join(run.text for run in rest).find("\n\n")) >= 0:
        first, rest = cut(rest, at)
        parts.append(tidy(first))
        rest = tidy(rest)
    return [part for part in (*parts, rest) if part]


def _gather(element: lxml.html.HtmlElement, into: _Gathering, marks: tuple[str, ...]) -> None:
    """Add what the element holds: words to the open paragraph, blocks as passages of their own."""
    _say(into, Run(element.text or "", marks), element.sourceline)
    for child in element:
        if isinstance(child.tag, str):
            _child(child, into, marks)
        _say(into, Run(child.tail or "", marks), child.sourceline)


def _say(into: _Gathering, run: Run, line: int | None) -> None:
    if not any(known.text.strip() or known.note for known in into.runs):
        into.line = line or into.line
    if run.text or run.anchors:
        into.runs.append(Run(re.sub(r"[^\S\u00a0]+", " ", run.text), run.marks, run.target, run.anchors, run.note))


def _child(child: lxml.html.HtmlElement, into: _Gathering, marks: tuple[str, ...]) -> None:
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
        _say(into, Run("", marks, anchors=_names(child)), child.sourceline)
        _gather(child, into, marks)
    else:
        into.line = into.line if any(run.text.strip() for run in into.runs) else child.sourceline or into.line
        into.runs.extend(runs_inside(child, marks))


def _names(element: lxml.html.HtmlElement) -> tuple[str, ...]:
    return tuple(filter(None, (element.get("id"), element.get("name") if element.tag in ANCHOR_TAGS else "")))


def _picture(child: lxml.html.HtmlElement, into: _Gathering) -> None:
    into.close()
    words = Run(child.get("alt") or "", target=child.get("src") or "")
    into.found.append(Passage("image", child.sourceline or into.line, (words,)))


def _block(child: lxml.html.HtmlElement, tag: str, into: _Gathering, kept: list[Run]) -> None:
    line, role = child.sourceline or into.line, (child.get("class") or "").lower()
    if tag == "hr":
        into.found.append(Passage("rule", line, role=role))
    elif tag == "table":
        into.found.extend(settled_table(_table(child, line)))
    elif tag in ("ul", "ol", "dir", "menu"):
        into.found.append(_list(child, tag, line))
    elif tag == "pre" or (_VERSE.search(role) and tag in ("p", "div", "blockquote")):
        into.found.extend(_verse(child, tag, line))
    elif tag in ("blockquote", "dd"):
        into.found.append(Passage("quotation", line, children=_inside(child)))
    else:
        into.runs = [*kept, Run("", anchors=_names(child))] if _names(child) or kept else []
        into.line = line
        level = int(tag[1]) if tag[0] == "h" and tag[1:].isdigit() else 0
        part = _Gathering(runs=into.runs, line=line)
        into.runs = []
        _gather(child, part, ())
        part.close("heading" if level else "paragraph", level, role if tag == "p" else tag if tag == "nav" else "")
        into.found.extend(_with_role(passage, role, tag) for passage in part.found)


def _with_role(passage: Passage, role: str, tag: str) -> Passage:
    if passage.kind == "paragraph" and not passage.role and tag in ("div", "footer", "nav", "center", "header"):
        return Passage("paragraph", passage.line, passage.runs, role=role or tag)
    return passage


def _inside(element: lxml.html.HtmlElement) -> Passages:
    part = _Gathering(line=element.sourceline or 1)
    _gather(element, part, ())
    part.close()
    return tuple(passage for passage in part.found if passage.kind != "spacer")


def _list(element: lxml.html.HtmlElement, tag: str, line: int) -> Passage:
    number = int(element.get("start") or 1) if (element.get("start") or "1").isdigit() else 1
    items: list[Passage] = []
    for child in element:
        inside = _inside(child) if isinstance(child.tag, str) else ()
        if inside and child.tag in ("ul", "ol") and items:
            last = items[-1]
            nested = (_list(child, child.tag, child.sourceline or line),)
            items[-1] = Passage("item", last.line, children=(*last.children, *nested), number=last.number)
        elif inside:
            number = int(child.get("value")) if (child.get("value") or "").isdigit() else number
            items.append(Passage("item", child.sourceline or line, children=inside, number=number if tag == "ol" else -1))
            number += 1
    numerals = _NUMERALS.get(element.get("type") or "1", "decimal") if tag == "ol" else ""
    return Passage("list", line, children=tuple(items), role=numerals)


def _table(element: lxml.html.HtmlElement, line: int) -> Passage:
    rows = []
    for row in element.iter("tr"):
        if next(row.iterancestors("table")) is element:
            cells = tuple(
                Passage("cell", cell.sourceline or line, children=_inside(cell), role="head" if cell.tag == "th" else "")
                for cell in row if cell.tag in ("td", "th")
            )
            rows.append(Passage("row", row.sourceline or line, children=cells))
    return Passage("table", line, children=tuple(rows))


def _verse(element: lxml.html.HtmlElement, tag: str, line: int) -> Passages:
    if tag == "pre":
        parts = re.split(r"\n\s*\n", (element.text_content() or "").strip("\n"))
        stanzas = tuple(Passage("stanza", line, (Run(part.rstrip()),)) for part in parts if part.strip())
        return (Passage("verse", line, children=stanzas),) if stanzas else ()
    inside = _inside(element)
    if any(passage.kind != "paragraph" for passage in inside):
        return inside
    return (Passage("verse", line, children=tuple(Passage("stanza", each.line, each.runs) for each in inside)),)
