"""From the constructs inside a line to inlines; what the dialect does not know becomes a finding."""

from dataclasses import dataclass, replace

from florilegium.model.inlines import (
    CrossReference,
    Emendation,
    Emphasis,
    Inline,
    Inlines,
    LineBreak,
    Link,
    NoteCall,
    RunInHead,
    SourcePage,
    Strong,
    Text,
)
from florilegium.read.attributes import PARAGRAPH_CLASSES, SPAN_CLASSES, read_attributes
from florilegium.read.characters import unprintable
from florilegium.read.citing import citation
from florilegium.read.construct import Construct, words
from florilegium.read.emending import as_one, emended, report_divisions
from florilegium.read.fitting import report_picture_words
from florilegium.read.leftovers import report_leftovers
from florilegium.read.links import checked_reference, checked_target
from florilegium.read.naming import check_person
from florilegium.read.reading import Reading
from florilegium.read.wrapping import wrapped


@dataclass(frozen=True, slots=True)
class Run:
    """A run of text being read: the run itself, and whether it stands in a note."""

    reading: Reading
    block: Construct
    in_note: bool = False

    def report(self, code: str, message: str, construct: Construct, hint: str = "") -> None:
        """Add a finding at the construct's place."""
        self.reading.report(code, message, self.reading.place_in(self.block, construct.at), hint)


def read_inlines(run: Run) -> Inlines:
    """The inlines of a run of text."""
    children = _inlines(run, run.block.children)
    for position, child in enumerate(children):
        if isinstance(child, RunInHead) and position:
            _misplaced_head(run, run.block.children)
    report_divisions(run.reading, children)
    return children


def _misplaced_head(run: Run, children: tuple[Construct, ...]) -> None:
    heads = [child for child in children[1:] if child.kind == "span" and "run-in" in child.attribute("class").split()]
    for head in heads:
        hint = "move the head to the opening of its paragraph, or mark it as small-caps"
        run.report("A25", "a run-in head stands inside its paragraph", head, hint)


def _inlines(run: Run, children: tuple[Construct, ...], linked: bool = False) -> Inlines:
    report_leftovers(run.reading, run.block, children, linked)
    found: list[Inline] = []
    for child in children:
        for inline in _inline(run, child, linked):
            _append(found, inline)
    return tuple(found)


def _append(found: list[Inline], inline: Inline) -> None:
    """Join words to words; a milestone or a deletion between two blanks takes one of them along."""
    if isinstance(inline, Emendation) and found and isinstance(found[-1], Emendation):
        found[-1:] = as_one(found[-1], inline)
        return
    if not isinstance(inline, Text):
        found.append(inline)
        return
    content = inline.content
    last, before = found[-1] if found else None, found[-2] if len(found) > 1 else None
    is_apart = before is None or (isinstance(before, Text) and before.content.endswith(" "))
    if content.startswith(" ") and is_apart:
        if isinstance(last, SourcePage):
            content = content[1:]
        elif isinstance(last, Emendation) and not last.children:
            content, found[-1] = content[1:], replace(last, rejected=f"{last.rejected} ")
    if found and isinstance(found[-1], Text):
        found[-1] = Text(found[-1].content + content)
    elif content:
        found.append(Text(content))


def _inline(run: Run, child: Construct, linked: bool) -> Inlines:
    match child.kind:
        case "text":
            return (Text(child.text),)
        case "text_special":
            return _special(run, child)
        case "softbreak":
            return (Text(" "),)
        case "hardbreak":
            return _line_break(run, child)
        case "em":
            return (Emphasis(_inlines(run, child.children, linked)),)
        case "strong":
            return (Strong(_inlines(run, child.children, linked)),)
        case "span":
            return _span(run, child, linked)
        case "link":
            return _link(run, child)
        case "emendation":
            reading = next((part.children for part in child.children if part.kind == "reading"), ())
            return emended(run.reading, run.block, child, _inlines(run, reading, linked))
        case "footnote_ref":
            return _call(run, child)
        case "citation":
            return _citation(run, child)
        case _:
            return _unknown(run, child)


