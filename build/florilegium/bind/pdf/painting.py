"""Follows the operators of a page to what they paint: areas, lines, pictures and words in their order, with inks."""

import re
from dataclasses import dataclass, replace
from functools import reduce

from pypdf.generic import DictionaryObject, StreamObject

from florilegium.bind.pdf.colouring import INLINE, STRINGS
from florilegium.bind.pdf.matrices import BARE, NOWHERE, Matrix, Point, box_around, cut_to, joined, matrix_of
from florilegium.bind.pdf.page_boxes import number_in
from florilegium.bind.pdf.paints import Space, ink_in, space_named
from florilegium.bind.pdf.said import as_array, as_dictionary
from florilegium.model.painting import AREA, LINE, PICTURE, WORDS, Painted
from florilegium.model.sheet import Box

TOKENS = re.compile(rb"/[^\s/\[\]<>(){}%]*|[-+.\d]+|[A-Za-z'\"][A-Za-z*\d]*")
DEEPEST = 8  # forms in forms
MOST = 20_000  # things; a map has more, and is no cover
FILLS, STROKES = ("f", "F", "f*", "B", "B*", "b", "b*"), ("S", "s", "B", "B*", "b", "b*")
ENDS, SHOWS = (*FILLS, *STROKES, "n"), ("Tj", "TJ", "'", '"')
POINTS = {"m": (0,), "l": (0,), "c": (0, 2, 4), "v": (0, 2), "y": (0, 2)}
UNSEEN = (3, 7)  # modes in which words are not shown
Paint = tuple[Space, tuple[float, ...]]


@dataclass(frozen=True, slots=True)
class _Hand:
    """The state of the graphics (ISO 32000-1, 8.4): with it things are painted."""

    matrix: Matrix = BARE
    fill: Paint = ("DeviceGray", (0.0,))
    stroke: Paint = ("DeviceGray", (0.0,))
    over: tuple[bool, bool] = (False, False)
    mode: int = 0  # 1 where a nought of DeviceCMYK leaves the ink below (“OPM”)
    words: int = 0
    clip: Box | None = None


def painted_by(content: bytes, resources: DictionaryObject) -> tuple[Painted, ...]:
    """What the operators paint, with boxes in the units of the file from its own corner."""
    found: list[Painted] = []
    _Follower(found, DEEPEST).follow(content, resources, _Hand())
    return tuple(found)


