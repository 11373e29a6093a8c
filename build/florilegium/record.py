"""The edition as data for other programs: pages, index, mentions, notes, sources, timings."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from itertools import chain

from florilegium.model.article import Article, PinnedTranscription
from florilegium.model.certification import Verdict
from florilegium.model.emendations import LedgerEntry
from florilegium.model.inlines import Anchor
from florilegium.model.lists import BIBLIOGRAPHY, WORK
from florilegium.model.mends import Mends, PieceMends
from florilegium.model.names import Entry, Locator, Mention, NameIndex
from florilegium.model.page_quality import Flaw, counted, per_hundred
from florilegium.model.pages import Page, PageMap
from florilegium.model.preflight import Preflight, as_data
from florilegium.model.proof import UNPROVED, PinnedText, Proof
from florilegium.model.volume import Volume
from florilegium.model.walking import plain_text

SCHEMA = "2"  # the version of the shape below; docs/record.md describes it


@dataclass(frozen=True, slots=True)
class NoteRecord:
    """A note: its anchor, mark, series and setting, and the ordinals of the pages of its call and of itself."""

    id: str
    article: str
    mark: str
    series: str
    setting: str
    call_page: int
    page: int
    last_page: int


@dataclass(frozen=True, slots=True)
class FileRecord:
    """A file that was made: its name, size in bytes, SHA-256, and number of pages (0 where it has none)."""

    name: str
    bytes: int
    sha256: str
    pages: int


@dataclass(frozen=True, slots=True)
class FontRecord:
    """A font that the book can be set with: family and style, the version of its package, SHA-256 of its file."""

    name: str
    version: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Edition:
    """Everything the record tells."""

    volume: Volume
    page_map: PageMap
    indexes: Sequence[NameIndex]
    mentions: Sequence[Mention]
    notes: Sequence[NoteRecord]
    ledger: Sequence[LedgerEntry]
    files: Sequence[FileRecord]
    seconds: Mapping[str, float]
    versions: Mapping[str, str]
    proof: Proof = UNPROVED
    flaws: Sequence[Flaw] = ()
    preflights: Sequence[Preflight] = ()
    mends: Mends = field(default_factory=Mends)
    fonts: Sequence[FontRecord] = ()
    verdicts: Sequence[Verdict] = ()  # of the checkers that passed the EPUB, where they were asked


def write_record(edition: Edition) -> bytes:
    """The record as JSON in UTF-8. All but `seconds` is the same for the same inputs and versions."""
    volume = edition.volume
    record = {
        "schema": SCHEMA,
        "volume": {
            "id": volume.id, "title": volume.title, "subtitle": volume.subtitle, "edition": volume.edition,
            "date": volume.date, "language": volume.language, "identifier": volume.identifier,
        },
        "cover": {"flaps": volume.cover.flaps},
        "articles": [_article(article, edition) for part in volume.parts for article in part.articles],
        "pages": [_page(page) for page in edition.page_map.pages],
        "indexes": [
            {"id": index.id, "entries": [_entry(entry) for entry in index.entries()]} for index in edition.indexes
        ],
        "mentions": [_mention(mention, edition.page_map) for mention in edition.mentions],
        "notes": [asdict(note) for note in edition.notes],
        "works": list(_works(volume)),
        "emendations": [_emendation(entry, edition) for entry in edition.ledger],
        "proof": {
            "counts": [asdict(count) for count in edition.proof.counts],
            "transcriptions": [_pinned(each) for each in edition.proof.pinned],
        },
        "page_quality": {
            "per_hundred": per_hundred(edition.flaws, len(edition.page_map.pages)),
            "per_hundred_before": per_hundred(edition.flaws, len(edition.page_map.pages), edition.mends.mended),
            "counts": counted(edition.flaws),
            "flaws": [asdict(flaw) for flaw in edition.flaws],
            "mended": edition.mends.mended,
            "mends": [_mends(piece) for piece in edition.mends.pieces],
        },
        "certification": [{"checker": each.checker, "version": each.version} for each in edition.verdicts],
        "preflight": [as_data(table) for table in edition.preflights],
        "inputs": list(volume.inputs),
        "files": [asdict(file) for file in edition.files],
        "fonts": [asdict(font) for font in edition.fonts],
        "versions": dict(edition.versions),
        "seconds": {name: round(value, 3) for name, value in edition.seconds.items()},
    }  # fmt: skip
    return (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode()


def _mends(piece: PieceMends) -> dict[str, object]:
    tables = {"lines": piece.lines, "tracking": piece.tracking, "depth": piece.depth, "whole": piece.whole}
    return {"piece": piece.piece, "mended": piece.mended, **{key: dict(table) for key, table in tables.items()}}


def _article(article: Article, edition: Edition) -> dict[str, object]:
    page = edition.page_map.page_of(article.id)
    pin = article.transcription
    return {
        "id": article.id,
        "title": article.title,
        "authors": [author.signed for author in article.authors],
        "date": article.date.iso if article.date else None,
        "folio": page.folio if page else None,
        "source": article.source.citation or article.source.line,
        "address": article.source.address,
        "transcription": _transcription(pin) if pin else None,
    }


def _transcription(pin: PinnedTranscription) -> dict[str, str]:
    return {"file": pin.file, "sha256": pin.sha256, "address": pin.address, "fetched": pin.fetched}


def _works(volume: Volume) -> Iterator[dict[str, object]]:
    """The works of the bibliography in its order, each with its key and its entry."""
    texts = (matter.text for matter in volume.back if matter.kind == BIBLIOGRAPHY and matter.text)
    for paragraph in chain.from_iterable(text.paragraphs() for text in texts):
        for inline in paragraph.children:
            if isinstance(inline, Anchor) and inline.anchor.startswith(WORK):
                words = plain_text(inline.children)
                yield {"key": inline.anchor.removeprefix(WORK), "text": words, "anchor": inline.anchor}


def _pinned(text: PinnedText) -> dict[str, object]:
    furniture = [{"line": line, "words": words} for line, words in text.furniture]
    return {**asdict(text), "file": text.file or None, "furniture": furniture}


def _page(page: Page) -> dict[str, object]:
    start = page.start
    return {
        "ordinal": page.ordinal,
        "folio": page.folio,
        "side": page.side,
        "blank": page.blank,
        "start": {"article": start.article, "paragraph": start.paragraph, "letters": start.letters} if start else None,
        "anchors": list(page.anchors),
    }


def _entry(entry: Entry) -> dict[str, object]:
    return {
        "person": entry.person,
        "heading": entry.heading,
        "locators": [_locator(each) for each in entry.locators],
        "subentries": [
            {"label": each.label, "locators": [_locator(locator) for locator in each.locators]}
            for each in entry.subentries
        ],
        "see": entry.see.person if entry.see else None,
        "see_also": [each.person for each in entry.see_also],
    }


def _locator(locator: Locator) -> dict[str, object]:
    return {
        "text": locator.text,
        "anchor": locator.anchor,
        "first": locator.first,
        "last": locator.last,
        "kind": locator.kind,
        "principal": locator.principal,
    }


def _mention(mention: Mention, page_map: PageMap) -> dict[str, object]:
    page = page_map.page_of(mention.anchor)
    return {**asdict(mention), "folio": page.folio if page else None, "ordinal": page.ordinal if page else None}


def _emendation(entry: LedgerEntry, edition: Edition) -> dict[str, object]:
    page = edition.page_map.page_of(entry.anchor)
    style = edition.volume.house.emendations
    return {
        "article": entry.article, "where": entry.where or "text", "paragraph": entry.paragraph, "start": entry.start,
        "end": entry.end, "note": entry.note, "anchor": entry.anchor, "words": entry.words, "lemma": entry.lemma,
        "variant": entry.variant, "reading": entry.reading, "rejected": entry.rejected, "class": entry.kind,
        "siglum": entry.siglum, "reason": entry.reason, "silent": entry.kind in style.silent,
        "folio": page.folio if page else None, "ordinal": page.ordinal if page else None,
    }  # fmt: skip
