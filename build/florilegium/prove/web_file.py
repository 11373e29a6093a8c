"""Turns the bytes of a finished reading edition into a document that is read as those of an EPUB are."""

import re

from florilegium.model.hypertext import TAG, VOID
from florilegium.model.publication import Document

FIRST, LAST = "<body", "</html>"
NAMESPACE = '<body xmlns="http://www.w3.org/1999/xhtml"'


def document_of(file: str, html: bytes) -> Document:
    """The body of the file as XML; its lines are counted from the body on."""
    text = html.decode()
    body = TAG.sub(_closed, text[text.index(FIRST) : text.rindex(LAST)])
    return Document(file, "", f"{NAMESPACE}{body.removeprefix(FIRST)}")


def _closed(tag: re.Match[str]) -> str:
    return f"{tag[0][:-1]}/>" if tag[2] in VOID else tag[0]
