"""The pages of the book: the body is set once; front and back matter until their page numbers are right."""

from collections.abc import Mapping
from dataclasses import dataclass

from florilegium.compose.print import PrintComposer, print_composer
from florilegium.compose.sections import Book
from florilegium.diagnostics import Diagnostic
from florilegium.model.pages import PageMap
from florilegium.model.volume import Volume
from florilegium.recipe.booking import with_volume
from florilegium.recipe.folios import extents, folios_of, listed_anchors, map_of
from florilegium.recipe.indexing import BackMatter, compiled, emendations_of, unlettered
from florilegium.recipe.mending import held, mending_findings
from florilegium.recipe.pagination import Pagination, in_pages
from florilegium.recipe.reading import Copy
from florilegium.recipe.set_pages import Settings, set_book
from florilegium.recipe.setting import set_body, set_matter
from florilegium.recipe.setting_back import SetBack, set_back
from florilegium.recipe.setup import Setup
from florilegium.recipe.steps import Steps
from florilegium.references import cited_anchors, refers, resolve
from florilegium.typeset.setting import Setting

MOST_TURNS = 5  # front and back matter are set anew at most so often; once is enough for nearly every book


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands around the body, as it was set: the front matter with the folios that it prints, the back matter."""

    folios: Mapping[str, str]
    front: Setting
    back: SetBack


@dataclass(frozen=True, slots=True)
class _Settled:
    """The book as it was composed, what stands around its body, what was found when that came to rest."""

    book: Book
    around: _Around
    page_map: PageMap
    findings: tuple[Diagnostic, ...]


def paginate(copy: Copy, book: Book, setup: Setup, steps: Steps) -> tuple[Pagination, Settings]:
    """The book in pages. Finding R01 where front or back matter or the cross-references do not come to rest.

    The body is set once; with cross-references in it a second time, since they print folios.
    """
    cited = cited_anchors(copy.volume)
    folios: Mapping[str, str] = {}
    body: Setting | None = None
    settled: _Settled | None = None
    dropped: tuple[str, ...] = ()
    unsettled: tuple[Diagnostic, ...] = ()
    for _ in range(MOST_TURNS):
        whole = with_volume(book, resolve(copy.volume, folios)) if cited else book
        composer = print_composer(whole)
        with steps("set the body"):
            if not body or _refers(copy.volume):
                body = set_body(setup, composer.body(), body.mends if body else setup.mends_file.mends)
                dropped = (*dropped, *body.dropped)
        with steps("set front and back matter, compile the index"):
            settled = _settle(copy, composer, setup, (body, settled.around if settled else None))
        before, folios = folios, folios_of(cited, settled.page_map)
        if before == folios:
            break
    else:
        unsettled = (_unsettled(before, folios),)
    assert body and settled  # there is a first turn
    return _finished(copy, setup, (settled, body), (dropped, unsettled))


def _finished(
    copy: Copy, setup: Setup, found: tuple[_Settled, Setting], told: tuple[tuple[str, ...], tuple[Diagnostic, ...]]
) -> tuple[Pagination, Settings]:
    """The book in the pages that were found, with the names of pieces whose mends were dropped and other findings."""
    (settled, body), (dropped, findings) = found, told
    settings = settled.around.front, body, settled.around.back.setting
    mends = held(setup.mends_file.mends, settings)
    pages = set_book(settings, mends, settled.around.back.misplaced)
    of_mends = mending_findings(setup.mends_file, settings, dropped)
    made = settled.around.back.made
    return in_pages(copy, settled.book, pages, made, (*settled.findings, *of_mends, *findings)), settings


def _refers(volume: Volume) -> bool:
    """Whether a text of the body has a cross-reference."""
    return any(refers(text) for part in volume.parts for text in (*part.articles, part.introduction) if text)


def _settle(copy: Copy, composer: PrintComposer, setup: Setup, known: tuple[Setting, _Around | None]) -> _Settled:
    """Set front and back matter anew until the folios and the index that they print are those of the pages.

    `known` are the body, and what stood around it in the turn before: where that is right still, it stays.
    """
    body, around = known
    listed = listed_anchors(composer.sections.book)
    alone = map_of(body.pages)
    composer = composer.knowing(extents(alone, copy.volume), folios_of(listed, alone))
    press = _Press(copy, composer, setup, body, listed)
    around = press.again(around) if around else press.begun()
    for _ in range(MOST_TURNS):
        page_map = map_of(around.front.pages, body.pages, around.back.setting.pages)
        made, findings = compiled(copy, page_map)
        folios = folios_of(listed, page_map)
        if made == around.back.made and folios == around.folios:
            break
        before, around = around.folios, press.set(made, folios, around)
    else:
        findings = (*findings, _unsettled(before, folios))
        page_map = map_of(around.front.pages, body.pages, around.back.setting.pages)
    return _Settled(composer.sections.book, around, page_map, findings)


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
        page_map = map_of(self.body.pages)
        if all(page_map.page_of(mention.anchor) for mention in self.copy.mentions):
            made, _ = compiled(self.copy, page_map)  # right already: no name stands outside the body
        else:
            made = BackMatter(unlettered(self.copy), {}, emendations_of(self.copy, page_map))
        back = self._back(made, None)
        pages = map_of(self.body.pages, back.setting.pages)
        folios = folios_of(self.listed, pages)  # right for all that follows the contents
        return _Around(folios, self._front(folios, None), back)

    def again(self, around: _Around) -> _Around:
        """The same as in the turn before; what has other words now is set anew."""
        return self.set(around.back.made, around.folios, around)

    def set(self, made: BackMatter, folios: Mapping[str, str], before: _Around) -> _Around:
        """Front and back matter with these folios; what stands as before stays as it was set."""
        return _Around(folios, self._front(folios, before.front), self._back(made, before.back))

    def _front(self, folios: Mapping[str, str], before: Setting | None) -> Setting:
        return set_matter(self.setup, self.composer.front(folios), numerals="roman", before=before)

    def _back(self, made: BackMatter, before: SetBack | None) -> SetBack:
        return set_back(self.composer, self.setup, made, (len(self.body.pages) + 1, before))


def _unsettled(before: Mapping[str, str], after: Mapping[str, str]) -> Diagnostic:
    moved = ", ".join(
        f"“{id}” {before.get(id, '-')} → {folio}" for id, folio in after.items() if before.get(id) != folio
    )
    message = f"the page numbers do not come to rest after {MOST_TURNS} turns: {moved or 'an index'}"
    return Diagnostic("R01", message, None, "add or take away a line of the contents or of the front matter")
