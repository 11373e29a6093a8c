"""Facing pages while they are being set: how they look, and how they look when something is set otherwise."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from math import inf
from types import MappingProxyType
from typing import Any

from florilegium.model.page_quality import Flaw
from florilegium.model.pages import Page
from florilegium.typeset.engine.remaking import Setter, Standing
from florilegium.typeset.engine.wishes import Wish
from florilegium.typeset.page_lines import SetPage, page_of_lines
from florilegium.typeset.quality import flaws_on

# How much a flaw matters; what is not named counts 1.
WEIGHTS = {"short-page": 3.0, "heading-at-foot": 4.0, "widow": 3.0, "orphan": 2.0, "stacked-hyphens": 2.0}
STUMP = 5  # lines: a last page of fewer looks like a slip
OF_A_STUMP = 1.5


@dataclass(frozen=True, slots=True)
class _Boxed:
    """A page that is not yet a document's: what `quality` looks at is the engine's box."""

    _page_box: Any


@dataclass(frozen=True, slots=True)
class Choice:
    """What is set otherwise: wishes of paragraphs (“article/n”), and pages by number that are longer or shorter.

    `cost` is below 1, so that no mend is taken that does not take a flaw away.
    """

    cost: float = 0.0
    paragraphs: Mapping[str, Wish] = field(default_factory=lambda: MappingProxyType({}))
    depths: Mapping[int, int] = field(default_factory=lambda: MappingProxyType({}))

    def __add__(self, other: "Choice") -> "Choice":
        paragraphs, depths = {**self.paragraphs, **other.paragraphs}, {**self.depths, **other.depths}
        return Choice(self.cost + other.cost, paragraphs, depths)


AS_IT_COMES = Choice()


@dataclass(frozen=True, slots=True)
class Opening:
    """A verso and its recto as they were set (or one of them alone), and how they look.

    `standings` are where each begins and, last, where the next opening does; `before` is the paragraph that stands last
    before it; `choice` what was chosen for it, beside what holds from before.
    """

    standings: tuple[Standing, ...]
    engine: tuple[Any, ...]
    pages: tuple[SetPage, ...]
    before: str
    choice: Choice
    met: int = 0  # flaws as it came
    flaws: tuple[Flaw, ...] = ()

    @property
    def begins_piece(self) -> bool:
        return self.standings[0].is_forced

    @property
    def ends_piece(self) -> bool:
        return self.pages[-1].ends_piece

    @property
    def after(self) -> str:
        """The paragraph that stands last when it ends."""
        return next((one.lines[-1].paragraph for one in reversed(self.pages) if one.lines), self.before)

    @property
    def hole(self) -> float:
        """How many lines the shorter of its pages ends early."""
        return max((flaw.measure for flaw in self.flaws if flaw.kind == "short-page"), default=0.0)

    def drop(self, kept: "Opening") -> None:
        """Take its pages apart, but for those that are kept: they hold one another, and would not go by themselves."""
        for page in self.engine:
            if not any(page is each for each in kept.engine):
                page.children = ()

    @property
    def weight(self) -> float:
        """How ill it looks, with what its mends cost."""
        last = self.pages[-1]
        stump = OF_A_STUMP if last.ends_piece and 0 < len(last.lines) < STUMP else 0.0
        over = sum(each.running_over for each in self.standings[1:])
        return sum(WEIGHTS.get(flaw.kind, 1.0) for flaw in self.flaws) + stump + over + self.choice.cost

    def opens_recto(self, choice: Choice) -> bool:
        """Whether a choice leaves the verso as it is."""
        if len(self.pages) < 2:
            return False
        verso = {line.paragraph for line in self.pages[0].lines}
        return verso.isdisjoint(choice.paragraphs) and self.pages[0].page.ordinal not in choice.depths


def set_opening(setter: Setter, begin: Standing, before: str, known: Choice) -> Opening:
    """The opening that begins there, as it comes; `known` is what was chosen before and holds on."""
    opening = _go_on(setter, Opening((begin,), (), (), before, AS_IT_COMES), known)
    return replace(opening, met=len(opening.flaws))


def set_otherwise(setter: Setter, opening: Opening, known: Choice, choice: Choice, limit: float = inf) -> Opening:
    """The opening set with one choice more; not to its end where it comes to weigh as much as the limit before.

    What stays as it is is not set again.
    """
    kept = 1 if opening.opens_recto(choice) else 0
    begun = Opening(
        opening.standings[: kept + 1], opening.engine[:kept], opening.pages[:kept], opening.before,
        opening.choice + choice, opening.met,
    )  # fmt: skip
    return _go_on(setter, begun, known, limit)


def _go_on(setter: Setter, begun: Opening, known: Choice, limit: float = inf) -> Opening:
    setter.go_back(begun.standings[-1])
    both = known + begun.choice
    setter.wishes.paragraphs, setter.wishes.depths = dict(both.paragraphs), dict(both.depths)
    standings, engine, pages, last = list(begun.standings), list(begun.engine), list(begun.pages), begun.after
    while not pages or not (pages[-1].ends_piece or pages[-1].page.side == "recto"):
        side = "recto" if setter.is_recto else "verso"
        engine.append(setter.set_page())
        standings.append(setter.standing())
        page = Page(setter.index, str(setter.index), side, False, (), None)
        pages.append(page_of_lines(_Boxed(engine[-1]), page, last, setter.done or setter.is_forced))
        last = pages[-1].lines[-1].paragraph if pages[-1].lines else last
        so_far = replace(
            begun, standings=tuple(standings), engine=tuple(engine), pages=tuple(pages), flaws=flaws_on(pages)
        )
        if so_far.weight >= limit:
            break
    return so_far
