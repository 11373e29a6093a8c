"""Turns an article and the words of its pinned transcription into the departures that no emendation accounts for."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from florilegium.diagnostics import Diagnostic, Place
from florilegium.model.article import Article
from florilegium.model.proof import PinnedText
from florilegium.model.text import Note, Paragraph
from florilegium.model.transcribed import BODY, FURNITURE, NOTE, Stretch, same_form
from florilegium.model.walking import paragraphs, transcribed_text
from florilegium.prove.alignment import Departure, departures_between
from florilegium.prove.things import emendations_of

MOST = 20  # departures that are told of one article
AROUND = 3
LONGEST_MARK = 3  # letters and figures of the mark of a note
DASH = "—"
EDITORS = "editor"  # the series of notes that are no part of the transcription


@dataclass(frozen=True, slots=True)
class _Word:
    """A word as it is compared, and where it stands: in which paragraph, or on which line of the transcription."""

    form: str
    written: str
    at: Paragraph | int


def held_against(
    article: Article, stretches: Sequence[Stretch], written: str
) -> tuple[PinnedText, tuple[Diagnostic, ...]]:
    """What is proved of an article whose transcription has these words, and A60 for each departure.

    `written` is the article's file. Every emendation is undone; then the words of body and notes must be those of the
    transcription, in order.
    """
    pin = article.transcription
    assert pin
    found: list[Diagnostic] = []
    characters = 0
    for kind, mine in ((BODY, _body(article)), (NOTE, _notes(article, stretches))):
        theirs = [(each.words, each.line) for each in stretches if each.kind == kind]
        whole = " ".join(text for text, _ in theirs)
        own = [(_as_transcribed(paragraph, whole), paragraph) for paragraph in mine]
        alike = same_form(" ".join(text for text, _ in own))
        characters += len(alike)
        if alike != same_form(whole):
            found += _departures(_split(theirs), _split(own), (article, written))
    undone = tuple(emendations_of(article))
    omissions = sum(each.is_omission for each in undone)
    pinned = PinnedText(article.id, pin.file, characters, len(undone), omissions, _furniture(article, stretches))
    return pinned, tuple(found[:MOST])


def _as_transcribed(paragraph: Paragraph, whole: str) -> str:
    """The words of a paragraph with its emendations undone, and the dash that the press sets before an attribution."""
    words = transcribed_text(paragraph.children)
    dashed = f"{DASH} {words}"
    return dashed if paragraph.kind == "attribution" and same_form(dashed) in same_form(whole) else words


def heads_not_in(article: Article, stretches: Iterable[Stretch]) -> tuple[tuple[str, str], ...]:
    """The title and the signatures whose letters the transcription has nowhere, each with “title” or “byline”.

    Their emendations are undone. A title that `source.title` tells to have been another is that one.
    """
    heads = [("title", article.source.title or article.title), *(("byline", each.signed) for each in article.authors)]
    for each in article.emendations:
        heads = [
            (where, words.replace(each.reading or words, each.rejected, 1) if where == each.where else words)
            for where, words in heads
        ]
    theirs = letters_of(" ".join(each.words for each in stretches))
    return tuple((where, words) for where, words in heads if letters_of(words) not in theirs)


def _body(article: Article) -> Iterable[Paragraph]:
    return paragraphs(article.body)


def _notes(article: Article, stretches: Iterable[Stretch]) -> Iterator[Paragraph]:
    """The paragraphs of the notes that are to be there: all but the editor's, and those of his that are there."""
    theirs = Counter(same_form(each.words) for each in stretches if each.kind == NOTE)
    for note in article.notes:
        theirs.subtract(_forms(note) if note.series != EDITORS else ())
    for note in article.notes:
        forms = _forms(note)
        if note.series != EDITORS or all(theirs[form] > 0 for form in forms):
            yield from paragraphs(note.blocks)
            theirs.subtract(forms if note.series == EDITORS else ())


