"""The texts of an edition, read from its EPUB: pieces and notes with their words, for collation."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence, Set
from html import unescape
from pathlib import PurePosixPath

from florilegium.collate.texts import Texts
from florilegium.model.collation import WITH_THE_SAME_WORDS, PagePair, PageText, Piece
from florilegium.model.editions import RecordedEdition
from florilegium.model.listings import NotePlace
from florilegium.model.publication import Document
from florilegium.prove.common_text import Stream, common_text
from florilegium.prove.epub_file import documents_of

TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
# Pieces whose words say the pages of others, or what a list of the record says better.
PASSED_OVER = frozenset(("cover", "contents", "illustrations", "list-of-emendations", "endnotes", "general-index"))
INDEX = "index-of-"
PAGES = "pages"  # the id of the piece that stands for the pages, where there are no texts
_WORD = re.compile(r"\S+")


def texts_of(epub: bytes, edition: RecordedEdition, places: Mapping[str, NotePlace]) -> Texts:
    """The texts. ValueError, KeyError and what libraries raise for what is no EPUB of the press."""
    documents = documents_of(epub)
    titles = {_id(document.file): _title(document) for document in documents}
    common = common_text(documents)
    notes: dict[str, list[Piece]] = {}
    for stream in common.apart.values():
        note = _note(stream, places, titles)
        notes.setdefault(note.id, []).append(note)
    pieces = tuple(_pieces(common.running, titles))
    return Texts(pieces, {id: tuple(some) for id, some in notes.items()}, edition)


def texts_of_pages(old: Sequence[PageText], new: Sequence[PageText], pairs: Sequence[PagePair]) -> tuple[Texts, Texts]:
    """The words of the pages that differ, of either edition as one piece, whose paragraphs are the pages."""
    unlike = [pair for pair in pairs if pair.state not in WITH_THE_SAME_WORDS]
    return _of_pages(old, {pair.old for pair in unlike}), _of_pages(new, {pair.new for pair in unlike})


def _of_pages(pages: Sequence[PageText], ordinals: Set[int]) -> Texts:
    words, paragraphs = list[str](), list[tuple[int, int]]()
    for ordinal, page in enumerate(pages, 1):
        if page.words and ordinal in ordinals:
            paragraphs.append((len(words), ordinal))
            words += page.words
    starts = tuple((ordinal, 0, page.folio) for ordinal, page in enumerate(pages, 1))
    edition = RecordedEdition("", "", "", "", "", "", "", starts={PAGES: starts})
    return Texts((Piece(PAGES, tuple(words), tuple(paragraphs), "Pages"),), {}, edition)


def _id(file: str) -> str:
    return PurePosixPath(file).stem


def _title(document: Document) -> str:
    found = TITLE.search(document.content)
    return unescape(found[1]).strip() if found else _id(document.file)


def _pieces(stream: Stream, titles: Mapping[str, str]) -> Iterator[Piece]:
    ends = (*(begin for begin, _ in stream.files[1:]), len(stream.text))
    for (begin, file), end in zip(stream.files, ends, strict=True):
        id = _id(file)
        if id not in PASSED_OVER and not id.startswith(INDEX):
            words, paragraphs = _words(stream, begin, end)
            yield Piece(id, words, paragraphs, titles.get(id, id))


def _note(stream: Stream, places: Mapping[str, NotePlace], titles: Mapping[str, str]) -> Piece:
    """A note, or the caption of a figure, which has no mark."""
    place = places.get(stream.apart, NotePlace(_id(stream.files[0][1]), "", ""))
    words, paragraphs = _words(stream, 0, len(stream.text))
    title = titles.get(place.piece, place.piece)
    return Piece(place.piece, words, paragraphs, title, stream.apart, place.mark, place.folio)


def _words(stream: Stream, begin: int, end: int) -> tuple[tuple[str, ...], tuple[tuple[int, int], ...]]:
    """The words of a part of the stream, and with which of them its paragraphs begin; 0 for what is in none."""
    found = list(_WORD.finditer(stream.text, begin, end))
    starts = [word.start() for word in found]
    paragraphs = dict[int, int]()
    for passage in sorted(stream.passages, key=lambda each: (each.begin, -each.end)):
        if begin <= passage.begin < end:
            paragraphs[bisect_left(starts, passage.begin)] = int(passage.name.rpartition("/")[2])
            paragraphs.setdefault(bisect_left(starts, passage.end), 0)
    return tuple(word[0] for word in found), tuple(sorted(paragraphs.items()))
