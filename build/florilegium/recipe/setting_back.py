"""Sets the back matter: its indexes measured, planned in columns, and set with all else that it holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain

from florilegium.compose.print import PrintComposer
from florilegium.diagnostics import Diagnostic
from florilegium.index.columns import fill_columns
from florilegium.index.measuring import measure, misplaced
from florilegium.model.columns import ColumnPlan
from florilegium.model.names import NameIndex
from florilegium.recipe.indexing import BackMatter
from florilegium.recipe.setting import measured, set_matter
from florilegium.recipe.setup import Setup
from florilegium.typeset.lines import lines_of
from florilegium.typeset.setting import Setting


@dataclass(frozen=True, slots=True)
class SetBack:
    """The back matter as it was set, what was made for it, its indexes’ columns by what was measured, R02 for these."""

    setting: Setting
    made: BackMatter
    plans: Mapping[str, ColumnPlan]
    misplaced: tuple[Diagnostic, ...]


def set_back(composer: PrintComposer, setup: Setup, made: BackMatter, place: tuple[int, SetBack | None]) -> SetBack:
    """The back matter with its indexes in columns whose length is known; R02 where they came out otherwise.

    `place` is its first folio, and what stood there before: what is printed as it was is not measured or set again.
    """
    first_folio, before = place
    known = before.plans if before else {}
    plans = [_plan(composer, setup, index, known) for index in made.indexes]
    planned = tuple((index, plan) for index, (_, plan) in zip(made.indexes, plans, strict=True))
    back = composer.back(planned, made.heads, made.emendations)
    setting = set_matter(setup, back, first_folio, before=before.setting if before else None)
    lines = lines_of(setting)
    astray = tuple(chain.from_iterable(misplaced(index, plan, lines) for index, plan in planned))
    return SetBack(setting, made, dict(plans), astray)


def _plan(
    composer: PrintComposer, setup: Setup, index: NameIndex, known: Mapping[str, ColumnPlan]
) -> tuple[str, ColumnPlan]:
    """The XHTML of the index that is measured, and its columns; what is printed with other ordinals is known."""
    if not index.groups:
        return "", ColumnPlan()
    words = composer.index_to_measure(index)
    if words in known:
        return words, known[words]
    return words, fill_columns(index, measure(index, measured(setup, words)), composer.continuation)