class _Follower:
    """Follows one stream of operators; what is painted is added to `found`."""

    def __init__(self, found: list[Painted], depth: int) -> None:
        self.found = found
        self.depth = depth
        self.saved: list[_Hand] = []
        self.parts: list[list[Point]] = []
        self.text = self.line = BARE
        self.clips = False

    def follow(self, content: bytes, resources: DictionaryObject, hand: _Hand) -> None:
        """Paint all that the operators say with that hand."""
        self.hand, self.resources = hand, resources
        numbers: list[float] = []
        name = ""
        for token in TOKENS.findall(STRINGS.sub(b" ", INLINE.sub(b" ", content))):
            if token[:1] == b"/":
                name = token[1:].decode("latin-1")
            elif token[:1] in b"+-.0123456789":
                numbers.append(_number(token))
            else:
                if len(self.found) < MOST:
                    self._do(token.decode(), numbers, name)
                numbers, name = [], ""

    def _do(self, operator: str, numbers: list[float], name: str) -> None:
        if operator in ENDS:
            self._paint(operator)
        elif operator in SHOWS:
            self._show(operator)
        elif operator in POINTS or operator in ("re", "h"):
            self._draw(operator, numbers)
        elif operator in ("BT", "Tm", "Td", "TD", "T*"):
            self._place(operator, numbers)
        elif operator == "Tr" and numbers:
            self.hand = replace(self.hand, words=int(numbers[0]))
        elif operator in ("q", "Q", "cm", "gs"):
            self._hold(operator, numbers, name)
        elif operator in ("W", "W*"):
            self.clips = True
        elif operator == "Do":
            self._lay(name)
        else:
            self._choose(operator, numbers, name)

    def _hold(self, operator: str, numbers: list[float], name: str) -> None:
        if operator == "q":
            self.saved.append(self.hand)
        elif operator == "Q" and self.saved:
            self.hand = self.saved.pop()
        elif operator == "cm" and len(numbers) == 6:
            self.hand = replace(self.hand, matrix=joined(matrix_of(numbers), self.hand.matrix))
        elif operator == "gs":
            state = as_dictionary(as_dictionary(self.resources.get("/ExtGState")).get(f"/{name}"))
            lines = bool(state.get("/OP", self.hand.over[1]))
            areas = bool(state.get("/op", lines if "/OP" in state else self.hand.over[0]))
            mode = number_in(state.get("/OPM"))
            self.hand = replace(self.hand, over=(areas, lines), mode=self.hand.mode if mode is None else int(mode))

    def _choose(self, operator: str, numbers: list[float], name: str) -> None:
        """A colour for areas, by an operator in small letters, or for lines."""
        of_lines = operator.isupper()
        plain = {"g": "DeviceGray", "rg": "DeviceRGB", "k": "DeviceCMYK"}.get(operator.lower())
        if operator.lower() == "cs":
            space = space_named(name, self.resources)
            numbers = [1.0] if not isinstance(space, str) else [0.0, 0.0, 0.0, 1.0] if "CMYK" in space else [0.0]
        elif operator.lower() in ("sc", "scn"):
            space = "Pattern" if name else (self.hand.stroke if of_lines else self.hand.fill)[0]
        elif plain:
            space = plain
        else:
            return
        paint = (space, tuple(numbers))
        self.hand = replace(self.hand, stroke=paint) if of_lines else replace(self.hand, fill=paint)

    def _draw(self, operator: str, numbers: list[float]) -> None:
        if operator == "re" and len(numbers) == 4:
            x, y, wide, high = numbers
            self.parts.append(
                [self._at(x, y), self._at(x + wide, y), self._at(x, y + high), self._at(x + wide, y + high)]
            )
        elif operator in POINTS and len(numbers) > POINTS[operator][-1] + 1:
            if operator == "m" or not self.parts:
                self.parts.append([])
            self.parts[-1] += [self._at(numbers[at], numbers[at + 1]) for at in POINTS[operator]]

    def _paint(self, operator: str) -> None:
        boxes = tuple(box_around(part) for part in self.parts if part)
        if boxes and operator in FILLS:
            self._add(AREA, boxes)
        if boxes and operator in STROKES:
            self._add(LINE, boxes)
        if self.clips and boxes:
            cut = cut_to(reduce(Box.around, boxes), self.hand.clip)
            self.hand = replace(self.hand, clip=cut or NOWHERE)
        self.parts, self.clips = [], False

    def _add(self, kind: str, boxes: tuple[Box, ...]) -> None:
        """Note what is painted, as far as it shows."""
        shown = tuple(cut for box in boxes if (cut := cut_to(box, self.hand.clip)))
        if not shown:
            return
        of_lines = kind == LINE
        space, values = self.hand.stroke if of_lines else self.hand.fill
        overprints = self.hand.over[of_lines]
        ink = ink_in(space, values, overprints and self.hand.mode == 1)
        self.found.append(Painted(kind, shown, None if kind == PICTURE else ink, overprints))

    def _place(self, operator: str, numbers: list[float]) -> None:
        if operator == "BT":
            self.text = self.line = BARE
        elif operator == "Tm" and len(numbers) == 6:
            self.text = self.line = matrix_of(numbers)
        elif operator in ("Td", "TD") and len(numbers) == 2:
            self.text = self.line = joined((1, 0, 0, 1, *numbers), self.line)  # type: ignore[arg-type]

    def _show(self, operator: str) -> None:
        if self.hand.words not in UNSEEN:
            self._add(WORDS, (box_around([self._at(*self.text[4:])]),))

    def _lay(self, name: str) -> None:
        """A form is followed; of a picture no inks are known."""
        drawn = as_dictionary(as_dictionary(self.resources.get("/XObject")).get(f"/{name}"))
        if drawn.get("/Subtype") == "/Image":
            corners = [self._at(x, y) for x in (0, 1) for y in (0, 1)]
            self._add(PICTURE, (box_around(corners),))
        elif isinstance(drawn, StreamObject) and self.depth:
            own = [float(each) for each in as_array(drawn.get("/Matrix"))]
            matrix = joined(matrix_of(own), self.hand.matrix) if len(own) == 6 else self.hand.matrix
            inner = as_dictionary(drawn.get("/Resources", self.resources))
            _Follower(self.found, self.depth - 1).follow(drawn.get_data(), inner, replace(self.hand, matrix=matrix))

    def _at(self, x: float, y: float) -> Point:
        a, b, c, d, e, f = self.hand.matrix
        return a * x + c * y + e, b * x + d * y + f


def _number(token: bytes) -> float:
    try:
        return float(token)
    except ValueError:
        return 0.0
