"""The words of a Word paragraph as runs: what is tracked, commented or hidden set aside, notes called."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from florilegium.accession.decoding import printable_part
from florilegium.accession.parsing import Element, child, children, given, inside, local
from florilegium.accession.passages import Run
from florilegium.accession.word.parts import NO_STYLE, WordPackage, marks_of

_SILENT = {
    "rPr", "pPr", "instrText", "delInstrText", "delText", "fldChar", "sectPr", "tblPr", "trPr", "tcPr", "sdtPr",
    "lastRenderedPageBreak", "footnoteRef", "endnoteRef", "annotationRef", "separator", "continuationSeparator",
    "commentReference", "softHyphen", "Fallback", "txbxContent", "AlternateContent", "drawing", "pict", "object",
}  # fmt: skip
_TYPED = {"tab": " ", "ptab": " ", "cr": "\n", "noBreakHyphen": "\u2011"}
DELETED, INSERTED = {"del", "moveFrom"}, {"ins", "moveTo"}
DRAWINGS = {"drawing", "pict", "object", "AlternateContent"}


@dataclass(slots=True)
class Desk:
    """What reading a Word file gathers: notes in the order of their calls, words set aside, what was met how often."""

    package: WordPackage
    part: str = "document"
    called: list[tuple[str, str]] = field(default_factory=list)
    aside: list[tuple[int, str]] = field(default_factory=list)
    met: Counter[str] = field(default_factory=Counter)
    first: dict[str, int] = field(default_factory=dict)
    counters: dict[tuple[str, int], int] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)
    line: int = 0

    def meet(self, what: str) -> None:
        """Count something that is reported once, with the place of the first."""
        self.met[what] += 1
        self.first.setdefault(what, max(self.line, 1))

    def set_aside(self, element: Element) -> None:
        """Keep the words of an element out of the text and among what was taken."""
        words = "".join(each.text or "" for each in element.iter() if local(each) in ("t", "delText"))
        if words.strip():
            self.aside.append((max(self.line, 1), " ".join(words.split())))


def runs_of(element: Element, desk: Desk, marks: tuple[str, ...] = (), target: str = "") -> Iterator[Run]:
    """The runs of a paragraph or of what stands in one, in their order."""
    for each in children(element):
        name = local(each)
        if name == "r":
            yield from _run(each, desk, marks, target)
        elif name in DELETED:
            desk.meet("deletion")
            desk.set_aside(each)
        elif name == "hyperlink":
            address = desk.package.links.get((desk.part, given(each, "id")), "")
            yield from runs_of(each, desk, marks, address)
        elif name == "t":  # of a formula
            desk.meet("a formula")
            yield Run(each.text or "", marks, target)
        elif name not in _SILENT:
            if name in INSERTED:
                desk.meet("insertion")
            yield from runs_of(each, desk, marks, target)


def _run(run: Element, desk: Desk, marks: tuple[str, ...], target: str) -> Iterator[Run]:
    properties = child(run, "rPr")
    style = child(properties, "rStyle") if properties is not None else None
    named = desk.package.styles.get(given(style, "val"), NO_STYLE) if style is not None else NO_STYLE
    styled = () if named.name == "hyperlink" else named.marks
    own = marks_of(properties, tuple(dict.fromkeys((*marks, *styled))))
    if _is_on(properties, "vanish"):
        desk.meet("hidden text")
        desk.set_aside(run)
        return
    if _is_on(properties, "strike") or _is_on(properties, "dstrike"):
        desk.meet("struck-out text")
    marked = False
    for each in children(run):
        name = local(each)
        if name in ("footnoteReference", "endnoteReference"):
            desk.called.append((name.removesuffix("Reference"), given(each, "id")))
            marked = given(each, "customMarkFollows") not in ("", "0", "false")
            yield Run("", note=str(len(desk.called)))
        elif marked and name == "t":
            desk.aside.append((desk.line, (each.text or "").strip()))
        else:
            yield from _typed(each, name, desk, (own, target))


def _typed(element: Element, name: str, desk: Desk, how: tuple[tuple[str, ...], str]) -> Iterator[Run]:
    if name == "t":
        yield Run(printable_part(element.text or "").replace("\u00ad", ""), *how)
    elif name in _TYPED:
        yield Run(_TYPED[name], *how)
    elif name == "br":
        yield Run(" " if given(element, "type") in ("page", "column") else "\n", *how)
    elif name == "sym":
        desk.meet("a character of a symbol font")
    elif name not in _SILENT:
        yield from runs_of(element, desk, *how)


def _is_on(properties: Element | None, name: str) -> bool:
    found = child(properties, name) if properties is not None else None
    return found is not None and given(found, "val") not in ("0", "false", "off")


def drawings(paragraph: Element) -> list[Element]:
    """The text boxes and pictures anchored in a paragraph, each once; those inside another are left to it."""
    found: list[Element] = []
    for each in children(paragraph):
        if local(each) == "AlternateContent":
            chosen = child(each, "Choice")
            found.extend(drawings(chosen if chosen is not None else each))
        elif local(each) in ("drawing", "pict", "object"):
            found.append(each)
        elif local(each) not in ("Fallback", *DELETED):
            found.extend(drawings(each))
    return found


def boxes(drawing: Element) -> list[Element]:
    """The text boxes of a drawing, the outermost ones, without the copies kept for older programs."""
    if local(drawing) == "txbxContent":
        return [drawing]
    return [box for each in children(drawing) if local(each) != "Fallback" for box in boxes(each)]


def pictures(drawing: Element) -> list[tuple[str, str]]:
    """The description of each picture in a drawing, and the id of a relation to a picture that lies elsewhere."""
    shapes = [each for name in ("docPr", "shape") for each in inside(drawing, name)]
    named = [given(each, "descr") or given(each, "alt") for each in shapes]
    described = next((words for words in named if words), "")
    blips = [each for name in ("blip", "imagedata") for each in inside(drawing, name)]
    return [(described, given(each, "link")) for each in blips]
