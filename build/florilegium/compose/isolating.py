"""Isolates ranges of figures beside words from right to left in a document: reading systems would turn them round."""

from collections.abc import Mapping
from xml.parsers import expat

from florilegium.model.isolates import BY_FIRST_LETTER, END, LEFT_TO_RIGHT, RIGHT_TO_LEFT, turned_ranges
from florilegium.model.printed import LEFTWARD

INLINE = frozenset(
    ("a", "abbr", "b", "bdi", "cite", "em", "i", "q", "s", "small", "span", "strong", "sub", "sup", "u")
)  # fmt: skip
BARE = frozenset(("title", "text", "desc"))  # of the head, or of an SVG: they hold words and no elements
OPENED, CLOSED = b"<bdi>", b"</bdi>"


def with_isolated_ranges(document: str) -> str:
    """The XHTML document with a `bdi` around each such range; the document itself where no letter runs leftward."""
    if not LEFTWARD.search(document):
        return document
    content = document.encode()
    marks = sorted(_Paragraphs().read(content), reverse=True)
    for at, mark in marks:
        content = content[:at] + mark + content[at:]
    return content.decode()


class _Paragraphs:
    """Reads the text of a document paragraph by paragraph, with the place in the file of each piece."""

    def __init__(self) -> None:
        self._parser = expat.ParserCreate()
        self._rightward = [True]  # for each open element
        self._text = ""
        self._pieces: list[tuple[int, int, str]] = []  # where it begins in the text and in the file, and what it is
        self._isolates: list[bool] = []  # for each open element, whether it is one
        self._marks: list[tuple[int, bytes]] = []

    def read(self, content: bytes) -> list[tuple[int, bytes]]:
        """What is to be put in, and before which byte."""
        self._parser.StartElementHandler = self._open
        self._parser.EndElementHandler = self._close
        self._parser.CharacterDataHandler = self._note
        self._parser.Parse(content, True)
        return self._marks

    def _open(self, name: str, attributes: Mapping[str, str]) -> None:
        if name not in INLINE:
            self._end_paragraph()
        around, direction = self._rightward[-1], attributes.get("dir", "")
        self._rightward.append(direction != "rtl" if direction else around)
        sign = BY_FIRST_LETTER if name == "bdi" else ""
        if direction and name in INLINE and (name == "bdi" or self._rightward[-1] != around):
            sign = LEFT_TO_RIGHT if self._rightward[-1] else RIGHT_TO_LEFT
        self._isolates.append(bool(sign))
        self._text += sign

    def _close(self, name: str) -> None:
        if name in BARE:
            self._text, self._pieces = "", []
        elif name not in INLINE:
            self._end_paragraph()
        self._rightward.pop()
        self._text += END if self._isolates.pop() else ""

    def _note(self, text: str) -> None:
        self._pieces.append((len(self._text), self._parser.CurrentByteIndex, text))
        self._text += text

    def _end_paragraph(self) -> None:
        for begin, end in turned_ranges(self._text, self._rightward[-1]):
            for start, place, text in self._pieces:
                if start <= begin and end <= start + len(text):
                    before = place + len(text[: begin - start].encode())
                    self._marks += [
                        (before, OPENED),
                        (before + len(text[begin - start : end - start].encode()), CLOSED),
                    ]
        self._text, self._pieces = "", []
