"""What could be set otherwise on an opening that has flaws, what is likeliest to help first."""

from collections.abc import Iterator
from typing import Any

from florilegium.typeset.engine.chances import WORD, chances_of
from florilegium.typeset.engine.galleys import shaped, text_boxes
from florilegium.typeset.engine.plans import Plan
from florilegium.typeset.engine.wishes import Wish
from florilegium.typeset.feasible_breaks import Chance
from florilegium.typeset.mending.openings import Choice, Opening
from florilegium.typeset.page_lines import SetLine
from florilegium.typeset.total_fit import best_breaks, demerits_of, in_lines

OF_PAGES = ("uneven-pages", "short-page", "widow", "orphan", "heading-at-foot")
HOLE = 5  # lines
DEEPEST = 2  # lines by which a page may be shorter
TRACKING = (0, 5, 10)  # thousandths of an em: within one hundredth nobody sees it
# What choices cost; a flaw costs 1 or more.
A_LINE_SHORTER, A_LINE_LONGER = 0.15, 0.2
A_PARAGRAPH, A_STRAINED_ONE = 0.25, 0.4
STRAINED = 4_000_000.0  # demerits
A_WHOLE_WORD = 0.2


def is_hopeless(opening: Opening) -> bool:
    """Whether a page ends so early that no line more or less brings what it waits for to it."""
    return opening.hole > HOLE


def depths(opening: Opening) -> Iterator[Choice]:
    """Both pages of an opening a line shorter or longer; below the first page of a piece stands its folio."""
    if len(opening.pages) < 2 or opening.ends_piece or is_hopeless(opening):
        return
    first = opening.pages[0].page.ordinal
    by = [round(one.above / one.leading) for one in opening.pages]
    lines = abs(by[0] - by[1])
    if 0 < lines <= DEEPEST and max(by) <= DEEPEST:
        yield Choice(A_LINE_SHORTER * lines, depths={first + by.index(min(by)): -max(by)})
    if not opening.begins_piece:
        yield Choice(A_LINE_LONGER, depths={first: 1, first + 1: 1})
    yield Choice(A_LINE_SHORTER, depths={first: -1, first + 1: -1})


def paragraphs(context: Any, opening: Opening) -> list[Choice]:
    """A paragraph that begins on the opening a line longer or shorter, tracked, or with a word that is not parted."""
    flawed = {flaw.paragraph for flaw in opening.flaws if flaw.kind not in OF_PAGES}
    of_pages = not opening.flaws or (not is_hopeless(opening) and any(flaw.kind in OF_PAGES for flaw in opening.flaws))
    found: list[Choice] = []
    for line in (line for one in opening.pages for line in one.lines if line.first):
        if of_pages or line.paragraph in flawed:
            found += _of_paragraph(context, line, line.paragraph in flawed)
    found += _whole(opening)
    return sorted(found, key=lambda choice: choice.cost)


def _of_paragraph(context: Any, line: SetLine, flawed: bool) -> Iterator[Choice]:
    linebox, plan = _plan(line)
    if plan is None or not plan.measure.blank:
        return
    words = text_boxes(linebox) or []
    chances = _Tracked(context, words)
    best = best_breaks(chances[0], plan.measure)
    for more in (-1, 1):
        for tracking in (each * more for each in TRACKING):
            if taken := in_lines(chances[tracking], plan.measure, len(best) + more):
                worse = demerits_of(taken, plan.measure) - demerits_of(best, plan.measure)
                yield Choice(_cost(worse, tracking), {line.paragraph: Wish(more, tracking)})
                break
    for tracking in (each * way for each in TRACKING[1:] for way in (1, -1) if flawed):
        if in_lines(chances[tracking], plan.measure, len(best)):
            yield Choice(_cost(0.0, tracking), {line.paragraph: Wish(0, tracking)})


class _Tracked(dict[int, list[Chance]]):
    """The chances of a paragraph by its tracking, found when they are asked for."""

    def __init__(self, context: Any, words: list[Any]) -> None:
        super().__init__()
        self._context, self._words = context, words

    def __missing__(self, tracking: int) -> list[Chance]:
        galley = shaped(self._words, tracking)
        self[tracking] = chances_of(self._context, galley) if galley.is_tracked else []
        return self[tracking]


def _cost(worse: float, tracking: int) -> float:
    return A_PARAGRAPH + abs(tracking) / 100 + A_STRAINED_ONE * min(1.0, max(0.0, worse) / STRAINED)


def _whole(opening: Opening) -> Iterator[Choice]:
    """The word that is parted at the foot of the recto, whole."""
    lines = opening.pages[-1].lines
    if not lines or not any(flaw.kind == "hyphen-over-leaf" for flaw in opening.flaws):
        return
    paragraph = lines[-1].paragraph
    opened = next(line for one in opening.pages for line in one.lines if line.paragraph == paragraph)
    linebox, plan = _plan(opened)
    here = sum(line.paragraph == paragraph for one in opening.pages for line in one.lines)
    if opened.first and plan and here <= len(plan.starts):
        text = "".join(word.box.text for word in text_boxes(linebox) or []).encode()
        before = WORD.findall(text[: plan.starts[here - 1]].decode())
        after = WORD.match(text[plan.starts[here - 1] :].decode())
        if before and after:
            yield Choice(A_WHOLE_WORD, {paragraph: Wish(whole=(before[-1] + after[0],))})


def _plan(line: SetLine) -> tuple[Any, Plan | None]:
    """The engine's line box of a paragraph, and how it was broken."""
    linebox, _, plan = line.box.__dict__.get("_plan", (None, 0.0, None))
    return linebox, plan
