"""A volume whose citations are printed in a style, and the list of the works that it cites."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import TYPE_CHECKING

from florilegium.bibliography.marks import changed, literal, read_marks
from florilegium.bibliography.unusable import Unusable
from florilegium.diagnostics import Diagnostic, Place, Refusal, in_order
from florilegium.model.article import Article
from florilegium.model.inlines import Citation, Container, Designated, Inline, Inlines
from florilegium.model.lists import Work
from florilegium.model.text import Paragraph
from florilegium.model.volume import Volume
from florilegium.model.walking import every_inline, paragraphs

if TYPE_CHECKING:
    from florilegium.bibliography.processor import Processor


@dataclass(frozen=True, slots=True)
class Style:
    """A CSL style: the file it stands in, its text, and the language it is to speak."""

    file: str
    text: str
    language: str


@dataclass(frozen=True, slots=True)
class CitedVolume:
    """A volume whose citations are words, the works in the order of the style, and what was found on the way."""

    volume: Volume
    works: tuple[tuple[str, Inlines], ...]
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Printed:
    """A citation as the processor prints it, with its marks, and the keys that the marks stand for."""

    words: str
    keys: tuple[str, ...]
    in_note: bool

    def inlines(self, opens: bool, closes: bool) -> Inlines:
        """The words. In a note they have a capital where they open it, and a full stop where they close it."""
        words = self.words
        if self.in_note and opens:
            words = re.sub(r"^([\ue000-\ue1ff]*)(\w)", lambda match: match[1] + match[2].upper(), words)
        if self.in_note and not closes:
            words = words.removesuffix(".")
        return read_marks(words, self.keys)


def cite(work: Work, style: Style) -> Inlines:
    """A work of our own, in whose words there are no tags, as the bibliography of the style prints it.

    Refusal B09, B11.
    """
    plain = replace(work, variables=changed(work.variables, literal))
    return next(iter(cite_all((plain,), style).values()))


def cite_all(works: Sequence[Work], style: Style) -> dict[str, Inlines]:
    """Each work by its key as the bibliography of the style prints it, in its order. Refusal B09, B11."""
    processor = _processor(style)
    keys = {work.key.lower(): work for work in works}
    try:
        processor.load(works)
        return {keys[key].key: read_marks(entry) for key, entry in processor.entries()}
    except Unusable as error:
        raise Refusal(_unprintable(error, keys, style)) from None


def cite_volume(volume: Volume, works: Sequence[Work], style: Style) -> CitedVolume:
    """The volume with its citations printed. Refusal B07 to B11 with all citations that cannot be."""
    known = {work.key.lower(): work for work in works}
    citations = list(_citations(volume))
    asked = [(each.key, citation.place) for _, citation in citations for each in citation.cites] + [*volume.lists.works]
    unknown = [_unknown(key, place, known) for key, place in asked if key.lower() not in known]
    if unknown or not asked:
        if unknown:
            raise Refusal(*in_order(unknown))
        return CitedVolume(volume, (), ())
    processor = _processor(style)
    if processor.in_notes and (astray := [_in_text(citation) for inside, citation in citations if not inside]):
        raise Refusal(*in_order(astray))
    try:
        processor.load(tuple({key.lower(): known[key.lower()] for key, _ in asked}.values()))
        printed = {id(citation): _printed(processor, citation, known) for _, citation in citations}
        entries = tuple((known[key].key, read_marks(entry)) for key, entry in processor.entries())
    except Unusable as error:
        raise Refusal(_unprintable(error, known, style)) from None
    heard = tuple(Diagnostic("B12", f"the processor says: {each}", Place(style.file)) for each in processor.heard)
    return CitedVolume(volume.with_texts(lambda text: _with_words(text, printed)), entries, heard)


def _processor(style: Style) -> "Processor":
    from florilegium.bibliography.processor import Processor  # with it comes citeproc

    try:
        return Processor(style.text, style.language)
    except Unusable as error:
        raise Refusal(_unusable(error, style)) from None


def _citations(volume: Volume) -> Iterator[tuple[bool, Citation]]:
    """Every citation in reading order, and whether it stands in a note."""
    for text in volume.pieces():
        for paragraph in paragraphs((*text.headnote, *text.body)):
            yield from ((False, each) for each in _in(paragraph.children))
        for note in text.notes:
            for paragraph in paragraphs(note.blocks):
                yield from ((True, each) for each in _in(paragraph.children))


def _in(inlines: Inlines) -> Iterator[Citation]:
    return (inline for inline in every_inline(inlines) if isinstance(inline, Citation))


def _printed(processor: "Processor", citation: Citation, known: Mapping[str, Work]) -> Printed:
    keys = tuple(known[cite.key.lower()].key for cite in citation.cites)
    return Printed(processor.cite(citation.cites), keys, processor.in_notes)


def _with_words(text: Article, printed: Mapping[int, Printed]) -> Article:
    def paragraph(each: Paragraph) -> Paragraph:
        if not any(_in(each.children)):
            return each
        first, last = each.children[0], each.children[-1]
        return replace(
            each, children=tuple(_worded(child, printed, child is first, child is last) for child in each.children)
        )

    return text.with_paragraphs(paragraph)


def _worded(inline: Inline, printed: Mapping[int, Printed], opens: bool, closes: bool) -> Inline:
    """The inline with the words of its citations, in which nobody is mentioned."""
    if isinstance(inline, Citation):
        words = printed[id(inline)].inlines(opens, closes)
        return replace(inline, children=(Designated("", words, inline.place),))
    if isinstance(inline, Container):
        return replace(inline, children=tuple(_worded(child, printed, False, False) for child in inline.children))
    return inline


def _unknown(key: str, place: Place, known: dict[str, Work]) -> Diagnostic:
    near = get_close_matches(key.lower(), known, 1)
    hint = f"did you mean “{known[near[0]].key}”?" if near else "add the work to texts/bibliography.toml"
    return Diagnostic("B07", f"there is no work “{key}”", place, hint)


def _in_text(citation: Citation) -> Diagnostic:
    hint = "move it into a note, or take a style that cites in the text"
    return Diagnostic("B10", "the style cites in notes, and this citation stands in the text", citation.place, hint)


def _unprintable(error: Unusable, works: dict[str, Work], style: Style) -> Diagnostic:
    if error.key not in works:
        return _unusable(error, style)
    work = works[error.key]
    message = f"the processor of citations cannot print “{work.key}”: {error}"
    hint = "look at its names and dates, and at what the style does with works of its type"
    return Diagnostic("B11", message, work.place, hint)


def _unusable(error: Unusable, style: Style) -> Diagnostic:
    hint = "take an independent style of CSL 1.0, with layouts of its own"
    return Diagnostic("B09", f"the style cannot be used: {error}", Place(style.file), hint)
