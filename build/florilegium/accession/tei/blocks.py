"""The blocks of a TEI text as passages: divisions, letters' parts, verse, lists, tables, figures."""

import re
from dataclasses import dataclass, field, replace

from florilegium.accession.decoding import printable_part
from florilegium.accession.parsing import Element, child, children, given, local, whole
from florilegium.accession.passages import Passage, Passages, Run, tidy
from florilegium.accession.tei.elements import DIVISIONS, is_block, is_hidden, is_note
from florilegium.accession.tei.words import Desk, joined_words, run_of, runs_inside

_ROLES = {"dateline": "dateline", "salute": "salutation", "signed": "signature", "docDate": "dateline"}
_LINED = ("opener", "closer", "dateline", "salute", "signed", "address", "byline", "trailer", "docDate", "titlePart")
_NUMERALS = {"ordered": "decimal", "numbered": "decimal", "gloss": "", "bulleted": "", "simple": ""}


@dataclass(slots=True)
class _Gathering:
    """Passages found so far, and the runs of the paragraph that is not closed yet."""

    desk: Desk
    found: list[Passage] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    line: int = 1
    role: str = ""

    def close(self) -> None:
        """Close the paragraph. A page that begins after it belongs to what follows, a call alone to what precedes."""
        runs = tidy(joined_words(iter(self.runs)))
        self.runs = []
        if any(run.text.strip() or re.search(r"\w", "".join(run.emended)) for run in runs):
            self.found.append(Passage("paragraph", self.line, runs, role=self.role))
            return
        calls = tuple(run for run in runs if not run.page)
        if calls and self.found and self.found[-1].kind in ("paragraph", "heading"):
            parted = (Run(" "),) if any(calls[0].emended) else ()
            self.found[-1] = replace(self.found[-1], runs=(*self.found[-1].runs, *parted, *calls))
            calls = ()
        self.runs = [*calls, *(run for run in runs if run.page)]


def passages_inside(element: Element, desk: Desk, depth: int = 1) -> Passages:
    """The passages that an element holds, in their order; `depth` counts the divisions around it."""
    into = _Gathering(desk, runs=desk.taken_up(), line=element.sourceline or 1)
    _gather(element, into, depth)
    into.close()
    desk.waiting.extend(into.runs)
    return tuple(into.found)


def _gather(element: Element, into: _Gathering, depth: int) -> None:
    into.runs.extend(_words(element.text))
    for each in children(element):
        if is_hidden(each) or (is_note(each) and not is_block(each)) or not _holds_blocks(each):
            into.line = into.line if any(run.text.strip() for run in into.runs) else each.sourceline or into.line
            into.runs.extend(run_of(each, into.desk, ()))
        elif is_block(each) and not (is_note(each)):
            into.close()
            into.line = each.sourceline or into.line
            _block(each, into, depth)
        elif is_note(each):
            into.runs.extend(run_of(each, into.desk, ()))
        else:
            _gather(each, into, depth)
        into.runs.extend(_words(each.tail))


def _words(text: str | None) -> list[Run]:
    return [Run(re.sub(r"[^\S\u00a0]+", " ", printable_part(text)))] if text else []


def _holds_blocks(element: Element) -> bool:
    return any(isinstance(each.tag, str) and is_block(each) for each in element.iter()) and not is_hidden(element)


def _block(element: Element, into: _Gathering, depth: int) -> None:
    """Add what a block stands for. The pages and calls that wait in `into.runs` go to its first words."""
    name, line, desk = local(element), element.sourceline or into.line, into.desk
    desk.waiting.extend(run for run in into.runs if run.is_sign)
    into.runs = []
    if name in ("lg", "l", "head"):
        waiting = desk.taken_up()
        found, rest = _with_waiting(
            _heading(element, desk, depth) if name == "head" else _verse(element, desk), waiting
        )
        desk.waiting.extend(rest)
    elif name == "list":
        found = _list(element, desk, depth)
    elif name == "table":
        found = _table(element, desk)
    elif name == "figure":
        found = _figure(element, desk, depth)
    elif name == "milestone":
        found = (Passage("rule", line),)
    elif name in ("quote", "q", "cit", "epigraph", "said"):
        inner = passages_inside(element, desk, depth)
        found = (Passage("quotation", line, children=_plain(inner)),) if inner else ()
    else:
        found = _plain_block(element, desk, depth)
    into.found.extend(found)
    into.runs = desk.taken_up()


def _with_waiting(found: Passages, waiting: list[Run]) -> tuple[Passages, list[Run]]:
    """The passages with the waiting runs before their first words; the runs that found no words still wait."""
    signs = [run for run in waiting if run.is_sign]
    if not signs or not found:
        return found, signs
    first = found[0]
    if first.kind in ("table", "image", "rule"):
        return found, signs
    if first.children:
        inner, rest = _with_waiting(first.children, signs)
        return (replace(first, children=inner), *found[1:]), rest
    return (replace(first, runs=tidy((*signs, *first.runs))), *found[1:]), []


def _plain_block(element: Element, desk: Desk, depth: int) -> Passages:
    """A paragraph, a part of a letter or a division: what it holds, with its role."""
    name = local(element)
    lined, desk.lines_break = desk.lines_break, desk.lines_break or name in _LINED
    inner = passages_inside(element, desk, depth + (name in DIVISIONS))
    desk.lines_break = lined
    if name == "address":
        inner = _joined(inner)
    role = _ROLES.get(name, "")
    if not role:
        return inner
    return tuple(replace(each, role=each.role or role) if each.kind == "paragraph" else each for each in inner)


