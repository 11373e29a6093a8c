"""An XML document as a tree of elements that stages build and that is written out in one way."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'
# Signs that no XML document may hold (XML 1.0, 2.2); a title cannot have them, words from elsewhere might.
_UNFIT = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Element:
    """An element with its attributes, and either words or other elements inside it."""

    name: str
    attributes: tuple[tuple[str, str], ...] = ()
    children: tuple["Element", ...] = ()
    words: str = ""

    def xml(self) -> bytes:
        """The document whose root this is, in UTF-8, an element on each line."""
        return (DECLARATION + "".join(self._lines(""))).encode()

    def _lines(self, indent: str) -> Iterator[str]:
        attributes = "".join(f" {name}={quoteattr(_fit(value))}" for name, value in self.attributes)
        opening = f"{indent}<{self.name}{attributes}"
        if self.children:
            yield f"{opening}>\n"
            for child in self.children:
                yield from child._lines(f"{indent} ")
            yield f"{indent}</{self.name}>\n"
        elif self.words:
            yield f"{opening}>{escape(_fit(self.words))}</{self.name}>\n"
        else:
            yield f"{opening}/>\n"


def tree(name: str, *children: Element | None, **attributes: str) -> Element:
    """An element that holds those of the children that are there."""
    return Element(name, _named(attributes), tuple(child for child in children if child))


def said(name: str, words: str, **attributes: str) -> Element | None:
    """An element with these words, None where there are none.

    >>> said("title", "A & B", xml_lang="en")._lines("").__next__()
    '<title xml:lang="en">A &amp; B</title>\\n'
    """
    return Element(name, _named(attributes), words=words) if words else None


def _named(attributes: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """The attributes with values, by their names in XML: an underline stands for the colon behind a prefix."""
    return tuple((name.replace("_", ":"), value) for name, value in attributes.items() if value)


def _fit(words: str) -> str:
    return _UNFIT.sub("\ufffd", words)
