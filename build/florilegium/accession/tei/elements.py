"""Which elements of TEI part words, mark them, hide them; alike for the reader of articles and for the proof's scan.

The names are those of TEI P5. What is not listed here is transparent: its words stay where they are.
"""

import re

from florilegium.accession.parsing import Element, child, children, given, local

BLOCKS = frozenset(
    re.findall(
        r"\w+",
        """p ab head lg l quote cit list item label table row cell figure div div1 div2 div3 div4 div5 div6 opener
        closer dateline salute signed trailer epigraph floatingText text group front body back argument byline docDate
        docTitle titlePart docAuthor docImprint titlePage postscript sp speaker stage address addrLine milestone
        listBibl bibl""",
    )
)
DIVISIONS = ("div", "div1", "div2", "div3", "div4", "div5", "div6")
WORDLESS = ("subst", "app", "list", "choice", "table", "row")  # blanks between their elements are none of the text
HIDDEN = ("fw", "del", "expan", "reg", "corr", "rdg", "figDesc", "surplus", "listTranspose", "desc", "teiHeader")
_EITHER = ("note", "title", "q", "quote", "said", "bibl", "label", "milestone", "stage", "floatingText", "address")
_ASIDE = ("expan", "reg", "rdg", "surplus", "del")
_FURNITURE = ("top", "header", "head", "margin-top", "bottom-folio")


def is_hidden(element: Element) -> bool:
    """Whether the words of an element are no part of the text: another reading, a running head, a description.

    An expansion, a regularisation or a correction stands for nothing else where it is alone.
    """
    name = local(element)
    if name in ("expan", "reg", "corr"):
        return local(element.getparent()) == "choice"
    if name == "note":
        return given(element, "type") == "foliation" or given(element, "place") in _FURNITURE
    return name in HIDDEN


def is_aside(element: Element) -> bool:
    """Whether the hidden words of an element are another reading, which is reported."""
    return local(element) in _ASIDE


def is_note(element: Element) -> bool:
    """Whether an element is a note that is called: it stands neither in the line nor in the margin as a heading."""
    inline = "inline" in f"{given(element, 'rend')} {given(element, 'place')}"
    return local(element) == "note" and not inline and bool("".join(element.itertext()).strip())


def is_block(element: Element) -> bool:
    """Whether an element stands by itself: an inline note, a title or a quotation only where no words are beside it."""
    if local(element) in _EITHER:
        return _stands_alone(element) or any(local(each) in ("p", "lg", "ab", "body") for each in children(element))
    return local(element) in BLOCKS


def _stands_alone(element: Element) -> bool:
    """Whether an element stands between blocks, or alone in what holds it."""
    parent = element.getparent()
    if parent is None or local(parent) in (*DIVISIONS, "body", "front", "back", "opener", "closer", "text"):
        return True
    if local(element) == "note" or local(parent) in ("p", "ab", "l", "head", "cell", "item"):
        return False
    return not "".join((parent.text or "", *(each.tail or "" for each in parent))).strip()


def is_wordless_break(element: Element) -> bool:
    """Whether a line break stands inside a word."""
    return local(element) == "lb" and given(element, "break") == "no"


def without_hyphen(words: str) -> str:
    """Words before a break inside a word, without the hyphen the printer or typist set there.

    >>> without_hyphen("de l'a-"), without_hyphen("Norman Prince -")
    ("de l'a", 'Norman Prince -')
    """
    return re.sub(r"(?<=\w)[-\u2010\u00ad\u00ac]\s*$", "", words)


def chosen(choice: Element) -> tuple[Element | None, Element | None]:
    """Of a choice the element that the source has, and the one that corrects it; None for what it lacks."""
    source = next((found for name in ("sic", "orig", "abbr") if (found := child(choice, name)) is not None), None)
    if source is None:
        source = next(iter(children(choice)), None)
    return source, child(choice, "corr")