def _joined(passages: Passages) -> Passages:
    """The lines of an address as one paragraph."""
    if not passages or any(each.kind != "paragraph" for each in passages):
        return passages
    runs = [run for at, each in enumerate(passages) for run in ((Run("\n"), *each.runs) if at else each.runs)]
    return (replace(passages[0], runs=tidy(runs)),)


def _heading(element: Element, desk: Desk, depth: int) -> Passages:
    runs = tidy(joined_words(runs_inside(element, desk)))
    flat = tuple(replace(run, text=run.text.replace("\n", " ")) for run in runs)
    kind = "heading" if any(run.text.strip() for run in flat) else "paragraph"
    level = depth if kind == "heading" else 0
    return (Passage(kind, element.sourceline or 1, flat, level=level),) if flat else ()


def _plain(passages: Passages) -> Passages:
    """The passages of a quotation or an item, in which the dialect sets no headings."""
    return tuple(replace(each, kind="paragraph", level=0) if each.kind == "heading" else each for each in passages)


def _verse(element: Element, desk: Desk) -> Passages:
    """Verse: each innermost group of lines a stanza; a heading of the group stands before it."""
    if local(element) == "l":
        return (Passage("verse", element.sourceline or 1, children=(_stanza([element], desk),)),)
    before: list[Passage] = []
    stanzas: list[Passage] = []
    lines: list[Element] = []
    for each in children(element):
        if local(each) == "l":
            lines.append(each)
            continue
        if lines:
            stanzas.append(_stanza(lines, desk))
            lines = []
        if local(each) == "lg":
            inner = _verse(each, desk)
            stanzas.extend(stanza for passage in inner if passage.kind == "verse" for stanza in passage.children)
            before.extend(passage for passage in inner if passage.kind != "verse")
        elif local(each) == "pb":
            before.append(Passage("paragraph", each.sourceline or 1, (Run("", page=given(each, "n")),)))
        else:
            before.extend(_plain(passages_inside(each, desk)))
    if lines:
        stanzas.append(_stanza(lines, desk))
    worded = [each for each in before if each.words.strip()]
    signs = tuple(run for each in before if not each.words.strip() for run in each.runs if run.is_sign)
    if signs and stanzas:
        stanzas[0] = replace(stanzas[0], runs=(*signs, *stanzas[0].runs))
    return (*worded, Passage("verse", element.sourceline or 1, children=tuple(stanzas))) if stanzas else tuple(worded)


def _stanza(lines: list[Element], desk: Desk) -> Passage:
    runs: list[Run] = []
    for at, line in enumerate(lines):
        steps = re.search(r"indent(\d*)", given(line, "rend"))
        lead = "  " * min(whole(steps[1], 1), 12) if steps else ""
        inner = tidy(joined_words(runs_inside(line, desk)))
        flat = (replace(run, text=run.text.replace("\n", " ")) for run in inner)
        runs.extend((Run(("\n" if at else "") + lead), *flat))
    return Passage("stanza", lines[0].sourceline or 1, tuple(run for run in runs if run.text or run.is_sign))


def _list(element: Element, desk: Desk, depth: int) -> Passages:
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
            inner = _plain(passages_inside(each, desk, depth))
            inner = _labelled(inner, label, each) if label else inner
            label = ()
            number = whole(given(each, "n"), (items[-1].number if items else 0) + 1) if numerals else -1
            items.append(Passage("item", each.sourceline or 1, children=inner, number=number))
        elif local(each) == "pb" or is_hidden(each):
            desk.waiting.extend(run_of(each, desk, ()))
        else:
            before.extend(_plain(passages_inside(each, desk)))
    kept = tuple(item for item in items if item.children)
    return (*before, Passage("list", element.sourceline or 1, children=kept, role=numerals)) if kept else tuple(before)


def _labelled(inner: Passages, label: tuple[Run, ...], item: Element) -> Passages:
    if inner and inner[0].kind == "paragraph":
        return (replace(inner[0], runs=tidy((*label, *inner[0].runs))), *inner[1:])
    return (Passage("paragraph", item.sourceline or 1, tidy(label)), *inner)


def _table(element: Element, desk: Desk) -> Passages:
    rows: list[Passage] = []
    captions: list[Passage] = []
    for each in children(element):
        if local(each) == "row":
            cells = [cell for cell in children(each) if local(cell) == "cell"]
            label = given(each, "role") == "label"
            row = tuple(
                Passage("cell", cell.sourceline or 1, children=passages_inside(cell, desk),
                        role="head" if label or given(cell, "role") == "label" else "")
                for cell in cells
            )  # fmt: skip
            rows.append(Passage("row", each.sourceline or 1, children=row))
        elif local(each) == "pb" or is_hidden(each):
            desk.waiting.extend(run_of(each, desk, ()))
        elif local(each) != "lb":
            captions.extend(_plain(passages_inside(each, desk)))
    worded = tuple(row for row in rows if row.words.strip())
    if not worded:
        return tuple(captions)
    caption = tuple(replace(each, role="caption") for each in captions[:1])
    return (Passage("table", element.sourceline or 1, children=worded), *caption, *captions[1:])


def _figure(element: Element, desk: Desk, depth: int) -> Passages:
    description = child(element, "figDesc")
    words = " ".join("".join(description.itertext()).split()) if description is not None else ""
    picture = Passage("image", element.sourceline or 1, (Run(printable_part(words)),))
    return (picture, *_plain(passages_inside(element, desk, depth)))
