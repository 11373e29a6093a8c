"""One piece of an e-book into passages, with the notes that it calls, wherever in the book they stand."""

import re
from copy import deepcopy
from dataclasses import dataclass, field, replace

from florilegium.accession.epub.notes import notes_of, own_body, target_of
from florilegium.accession.epub.preparing import backlinks, prepared
from florilegium.accession.epub.publication import MATTER, Piece, Publication, publication
from florilegium.accession.html_blocks import passages_inside
from florilegium.accession.marked_up import Arrived, MarkedUp
from florilegium.accession.noting import SourceNote
from florilegium.accession.packed import opened
from florilegium.accession.parsing import Element, child, given, remove, words_in
from florilegium.accession.passages import Passage, Passages, Run, tidy
from florilegium.accession.settling import with_calls
from florilegium.diagnostics import Diagnostic, Place, Refusal
from florilegium.model.article import PartialDate, Source

_ROLES = ("signature", "salutation", "dateline", "attribution", "caption", "head")


@dataclass(slots=True)
class _Desk:
    """The notes of the book by where they stand, and those that were called, in the order of the calls."""

    notes: dict[tuple[str, str], Element]
    called: list[tuple[str, str]] = field(default_factory=list)
    taken: list[tuple[int, str]] = field(default_factory=list)
    again: list[tuple[int, str]] = field(default_factory=list)


def read_epub(arrived: Arrived) -> MarkedUp:
    """The piece that is meant. Refusal I22 to I28, I35 where none is named."""
    book = publication(opened(arrived.content, arrived.name))
    if not arrived.part:
        message = f"“{arrived.name}” holds {len(book.pieces)} pieces"
        raise Refusal(Diagnostic("I35", message, Place(arrived.name), "import the whole e-book, or name a piece of it"))
    piece = next((each for each in book.pieces if each.path == arrived.part), None)
    if piece is None:
        message = f"“{arrived.name}” holds no piece “{arrived.part}”"
        raise Refusal(Diagnostic("I28", message, Place(arrived.name), "look at the paths in the e-book"))
    return read_piece(book, piece, arrived.name)


def read_piece(book: Publication, piece: Piece, name: str) -> MarkedUp:
    """One piece of a book with its notes; title, author and language are the piece's, else the book's."""
    desk = _Desk(notes_of(book))
    body = own_body(piece, desk.notes)
    passages = _called(_settled(passages_inside(prepared(body))), piece.path, desk)
    title, subtitle, passages = _titled(passages, piece, desk)
    notes = _notes(desk)
    return MarkedUp(
        passages,
        notes,
        title=title,
        subtitle=subtitle,
        authors=book.all("creator", "aut") or book.all("creator"),
        translator=book.first("contributor", "trl"),
        transcriber=book.first("contributor", "trc"),
        date=None,
        source=Source(address=_address(book), line=_source_line(book)),
        rights=book.first("rights")[:600],
        language=given(piece.tree, "lang") or book.first("language"),
        genre=piece.kind if piece.kind in ("preface", "introduction") else "",
        taken=tuple(desk.taken),
        findings=tuple(_findings(desk, name)),
    )


def _settled(passages: Passages) -> Passages:
    """The passages with the roles that an article knows; stanzas that stand together in one verse."""
    found: list[Passage] = []
    for passage in passages:
        if passage.kind == "spacer":
            continue
        inner = _settled(passage.children) if passage.kind not in ("verse", "table") else passage.children
        kept = passage.kind in ("list", "cell") or passage.role in (*_ROLES, "subtitle")
        each = replace(passage, children=inner, role=passage.role if kept else "")
        if each.kind == "verse" and found and found[-1].kind == "verse":
            found[-1] = replace(found[-1], children=(*found[-1].children, *each.children))
        else:
            found.append(each)
    return tuple(found)


