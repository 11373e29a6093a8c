"""What managers of references and social sites read in the head of a page: Highwire, Dublin Core, Open Graph."""

from collections.abc import Iterator

from florilegium.feeds.telling import authors, translators
from florilegium.model.catalogue import Catalogue, CatalogueName, CataloguePiece, CatalogueVolume

Meta = tuple[str, str]  # its name and its content
Metas = tuple[Meta, ...]


def of_volume(catalogue: Catalogue, held: CatalogueVolume) -> Metas:
    """A book: Dublin Core says who made it, Open Graph that it is one."""
    volume = held.volume
    return _kept(
        (
            ("DC.type", "Text"),
            ("DC.title", held.full_title),
            *(("DC.creator", name) for name in authors(volume)),
            *(("DC.contributor", name) for name in (*volume.editors, *translators(volume))),
            ("DC.publisher", volume.house.imprint),
            ("DC.date", held.edition.date),
            ("DC.language", volume.language),
            ("DC.identifier", held.edition.identifier),
            *(("DC.subject", subject) for subject in volume.subjects),
            ("DC.description", volume.description),
            ("DC.rights", volume.rights or volume.licence.name),
            *_open_graph(catalogue, "book", held.full_title, held.address, volume.description),
            ("og:image", catalogue.absolute(held.cover.address) if held.cover else ""),
            ("book:isbn", _isbn(held)),
            ("book:release_date", held.edition.date),
        )
    )


def of_piece(catalogue: Catalogue, held: CatalogueVolume, piece: CataloguePiece) -> Metas:
    """A chapter of the volume, as Highwire has it, which Zotero and Google Scholar read first."""
    return _kept((*_highwire(catalogue, held, piece), *_of_piece(catalogue, held, piece)))


def _highwire(catalogue: Catalogue, held: CatalogueVolume, piece: CataloguePiece) -> Iterator[Meta]:
    article, volume, printed = piece.article, held.volume, piece.printed
    yield "citation_title", f"{article.title}: {article.subtitle}" if article.subtitle else article.title
    yield from (("citation_author", author.signed) for author in article.authors)
    yield "citation_inbook_title", held.full_title
    yield from (("citation_editor", name) for name in volume.editors)
    yield "citation_publication_date", held.edition.date.replace("-", "/")
    yield "citation_publisher", volume.house.imprint
    yield "citation_isbn", _isbn(held)
    yield "citation_firstpage", printed.first
    yield "citation_lastpage", printed.last
    yield "citation_language", article.language
    yield "citation_series_title", volume.series
    yield "citation_public_url", catalogue.absolute(piece.address)
    yield "citation_fulltext_html_url", catalogue.absolute(piece.read) if piece.read else ""


def _of_piece(catalogue: Catalogue, held: CatalogueVolume, piece: CataloguePiece) -> Iterator[Meta]:
    article = piece.article
    yield "DC.type", "Text"
    yield "DC.title", article.title
    yield from (("DC.creator", author.signed) for author in article.authors)
    yield from (("DC.contributor", name) for name in ((article.translator,) if article.translator else ()))
    yield "DC.publisher", held.volume.house.imprint
    yield "DC.date", held.edition.date
    yield "DC.language", article.language
    yield "DC.source", article.source.address or article.source.citation
    yield "DC.rights", article.rights
    yield "DCTERMS.isPartOf", held.edition.identifier
    yield "DCTERMS.created", article.date.iso if article.date else ""
    yield from _open_graph(catalogue, "article", article.title, piece.address, piece.first_words)


def of_name(catalogue: Catalogue, name: CatalogueName) -> Metas:
    """A page about somebody or something."""
    kind = "profile" if name.kind == "person" else "website"
    return _kept(_open_graph(catalogue, kind, name.name, name.address, name.gloss))


def of_site(catalogue: Catalogue) -> Metas:
    """The first page."""
    return _kept(_open_graph(catalogue, "website", catalogue.title, "", catalogue.description))


def _open_graph(catalogue: Catalogue, kind: str, title: str, address: str, words: str) -> Metas:
    return (
        ("og:type", kind),
        ("og:title", title),
        ("og:description", words),
        ("og:url", catalogue.absolute(address)),
        ("og:site_name", catalogue.title),
    )


def _isbn(held: CatalogueVolume) -> str:
    isbn = held.volume.isbn
    return (isbn.print or isbn.epub or isbn.screen).replace("-", "")


def _kept(metas: Iterator[Meta] | Metas) -> Metas:
    return tuple((name, content) for name, content in metas if content)
