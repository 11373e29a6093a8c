"""Finds what no reader would see as it was meant: words and pictures off the sheet, and faces that the press lacks."""

from dataclasses import dataclass, field
from typing import Any

from florilegium.diagnostics import Diagnostic
from florilegium.model.pages import Page
from florilegium.typeface.fonts import MANIFEST, Face
from florilegium.typeset.pages import boxes

POINTS = 0.75  # in a CSS pixel
TOLERANCE = 0.1  # CSS pixels
LONGEST = 60  # characters of the words in a message
Style = tuple[tuple[str, ...], str, int]  # the families in their order, normal or italic or oblique, the weight


@dataclass(frozen=True, slots=True)
class _Stray:
    """A box that sticks out by so many pixels: its words, “” for a picture; its paragraph; the table it is in or 0."""

    words: str
    excess: float
    paragraph: str
    table: int


@dataclass(slots=True)
class _Walk:
    """A way through all boxes of one page, whose trimmed sheet is so wide and high."""

    width: float
    height: float
    bleed: dict[str, float]
    styles: set[Style]
    strays: list[_Stray] = field(default_factory=list)
    in_notes: bool = False  # T11 tells of a note that is too tall
    transforms: int = 0  # around the box: where it comes to stand is not known before it is drawn

    def into(self, box: Any, paragraph: str = "", table: int = 0) -> None:
        if isinstance(box, boxes.TextBox):
            style = box.style
            self.styles.add((style["font_family"], style["font_style"], style["font_weight"]))
            self._hold(box, box.text, paragraph, table)
            return
        if isinstance(box, boxes.ReplacedBox):
            if not box.style["transform"]:
                self._hold(box, "", paragraph, table)
            return
        if box.element is not None:
            paragraph = box.element.get("data-paragraph", paragraph)
        if isinstance(box, boxes.TableBox):
            table = table or id(box)
        transforms = bool(box.style["transform"])
        self.transforms += transforms
        for child in box.children:
            self.into(getattr(child, "_box", child), paragraph, table)  # what stands absolutely is behind a placeholder
        self.transforms -= transforms

    def _hold(self, box: Any, words: str, paragraph: str, table: int) -> None:
        """Note the box if it leaves the sheet; a picture may go as far as the bleed."""
        left, top = box.position_x, 0 if self.in_notes else box.position_y
        right, foot = left + box.width, 0 if self.in_notes else top + box.height
        if self.transforms or (left >= 0 and top >= 0 and right <= self.width and foot <= self.height):
            return
        bleed = dict.fromkeys(self.bleed, 0.0) if words else self.bleed
        excess = max(
            -left - bleed["left"], -top - bleed["top"],
            right - self.width - bleed["right"], foot - self.height - bleed["bottom"],
        )  # fmt: skip
        if excess > TOLERANCE and not words.isspace():
            self.strays.append(_Stray(words, excess, paragraph, table))


def sheet_findings(pages: list[Any], named: tuple[Page, ...], faces: tuple[Face, ...]) -> tuple[Diagnostic, ...]:
    """T15 for each paragraph, table or picture that leaves its sheet, T16 for each face that is asked for in vain.

    A table is told of once a page. `named` gives the folio of each of the engine’s `pages`.
    """
    found: list[Diagnostic] = []
    styles: set[Style] = set()
    for page, name in zip(pages, named, strict=True):
        walk = _Walk(page.width, page.height, page.bleed, styles)
        for part in page._page_box.children:
            walk.in_notes = isinstance(part, boxes.FootnoteAreaBox)
            walk.into(getattr(part, "_box", part))
        found += _off_the_sheet(walk.strays, name.folio)
    lacking = (_lacking(style, faces) for style in sorted(styles))
    return (*found, *dict.fromkeys(finding for finding in lacking if finding))


def _off_the_sheet(strays: list[_Stray], folio: str) -> list[Diagnostic]:
    together: dict[object, list[_Stray]] = {}
    for stray in strays:
        together.setdefault(stray.table or (stray.paragraph, bool(stray.words)), []).append(stray)
    return [_stray_finding(each, folio) for each in together.values()]


def _stray_finding(strays: list[_Stray], folio: str) -> Diagnostic:
    words = " ".join(" ".join(stray.words for stray in strays).split()).replace("\u2010 ", "")  # parted by the engine
    what = f"“{words if len(words) <= LONGEST else words[:LONGEST].rstrip() + '…'}”" if words else "a picture"
    whose = f" (paragraph {strays[0].paragraph})" if strays[0].paragraph else ""
    points = max(stray.excess for stray in strays) * POINTS
    message = f"{what}{whose} on page {folio} sticks out of the sheet by {points:.1f} pt"
    if strays[0].table:
        hint = "give the table fewer columns or shorter words, or make two tables of it"
    else:
        hint = "part the words, make the picture smaller, or mend the stylesheet that places them"
    return Diagnostic("T15", message, None, hint)


def _lacking(style: Style, faces: tuple[Face, ...]) -> Diagnostic | None:
    """What the first family of a style lacks, None where the manifest has all that is asked for."""
    families, slant, weight = style
    family = families[0]
    own = [face for face in faces if face.family.casefold() == family.casefold()]
    hint = f"name in the stylesheets only families, styles and weights that {MANIFEST} has: "
    if not own:
        hint += ", ".join(f"“{each}”" for each in dict.fromkeys(face.family for face in faces))
        return Diagnostic("T16", f"words are to be set in the family “{family}”, which is no face’s", None, hint)
    has = "; ".join(f"{face.style} {face.weights[0]} to {face.weights[1]}" for face in own)
    if any(face.style == slant and face.weights[0] <= weight <= face.weights[1] for face in own):
        return None
    message = f"words are to be set in “{family}”, {slant}, of the weight {weight}, which it does not have"
    return Diagnostic("T16", message, None, f"{hint}“{family}” has {has}")
