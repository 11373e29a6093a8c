"""Which of the formats a file has that name the parts of a text: by its first bytes and its tags, then by its name."""

import re

from florilegium.accession.packed import CONTAINER, OLD_OFFICE, ZIP, opened

_TEI = re.compile(rb"<(?:\w+:)?(?:TEI|teiCorpus|TEI\.2)[\s>]")
_PAGE = re.compile(rb"<(?:!doctype html|html)\b", re.IGNORECASE)
_PACKED = ("docx", "docm", "epub", "doc")


def format_of(content: bytes, name: str) -> str:
    """“word”, “epub” or “tei”; “” for text, HTML and Markdown. Refusal I22 to I25 for a packed file not sound."""
    ending = name.rpartition(".")[2].lower()
    if content.startswith((ZIP, OLD_OFFICE)) or ending in _PACKED:
        package = opened(content, name)
        return "epub" if package.has(CONTAINER) else "word"
    start = content[:20_000].replace(b"\0", b"")
    if _TEI.search(start) or (ending == "xml" and not _PAGE.search(start)):
        return "tei"
    return ""
