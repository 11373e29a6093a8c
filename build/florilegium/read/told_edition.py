"""From a finished file, whatever it is called, to the edition that it says it is."""

import io
import zipfile
import zlib
from collections.abc import Callable
from html.parser import HTMLParser
from xml.etree import ElementTree

from florilegium.diagnostics import Refusal
from florilegium.model.lasting_name import work_name
from florilegium.model.verification import ToldEdition
from florilegium.read.record import read_record

MOST = 5_000_000  # bytes of a package, of metadata or of a TEI header that are looked at
MOST_HEAD, MOST_BLANK = 100_000, 1_000  # bytes of the head of a page of the web, and before a file begins
DC, TERMS = "{http://purl.org/dc/elements/1.1/}", "{http://purl.org/dc/terms/}"
OPF, TEI = "{http://www.idpf.org/2007/opf}", "{http://www.tei-c.org/ns/1.0}"
XMP, PRISM = "{http://ns.adobe.com/xap/1.0/}", "{http://prismstandard.org/namespaces/basic/3.0/}"
LI = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}li"
PACKET = (b"<x:xmpmeta", b"</x:xmpmeta>")  # between which metadata in XMP stand
BROKEN = (zipfile.BadZipFile, zlib.error, ElementTree.ParseError, EOFError, KeyError, ValueError, RuntimeError)
NOTHING = ToldEdition()


def told_by(content: bytes) -> ToldEdition:
    """The edition, with “” for all that the file does not say, and for all where it is of no kind that says it."""
    for begins, reader in READERS:
        if content[:MOST_BLANK].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(begins):
            try:
                return reader(content)
            except BROKEN:
                return NOTHING
    return NOTHING


def ends_too_early(content: bytes) -> bool:
    """Whether a file is of a kind that says where it ends, and does not."""
    endings = ((b"%PDF", b"%%EOF"), (b"PK\3\4", b"PK\5\6"), (b"<!DOCTYPE html", b"</html>"), (b"<?xml", b">"))
    found = next((end for begin, end in endings if content.startswith(begin)), b"")
    return bool(found) and found not in content[-70_000:]


def _package(content: bytes) -> ToldEdition:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entry = next(each for each in archive.infolist() if each.filename.endswith(".opf"))
        package = _tree(_within(archive, entry))
    said = {each.get("property", ""): each.text or "" for each in package.iter(f"{OPF}meta") if not each.get("refines")}
    return ToldEdition(
        _words(package, f"{DC}title"), said.get("schema:bookEdition", ""), _words(package, f"{DC}date"),
        said.get("dcterms:isVersionOf", ""),
    )  # fmt: skip


def _within(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """No more of a file in the archive than a package has. ValueError for more."""
    with archive.open(entry) as opened:
        found = opened.read(MOST + 1)
    if len(found) > MOST:
        raise ValueError
    return found


def _pdf(content: bytes) -> ToldEdition:
    """By the metadata that were written last: they are not packed."""
    begin = content.rfind(PACKET[0])
    packet, end, _ = content[max(begin, 0) : begin + MOST].partition(PACKET[1])
    said = _tree(packet + end) if begin >= 0 else ElementTree.Element("none")
    title = said.find(f".//{DC}title//{LI}")
    return ToldEdition(
        (title.text or "") if title is not None else "", _words(said, f"{PRISM}bookEdition"),
        _words(said, f"{XMP}CreateDate")[:10], _words(said, f"{TERMS}isVersionOf"),
    )  # fmt: skip


def _web_page(content: bytes) -> ToldEdition:
    head = _Head()
    head.feed(content[:MOST_HEAD].partition(b"<style")[0].decode("utf-8", "replace"))
    said = head.said
    return ToldEdition(
        head.title.strip(), said.get("schema:bookEdition", ""), said.get("dcterms:issued", ""),
        said.get("dcterms:isVersionOf", ""),
    )  # fmt: skip


class _Head(HTMLParser):
    """The title of a page, and the values of its properties."""

    def __init__(self) -> None:
        super().__init__()
        self.said: dict[str, str] = {}
        self.title, self._within = "", ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self._within = tag if tag != "meta" else self._within
        if tag == "meta" and given.get("property"):
            self.said[given["property"]] = given.get("content", "")

    def handle_endtag(self, tag: str) -> None:
        self._within = ""

    def handle_data(self, data: str) -> None:
        if self._within == "title":
            self.title += data


def _tei(content: bytes) -> ToldEdition:
    header, found, _ = content[:MOST].partition(b"</teiHeader>")
    said = _tree(header + found + b"</TEI>")
    edition, dated = said.find(f".//{TEI}editionStmt/{TEI}edition"), said.find(f".//{TEI}editionStmt//{TEI}date")
    work = next((each.text or "" for each in said.iter(f"{TEI}idno") if each.get("type") == "work"), "")
    return ToldEdition(
        _words(said, f"{TEI}title"), edition.get("n", "") if edition is not None else "",
        dated.get("when", "") if dated is not None else "", work,
    )  # fmt: skip


def _record(content: bytes) -> ToldEdition:
    try:
        edition = read_record(content, "")
    except Refusal:
        return NOTHING
    return ToldEdition(edition.title, edition.edition, edition.date, work_name(edition.id))


def _tree(xml: bytes) -> ElementTree.Element:
    """ValueError for a document that declares entities, which ours never do."""
    if b"<!ENTITY" in xml:
        raise ValueError
    return ElementTree.fromstring(xml)


def _words(tree: ElementTree.Element, name: str) -> str:
    """The words of the first element of that name, “” where there is none."""
    found = next(tree.iter(name), None)
    return "".join(found.itertext()).strip() if found is not None else ""


# By what a file begins with, how it is read; a document of TEI is told from other XML by its root.
READERS: tuple[tuple[bytes | tuple[bytes, ...], Callable[[bytes], ToldEdition]], ...] = (
    (b"PK\3\4", _package),
    (b"%PDF", _pdf),
    ((b"<!DOCTYPE html", b"<!doctype html", b"<html"), _web_page),
    ((b"<?xml", b"<TEI"), _tei),
    (b"{", _record),
)
