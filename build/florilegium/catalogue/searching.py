"""What the reader's browser searches: titles and names in one file, the texts in a file for each volume."""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from florilegium.catalogue.addresses import SEARCH
from florilegium.model.article import Article
from florilegium.model.catalogue import Catalogue, CatalogueVolume
from florilegium.model.editions import RecordedEdition
from florilegium.model.medium import paragraph_anchor
from florilegium.model.walking import paragraphs, plain_text

Entry = tuple[str, str, str, str]  # kind, title, where it belongs, address


def search_files(catalogue: Catalogue) -> tuple[str, dict[str, bytes]]:
    """The address of the file of titles, and all files by address. A hash in its name lets a browser keep a file."""
    files: dict[str, bytes] = {}
    texts = []
    for volume in catalogue.volumes:
        if not volume.downloads:
            continue  # who is not given the book is not given its words
        address = _kept(f"{SEARCH}{volume.volume.id}", _texts(volume), files)
        texts.append({"title": volume.volume.title, "file": address})
    titles = _kept(f"{SEARCH}titles", {"entries": list(_entries(catalogue)), "texts": texts}, files)
    return titles, files


def _kept(stem: str, content: object, files: dict[str, bytes]) -> str:
    written = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    address = f"{stem}-{hashlib.sha256(written).hexdigest()[:12]}.json"
    files[address] = written
    return address


def _entries(catalogue: Catalogue) -> Iterator[Entry]:
    for volume in catalogue.volumes:
        yield "volume", volume.full_title, volume.editors, volume.address
    seen = set()
    for volume in catalogue.volumes:
        for piece in volume.pieces:
            if piece.address not in seen:
                seen.add(piece.address)
                signed = ", ".join(author.signed for author in piece.article.authors)
                yield "piece", _title(piece.article), signed, piece.address
    for letter in catalogue.names:
        for name in letter.names:
            heading = "; ".join((name.heading, *name.also))
            yield "name", heading, name.dates or "in the index of names", name.address


def _title(article: Article) -> str:
    return f"{article.title}: {article.subtitle}" if article.subtitle else article.title


def _texts(volume: CatalogueVolume) -> dict[str, Any]:
    """The paragraphs of a volume: the number of the piece, the anchor, the folio of the page, the words."""
    addresses = {piece.article.id: piece.address for piece in volume.pieces}
    pieces = [piece for piece in volume.volume.pieces() if piece.body]
    titles = [(piece.running_title, addresses.get(piece.id, "")) for piece in pieces]
    found = [(number, *line) for number, piece in enumerate(pieces) for line in _paragraphs(piece, volume.edition)]
    return {"read": volume.read, "page": volume.address, "pieces": titles, "paragraphs": found}


def _paragraphs(piece: Article, edition: RecordedEdition) -> Iterator[tuple[str, str, str]]:
    """Of each paragraph with words its anchor, its folio, its words; where a note stands is not known here."""
    of_text = {paragraph.n for paragraph in paragraphs(piece.body)}
    for paragraph in piece.paragraphs():
        folio = edition.folio_of(piece.id, paragraph.n) if paragraph.n in of_text else ""
        if words := " ".join(plain_text(paragraph.children).split()):
            yield paragraph_anchor(piece.id, paragraph.n), folio, words
