"""Bytes into text: which encoding a transcription has, and which kind it is."""

import codecs
import re
from dataclasses import dataclass

_DECLARED = re.compile(rb"""<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([-\w]+)""", re.IGNORECASE)
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_TAG = re.compile(r"<(?:!doctype html|html|head|body|p|h[1-6]|div|title|table)\b[^>]*>", re.IGNORECASE)
_MARKDOWN = re.compile(r"^(?:#{1,6} \S|---\ntitle|\[[^\]]*\]\([^)]*\)|:{3,} ?\S)|\\$|\*\*\S", re.MULTILINE)
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
KINDS = {"htm": "html", "html": "html", "xhtml": "html", "md": "markdown", "markdown": "markdown", "txt": "text"}


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text with line feeds, the encoding it had, why that is doubtful (or “”), how many letters were left out."""

    text: str
    encoding: str
    doubt: str = ""
    unprintable: int = 0

    @property
    def damaged(self) -> int:
        """How many letters were lost before the transcription came here."""
        return self.text.count("\ufffd")

    @property
    def damaged_line(self) -> int:
        """The line of the first of them."""
        return self.text.partition("\ufffd")[0].count("\n") + 1


def decoded(content: bytes) -> Decoded:
    """The text of the bytes: by byte order mark, else as declared, else UTF-8, else Windows-1252; never fails."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _cleaned(content[len(mark) :].decode(encoding, "replace"), encoding, "")
    declared = _DECLARED.search(content[:4096])
    named = _known(declared[1].decode("ascii")) if declared else ""
    try:
        if named in ("", "utf-8", "cp1252"):
            text = content.decode("utf-8")
            return _cleaned(text, "utf-8", "" if named != "cp1252" or text.isascii() else "declared otherwise")
        return _cleaned(content.decode(named), named, "")
    except UnicodeDecodeError:
        doubt = "" if named == "cp1252" else "no encoding is declared" if not named else f"declared as {named}"
        return _cleaned(_windows_1252(content), "cp1252", doubt)


def _known(name: str) -> str:
    """The codec of a declared name. Latin 1 is read as Windows-1252, as browsers do (WHATWG Encoding, 4.2)."""
    try:
        codec = codecs.lookup(name).name
    except LookupError:
        return ""
    return "cp1252" if codec in ("iso8859-1", "ascii", "cp1252") else codec


def _windows_1252(content: bytes) -> str:
    """As Windows-1252; the five bytes it leaves open become the replacement character."""
    return content.decode("cp1252", "replace")


def _cleaned(text: str, encoding: str, doubt: str) -> Decoded:
    text = (
        text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\x85", "\n").replace("\f", "\n")
    )
    printable = printable_part(text)
    return Decoded(printable, encoding, doubt, len(text) - len(printable))


def printable_part(text: str) -> str:
    """The text without the characters that no book can hold (XML 1.0, 2.2, and the controls of Latin 1)."""
    return _UNPRINTABLE.sub("", text)


def kind_of(name: str, text: str) -> str:
    """“html”, “markdown” or “text”, by the name's ending where that says it, else by the content.

    >>> kind_of("essay.HTM", ""), kind_of("essay", "<html><body><p>…"), kind_of("essay", "# A title")
    ('html', 'html', 'markdown')
    """
    named = KINDS.get(name.rpartition(".")[2].lower() if "." in name else "", "")
    opening = text[:20_000]
    page = re.match(r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html|head)\b", opening, re.IGNORECASE)
    if page or (not named and len(_TAG.findall(opening)) > 1):
        return "html"
    if named:
        return named
    return "markdown" if len(_MARKDOWN.findall(opening)) >= 1 else "text"
