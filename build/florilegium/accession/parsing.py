"""The one doorway to lxml: HTML and XML into trees. Nothing is fetched, nothing declared is expanded."""

import re
from typing import Any

import lxml.etree
import lxml.html

from florilegium.accession.decoding import decoded
from florilegium.diagnostics import Diagnostic, Place, Refusal

Element = Any  # an element of a tree; its tag is a string, that of a comment or of an entity is none

DEEP = "save the page as text and import that"
_DECLARES = re.compile(rb"<!\s*ENTITY")
_TOO_DEEP = ("Excessive depth", "Maximum tree depth")


def html_tree(text: str) -> Element:
    """The tree of an HTML page, however old its mark-up."""
    parser = lxml.html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, no_network=True
    )
    return lxml.html.document_fromstring(text.encode() if text.strip() else b"<p>", parser=parser)


def xml_tree(content: bytes, file: str) -> Element:
    """The root of an XML document. Refusal I21 for one too deep, I26 not well-formed, I27 with entities of its own."""
    if _DECLARES.search(content.replace(b"\0", b"")):
        message = "the file declares entities, which could stand for anything"
        raise Refusal(Diagnostic("I27", message, Place(file), "replace them by the characters they stand for"))
    parser = lxml.etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return lxml.etree.fromstring(content, parser)
    except lxml.etree.XMLSyntaxError as error:
        raise Refusal(_unparsed(error, file)) from None


def _unparsed(error: lxml.etree.XMLSyntaxError, file: str) -> Diagnostic:
    reason = (error.msg or "it is empty").partition(", line ")[0]
    place = Place(file, max(error.lineno or 1, 1), max(error.offset or 1, 1))
    if reason.startswith(_TOO_DEEP):
        return Diagnostic("I21", "the elements stand too deep inside one another", place, DEEP)
    message = f"this is not well-formed XML: {reason[:1].lower()}{reason[1:]}"
    return Diagnostic("I26", message, place, "mend it in an XML editor, or fetch the file again")


def local(element: Element) -> str:
    """The name of an element without its namespace; “” for a comment or an entity."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def given(element: Element, name: str) -> str:
    """The value of an attribute, whatever its namespace; “” where there is none."""
    return next((str(value) for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def children(element: Element) -> list[Element]:
    """The elements directly inside an element, comments left out."""
    return [child for child in element if isinstance(child.tag, str)]


def child(element: Element | None, *names: str) -> Element | None:
    """The element that the names lead to, each the first of that name inside the one before; None where it is not."""
    for name in names:
        found = children(element) if element is not None else []
        element = next((each for each in found if local(each) == name), None)
    return element


def inside(element: Element, name: str) -> list[Element]:
    """All elements of a name inside an element, at any depth, in their order."""
    return [each for each in element.iter() if local(each) == name]


def whole(value: str, default: int) -> int:
    """The whole number that a value is; the default for anything else."""
    return int(value) if re.fullmatch(r"[0-9]{1,8}", value) else default


def words_in(element: Element | None) -> str:
    """The words inside an element on one line; “” for None."""
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def xhtml_tree(content: bytes, file: str) -> Element:
    """The root of a page of an e-book, its names without namespaces; a page that is no XML is read as HTML.

    Refusal I21 for one too deep, I27 with entities of its own.
    """
    try:
        root = xml_tree(content, file)
    except Refusal as refusal:
        if any(each.code != "I26" for each in refusal.diagnostics):
            raise
        root = html_tree(decoded(content).text)
    for element in root.iter():
        if isinstance(element.tag, str):
            element.tag = local(element).lower()
            for key in [key for key in element.attrib if "}" in key]:
                space, _, name = key[1:].partition("}")
                element.set("epub-type" if space.endswith("/ops") and name == "type" else name, element.attrib.pop(key))
            if "epub:type" in element.attrib:
                element.set("epub-type", element.attrib.pop("epub:type"))
    return root


def made(parent: Element, name: str) -> Element:
    """A new element at the end of another."""
    return lxml.etree.SubElement(parent, name)


def rename(element: Element, name: str) -> None:
    """Give an element another name."""
    element.tag = name


def remove(element: Element) -> None:
    """Take an element out of its tree; the words after it stay."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    if before is not None:
        before.tail = (before.tail or "") + (element.tail or "")
    else:
        parent.text = (parent.text or "") + (element.tail or "")
    parent.remove(element)
