"""The pages of the book: the body is set once; front and back matter until their page numbers are right."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain

from florilegium.compose.print import PrintComposer, print_composer
from florilegium.compose.sections import Book
from florilegium.diagnostics import Diagnostic, Place
from florilegium.model.emendations import EmendationList
from florilegium.model.mends import Mends
from florilegium.model.names import NameIndex
from florilegium.model.pages import PageMap
from florilegium.model.volume import Volume
from florilegium.read.mends import MendsFile
from florilegium.recipe.booking import with_volume
from florilegium.recipe.indexing import BackMatter, emendations_of, indexes_of, set_back, unlettered
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


def paginate(copy: Copy, book: Book, setup: Setup, steps: Steps) -> Pagination:
    """The book in pages. Finding R01 where front or back matter or the cross-references do not come to rest.

    The body is set once; with cross-references in it a second time, since they print folios.
    """
    cited = cited_anchors(copy.volume)
    folios: Mapping[str, str] = {}
    body: Setting | None = None
    dropped: tuple[str, ...] = ()
    for _ in range(MOST_TURNS):
        whole = with_volume(book, resolve(copy.volume, folios)) if cited else book
        composer = print_composer(whole)
        with steps("set the body"):
            if not body or _refers(copy.volume):
                body = setup.set_body(composer.body(), body.mends if body else setup.mends_file.mends)
                dropped = (*dropped, *body.dropped)
        with steps("set front and back matter, compile the index"):
            pagination = _settle(copy, composer, setup, body)
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


def _settle(copy: Copy, composer: PrintComposer, setup: Setup, body: Setting) -> Pagination:
    """Set front and back matter anew until the folios and the index that they print are those of the pages."""
    made = BackMatter(unlettered(copy), {}, emendations_of(copy, map_of(body)))
    pieces = [piece for piece in composer.sections.book.pieces if piece.level]
    figures = (anchor for piece in pieces if piece.text for anchor in piece.text.figure_anchors().values())
    listed = [*(piece.id for piece in pieces), *figures]
    first_folio = len(body.pages) + 1
    composer = composer.knowing(extents(map_of(body), copy.volume), _folios(listed, map_of(body)))
    back, misplaced = set_back(composer, setup, made, first_folio)
    before = folios = _folios(listed, map_of(body, back))  # right already for all that follows the contents
    front = setup.set(composer.front(folios), numerals="roman")
    for _ in range(MOST_TURNS):
        page_map = map_of(front, body, back)
        indexes, findings = indexes_of(copy, page_map)
        heads = heads_of_notes(copy.volume, page_map, copy.volume.house.index_style)
        compiled = BackMatter(indexes, heads, emendations_of(copy, page_map))
        moved = _folios(listed, page_map)
        if compiled == made and moved == folios:
            break
        if compiled != made:
            made = compiled
            back, misplaced = set_back(composer, setup, made, first_folio)
        if moved != folios:
            before, folios = folios, moved
            front = setup.set(composer.front(folios), numerals="roman")
    else:
        findings = (*findings, _unsettled(before, folios))
    told = chain(front.diagnostics, body.diagnostics, back.diagnostics)
    findings = (*findings, *lost_notes(copy.volume, page_map))
    diagnostics = (*(_placed(each, copy.volume) for each in told), *findings, *misplaced)
    return Pagination(composer.sections.book, front, body, back, page_map, made.indexes, made.emendations, diagnostics)


def _placed(finding: Diagnostic, volume: Volume) -> Diagnostic:
    """A finding on a note or paragraph, which the typesetter knows by its id, with the place where it is written."""
    if finding.place:
        return finding
    notes = {f"“{piece.id}-note-{note.number}”": note.place for piece in volume.pieces() for note in piece.notes}
    paragraphs = {f"({each})": place for each, place in _paragraphs(volume)}
    known = (place for id, place in {**notes, **paragraphs}.items() if id in finding.message)
    return replace(finding, place=next(known, None))


def _paragraphs(volume: Volume) -> Iterator[tuple[str, Place]]:
    for piece in volume.pieces():
        for paragraph in piece.paragraphs():
            yield f"paragraph {piece.id}/{paragraph.n}", paragraph.place


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
