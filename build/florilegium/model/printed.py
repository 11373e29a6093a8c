"""The words of a page as the typesetter has set them: line by line, what the text says and what stands beside it."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

# Classes of elements that stand in one medium alone, or otherwise in each: marks of notes and their headings, the
# breaks of the other medium's pages, the lines that take up an entry of the index in another column.
ONE_MEDIUM = frozenset(
    (
        "print-only", "epub-only", "web-only", "continued", "folio-reference", "leader",
        "note-back", "note-call", "notes-title", "page-break",
    )
)  # fmt: skip
# Classes of elements inside a paragraph whose words the press has added in both media.
ADDED = frozenset(("added", "note-closing", "source-page"))
NOTES = frozenset(("note", "endnote"))  # classes of elements with an id that are a note, at the foot or at an end
FIGURE = "figure"  # the class of a picture with its caption, which may stand at the head of the page after its place

# White space and signs that print nothing: every blank is one blank, every hyphen that only may part a word is none.
BLANKS = "\t-\r\x1c-\x1f\x85\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"  # all but the space, for a set
UNPRINTED = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2066\u2067\u2068\u2069\ufeff"))
LIGATURES = {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb06": "st"}
# Few signs are not as they are compared, and a search passes over the others; `str.translate` looks up each.
_ODD = re.compile(f"[{BLANKS}{''.join(map(chr, UNPRINTED))}{''.join(LIGATURES)}]")
_PLAIN = {**dict.fromkeys(map(chr, UNPRINTED), ""), **LIGATURES}
_SPACES = re.compile("  +")
LEFTWARD = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")


@dataclass(frozen=True, slots=True)
class Words:
    """Words of one line with the same nature: the text's own, or else what the stylesheet or the page adds.

    `level` is odd where they run from right to left (the embedding level of UAX #9).
    """

    content: str
    own: bool
    level: int = 0


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line as it is set; `apart` is the id of the note or figure it belongs to, “” in the running text."""

    words: tuple[Words, ...]
    apart: str = ""

    @property
    def whole(self) -> str:
        """Everything that is printed in the line."""
        return "".join(each.content for each in self.words)

    @property
    def own(self) -> str:
        """The line without what the stylesheet adds."""
        return "".join(each.content for each in self.words if each.own)

    @property
    def seen(self) -> str:
        """Everything that is printed in the line as it stands, from left to right, brackets as they were typed."""
        ordered = (self.words[number] for number in visual_order([each.level for each in self.words]))
        return "".join(each.content[::-1] if each.level % 2 else each.content for each in ordered)


@dataclass(frozen=True, slots=True)
class PrintedFigure:
    """Where the picture of a figure stands: the ordinal of its page, its edges in points from the page's lower left."""

    ordinal: int
    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page of a finished PDF as it is read back.

    `supposed` are the places in the text of blanks that the file does not have: the reader infers them from gaps.
    `targets` are the ordinals of the pages that its links lead to, 0 for a link that leads nowhere; links to public
    addresses are not among them. `places` says of each sign of the text how far from the left it stands, in points;
    it is empty where nothing on the page runs from right to left.
    """

    text: str
    supposed: frozenset[int] = frozenset()
    targets: tuple[int, ...] = ()
    places: tuple[float, ...] = ()


PageWords = tuple[PrintedLine, ...]  # the lines of a page in the order in which they are drawn


def is_apart(classes: Collection[str], within: str) -> bool:
    """Whether an element with an id has words of its own order: a note, or a figure that is not `within` one."""
    return not NOTES.isdisjoint(classes) or (FIGURE in classes and not within)


def plain_words(text: str) -> str:
    """The text with single blanks, ligatures taken apart, and nothing in it that no reader sees.

    >>> plain_words("the\\u00a0 \\ufb01rst proof\\u00adreader")
    'the first proofreader'
    """
    words = _ODD.sub(lambda odd: _PLAIN.get(odd[0], " "), text)
    return _SPACES.sub(" ", words) if "  " in words else words


def visual_order(levels: Sequence[int]) -> list[int]:
    """The numbers of the pieces of a line, from left to right, by the embedding level of each (UAX #9, rule L2).

    >>> visual_order([0, 1, 2, 1, 0])
    [0, 3, 2, 1, 4]
    """
    order = list(range(len(levels)))
    for least in range(max(levels, default=0), 0, -1):
        at = 0
        while at < len(order):
            end = at
            while end < len(order) and levels[order[end]] >= least:
                end += 1
            order[at:end] = order[at:end][::-1]
            at = end + 1
    return order
