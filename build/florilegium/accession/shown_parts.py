"""What a reader of a Word file, a TEI file or an e-book sees, block by block: by a plain walk over the tags of words.

It is found by another way than the article: the walk knows which elements part words, which hide them, and no more.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from florilegium.accession.decoding import decoded, printable_part
from florilegium.accession.epub.notes import notes_of, target_of
from florilegium.accession.epub.publication import publication
from florilegium.accession.marked_up import Arrived
from florilegium.accession.packed import opened
from florilegium.accession.parsing import Element, given, inside, local, words_in, xml_tree
from florilegium.accession.shown import Shown, scanned
from florilegium.accession.tei.elements import (
    WORDLESS,
    chosen,
    is_block,
    is_hidden,
    is_note,
    is_wordless_break,
    without_hyphen,
)
from florilegium.accession.tei.reading import part_of
from florilegium.accession.tei.words import words_inside
from florilegium.accession.transcription import Transcription

_WORD_NAMES = ("document.xml", "footnotes.xml", "endnotes.xml")
_WORD_HIDDEN = ("del", "moveFrom", "Fallback", "instrText", "delText", "pPr", "rPr")
_WORD_BLANKS = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}


def shown_of_part(transcription: Transcription) -> tuple[Shown, ...]:
    """The blocks of the text that a transcription was made from, those without words left out."""
    walk = {"tei": _of_tei, "epub": _of_epub, "word": _of_word}[transcription.kind]
    found = walk(transcription)
    return tuple(each for each in found if each.words.strip())


def _of_epub(transcription: Transcription) -> Iterator[Shown]:
    """The page of the piece as a plain scan of its source sees it, then the notes that it calls."""
    package = opened(transcription.content, transcription.name)
    book = publication(package)
    notes = notes_of(book)
    yield from scanned(decoded(package.read(transcription.part)).text)
    tree = next(piece.tree for piece in book.pieces if piece.path == transcription.part)
    places = (target_of(given(link, "href"), transcription.part) for link in inside(tree, "a"))
    for place in dict.fromkeys(places):
        if place in notes and place[0] != transcription.part:
            yield from _blocks_of(notes[place])


def _blocks_of(note: Element) -> Iterator[Shown]:
    """The paragraphs of a note, and what stands between them."""
    if not any(local(each) in ("p", "blockquote", "li", "table") for each in note.iterdescendants()):
        yield Shown(note.sourceline or 1, words_in(note))
        return
    yield Shown(note.sourceline or 1, note.text or "")
    for each in note:
        yield from _blocks_of(each)
        yield Shown(each.sourceline or 1, each.tail or "")


def _of_tei(transcription: Transcription) -> Iterator[Shown]:
    arrived = Arrived(transcription.name, transcription.content, transcription.part)
    root = xml_tree(transcription.content, transcription.name)
    element = part_of(root, arrived)
    pointers = [each for name in ("ref", "ptr") for each in inside(element, name)]
    apart = {given(each, "id"): each for each in inside(root, "note")}
    scan = _Scan({given(each, "target").removeprefix("#") for each in pointers} & apart.keys())
    scan.read(element)
    scan.end_block()
    within = set(element.iter())
    for id in sorted(scan.calls):
        if apart[id] not in within:
            scan.block(apart[id])
    yield from scan.found


@dataclass(slots=True)
class _Scan:
    """A walk over the elements of a TEI text that knows only which of them part words and which hide them."""

    calls: set[str]  # the ids of notes that are called by a pointer
    found: list[Shown] = field(default_factory=list)
    words: str = ""
    line: int = 1
    parted: bool = False

    def end_block(self) -> None:
        self.found.append(Shown(self.line, self.words))
        self.words, self.parted = "", False

    def say(self, text: str | None, line: int | None) -> None:
        if not text:
            return
        words = re.sub(r"[^\S\u00a0]+", " ", printable_part(text))
        if self.parted:
            words = words.lstrip(" ")
            self.parted = not words
        self.line = self.line if self.words.strip() else line or self.line
        self.words += words

    def block(self, element: Element) -> None:
        """Read an element apart from the words around it."""
        around, line = self.words, self.line
        self.words = ""
        self.read(element)
        self.end_block()
        self.words, self.line = around, line

    def read(self, element: Element) -> None:
        bare = local(element) in WORDLESS
        self.say("" if bare else element.text, element.sourceline)
        for each in element:
            if isinstance(each.tag, str):
                self._child(each)
            self.say("" if bare else each.tail, each.sourceline)

    def _child(self, element: Element) -> None:
        name = local(element)
        if name == "choice":
            source = chosen(element)[0]
            if source is not None:
                self.read(source)
        elif name in ("supplied", "gap", "pb") or given(element, "target").removeprefix("#") in self.calls:
            return
        elif is_hidden(element):
            if name == "figDesc" and words_inside(element):
                self.end_block()
                self.say(f"[{words_inside(element)}]", element.sourceline)
                self.end_block()
        elif is_wordless_break(element):
            self.words, self.parted = without_hyphen(self.words), True
        elif name in ("lb", "space", "cb"):
            self.say(" ", element.sourceline)
        elif is_note(element):
            self.block(element)
        elif is_block(element):
            self.end_block()
            self.read(element)
            self.end_block()
        else:
            self.read(element)


def _of_word(transcription: Transcription) -> Iterator[Shown]:
    package = opened(transcription.content, transcription.name)
    paths = (path for path in sorted(package.paths) if path.rpartition("/")[2] in _WORD_NAMES)
    line = 0
    for path in sorted(paths, key=lambda path: _WORD_NAMES.index(path.rpartition("/")[2])):
        for paragraph in _paragraphs(xml_tree(package.read(path), transcription.name)):
            line += 1
            yield Shown(line, "".join(_typed(paragraph)))


def _paragraphs(element: Element) -> Iterator[Element]:
    """The paragraphs inside an element, but for the copies that are kept for older programs."""
    for each in element:
        if local(each) == "p":
            yield each
        if local(each) != "Fallback":
            yield from _paragraphs(each)


def _typed(element: Element) -> Iterator[str]:
    """The words typed in a paragraph, without those of a paragraph in a text box in it."""
    for each in element:
        name = local(each)
        if name == "t":
            yield (each.text or "").replace("\u00ad", "")
        elif name in _WORD_BLANKS:
            yield _WORD_BLANKS[name]
        elif name not in (*_WORD_HIDDEN, "p"):
            yield from _typed(each)
