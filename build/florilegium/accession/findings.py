"""What was unsure about a transcription, as diagnostics with the line of the source."""

import re
from collections.abc import Iterator

from florilegium.accession.credits import Credits
from florilegium.accession.decoding import Decoded
from florilegium.accession.noting import Noted
from florilegium.accession.opening import Opening
from florilegium.accession.passages import walk
from florilegium.accession.title import Titles
from florilegium.accession.transcription import Transcription
from florilegium.accession.when import Settled
from florilegium.diagnostics import Diagnostic, Place, in_order

_AUTHORS = 'write authors = ["…"] into the front matter'
_DATE = 'write the date into the front matter, as date = "1941-11"'
Found = tuple[Titles, Credits, Settled]


def findings_of(
    result: Transcription, text: Decoded, parts: tuple[Noted, Opening], found: Found
) -> tuple[Diagnostic, ...]:
    """All findings of one transcription in the order of its lines."""
    pages, opening = parts
    return in_order(
        (
            *_of_encoding(result.name, text),
            *_of_titles(result, opening, found[0]),
            *_of_date(result, opening, found[2]),
            *_of_source(result, opening, found[1]),
            *_of_notes(result.name, pages, opening),
            *_of_body(result),
        )
    )


def findings_of_marked(result: Transcription) -> tuple[Diagnostic, ...]:
    """All findings of a transcription whose mark-up names its parts, with those that its reader had."""
    place = Place(result.name)
    missing = []
    if not result.authors:
        missing.append(Diagnostic("I05", "no author was found", place, _AUTHORS))
    if not result.date:
        missing.append(Diagnostic("I06", "no date was found", place, _DATE))
    return in_order((*result.diagnostics, *missing, *_of_body(result)))


def _of_encoding(name: str, text: Decoded) -> Iterator[Diagnostic]:
    if text.doubt:
        message = f"the encoding is not certain ({text.doubt}); it is read as “{text.encoding}”"
        yield Diagnostic("I02", message, Place(name), "look at the accents and quotation marks of the article")
    if text.damaged:
        message = f"{text.damaged} letters of the source are damaged (“\ufffd”), the first of them here"
        yield Diagnostic("I20", message, Place(name, text.damaged_line), "mend them from the printed source")
    if text.unprintable:
        message = f"{text.unprintable} characters that no book can hold were left out"
        yield Diagnostic("I03", message, Place(name), "compare the article with the source at these places")


def _of_titles(result: Transcription, opening: Opening, titles: Titles) -> Iterator[Diagnostic]:
    line = opening.zone[0].line if opening.zone else 1
    if "title" in titles.doubts:
        message = f"no title was found; “{result.title}” stands in its place"
        yield Diagnostic("I04", message, Place(result.name, line), "write the title into the front matter")
    if "author" in titles.doubts:
        yield Diagnostic("I05", "no author was found", Place(result.name, line), _AUTHORS)


def _of_date(result: Transcription, opening: Opening, when: Settled) -> Iterator[Diagnostic]:
    place = Place(result.name, opening.date_line or 1)
    if when.date is None:
        yield Diagnostic("I06", "no date was found", place, _DATE)
    elif when.how == "completed":
        yield Diagnostic(
            "I07", f"the date is “{when.other}”, from the source line", place, "check that it is the piece’s own"
        )
    elif when.how == "contradicted":
        message = f"the title says “{when.date.iso}”, the source line “{when.other}”"
        yield Diagnostic("I08", message, place, "check which is right; the date of the title was kept")


def _of_source(result: Transcription, opening: Opening, credits: Credits) -> Iterator[Diagnostic]:
    if not result.source.line:
        yield Diagnostic("I09", "no source line was found", Place(result.name), "write [source] into the front matter")
    elif credits.doubt:
        line = next((line for line, words in opening.taken if _begins(result.source.line, words)), 1)
        message = f"the source line was not taken apart: {credits.doubt}"
        yield Diagnostic("I10", message, Place(result.name, line), "fill in periodical, number, date and pages by hand")


def _begins(line: str, words: str) -> bool:
    first = " ".join(words.partition("\n")[0].split())[:20]
    return bool(first) and line.startswith(first)


def _of_notes(name: str, pages: Noted, opening: Opening) -> Iterator[Diagnostic]:
    for line, what in pages.unpaired:
        if what.startswith("call"):
            message = f"“{what.removeprefix('call ')}” calls a note that is not there; it stays as words"
            yield Diagnostic("I11", message, Place(name, line), "add the note, or take the call away")
        else:
            message = f"nothing calls note “{what.removeprefix('note ')}”; it stays as a paragraph"
            yield Diagnostic("I12", message, Place(name, line), "set a call where it belongs")
    for line, label in pages.placed:
        message = f"note “{label}” had no call; one was set where the note leads back to"
        yield Diagnostic("I19", message, Place(name, line), "check that the call stands at the right words")
    if opening.calls:
        message = "a note is called in the title; the call stands at the end of the first paragraph"
        line = opening.zone[0].line if opening.zone else 1
        yield Diagnostic("I13", message, Place(name, line), "move it to the words it belongs to")


def _of_body(result: Transcription) -> Iterator[Diagnostic]:
    for passage in walk(result.body):
        place, words = Place(result.name, passage.line), passage.flat
        if passage.kind == "image":
            yield _of_picture(words, place)
        elif passage.kind == "quotation" and passage.role == "marks":
            message = f"“{_opening(words)}” is taken for a quotation by its quotation marks"
            yield Diagnostic("I15", message, place, "take the “>” away where it is a speech in the text")
        elif passage.kind == "heading" and result.kind == "text" and _is_doubtful(words):
            message = f"“{_opening(words)}” is taken for a heading"
            yield Diagnostic("I16", message, place, "take the “##” away where it is a paragraph")


def _of_picture(words: str, place: Place) -> Diagnostic:
    """What became of a picture: its description is in the article, or nothing where it has none."""
    if not words:
        message = "a picture without a description stands here; nothing of it was taken"
        return Diagnostic("I14", message, place, "add the picture by hand, with words that describe it")
    message = f"a picture stands here; only its description “{words}” was taken"
    return Diagnostic("I14", message, place, "add the picture by hand, or take the line away")


def _is_doubtful(words: str) -> bool:
    small = [word for word in re.findall(r"[^\W\d_]{4,}", words) if word[0].islower()]
    return words.endswith(("?", "!")) or bool(small)


def _opening(words: str) -> str:
    return words if len(words) < 50 else " ".join(words[:46].split(" ")[:-1]) + " …"
