"""The blocks of a TEI text as passages: divisions, letters' parts, verse, lists, tables, figures."""

import re
from dataclasses import dataclass, field, replace
from functools import partial

from florilegium.accession.decoding import printable_part
from florilegium.accession.parsing import Element, child, children, local
from florilegium.accession.passages import Passage, Passages, Run, tidy
from florilegium.accession.tei.elements import DIVISIONS, is_block, is_hidden, is_note
from florilegium.accession.tei.lists import list_of, plain, table_of
from florilegium.accession.tei.verse import verse_of
from florilegium.accession.tei.words import Desk, joined_words, run_of, runs_inside

_ROLES = {"dateline": "dateline", "salute": "salutation", "signed": "signature", "docDate": "dateline"}
_LINED = ("opener", "closer", "dateline", "salute", "signed", "address", "byline", "trailer", "docDate", "titlePart")


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
    desk = into.desk
    desk.waiting.extend(run for run in into.runs if run.is_sign)
    into.found.extend(_read(element, desk, depth))
    into.runs = desk.taken_up()


def _read(element: Element, desk: Desk, depth: int) -> Passages:
    """The passages that a block stands for."""
    name, inside = local(element), partial(passages_inside, desk=desk, depth=depth)
    if name in ("lg", "l"):
        return verse_of(element, desk)
    if name == "head":
        return _heading(element, desk, depth)
    if name == "list":
        return list_of(element, desk, inside)
    if name == "table":
        return table_of(element, desk, inside)
    if name == "figure":
        return _figure(element, desk, depth)
    if name == "milestone":
        return (Passage("rule", element.sourceline or 1),)
    if name in ("quote", "q", "cit", "epigraph", "said"):
        inner = plain(inside(element))
        return (Passage("quotation", element.sourceline or 1, children=inner),) if inner else ()
    return _plain_block(element, desk, depth)


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
    waiting = desk.taken_up()
    runs = tidy(joined_words(iter((*waiting, *runs_inside(element, desk)))))
    flat = tuple(replace(run, text=run.text.replace("\n", " ")) for run in runs)
    if not any(run.text.strip() or any(run.emended) for run in flat):
        desk.waiting.extend(run for run in flat if run.is_sign)
        return ()
    return (Passage("heading", element.sourceline or 1, flat, level=depth),)


def _figure(element: Element, desk: Desk, depth: int) -> Passages:
    description = child(element, "figDesc")
    words = " ".join("".join(description.itertext()).split()) if description is not None else ""
    picture = Passage("image", element.sourceline or 1, (Run(printable_part(words)),))
    return (picture, *plain(passages_inside(element, desk, depth)))
