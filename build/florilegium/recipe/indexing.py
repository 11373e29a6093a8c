"""The index of names of a copy: compiled from the map of the pages, measured, planned in columns, set."""

from florilegium.compose.print import PrintComposer
from florilegium.diagnostics import Diagnostic
from florilegium.index.columns import fill_columns
from florilegium.index.compiling import IndexCopy, compile_index
from florilegium.index.measuring import measure, misplaced
from florilegium.model.columns import ColumnPlan
from florilegium.model.names import GLOSSARY, NameIndex
from florilegium.model.pages import PageMap
from florilegium.recipe.reading import Copy
from florilegium.recipe.setup import Setup
from florilegium.typeset.lines import lines_of
from florilegium.typeset.setting import Setting


def index_of(copy: Copy, page_map: PageMap) -> tuple[NameIndex, tuple[Diagnostic, ...]]:
    """The index of the volume, an empty one where its back matter has none."""
    volume = copy.volume
    kinds = {matter.kind for matter in volume.back}
    if "index-of-names" not in kinds:
        return NameIndex("", ()), ()
    return compile_index(index_copy(copy), page_map, volume.house)


def index_copy(copy: Copy) -> IndexCopy:
    """What index and glossary are compiled from."""
    volume = copy.volume
    has_glossary = any(matter.kind == GLOSSARY for matter in volume.back)
    return IndexCopy(copy.authority, tuple(volume.pieces()), copy.mentions, copy.discussions, has_glossary)


def set_back(
    composer: PrintComposer, setup: Setup, index: NameIndex, first_folio: int
) -> tuple[Setting, tuple[Diagnostic, ...]]:
    """The back matter with the index in columns whose length is known before; R02 where they came out otherwise."""
    if not index.groups:
        return setup.set(composer.back(index, ColumnPlan()), first_folio), ()
    measured = measure(index, setup.measure(composer.index_to_measure(index)))
    plan = fill_columns(index, measured, composer.continuation)
    back = setup.set(composer.back(index, plan), first_folio)
    return back, misplaced(index, plan, lines_of(back))