def _special(run: Run, child: Construct) -> Inlines:
    if unprintable(child.text.replace("\n", "\0")):
        run.report("A36", f"“{child.markup}” stands for a character that cannot be printed", child, "take it out")
    return (Text(child.text),)


def _line_break(run: Run, child: Construct) -> Inlines:
    if run.block.text[child.at] == "\n":
        run.report("A35", "blanks at the end of a line make a break here", child, "write “\\” for a break, or nothing")
    return (LineBreak(),)


def _span(run: Run, child: Construct, linked: bool) -> Inlines:
    source = run.block.text[child.at : child.end]
    tail = max(0, source.rfind("]{") + 1)
    place = run.reading.place_in(run.block, child.at + tail)
    attributes = read_attributes(run.reading, source[tail:], place)
    if attributes.class_ and attributes.class_ not in SPAN_CLASSES:
        where = "a paragraph" if attributes.class_ in PARAGRAPH_CLASSES else "a list or verse"
        hint = "write it in braces on the line before"
        run.reading.report("A25", f"“{attributes.class_}” belongs to {where}, not to words in a line", place, hint)
    if attributes.short or attributes.credit:
        report_picture_words(run.reading, attributes)
    if attributes.class_ == "page":
        check_person(run.reading, attributes)
        return _milestone(run, child)
    inner = _inlines(run, child.children, linked)
    if not inner or not source[1 : tail - 1].strip():
        run.report(
            "A37", "there is nothing between these brackets", child, "put the words in, or take the brackets away"
        )
    return wrapped(run.reading, inner, attributes)


def _milestone(run: Run, child: Construct) -> Inlines:
    label = words(child.children).strip()
    if not label or any(part.kind not in ("text", "text_special") for part in child.children):
        hint = "write the number of the page that begins here, as [217]{.page}"
        run.report("A37", "this page milestone has no page number in plain words", child, hint)
    return (SourcePage(label),)


def _link(run: Run, child: Construct) -> Inlines:
    place = run.reading.place_in(run.block, child.at)
    if child.attribute("title"):
        message = f"the link’s title “{child.attribute('title')}” would be lost"
        run.reading.report("A34", message, place, "take it away, or write it into the text")
    reference = checked_reference(run.reading, child, place)
    inner = _inlines(run, child.children, linked=True)
    if reference:
        return (CrossReference(*reference, inner, place),)
    target = checked_target(run.reading, child, place)
    if not inner:
        run.reading.report("A37", "this link has no words", place, "write the words between the square brackets")
    return (Link(target, inner),)


def _call(run: Run, child: Construct) -> Inlines:
    label, reading = child.info, run.reading
    if run.in_note:
        run.report("A32", f"note “{label}” is called inside a note", child, "say it in the outer note, or in the text")
    elif label not in reading.labels:
        run.report("A29", f"there is no note “{label}”", child, f"write the note: “[^{label}]: …” on its own line")
    elif label in reading.called:
        run.report("A31", f"note “{label}” is called a second time", child, "give each call a note of its own")
    reading.called.add(label)
    return (NoteCall(reading.labels.get(label, 0)),)


def _citation(run: Run, child: Construct) -> Inlines:
    found = citation(child.text, run.reading.place_in(run.block, child.at))
    if found is None:
        hint = "write [@key], [@key, p. 12] or [see @key; @other], each with a key of the bibliography"
        run.report("A45", f"“{child.text}” cannot be read as a citation", child, hint)
        return ()
    return (found,)


_UNKNOWN = {
    "code_inline": (
        "A14",
        "code does not belong to the dialect",
        "write the words without backticks, or put \\ before each",
    ),
    "html_inline": ("A13", "“{}” is raw HTML", "use the dialect’s own marks, or write \\< for the sign itself"),
    "image": ("A16", "a picture stands inside a line", "give the picture a paragraph of its own"),
    "too_deep": ("A39", "marks stand too deep inside one another", "take some of the marks away"),
}


def _unknown(run: Run, child: Construct) -> Inlines:
    code, message, hint = _UNKNOWN[child.kind]
    run.report(code, message.format(child.text), child, hint)
    return ()
