"""Elements of XML as text, with the ids that XML allows."""

from xml.sax.saxutils import escape, quoteattr

from florilegium.model.hypertext import xml_id

NAMES = {"xml_id": "xml:id", "lang": "xml:lang"}


def element(name: str, content: str = "", **attributes: str) -> str:
    """An element around markup; an attribute without a value is left out.

    >>> element("note", "A <hi>note</hi>", xml_id="a-1", n="", type="author")
    '<note xml:id="a-1" type="author">A <hi>note</hi></note>'
    """
    given = "".join(f" {NAMES.get(key, key)}={quoteattr(value)}" for key, value in attributes.items() if value)
    return f"<{name}{given}>{content}</{name}>" if content else f"<{name}{given}/>"


def said(name: str, words: str, **attributes: str) -> str:
    """An element around words, “” where there are none."""
    return element(name, escape(words), **attributes) if words else ""


def pointer(address: str) -> str:
    """The address of a link: one inside the volume as “#” and the XML name of its anchor."""
    return f"#{xml_id(address[1:])}" if address.startswith("#") else address
