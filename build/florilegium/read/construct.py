"""A construct of Markdown as the parser found it, with its place, free of the parser's own types."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Construct:
    """One construct with those inside it.

    Blocks have `line` and `end_line`, counted from 1 in the file. A construct of kind “inline” is a run of text in
    `text`; the constructs below it have `at` and `end`, offsets in that text.
    """

    kind: str  # as the parser names it: paragraph, em, text, footnote_reference …
    children: tuple["Construct", ...] = ()
    text: str = ""
    line: int = 0
    end_line: int = 0
    at: int = 0
    end: int = 0
    info: str = ""  # a list item’s number, a container’s words, a note’s label, the steps of a verse line
    markup: str = ""  # the marks that were typed
    attributes: tuple[tuple[str, str], ...] = ()
    level: int = 0  # of a heading

    def attribute(self, key: str) -> str:
        """The value of an attribute, “” where there is none."""
        return next((value for name, value in self.attributes if name == key), "")


def words(constructs: tuple[Construct, ...]) -> str:
    """The plain words of inline constructs; a break is a blank."""
    return "".join(
        " " if each.kind in ("softbreak", "hardbreak") else each.text + words(each.children) for each in constructs
    )
