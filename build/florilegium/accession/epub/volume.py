"""An e-book as a volume of the press: which pieces become articles and matter, and the draft of its volume file."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from florilegium.accession.epub.notes import target_of
from florilegium.accession.epub.publication import MATTER, Piece, Publication, name_of_left, publication
from florilegium.accession.epub.reading import date_of_book
from florilegium.accession.html_words import single_blanks
from florilegium.accession.packed import opened
from florilegium.accession.parsing import child, given, inside, words_in
from florilegium.accession.plan import propose_id
from florilegium.diagnostics import Diagnostic, Place


@dataclass(frozen=True, slots=True)
class Member:
    """A piece of an e-book that is taken in: its path in it, a stem for its id, the kind of matter it is or “”."""

    path: str
    stem: str
    matter: str = ""


@dataclass(frozen=True, slots=True)
class PartOfBook:
    """A part and the articles in it; the title is “” for what stands in no part."""

    title: str
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class Book:
    """An e-book as it will be taken in; `findings` tell of the pieces that are left out."""

    title: str
    subtitle: str
    language: str
    date: str
    rights: str
    description: str
    subjects: tuple[str, ...]
    parts: tuple[PartOfBook, ...]
    matter: tuple[Member, ...]
    findings: tuple[Diagnostic, ...]

    def members(self) -> Iterator[Member]:
        """All pieces that are taken in, the matter first."""
        yield from self.matter
        for part in self.parts:
            yield from part.members


def read_book(content: bytes, name: str) -> Book:
    """What is to be taken in of an e-book. Refusal I22 to I28 for one that cannot be read."""
    book = publication(opened(content, name))
    matter, parts = _sorted(book)
    date = date_of_book(book)
    return Book(
        title=book.first("title") or name.rpartition(".")[0],
        subtitle="",
        language=book.first("language"),
        date=date.iso if date else "",
        rights=" ".join(book.first("rights").split()),
        description=" ".join(re.sub(r"</?[a-z][^>]*>", "", book.first("description")).split()),
        subjects=book.all("subject"),
        parts=parts,
        matter=matter,
        findings=tuple(_findings(book, name)),
    )


def _sorted(book: Publication) -> tuple[tuple[Member, ...], tuple[PartOfBook, ...]]:
    """The matter, and the parts with their articles. A second piece of one kind of matter is an article."""
    matter: dict[str, Member] = {}
    parts = [PartOfBook("", ())]
    for piece in book.pieces:
        if piece.kind == "part":
            parts.append(PartOfBook(_title_of_part(piece), ()))
        if not is_taken(piece):
            continue
        member = Member(piece.path, _stem(piece.path), piece.kind if piece.kind in MATTER else "")
        if member.matter and member.matter not in matter and not (len(parts) > 1 and member.matter == "introduction"):
            matter[member.matter] = member
        else:
            parts[-1] = PartOfBook(parts[-1].title, (*parts[-1].members, Member(piece.path, _stem(piece.path))))
    return tuple(matter.values()), tuple(part for part in parts if part.members)


def is_taken(piece: Piece) -> bool:
    """Whether a piece is taken in: no notes, no half-title and the like, and of a part's page only one with words."""
    if piece.kind == "part":
        return len(_words(piece)) > len(_title_of_part(piece)) + 20
    return piece.kind != "notes" and not name_of_left(piece.kind)


def _words(piece: Piece) -> str:
    return words_in(child(piece.tree, "body"))


def _title_of_part(piece: Piece) -> str:
    """The title of a part, as the head of its page has it where its words are the same."""
    heads = [each for name in ("hgroup", "h1", "h2", "h3") for each in inside(piece.tree, name)]
    shown = words_in(heads[0]) if heads else ""
    stated = words_in(child(piece.tree, "head", "title"))
    same = re.findall(r"\w+", stated.casefold()) == re.findall(r"\w+", shown.casefold())
    return single_blanks(stated if same else shown)


def _stem(path: str) -> str:
    return propose_id(path)


def _findings(book: Publication, name: str) -> Iterator[Diagnostic]:
    called = {target_of(given(link, "href"), piece.path) for piece in book.pieces for link in inside(piece.tree, "a")}
    for piece in book.pieces:
        if left := name_of_left(piece.kind):
            words = len(_words(piece).split())
            message = f"the {left} “{piece.path}” was not taken in, {words} words"
            yield Diagnostic("I37", message, Place(name), "the press makes its own; copy what you want of it")
        elif piece.kind == "notes":
            notes = (each for each in inside(piece.tree, "li") if given(each, "id"))
            lost = [each for each in notes if (piece.path, given(each, "id")) not in called]
            for each in lost:
                message = f"nothing calls note “{given(each, 'id')}”; it was not taken in"
                yield Diagnostic("I12", message, Place(name, each.sourceline or 1), "set a call where it belongs")


def write_volume(book: Book, id: str) -> str:
    """The draft of a volume file that holds the pieces in their order; `id` begins the id of each article."""
    return "\n".join(_lines(book, id)) + "\n"


def _lines(book: Book, id: str) -> Iterator[str]:
    yield f"title = {_quoted(book.title)}"
    yield f"date = {book.date}" if book.date else "# date = the day of this edition, as 2026-11-01"
    for key in ("language", "rights", "description"):
        if value := getattr(book, key):
            yield f"{key} = {_quoted(value)}"
    if book.subjects:
        yield f"subjects = [{', '.join(map(_quoted, book.subjects))}]"
    if len(book.parts) == 1 and not book.parts[0].title:
        yield f"articles = {_ids(book.parts[0], id)}"
    if book.matter:
        yield "\n[matter]"
        yield from (f"{each.matter} = {_quoted(f'{id}/{each.matter}.md')}" for each in book.matter)
    if len(book.parts) > 1 or any(part.title for part in book.parts):
        for part in book.parts:
            yield f"\n[[part]]\ntitle = {_quoted(part.title or book.title)}\narticles = {_ids(part, id)}"


def _ids(part: PartOfBook, id: str) -> str:
    inner = "".join(f"  {_quoted(f'{id}-{each.stem}')},\n" for each in part.members)
    return f"[\n{inner}]"


def _quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)
