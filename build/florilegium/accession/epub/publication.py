"""An e-book taken apart: what its package says of it, its documents in reading order, the kinds of its pieces."""

import posixpath
import re
from dataclasses import dataclass
from urllib.parse import unquote

from florilegium.accession.packed import Package
from florilegium.accession.parsing import Element, child, children, given, inside, local, words_in, xhtml_tree, xml_tree
from florilegium.diagnostics import Diagnostic, Place, Refusal

# What a press makes itself, or what only leads about in the book.
_LEFT = {
    "titlepage": "title page", "halftitlepage": "half-title", "fulltitle": "title page", "imprint": "imprint page",
    "colophon": "colophon", "copyright-page": "copyright page", "toc": "table of contents", "landmarks": "landmarks",
    "loi": "list of illustrations", "lot": "list of tables", "cover": "cover", "index": "index",
    "page-list": "page list",
}  # fmt: skip
_NAMED = {
    "title": "titlepage", "titlepage": "titlepage", "title-page": "titlepage", "cover": "cover", "nav": "toc",
    "toc": "toc", "copyright": "copyright-page", "halftitle": "halftitlepage", "colophon": "colophon",
}  # fmt: skip
NOTES = ("endnotes", "footnotes", "rearnotes", "notes")
MATTER = ("dedication", "epigraph", "foreword", "preface", "acknowledgements", "introduction", "afterword", "appendix")
_SAME = {"acknowledgments": "acknowledgements", "preamble": "preface", "prologue": "", "conclusion": "", "epilogue": ""}


@dataclass(frozen=True, slots=True)
class Piece:
    """A document of the reading order. `kind` is chapter, part, notes, a kind of matter, or what is left out."""

    path: str
    kind: str
    tree: Element


@dataclass(frozen=True, slots=True)
class Publication:
    """An e-book: what its package says of it, as (name, words, role) in order, and its pieces."""

    stated: tuple[tuple[str, str, str], ...]
    pieces: tuple[Piece, ...]

    def first(self, name: str, role: str = "") -> str:
        """The first statement of that name, of that role; “” where there is none."""
        return next((words for key, words, how in self.stated if key == name and role in ("", how)), "")

    def all(self, name: str, role: str = "") -> tuple[str, ...]:
        """All statements of that name and role, each once."""
        found = (words for key, words, how in self.stated if key == name and role in ("", how) and words)
        return tuple(dict.fromkeys(found))


def publication(package: Package) -> Publication:
    """The e-book in a package. Refusal I28 where it has no reading order, and as for `xml_tree`."""
    container = xml_tree(package.read("META-INF/container.xml"), package.name)
    root = next((given(each, "full-path") for each in inside(container, "rootfile")), "")
    opf = xml_tree(package.read(root), package.name)
    folder = posixpath.dirname(root)
    manifest = {given(each, "id"): each for each in inside(opf, "item")}
    spine = [manifest.get(given(each, "idref")) for each in inside(opf, "itemref")]
    paths = [inner_path(folder, given(each, "href")) for each in spine if each is not None]
    readable = [path for path in dict.fromkeys(paths) if package.has(path)]
    if not readable:
        message = f"“{package.name}” has no reading order"
        raise Refusal(Diagnostic("I28", message, Place(package.name), "fetch the e-book again"))
    trees = [(path, xhtml_tree(package.read(path), package.name)) for path in readable]
    return Publication(tuple(_stated(opf)), tuple(Piece(path, _kind(path, tree), tree) for path, tree in trees))


def inner_path(folder: str, address: str) -> str:
    """The path in the package that an address in a folder leads to."""
    return posixpath.normpath(posixpath.join(folder, unquote(address.partition("#")[0])))


def _stated(opf: Element) -> list[tuple[str, str, str]]:
    """What the metadata says: the names of Dublin Core, the words, and the role of a person."""
    metadata = child(opf, "metadata")
    found = children(metadata) if metadata is not None else []
    roles: dict[str, list[str]] = {}
    for each in found:
        if given(each, "property") == "role":
            roles.setdefault(given(each, "refines").removeprefix("#"), []).append(words_in(each))
    stated: list[tuple[str, str, str]] = []
    for each in found:
        name = given(each, "property").partition(":")[2] if local(each) == "meta" else local(each)
        own = roles.get(given(each, "id"), []) if given(each, "id") else []
        stated.extend((name, words_in(each), role) for role in own or [given(each, "role")])
    return stated


def types_of(element: Element) -> list[str]:
    """The kinds that an element says it is."""
    return f"{given(element, 'epub-type')} {given(element, 'role').replace('doc-', '')}".lower().split()


def _kind(path: str, tree: Element) -> str:
    body = child(tree, "body")
    top = body if body is not None else tree
    sections = [each for each in children(top) if local(each) in ("section", "article", "div", "nav", "aside")]
    said = [kind for each in (top, *sections[:1]) for kind in types_of(each)]
    said = [_SAME.get(kind, kind) for kind in said]
    stem = re.sub(r"[-_.\d]+$", "", posixpath.basename(path).rpartition(".")[0].lower())
    for kind in said:
        if kind in NOTES:
            return "notes"
        if kind in _LEFT or kind in MATTER or kind == "part":
            return kind
    return _NAMED.get(stem, "chapter") if "chapter" not in said else "chapter"


def name_of_left(kind: str) -> str:
    """What a piece is called that is not taken in; “” for one that is."""
    return _LEFT.get(kind, "")
