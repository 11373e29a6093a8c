"""The pages of the book: the body is set once; front and back matter until their page numbers are right."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain

from florilegium.compose.print import PrintComposer, print_composer
from florilegium.compose.sections import Book
from florilegium.diagnostics import Diagnostic
from florilegium.model.emendations import EmendationList
from florilegium.model.mends import Mends
from florilegium.model.names import NameIndex
from florilegium.model.pages import PageMap
from florilegium.model.volume import Volume
from florilegium.read.mends import MendsFile
from florilegium.recipe.booking import with_volume
from florilegium.recipe.finding_places import placed
from florilegium.recipe.indexing import BackMatter, SetBack, emendations_of, indexes_of, set_back, unlettered
from florilegium.recipe.mending import held, mending_findings
from florilegium.recipe.noting import heads_of_notes, lost_notes
from florilegium.recipe.reading import Copy
from florilegium.recipe.setup import Setup
from florilegium.recipe.steps import Steps
from florilegium.references import cited_anchors, refers, resolve
from florilegium.typeset.setting import Setting

MOST_TURNS = 5  # front and back matter are set anew at most so often; once is enough for nearly every book


@dataclass(frozen=True, slots=True)
class Pagination:
    """The book in pages: as it was composed, its settings, the map of all pages, its indexes, its mends."""

    book: Book
    front: Setting
    body: Setting
    back: Setting
    page_map: PageMap
    indexes: tuple[NameIndex, ...]
    emendations: EmendationList
    diagnostics: tuple[Diagnostic, ...]
    mends: Mends = field(default_factory=Mends)


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands around the body, as it was set: the front matter with the folios that it prints, the back matter."""

    folios: Mapping[str, str]
    front: Setting
    back: SetBack


def paginate(copy: Copy, book: Book, setup: Setup, steps: Steps) -> Pagination:
    """The book in pages. Finding R01 where front or back matter or the cross-references do not come to rest.

    The body is set once; with cross-references in it a second time, since they print folios.
    """
    cited = cited_anchors(copy.volume)
    folios: Mapping[str, str] = {}
    body: Setting | None = None
    around: _Around | None = None
    dropped: tuple[str, ...] = ()
    for _ in range(MOST_TURNS):
        whole = with_volume(book, resolve(copy.volume, folios)) if cited else book
        composer = print_composer(whole)
        with steps("set the body"):
            if not body or _refers(copy.volume):
                body = setup.set_body(composer.body(), body.mends if body else setup.mends_file.mends)
                dropped = (*dropped, *body.dropped)
        with steps("set front and back matter, compile the index"):
            pagination, around = _settle(copy, composer, setup, (body, around))
        before, folios = folios, _folios(cited, pagination.page_map)
        if before == folios:
            return _with_mends(pagination, setup.mends_file, dropped)
    return replace(pagination, diagnostics=(*pagination.diagnostics, _unsettled(before, folios)))


def _with_mends(pagination: Pagination, file: MendsFile, dropped: tuple[str, ...]) -> Pagination:
    settings = pagination.front, pagination.body, pagination.back
    found = mending_findings(file, settings, dropped)
    return replace(pagination, mends=held(file.mends, settings), diagnostics=(*pagination.diagnostics, *found))


def _refers(volume: Volume) -> bool:
    """Whether a text of the body has a cross-reference."""
    return any(refers(text) for part in volume.parts for text in (*part.articles, part.introduction) if text)


def _settle(
    copy: Copy, composer: PrintComposer, setup: Setup, known: tuple[Setting, _Around | None]
) -> tuple[Pagination, _Around]:
    """Set front and back matter anew until the folios and the index that they print are those of the pages.

    `known` are the body, and what stood around it in the turn before: where that is right still, it stays.
    """
    body, around = known
    pieces = [piece for piece in composer.sections.book.pieces if piece.level]
    figures = (anchor for piece in pieces if piece.text for anchor in piece.text.figure_anchors().values())
    listed = [*(piece.id for piece in pieces), *figures]
    composer = composer.knowing(extents(map_of(body), copy.volume), _folios(listed, map_of(body)))
    press = _Press(copy, composer, setup, body, tuple(listed))
    around = press.again(around) if around else press.begun()
    for _ in range(MOST_TURNS):
        page_map = map_of(around.front, body, around.back.setting)
        made, findings = _compiled(copy, page_map)
        folios = _folios(listed, page_map)
        if made == around.back.made and folios == around.folios:
            break
        before, around = around.folios, press.set(made, folios, around)
    else:
        findings = (*findings, _unsettled(before, folios))
    front, back = around.front, around.back
    told = chain(front.diagnostics, body.diagnostics, back.setting.diagnostics)
    findings = (*findings, *lost_notes(copy.volume, page_map))
    diagnostics = (*(placed(each, copy.volume) for each in told), *findings, *back.misplaced)
    settings = front, body, back.setting
    book, made = composer.sections.book, back.made
    return Pagination(book, *settings, page_map, made.indexes, made.emendations, diagnostics), around


