"""A transcription before it is an article: passages of words with their marks, alike for text, HTML and Markdown."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

_BLANKS = re.compile(r"[^\S\n]+")
_BREAK = re.compile(r" ?\n ?")


@dataclass(frozen=True, slots=True)
class Run:
    """Words with the same marks. A line feed in `text` is a line break of the source.

    `marks` are “emphasis”, “strong”, “small-caps”, “sup”, “sub”, “run-in”, “lang:xx”, “person:id”; `target` is where a
    link leads; `anchors` are the names that stand here in the source. A sign has no `text`: `note` is the label of a
    note called here, `page` the number of the source's page that begins here, `emended` the words that the source has
    here and those that are to be read for them.
    """

    text: str
    marks: tuple[str, ...] = ()
    target: str = ""
    anchors: tuple[str, ...] = ()
    note: str = ""
    page: str = ""
    emended: tuple[str, str] = ("", "")

    @property
    def is_sign(self) -> bool:
        """Whether it stands for something that is no word of the text."""
        return bool(self.note or self.page or any(self.emended))

    @property
    def typed(self) -> str:
        """The words of the source: its text, or what the source has where it is emended."""
        return self.text or self.emended[0]


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """One piece of the source, with the line it begins on.

    `kind` is paragraph, heading, quotation, list, item, verse, table, row, rule, image or spacer; `runs` are its words,
    `children` what it holds; `level` is a heading's level, `number` an item's (−1: none); `role` says more: the class
    of the paragraph in the source, the numerals of a list, later dateline, salutation, signature, attribution, caption.
    """

    kind: str
    line: int
    runs: Runs = ()
    children: tuple["Passage", ...] = ()
    level: int = 0
    number: int = -1
    role: str = ""

    @property
    def words(self) -> str:
        """Its plain text, with those of its children; a line break is a line feed."""
        own = "".join(run.typed for run in self.runs)
        return "\n".join(filter(None, (own, *(child.words for child in self.children))))

    @property
    def flat(self) -> str:
        """Its plain text on one line."""
        words = self.words
        return words.strip(" ") if is_single_spaced(words) else " ".join(words.split())


Passages = tuple[Passage, ...]


def tidy(runs: Iterable[Run]) -> Runs:
    """The runs with white space as the press has it: single blanks, none at the ends or beside a line break.

    >>> [run.text for run in tidy((Run(" by  "), Run(" Aldus \\n", ("emphasis",)), Run(" 1501 ")))]
    ['by ', 'Aldus\\n', '1501']
    """
    settled: list[Run] = []
    last = "\n"
    for run in runs:
        text = run.text if is_single_spaced(run.text) else _BREAK.sub("\n", _BLANKS.sub(" ", run.text))
        if last in " \n":
            text = text.lstrip(" ")
        if text.startswith("\n") and last == " ":
            _strip_end(settled, " ")
        if text or run.anchors or run.is_sign:
            settled.append(with_text(run, text))
        last = text[-1:] or (last if run.page or not run.is_sign else "x")
    _strip_end(settled, " \n")
    _strip_beginning(settled)
    return joined(settled)


def is_single_spaced(text: str) -> bool:
    """Whether all white space of the text is single blanks; no other can be printed, so that Python knows at once."""
    return text.isprintable() and "  " not in text


def with_text(run: Run, text: str) -> Run:
    """The run with that text: the same where it has it."""
    return run if text == run.text else replace(run, text=text)


def _strip_end(runs: list[Run], blanks: str) -> None:
    for at in range(len(runs) - 1, -1, -1):
        if runs[at].note or any(runs[at].emended):
            return
        runs[at] = with_text(runs[at], runs[at].text.rstrip(blanks))
        if runs[at].text:
            return


def _strip_beginning(runs: list[Run]) -> None:
    for at, run in enumerate(runs):
        runs[at] = with_text(run, run.text.lstrip())
        if runs[at].text or (run.is_sign and not run.page):
            return


def joined(runs: Iterable[Run]) -> Runs:
    """The runs without empty ones, neighbours with the same marks in one."""
    result: list[Run] = []
    for run in runs:
        if not (run.text or run.anchors or run.is_sign):
            continue
        before = result[-1] if result else None
        alike = before and (before.marks, before.target, before.note) == (run.marks, run.target, run.note)
        if before and alike and not run.is_sign and not before.is_sign and not run.anchors:
            result[-1] = replace(before, text=before.text + run.text)
        else:
            result.append(run)
    return tuple(result)


def cut(runs: Runs, at: int) -> tuple[Runs, Runs]:
    """The runs before and after the character `at` of their plain text."""
    before: list[Run] = []
    for index, run in enumerate(runs):
        if at < len(run.text):
            rest = (replace(run, text=run.text[at:], anchors=run.anchors if at == 0 else ()), *runs[index + 1 :])
            first = (replace(run, text=run.text[:at]),) if at else ()
            return joined((*before, *first)), joined(rest)
        before.append(run)
        at -= len(run.text)
    return joined(before), ()


def lines_of(runs: Runs) -> tuple[Runs, ...]:
    """The runs of each line, without the line breaks."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        first, *rest = run.text.split("\n")
        lines[-1].append(replace(run, text=first))
        lines.extend([Run(line, run.marks, run.target)] for line in rest)
    return tuple(tidy(line) for line in lines)


def walk(passages: Passages) -> Iterator[Passage]:
    """Every passage and every passage in it, in reading order."""
    for passage in passages:
        yield passage
        yield from walk(passage.children)


def with_labels(passages: Passages, prefix: str) -> Passages:
    """The passages with the prefix before the label of each note called in them."""
    return tuple(
        replace(
            passage,
            runs=tuple(replace(run, note=f"{prefix}{run.note}") if run.note else run for run in passage.runs),
            children=with_labels(passage.children, prefix),
        )
        for passage in passages
    )
