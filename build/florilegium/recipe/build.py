"""The whole way: from the texts of a volume to its files. It reads like a table of contents."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from florilegium.compose.sections import Book
from florilegium.diagnostics import Diagnostic, in_order, refuse_errors
from florilegium.memory import let_stay, unhurried
from florilegium.model.editions import RecordedEdition
from florilegium.model.page_quality import Flaw
from florilegium.model.preflight import Preflight
from florilegium.model.proof import Proof
from florilegium.recipe.booking import book_of, language_findings, written
from florilegium.recipe.certifying import certified, doubts, obstacles
from florilegium.recipe.editions import CERTIFY, PAGED
from florilegium.recipe.electronic import covers_of, epub_of, publication_of
from florilegium.recipe.finished import Finished
from florilegium.recipe.inputs import folders_of, for_make, inputs_of
from florilegium.recipe.keeping import before
from florilegium.recipe.layouts import Layouts
from florilegium.recipe.noting import note_records
from florilegium.recipe.paged import Paged
from florilegium.recipe.pagination import Pagination
from florilegium.recipe.pdf_editions import PdfEditions
from florilegium.recipe.pinning import articles_of, prove_transcriptions
from florilegium.recipe.proof import prove
from florilegium.recipe.proving import copied_texts, glyph_findings, name_findings
from florilegium.recipe.reading import Copy, read_copy
from florilegium.recipe.released import released_otherwise
from florilegium.recipe.setup import Setup
from florilegium.recipe.steps import Steps
from florilegium.recipe.versions import font_records, versions
from florilegium.record import Edition, FileRecord, write_record
from florilegium.typeface.fonts import open_fonts
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
    printers: Sequence[str] = (), certify: bool = False, kept: bytes = b"", vouched: RecordedEdition | None = None,
) -> Made:  # fmt: skip
    """The editions of a volume, with its record and the list of its inputs. Refusal with all that needs mending.

    `kept` is what the build before has kept: where the pages would be the same, they are not set.
    With `certify` the EPUB claims to be accessible, and is made only if EPUBCheck and Ace find nothing in it. With
    `vouched` it claims so if it is the very file that was checked for that edition, and the record tells no timings.
    """
    steps, layouts, known = Steps(tell), Layouts(workspace), before(kept)
    proofs = known.proofs()
    with steps("read the texts and mark the names"):
        copy = read_copy(workspace, id)
        fonts = open_fonts(house_file(workspace, "fonts/manifest.toml").parent)
        copy = written(copy, layouts, fonts)
        pinned, departures = prove_transcriptions(workspace, articles_of(copy.volume), proofs)
        uncertain = obstacles(copy.volume) if certify else ()
        refuse_errors(copy.diagnostics, glyph_findings(copy, fonts, workspace), departures, uncertain)
    book, setup = book_of(copy, layouts, fonts, workspace)
    setup = replace(setup, cut_fonts=known.cut_fonts())
    paged = (not PAGED & set(editions) and known.pages(copy, book, setup)) or _set(copy, book, setup, steps)
    copy, pagination = paged.copy, paged.pagination
    refuse_errors(pagination.diagnostics)
    pdfs = _drawn(paged, setup, (editions, printers), steps)
    files, covers, doubtful = dict(pdfs.files), (b"", b""), tuple[Diagnostic, ...]()
    with steps("compose and bind the EPUB, compose HTML and TEI"):
        publication = publication_of(pagination)
        if "epub" in editions:
            certifier = copy.volume.house.imprint if certify or vouched else ""
            covers = known.covers(paged) or covers_of(pagination, setup)
            files[f"{id}.epub"] = epub_of(copy, pagination, publication, (setup, covers[0]), certifier)
            if vouched and (doubtful := doubts(vouched, files[f"{id}.epub"])):
                files[f"{id}.epub"] = epub_of(copy, pagination, publication, (setup, covers[0]))
            files[f"{id}-thumbnail.jpg"] = covers[1]
        if "html" in editions:
            from florilegium.recipe.reading_edition import reading_edition_of

            files[f"{id}.html"] = reading_edition_of(pagination, publication, setup)
        if "tei" in editions:
            from florilegium.recipe.scholarly_edition import tei_of

            files[f"{id}.tei.xml"] = tei_of(copy, pagination)
    with steps("prove"):
        finished = Finished.of(id, files, pdfs, pagination.pages, publication.documents)
        proof, lost = prove(copy, pagination, finished)
        proof = replace(proof, pinned=pinned)
        proved = (*lost, *name_findings(copy, pagination, copied_texts(pdfs.interior, pagination.pages.words)))
        refuse_errors(proved, pdfs.told, pdfs.lacking if pdfs.refuses else ())
    verdicts = vouched.verdicts if vouched and "epub" in editions and not doubtful else ()
    if certify:
        with steps(CERTIFY):
            verdicts, remarks = certified(f"{id}.epub", files[f"{id}.epub"])
            refuse_errors(remarks)
    with steps("write the record"):
        mends = setup.mends_file.with_mends(pagination.mends)
        mended = {setup.mends_file.file: mends} if mends is not None else {}
        inputs = inputs_of(copy, layouts, workspace, (*mended,))
        edition = _edition(copy, pagination, files, (pdfs, {} if vouched else steps.seconds, inputs))
        edition = replace(edition, proof=proof, verdicts=verdicts, fonts=font_records(fonts))
        record = write_record(edition)
        beside = known.after(paged, (book, setup, proofs), covers)
    found = in_order(
        (
            *copy.diagnostics,
            *departures,
            *language_findings(copy.volume, workspace),
            *released_otherwise(workspace, copy.volume, edition),
            *pagination.diagnostics,
            *pdfs.diagnostics,
            *proved,
            *pdfs.told,
            *pdfs.lacking,
            *doubtful,
        )
    )
    let_stay(paged, pdfs)  # taking its pages apart would take as long as the index
    files |= {**beside, "record.json": record, "inputs.d": for_make(id, (*folders_of(copy), *inputs))}
    return Made(
        files, dict(pdfs.pages), found, proof, pagination.pages.flaws, len(pagination.page_map.pages), pdfs.preflights,
        pagination.mends.mended, mended,
    )  # fmt: skip


def _set(copy: Copy, book: Book, setup: Setup, steps: Steps) -> Paged:
    """The pages as they are set now."""
    from florilegium.recipe.paging import set_anew  # with it comes the engine

    return set_anew(copy, book, setup, steps)


def _drawn(paged: Paged, setup: Setup, wanted: tuple[Sequence[str], Sequence[str]], steps: Steps) -> PdfEditions:
    """The editions on pages; where none is wanted, no page is drawn."""
    if not PAGED & set(wanted[0]):
        return PdfEditions()
    from florilegium.recipe.drawing import draw_editions  # with it comes the engine

    return draw_editions(paged, setup, wanted, steps)


def _edition(
    copy: Copy, pagination: Pagination, files: Mapping[str, bytes],
    made: tuple[PdfEditions, Mapping[str, float], tuple[str, ...]],
) -> Edition:  # fmt: skip
    """What the record tells; `made` are the PDFs, how long each step took, what it is made from."""
    pdfs, seconds, inputs = made
    records = tuple(
        FileRecord(name, len(content), hashlib.sha256(content).hexdigest(), pdfs.pages.get(name, 0))
        for name, content in files.items()
    )
    volume = replace(copy.volume, inputs=inputs)
    notes = tuple(note_records(volume, pagination.pages))
    return Edition(
        volume, pagination.page_map, pagination.indexes, copy.mentions, notes, copy.ledger, records, seconds,
        versions(), flaws=pagination.pages.flaws, mends=pagination.mends, preflights=pdfs.preflights,
    )  # fmt: skip