def _compiled(copy: Copy, page_map: PageMap) -> tuple[BackMatter, tuple[Diagnostic, ...]]:
    """What the back matter cites of the pages, and what was found when its indexes were compiled."""
    indexes, findings = indexes_of(copy, page_map)
    heads = heads_of_notes(copy.volume, page_map, copy.volume.house.index_style)
    return BackMatter(indexes, heads, emendations_of(copy, page_map)), findings


@dataclass(frozen=True, slots=True)
class _Press:
    """What front and back matter are set with, turn after turn; `listed` are the anchors that the contents cite."""

    copy: Copy
    composer: PrintComposer
    setup: Setup
    body: Setting
    listed: tuple[str, ...]

    def begun(self) -> _Around:
        """Front and back matter before any of their own folios is known."""
        page_map = map_of(self.body)
        if all(page_map.page_of(mention.anchor) for mention in self.copy.mentions):
            made, _ = _compiled(self.copy, page_map)  # right already: no name stands outside the body
        else:
            made = BackMatter(unlettered(self.copy), {}, emendations_of(self.copy, page_map))
        back = self._back(made, None)
        folios = _folios(self.listed, map_of(self.body, back.setting))  # right for all that follows the contents
        return _Around(folios, self._front(folios, None), back)

    def again(self, around: _Around) -> _Around:
        """The same as in the turn before; what has other words now is set anew."""
        return self.set(around.back.made, around.folios, around)

    def set(self, made: BackMatter, folios: Mapping[str, str], before: _Around) -> _Around:
        """Front and back matter with these folios; what stands as before stays as it was set."""
        return _Around(folios, self._front(folios, before.front), self._back(made, before.back))

    def _front(self, folios: Mapping[str, str], before: Setting | None) -> Setting:
        return self.setup.set(self.composer.front(folios), numerals="roman", before=before)

    def _back(self, made: BackMatter, before: SetBack | None) -> SetBack:
        return set_back(self.composer, self.setup, made, (len(self.body.pages) + 1, before))


def map_of(*settings: Setting) -> PageMap:
    """The pages of the settings one after another, with ordinals from 1."""
    pages = chain.from_iterable(setting.pages for setting in settings)
    return PageMap(tuple(replace(page, ordinal=ordinal) for ordinal, page in enumerate(pages, 1)))


def extents(page_map: PageMap, volume: Volume) -> Mapping[str, str]:
    """The folios of each article from its first page to its last, as “3–14”."""
    found: dict[str, list[str]] = {}
    held = {article.id for part in volume.parts for article in part.articles}
    for page in page_map.pages:
        for article in held & set(page.anchors):
            found.setdefault(article, []).append(page.folio)
    return {id: folios[0] if len(folios) == 1 else f"{folios[0]}–{folios[-1]}" for id, folios in found.items()}


def _folios(anchors: Iterable[str], page_map: PageMap) -> Mapping[str, str]:
    found = ((anchor, page_map.page_of(anchor)) for anchor in anchors)
    return {anchor: page.folio for anchor, page in found if page}


def _unsettled(before: Mapping[str, str], after: Mapping[str, str]) -> Diagnostic:
    moved = ", ".join(
        f"“{id}” {before.get(id, '-')} → {folio}" for id, folio in after.items() if before.get(id) != folio
    )
    message = f"the page numbers do not come to rest after {MOST_TURNS} turns: {moved or 'an index'}"
    return Diagnostic("R01", message, None, "add or take away a line of the contents or of the front matter")