def _called(passages: Passages, path: str, desk: _Desk) -> Passages:
    """The passages with the links to notes as calls of them."""
    result = []
    for passage in passages:
        runs: list[Run] = []
        for run in passage.runs:
            place = target_of(run.target, path)
            if "#" not in run.target or place not in desk.notes:
                runs.append(replace(run, anchors=()))
            elif run.text.strip() and place in desk.called:
                desk.again.append((passage.line, run.text.strip()))
                runs.append(Run(f"[{run.text.strip()}]", run.marks))
            elif run.text.strip():
                desk.called.append(place)
                desk.taken.append((passage.line, run.text.strip()))
                runs.append(Run("", note=str(len(desk.called))))
        result.append(replace(passage, runs=tidy(runs) if passage.kind != "stanza" else tuple(runs),
                              children=_called(passage.children, path, desk)))  # fmt: skip
    return tuple(result)


def _notes(desk: _Desk) -> tuple[SourceNote, ...]:
    """The called notes in their order, without the links that lead back."""
    found = []
    for number, place in enumerate(list(desk.called), 1):
        element = deepcopy(desk.notes[place])
        for link in backlinks(element):
            desk.taken.append((link.sourceline or 1, "".join(link.itertext()).strip()))
            remove(link)
        inner = _Desk({})
        passages = _called(_settled(passages_inside(prepared(element))), place[0], inner)
        worded = tuple(each for each in passages if each.words.strip())
        found.append(SourceNote(str(number), (), worded, element.sourceline or 1))
    return tuple(found)


def _titled(passages: Passages, piece: Piece, desk: _Desk) -> tuple[str, str, Passages]:
    """Title and subtitle of a piece and the rest of its passages; the calls of the title go to the first paragraph."""
    at = next((at for at, each in enumerate(passages) if each.kind == "heading"), -1)
    if at > 2 or at < 0:
        stated = words_in(child(piece.tree, "head", "title"))
        return stated or (piece.kind if piece.kind in MATTER else "").capitalize() or piece.path, "", _plain(passages)
    heading = passages[at]
    rest = list(passages[at + 1 :])
    heads = [heading]
    subtitle = ""
    while rest and rest[0].role == "subtitle":
        heads.append(rest.pop(0))
        subtitle = f"{subtitle} {heads[-1].flat}".strip()
    desk.taken.extend((each.line, each.words) for each in heads)
    calls = tuple(run.note for each in heads for run in each.runs if run.note)
    if calls:
        desk.again.append((heading.line, "title"))
    return _title(heading, piece), subtitle, with_calls(_plain((*passages[:at], *rest)), calls)


def _plain(passages: Passages) -> Passages:
    return tuple(replace(each, role="" if each.role == "subtitle" else each.role) for each in passages)


def _title(heading: Passage, piece: Piece) -> str:
    """The title as the head of the document has it where its words are the same: there a colon follows the number."""
    stated = words_in(child(piece.tree, "head", "title"))
    same = re.findall(r"\w+", stated.casefold()) == re.findall(r"\w+", heading.flat.casefold())
    return stated if same else heading.flat


def _address(book: Publication) -> str:
    found = book.first("identifier")
    return found if re.match(r"https?://", found) else ""


def _source_line(book: Publication) -> str:
    """The e-book as a source: whose it is, who published it."""
    parts = (", ".join(book.all("creator", "aut") or book.all("creator")), book.first("title"), book.first("publisher"))
    return ", ".join(filter(None, parts))


def date_of_book(book: Publication) -> PartialDate | None:
    """The date of the e-book, which is not that of its text."""
    found = re.match(r"(\d{4})-(\d\d)-(\d\d)", book.first("modified") or book.first("date"))
    return PartialDate(*(int(part) for part in found.groups())) if found else None


def _findings(desk: _Desk, name: str) -> list[Diagnostic]:
    found = []
    for line, label in desk.again:
        if label == "title":
            message = "a note is called in the title; the call stands at the end of the first paragraph"
            found.append(Diagnostic("I13", message, Place(name, line), "move it to the words it belongs to"))
        else:
            message = f"“{label}” calls a note that was called before; it stays as words"
            found.append(Diagnostic("I11", message, Place(name, line), "refer to the note in words"))
    return found
