"""Verse of a TEI text as passages: each innermost group of lines a stanza."""

import re
from dataclasses import replace

from florilegium.accession.parsing import Element, children, given, local, whole
from florilegium.accession.passages import Passage, Passages, Run, tidy
from florilegium.accession.tei.words import Desk, joined_words, run_of, runs_inside


def verse_of(element: Element, desk: Desk) -> Passages:
    """The verse, and before it the words in its groups that are no lines of it: headings, signatures."""
    before: list[Passage] = []
    stanzas: list[Passage] = []
    _gather([element] if local(element) == "l" else children(element), desk, before, stanzas)
    if not stanzas:
        return tuple(before)
    return (*before, Passage("verse", element.sourceline or 1, children=tuple(stanzas)))


def _gather(elements: list[Element], desk: Desk, before: list[Passage], stanzas: list[Passage]) -> None:
    """Add the lines, as stanzas, and what stands beside them; a page that begins goes to the next line."""
    lines: list[tuple[Run, ...]] = []
    line = elements[0].sourceline or 1 if elements else 1
    for each in elements:
        if local(each) == "l":
            lines.append(_line(each, desk))
        elif local(each) == "lg":
            _close(lines, line, stanzas)
            _gather(children(each), desk, before, stanzas)
        elif local(each) == "pb":
            desk.waiting.extend(run_of(each, desk, ()))
        else:
            runs = tidy(joined_words(runs_inside(each, desk)))
            before.extend(
                [Passage("paragraph", each.sourceline or 1, runs)] if any(run.text.strip() for run in runs) else []
            )
    _close(lines, line, stanzas)


def _close(lines: list[tuple[Run, ...]], line: int, stanzas: list[Passage]) -> None:
    runs = [run for at, inner in enumerate(lines) for run in ((Run("\n"), *inner) if at else inner)]
    if any(run.text.strip() or run.is_sign for run in runs):
        stanzas.append(Passage("stanza", line, tuple(run for run in runs if run.text or run.is_sign)))
    lines.clear()


def _line(element: Element, desk: Desk) -> tuple[Run, ...]:
    """A line of verse, by two blanks for each step it is indented."""
    steps = re.search(r"indent(\d*)", given(element, "rend"))
    lead = "  " * min(whole(steps[1], 1), 12) if steps else ""
    waiting = desk.taken_up()
    inner = tidy(joined_words(runs_inside(element, desk)))
    return (Run(lead), *waiting, *(replace(run, text=run.text.replace("\n", " ")) for run in inner))
