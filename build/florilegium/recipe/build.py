"""The whole way: from the texts of a volume to its files. It reads like a table of contents."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from florilegium.bind.cover import thumbnail
from florilegium.bind.pdf import finish_screen
from florilegium.compose.print import print_composer
from florilegium.diagnostics import Diagnostic, Refusal, in_order
from florilegium.model.certification import Verdict
from florilegium.model.page_quality import Flaw
from florilegium.model.preflight import Preflight
from florilegium.model.printing import Particulars
from florilegium.model.proof import Proof
from florilegium.recipe.booking import book_of, language_findings, versions, with_volume, written
from florilegium.recipe.certifying import certified, obstacles
from florilegium.recipe.covers import cover_for_the_screen
from florilegium.recipe.editions import CERTIFY
from florilegium.recipe.electronic import epub_of, publication_of
from florilegium.recipe.inputs import folders_of, for_make, inputs_of
from florilegium.recipe.layouts import Layouts
from florilegium.recipe.noting import note_records
from florilegium.recipe.page_quality import flaws_in
from florilegium.recipe.pages import Pagination, paginate
from florilegium.recipe.pinning import articles_of, prove_transcriptions
from florilegium.recipe.preflights import preflights_of
from florilegium.recipe.print_run import Printed, PrintRun, printed_files
from florilegium.recipe.printers import intent_of_the_screen
from florilegium.recipe.proof import Finished, prove
from florilegium.recipe.proving import copied_texts, glyph_findings, name_findings
from florilegium.recipe.reading import Copy, read_copy
from florilegium.recipe.reading_edition import reading_edition_of
from florilegium.recipe.steps import Steps
from florilegium.recipe.tall_notes import without_tall_notes
from florilegium.record import Edition, FileRecord, write_record
from florilegium.typeset.engine import let_stay, unhurried
from florilegium.typeset.fonts import open_fonts
from florilegium.typeset.joining import Joined, join
from florilegium.workspace import Workspace, house_file


@dataclass(frozen=True, slots=True)
class Made:
    """The files of a volume by name, the pages of those that have any, what was found on the way, what was proved."""

    files: dict[str, bytes]
    pages: dict[str, int]
    diagnostics: tuple[Diagnostic, ...]
    proof: Proof
    flaws: tuple[Flaw, ...] = ()
    sheets: int = 0  # pages of the print interior, with its blanks
    preflights: tuple[Preflight, ...] = ()
    mended: int = 0  # flaws that are no more
    kept: Mapping[str, bytes] = field(default_factory=dict)  # files of the press folder that are to be written


@unhurried()  # all the way: what the pages are made of lives to the end, and looking for waste among it finds little
def make(
    workspace: Workspace, id: str, editions: Sequence[str], tell: Callable[[str], None] = lambda name: None,
    printers: Sequence[str] = (), certify: bool = False,
) -> Made:  # fmt: skip
    """The editions of a volume, with its record and the list of its inputs. Refusal with all that needs mending.

    With `certify` the EPUB claims to be accessible, and is made only if EPUBCheck and Ace find nothing in it.
    """
    steps, layouts = Steps(tell), Layouts(workspace)
    with steps("read the texts and mark the names"):
        copy = read_copy(workspace, id)
        fonts = open_fonts(house_file(workspace, "fonts/manifest.toml").parent)
        copy = written(copy, layouts, fonts)
        pinned, departures = prove_transcriptions(workspace, articles_of(copy.volume))
        uncertain = obstacles(copy.volume) if certify else ()
        _refuse_errors(copy.diagnostics, glyph_findings(copy, fonts, workspace), departures, uncertain)
    book, setup = book_of(copy, layouts, fonts, workspace)
    volume, tall = without_tall_notes(book, setup)
    copy, book = replace(copy, volume=volume, diagnostics=(*copy.diagnostics, *tall)), with_volume(book, volume)
    pagination = paginate(copy, book, setup, steps)
    composer = print_composer(pagination.book)
    _refuse_errors(pagination.diagnostics)
    with steps("draw the pages"):
        cover = cover_for_the_screen(composer, setup)
        joined = join((pagination.front, pagination.body, pagination.back), fonts, cover)
        particulars = _particulars(copy)
        drawn = joined.draw(particulars)
        _refuse_errors(cover.diagnostics, drawn.diagnostics)
    files: dict[str, bytes] = {}
    printed = Printed({}, {}, (), ())
    with steps("bind the PDFs"):
        if "screen" in editions:
            intent = intent_of_the_screen(layouts)
            files[f"{id}.pdf"] = finish_screen(drawn.screen, particulars, joined.screen_labels, intent)
        if "print" in editions:
            run = PrintRun(drawn, files.get(f"{id}.pdf", b""), joined, particulars, setup, composer)
            printed = printed_files(copy.volume, run, printers)
            files.update(printed.files)
    with steps("compose and bind the EPUB, compose the HTML edition"):
        publication = publication_of(pagination)
        if "epub" in editions:
            certifier = copy.volume.house.imprint if certify else ""
            files[f"{id}.epub"] = epub_of(copy, pagination, publication, setup, composer, certifier)
            files[f"{id}-thumbnail.jpg"] = thumbnail(drawn.screen)
        if "html" in editions:
            files[f"{id}.html"] = reading_edition_of(pagination, publication, setup)
    with steps("prove"):
        finished = Finished.of(id, {**files, f"{id}-print.pdf": printed.first}, joined, publication.documents)
        proof, lost = prove(copy, pagination, finished)
        proof = replace(proof, pinned=pinned)
        texts = copied_texts(printed.first or drawn.interior, finished.words[finished.cover :])
        flaws = flaws_in(pagination)
        preflights = preflights_of(printed, f"{id}.pdf", files, flaws)
        told = [*printed.diagnostics, *(finding for each in preflights for finding in each.diagnostics)]
        proved = (*lost, *name_findings(copy, pagination, texts), *told)
        _refuse_errors(proved, printed.lacking if "print" in editions and not printed.files else ())
    verdicts: tuple[Verdict, ...] = ()
    if certify:
        with steps(CERTIFY):
            verdicts, remarks = certified(f"{id}.epub", files[f"{id}.epub"])
            _refuse_errors(remarks)
    pages = {**_page_counts(id, files, joined), **printed.pages}
    with steps("write the record"):
        mends = setup.mends_file.with_mends(pagination.mends)
        kept = {setup.mends_file.file: mends} if mends is not None else {}
        inputs = inputs_of(copy, layouts, workspace, (*kept,))
        record = write_record(
            replace(
                _edition(copy, pagination, files, pages, steps, inputs),
                proof=proof,
                flaws=flaws,
                mends=pagination.mends,
                preflights=preflights,
                verdicts=verdicts,
            )
        )
    found = in_order(
        (
            *copy.diagnostics,
            *departures,
            *language_findings(copy.volume, workspace),
            *pagination.diagnostics,
            *drawn.diagnostics,
            *proved,
            *printed.lacking,
        )
    )
    let_stay(pagination, joined)  # taking its pages apart would take as long as the index
    return Made(
        {**files, "record.json": record, "inputs.d": for_make(id, (*folders_of(copy), *inputs))}, pages, found, proof,
        flaws, len(pagination.page_map.pages), preflights, pagination.mends.mended, kept,
    )  # fmt: skip


def _refuse_errors(*findings: Sequence[Diagnostic]) -> None:
    """Stop where there is an error; everything found so far goes with it."""
    found = [each for some in findings for each in some]
    if any(each.is_error for each in found):
        raise Refusal(*in_order(found))


def _particulars(copy: Copy) -> Particulars:
    volume = copy.volume
    title = f"{volume.title}: {volume.subtitle}" if volume.subtitle else volume.title
    signed = (author.signed for part in volume.parts for article in part.articles for author in article.authors)
    authors = volume.editors or tuple(dict.fromkeys(signed))
    return Particulars(title, authors, volume.language, volume.epoch, volume.description, volume.subjects)


def _page_counts(id: str, files: dict[str, bytes], joined: Joined) -> dict[str, int]:
    return {f"{id}.pdf": len(joined.page_map.pages) + joined.cover_pages} if f"{id}.pdf" in files else {}


def _edition(
    copy: Copy, pagination: Pagination, files: dict[str, bytes], pages: dict[str, int], steps: Steps,
    inputs: tuple[str, ...],
) -> Edition:  # fmt: skip
    made = tuple(
        FileRecord(name, len(content), hashlib.sha256(content).hexdigest(), pages.get(name, 0))
        for name, content in files.items()
    )
    volume = replace(copy.volume, inputs=inputs)
    settings = (pagination.front, pagination.body, pagination.back)
    notes = tuple(note_records(volume, pagination.page_map, *settings))
    return Edition(
        volume, pagination.page_map, pagination.indexes, copy.mentions, notes, copy.ledger, made, steps.seconds,
        versions(),
    )  # fmt: skip