def _forms(note: Note) -> tuple[str, ...]:
    return tuple(same_form(transcribed_text(each.children)) for each in paragraphs(note.blocks))


def _split(texts: Iterable[tuple[str, Paragraph | int]]) -> tuple[_Word, ...]:
    return tuple(_Word(same_form(word), word, at) for text, at in texts for word in text.split())


def _departures(theirs: Sequence[_Word], own: Sequence[_Word], whose: tuple[Article, str]) -> Iterator[Diagnostic]:
    differing = departures_between([word.form for word in theirs], [word.form for word in own])
    return (_told(each, theirs, own, whose) for each in differing)


def _furniture(article: Article, stretches: Iterable[Stretch]) -> tuple[tuple[int, str], ...]:
    """The furniture of the page that stands in no field of the front matter either, without the marks of notes."""
    source = article.source
    fields = (
        article.title, article.subtitle, *(author.signed for author in article.authors), article.transcriber,
        article.translator, article.rights, source.line, source.citation, source.date,
        *(each.rejected for each in article.emendations),
    )  # fmt: skip
    known = " ".join(letters_of(field) for field in fields)
    furniture = ((each.line, each.words, letters_of(each.words)) for each in stretches if each.kind == FURNITURE)
    return tuple(
        (line, words) for line, words, letters in furniture if len(letters) > LONGEST_MARK and letters not in known
    )


def letters_of(text: str) -> str:
    """The letters and figures of a text, small."""
    return "".join(filter(str.isalnum, text.casefold()))


def _told(each: Departure, theirs: Sequence[_Word], own: Sequence[_Word], whose: tuple[Article, str]) -> Diagnostic:
    article, written = whose
    pinned = " ".join(word.written for word in theirs[each.one.start : each.one.stop])
    reading = " ".join(word.written for word in own[each.other.start : each.other.stop])
    around = " ".join(word.written for word in own[max(0, each.other.start - AROUND) : each.other.start])
    line = _line(theirs, each.one.start)
    file = article.transcription.file if article.transcription else ""
    where = f"after “{around}”" if around else "at the beginning"
    if not reading:
        message = f"“{_short(pinned)}” of {file}:{line} is missing {where}"
        mark = f"{{--{_short(pinned)}--}}"
    elif not pinned:
        message = f"“{_short(reading)}” {where} is not in {file}"
        mark = f"{{++{_short(reading)}++}}"
    else:
        message = f"“{_short(reading)}” {where} is “{_short(pinned)}” in {file}:{line}"
        mark = f"{{~~{_short(pinned)}~>{_short(reading)}~~}}"
    hint = f"restore it, or mark it as an emendation: {mark}"
    return Diagnostic("A60", message, _place(own, each.other.start, article, written), hint)


def _line(theirs: Sequence[_Word], at: int) -> int:
    word = theirs[min(at, len(theirs) - 1)] if theirs else None
    return word.at if word and isinstance(word.at, int) else 1


def _place(own: Sequence[_Word], at: int, article: Article, written: str) -> Place:
    """Where the word is typed: the occurrence of its letters in the file that it is among those of its paragraph."""
    if not own:
        return article.place
    at = min(at, len(own) - 1)
    paragraph, word = own[at].at, own[at].written
    if not isinstance(paragraph, Paragraph):
        return article.place
    first = next(number for number, each in enumerate(own) if each.at is paragraph)
    before = sum(each.written.count(word) for each in own[first:at])
    lines = written.split("\n")[paragraph.place.line - 1 :]
    typed = list(re.finditer(re.escape(word), "\n".join(lines)))
    if before >= len(typed):
        return paragraph.place
    ahead = "\n".join(lines)[: typed[before].start()]
    return Place(
        paragraph.place.file, paragraph.place.line + ahead.count("\n"), len(ahead) - (ahead.rfind("\n") + 1) + 1
    )


def _short(words: str) -> str:
    return words if len(words) <= 80 else words[:80].rpartition(" ")[0] + " …"
