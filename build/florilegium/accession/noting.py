"""Note calls and the notes they call: found by their anchors, or by their numbers where the source has no anchors."""

import re
from dataclasses import dataclass, replace

from florilegium.accession.passages import Passage, Passages, Run, Runs, cut, joined, tidy

_LABEL = r"(?:\d{1,3}[a-z]?|[a-zA-Z]|\*{1,4}|[†‡§]{1,2}|[Nn]ote)"
_LINKED = re.compile(rf"[\[(]?\s*({_LABEL})\.?\s*[\])]?[.:]?")
_BRACKETED = re.compile(rf"\[({_LABEL})\]")
_OPENING = re.compile(
    rf"(?:(?:\[({_LABEL})\]|\(({_LABEL})\)|({_LABEL})[.)])[.:]?\s+|(\*{{1,4}}|[†‡§]{{1,2}})\s*(?=[\w“(]))"
)
NOTES_HEAD = re.compile(r"(?:(?:foot|end)?notes?|notes? (?:by|to|on)\b.{0,60}|references)[:.]?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SourceNote:
    """A note of the source: its label, the names it can be reached by, its passages, whether it was called."""

    label: str
    anchors: tuple[str, ...]
    passages: Passages
    line: int
    back: str = ""  # the name its link leads back to


@dataclass(frozen=True, slots=True)
class Noted:
    """Passages whose calls are runs with a `note`, and the notes in the order of their calls.

    `taken` are the lines that became marks (labels of notes, the heading “Notes”); `unpaired` are the lines of calls
    without a note and of notes without a call, which stay in the text as words; `placed` those of notes whose call was
    missing and was set where the note leads back to.
    """

    passages: Passages
    notes: tuple[SourceNote, ...]
    taken: tuple[tuple[int, str], ...] = ()
    unpaired: tuple[tuple[int, str], ...] = ()
    placed: tuple[tuple[int, str], ...] = ()


def label_of_link(run: Run) -> str:
    """The label of a note call or of a note, where a run is a link within the page that looks like one; else “”."""
    match = _LINKED.fullmatch(run.text.strip())
    return match[1] if match and "#" in run.target and not run.note else ""


def opens_note(passage: Passage) -> str:
    """The label of the note that a paragraph opens, by a link back or by a name and a number; else “”."""
    if passage.kind not in ("paragraph", "quotation", "item"):
        return ""
    runs = [run for run in _first_paragraph(passage).runs if run.text.strip() or run.anchors]
    names = [name for run in runs[:1] for name in run.anchors]
    while runs and not runs[0].text.strip():
        names += runs[0].anchors
        runs = runs[1:]
    if not runs:
        return ""
    linked = label_of_link(runs[0])
    if linked and (names or runs[0].anchors or len(runs) > 1):
        return linked
    typed = _OPENING.match("".join(run.text for run in runs))
    return next(filter(None, typed.groups()), "") if typed and (names or runs[0].anchors) else ""


def typed_label(passage: Passage) -> str:
    """The label a paragraph opens with where it has no anchors: “1.”, “[1]”, “*”; else “”."""
    typed = _OPENING.match(passage.words) if passage.kind == "paragraph" else None
    label = next(filter(None, typed.groups()), "") if typed else ""
    return label if typed and (not label.isalpha() or typed[0][0] in "[(") else ""


def without_label(passage: Passage, label: str) -> Passage:
    """The passage that opens a note, without the label."""
    if passage.kind != "paragraph":
        first, *rest = passage.children
        return replace(passage, children=(without_label(first, label), *rest))
    typed = re.match(rf"\s*[\[(]?\s*{re.escape(label)}\.?\s*[\])]?[.:]?\s*", passage.words)
    return replace(passage, runs=tidy(cut(passage.runs, typed.end() if typed else 0)[1]))


def names_in(passage: Passage) -> tuple[str, ...]:
    """The names at the opening of a passage."""
    found: list[str] = []
    for run in _first_paragraph(passage).runs:
        found.extend(run.anchors)
        if run.text.strip() and len(found):
            break
    return tuple(found)


def back_link(passage: Passage) -> str:
    """The name that the link at the opening of a note leads back to."""
    linked = (run for run in _first_paragraph(passage).runs if run.text.strip())
    return next((run.target.rpartition("#")[2] for run in linked if label_of_link(run)), "")


def _first_paragraph(passage: Passage) -> Passage:
    while passage.kind != "paragraph" and passage.children:
        passage = passage.children[0]
    return passage


def with_calls(runs: Runs, labels: frozenset[str]) -> Runs:
    """The runs with typed calls like “[1]” as runs of their own, where the label is one of those known."""
    found: list[Run] = []
    for run in runs:
        at = 0
        for match in _BRACKETED.finditer(run.text) if not run.target and not run.note else ():
            if match[1] in labels:
                found.append(replace(run, text=run.text[at : match.start()], anchors=run.anchors if not at else ()))
                found.append(Run(match[0], target=f"#{match[1]}"))
                at = match.end()
        found.append(replace(run, text=run.text[at:], anchors=run.anchors if not at else ()))
    return joined(found)
