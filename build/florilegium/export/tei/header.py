"""The head of a TEI document: title, hands, edition, licence, where each piece comes from, what was done to it."""

from collections.abc import Iterator, Mapping
from xml.sax.saxutils import escape

from florilegium.export.tei.markup import element, said
from florilegium.model.article import Article
from florilegium.model.hypertext import xml_id
from florilegium.model.volume import Volume


def header_of(volume: Volume, witnesses: Mapping[str, str], made_with: tuple[str, str]) -> str:
    """The `teiHeader`; `witnesses` are the ids of the sigla, `made_with` name and version of the program."""
    described = element("fileDesc", "\n".join(filter(None, _file(volume, witnesses))))
    parts = (described, _encoding(volume, made_with), _profile(volume))
    return element("teiHeader", "\n" + "\n".join(filter(None, parts)) + "\n")


def _file(volume: Volume, witnesses: Mapping[str, str]) -> Iterator[str]:
    editors = volume.editors or ((volume.house.imprint,) if volume.house.imprint else ("the editors",))
    named = "".join(said("name", each) for each in editors)
    by = element("respStmt", f"<resp>selection, notes and emendations</resp>{named}", xml_id="editors")
    titles = said("title", volume.title, type="main") + said("title", volume.subtitle, type="sub")
    yield element("titleStmt", titles + "".join(said("editor", each) for each in volume.editors) + by)
    dated = element("date", volume.date, when=volume.date)
    yield element("editionStmt", element("edition", f"Edition {escape(volume.edition)}, {dated}", n=volume.edition))
    yield _publication(volume, dated)
    if volume.series:
        number = said("biblScope", volume.series_number, unit="volume")
        yield element("seriesStmt", said("title", volume.series, level="s") + number)
    yield element("sourceDesc", "\n" + "".join(_sources(volume, witnesses)))


def _publication(volume: Volume, dated: str) -> str:
    publisher = said("publisher", volume.house.imprint or "unpublished") + said("pubPlace", volume.house.place)
    licence = said("licence", volume.licence.name, target=volume.licence.address)
    rights = element("availability", licence + said("p", volume.rights)) if licence or volume.rights else ""
    numbers = said("idno", volume.identifier, type="URI") + said("idno", volume.work, type="work")
    return element("publicationStmt", f"{publisher}{dated}{numbers}{rights}")


def _sources(volume: Volume, witnesses: Mapping[str, str]) -> Iterator[str]:
    isbn = said("idno", volume.isbn.print, type="ISBN")
    title = said("title", volume.title, level="m")
    edition = element("edition", f"Edition {escape(volume.edition)}, print")
    yield element("listBibl", f"\n{element('bibl', title + edition + isbn, xml_id='print')}\n" + "".join(
        f"{_source(article)}\n" for article in volume.pieces() if article.is_sourced
    ))  # fmt: skip
    if witnesses:
        named = dict(volume.house.emendations.sigla)
        found = (element("witness", escape(named[each]), xml_id=id, n=each) for each, id in witnesses.items())
        yield element("listWit", "".join(found))


def _source(article: Article) -> str:
    """Where a piece was first printed, and where it is kept."""
    source, pin = article.source, article.transcription
    parts = (
        *(said("author", each.identified or each.signed) for each in article.authors),
        said("title", source.title or article.title, level="a"),
        said("title", source.periodical, level="j"),
        said("publisher", source.publisher),
        element("date", escape(source.date or article.date.iso), when=article.date.iso) if article.date
        else said("date", source.date),
        said("biblScope", source.volume, unit="volume"),
        said("biblScope", source.number, unit="issue"),
        said("biblScope", source.pages, unit="page"),
        said("note", source.line, type="source"),
        said("note", article.transcriber, type="transcriber"),
        said("note", article.translator, type="translator"),
        said("note", article.rights, type="rights"),
        said("ref", source.address, target=source.address),
        said("idno", pin.sha256, type="SHA-256") if pin else "",
    )  # fmt: skip
    return element("bibl", "".join(parts), xml_id=xml_id(f"source-{article.id}"), corresp=f"#{xml_id(article.id)}")


def _encoding(volume: Volume, made_with: tuple[str, str]) -> str:
    name, version = made_with
    silent = "; ".join(volume.house.emendations.silent)
    changed = f" Changed without being listed: {escape(silent)}." if silent else ""
    kept = "is kept" if volume.house.emendations.spelling == "original" else "is that of this edition"
    told = (
        element("editorialDecl", element("correction", f"<p>Each emendation is marked where it stands.{changed}</p>")
        + element("normalization", f"<p>The spelling of the texts {kept}.</p>"))
        + element("appInfo", element("application", said("label", name), ident=name.lower(), version=version))
    )  # fmt: skip
    return element("encodingDesc", told)


def _profile(volume: Volume) -> str:
    terms = "".join(said("term", each) for each in volume.subjects)
    subjects = element("textClass", element("keywords", terms)) if terms else ""
    abstract = element("abstract", said("p", volume.description)) if volume.description else ""
    languages = sorted({volume.language, *(article.language for article in volume.pieces())})
    used = element("langUsage", "".join(said("language", each, ident=each) for each in languages))
    return element("profileDesc", abstract + used + subjects)
