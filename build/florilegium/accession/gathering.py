"""Passages as they are gathered from an HTML page, with the paragraph that is not closed yet."""

from dataclasses import dataclass, field

from florilegium.accession.html_words import single_blanks
from florilegium.accession.passages import Passage, Run, Runs, cut, tidy


@dataclass(slots=True)
class Gathering:
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

    def say(self, run: Run, line: int | None) -> None:
        """Add words to the open paragraph; its line is that of its first words."""
        if not any(known.text.strip() or known.note for known in self.runs):
            self.line = line or self.line
        if run.text or run.anchors:
            self.runs.append(Run(single_blanks(run.text), run.marks, run.target, run.anchors, run.note))


def _apart(runs: Runs) -> list[Runs]:
    """The runs, cut where old pages part paragraphs with two line breaks."""
    parts, rest = [], runs
    while (at := "".join(run.text for run in rest).find("\n\n")) >= 0:
        first, rest = cut(rest, at)
        parts.append(tidy(first))
        rest = tidy(rest)
    return [part for part in (*parts, rest) if part]
