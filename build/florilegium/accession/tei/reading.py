"""A TEI file into passages with its front matter: the whole of it, or one of the texts it holds."""

from dataclasses import replace

from florilegium.accession.marked_up import Arrived, MarkedUp, Persons
from florilegium.accession.noting import SourceNote
from florilegium.accession.parsing import Element, child, given, inside, local, xml_tree
from florilegium.accession.passages import Passages, Run
from florilegium.accession.settling import with_calls
from florilegium.accession.tei.blocks import passages_inside
from florilegium.accession.tei.elements import DIVISIONS
from florilegium.accession.tei.findings import findings_of_tei
from florilegium.accession.tei.header import date_of, read_header
from florilegium.accession.tei.words import Desk, words_inside
from florilegium.diagnostics import Diagnostic, Place, Refusal


def texts_in(root: Element, each: str) -> tuple[tuple[str, Element], ...]:
    """The texts of a file that is to be parted by `each`: “text”, “div”, or the type of a division; with their names.

    A text is named by its id, else by its number: “text-2”.
    """
    bodies = [text for text in inside(root, "text") if len(inside(text, "text")) == 1]
    if each == "text":
        found = bodies
    elif each == "div":
        found = [div for text in bodies for body in text if local(body) in ("front", "body", "back") for div in body
                 if local(div) in DIVISIONS]  # fmt: skip
    else:
        found = [div for name in DIVISIONS for div in inside(root, name) if given(div, "type") == each]
    named = ((given(element, "id"), element) for element in found)
    return tuple((id or f"{each}-{number}", element) for number, (id, element) in enumerate(named, 1))


def parts_of(content: bytes, name: str, each: str) -> tuple[str, ...]:
    """The names of the texts of a file that is parted by `each`. Refusal I28 where there are none, I26, I27."""
    found = tuple(part for part, _ in texts_in(xml_tree(content, name), each))
    if not found:
        message = f"“{name}” holds no “{each}” to part it by"
        raise Refusal(Diagnostic("I28", message, Place(name), "part it by text, by div, or by the type of a division"))
    return found


def part_of(root: Element, arrived: Arrived) -> Element:
    """The element of the text that is meant: the file's only one, or the part that is named. Refusal I28, I35."""
    texts = inside(root, "text")
    if arrived.part:
        by_id = [each for each in root.iter() if isinstance(each.tag, str) and given(each, "id") == arrived.part]
        each, _, number = arrived.part.rpartition("-")
        numbered = texts_in(root, each) if number.isdigit() else ()
        counted = [element for name, element in numbered if name == arrived.part]
        if not by_id and not counted:
            message = f"“{arrived.name}” holds no text “{arrived.part}”"
            raise Refusal(Diagnostic("I28", message, Place(arrived.name), "look at the ids in the file"))
        return (by_id or counted)[0]
    if not texts:
        message = f"“{arrived.name}” has no TEI text"
        raise Refusal(Diagnostic("I28", message, Place(arrived.name), "is this a TEI file?"))
    if len(inside(root, "TEI")) > 1:
        message = f"“{arrived.name}” holds {len(texts)} texts"
        raise Refusal(Diagnostic("I35", message, Place(arrived.name), "import it with --each text"))
    return texts[0]


def read_tei(arrived: Arrived, persons: Persons) -> MarkedUp:
    """The text that is meant, with the front matter that its header gives. Refusal I21, I26 to I28, I35."""
    root = xml_tree(arrived.content, arrived.name)
    element = part_of(root, arrived)
    desk = Desk(persons, _targets(root))
    body = passages_inside(element, desk, 1 if local(element) == "text" else 0)
    notes = _notes(desk)
    head = read_header(child(_holder(element, root), "teiHeader"), _language(element))
    if arrived.part and local(element) in DIVISIONS:
        head = _of_part(head, element, body)
    if not head.title:
        head = replace(head, title=next((each.flat for each in body if each.kind == "heading"), "") or arrived.name)
    taken: list[tuple[int, str]] = []
    body, calls = _without_title(body, head.title, taken)
    body = with_calls(body, calls)
    return replace(
        head,
        passages=body,
        notes=notes,
        taken=tuple(taken),
        aside=(*desk.aside, *desk.readings),
        findings=findings_of_tei(desk, arrived.name, calls),
        genre=_genre(element),
    )


def _holder(element: Element, root: Element) -> Element:
    """The TEI element around a text."""
    while element is not None and local(element) not in ("TEI", "TEI.2"):
        element = element.getparent()
    return element if element is not None else root


def _language(element: Element) -> str:
    while element is not None:
        if found := given(element, "lang"):
            return found
        element = element.getparent()
    return ""


def _targets(root: Element) -> dict[str, Element]:
    """The notes that stand apart from their calls, by id."""
    pointed = {given(each, "target").removeprefix("#") for name in ("ref", "ptr") for each in inside(root, name)}
    return {given(note, "id"): note for note in inside(root, "note") if given(note, "id") in pointed - {""}}


def _of_part(head: MarkedUp, element: Element, body: Passages) -> MarkedUp:
    """The front matter of a division: its own heading and date; author and source are those of the file."""
    title = next((each.flat for each in body if each.kind == "heading"), "")
    lines = [each for name in ("dateline", "opener", "docDate") for each in inside(element, name)]
    dates = (date_of(each) for line in lines for each in (*inside(line, "date"), line))
    date = next(filter(None, dates), None)
    return replace(head, title=title or f"{head.title} {given(element, 'n')}".strip(), subtitle="", date=date)


def _without_title(body: Passages, title: str, taken: list[tuple[int, str]]) -> tuple[Passages, tuple[str, ...]]:
    """The body without the heading that is its title, and the notes that are called there."""
    at = next((at for at, each in enumerate(body) if each.kind == "heading"), -1)
    if at < 0 or body[at].flat.casefold() != title.casefold():
        return body, ()
    taken.append((body[at].line, body[at].words))
    calls = tuple(run.note for run in body[at].runs if run.note)
    return (*body[:at], *body[at + 1 :]), calls


def _notes(desk: Desk) -> tuple[SourceNote, ...]:
    """The notes in the order of their calls. A note inside a note stands in brackets where it was called."""
    found = []
    for at in range(len(desk.notes)):
        element, label = desk.notes[at]
        before = len(desk.notes)
        passages = passages_inside(element, desk)
        inner = [words_inside(each) for each, _ in desk.notes[before:]]
        del desk.notes[before:]
        found.append(SourceNote(label, (), _bracketed(passages, inner, before), element.sourceline or 1))
    return tuple(found)


def _bracketed(passages: Passages, inner: list[str], before: int) -> Passages:
    def words(run: Run) -> Run:
        return Run(f" [{inner[int(run.note) - before - 1]}]") if run.note else run

    return tuple(
        replace(each, runs=tuple(map(words, each.runs)), children=_bracketed(each.children, inner, before))
        for each in passages
    )


def _genre(element: Element) -> str:
    """“letter” where the text has a salutation or a signature of its own, else “”."""
    return "letter" if inside(element, "salute") and inside(element, "signed") else ""
