"""Drop initials: the first letter of a paragraph lowered by whole lines, the words after it in small capitals.

A stylesheet asks for one with `::first-letter` and a `vertical-align` that lowers it by as many lines as stand beside
it. The letter stays where it is in its word; both are drawn together, with the word as their text (ISO 32000-1, clause
14.9.4), so that it is copied and read whole.
"""

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pydyf
import weasyprint.draw
from weasyprint.formatting_structure import boxes
from weasyprint.layout.inline import get_first_letter
from weasyprint.text.line_break import strut

OPENING = 9  # signs behind the initial that are set in small capitals, up to the end of their word

SMALL_CAPITALS = {"font_variant_caps": "small-caps"}
GERMAN = {"font_feature_settings": (("locl", 0),)}  # there the face takes an f of its own, which has no small capital


@dataclass(frozen=True, slots=True)
class Initial:
    """A letter that was set apart: its box, how far it is lowered in pixels, how many lines stand beside it."""

    letter: Any
    fall: float
    lines: int
    parent: Any
    before: tuple[Any, ...]  # the children of the parent as they were

    def undo(self) -> None:
        """Put the letter back into its word."""
        self.parent.children = self.before


def mend() -> None:
    """Draw each initial with its word, for the whole process."""
    stock = weasyprint.draw.draw_text

    def draw_text(stream: Any, box: Any, *rest: Any) -> None:
        if hasattr(box, "drawn_with_its_word"):
            return
        letter = getattr(box, "initial", None)
        if letter is None:
            stock(stream, box, *rest)
            return
        words = pydyf.Dictionary({"ActualText": pydyf.String(letter.text + box.text)})
        pydyf.Stream.begin_marked_content(stream, "Span", words)
        stock(stream, box, *rest)
        stock(stream, letter, *rest)
        pydyf.Stream.end_marked_content(stream)

    weasyprint.draw.draw_text = draw_text


def is_drop(style: Any) -> bool:
    """Whether the style of a first letter lowers it."""
    return bool(style) and isinstance(_lowered(style), float)


def set_apart(linebox: Any, style: Any) -> Initial | None:
    """The first letter of the paragraph in a box of its own style; None where it begins with no word."""
    parent = linebox
    while parent.children and isinstance(parent.children[0], boxes.InlineBox):
        parent = parent.children[0]
    first = parent.children[0] if parent.children else None
    if not isinstance(first, boxes.TextBox):
        return None
    letter = get_first_letter(first.text).rstrip("’'")  # as in “L’air”
    opening, rest = _opening(first.text[len(letter) :])
    if not letter.isalpha() or not opening.strip(" "):
        return None
    before = tuple(parent.children)
    parts = [_part(first, letter, style), _part(first, opening, _small_capitals(first))]
    parts += [first.copy_with_text(rest)] if rest else []
    parent.children = (*parts, *before[1:])
    fall = _lowered(style) or 0.0
    return Initial(parts[0], fall, round(fall / strut(linebox.style)[0]) + 1, parent, before)


def _lowered(style: Any) -> float | None:
    align = style.get("vertical_align")
    return -float(align) if isinstance(align, int | float) and align < 0 else None


def _opening(text: str) -> tuple[str, str]:
    """The rest of the first word with as many words as are set in small capitals, and what is left.

    A name or an emphasis ends them, and so does what comes before one.

    >>> _opening("n April 1501 there")
    ('n April 1501', ' there')
    >>> _opening("lan ")
    ('lan ', '')
    """
    end = text.find(" ", OPENING, len(text.rstrip(" ")))
    return (text[:end], text[end:]) if end > 0 else (text, "")


def _small_capitals(box: Any) -> dict[str, Any]:
    return SMALL_CAPITALS | (GERMAN if str(box.style["lang"]).partition("-")[0] == "de" else {})


def _part(box: Any, text: str, style: Any) -> Any:
    part = box.copy_with_text(text)
    part.style = box.style.copy()
    for key, value in style.items():
        part.style[key] = value
    part.style.__dict__.pop("_context", None)
    part.style["vertical_align"] = "baseline"
    part.style["hyphens"] = "manual"
    return part


def lower(line: Any, initial: Initial) -> None:
    """Lower the letter of a line that was laid out, and tie it to the words behind it."""
    texts = [each for each in line.descendants() if isinstance(each, boxes.TextBox)]
    for letter, words in pairwise(texts):
        if letter.style is initial.letter.style:
            letter.translate(0, initial.fall)
            letter.drawn_with_its_word = True
            words.initial = letter
            return


def flatten(box: Any) -> None:
    """Let the box of the letter take no height, so that its line is no higher than others."""
    box.margin_top += -box.baseline
    box.margin_bottom = -box.height - box.margin_top
    box.baseline = 0.0
