"""Turns words that are not alike in two editions into findings that name the words, their file and their page."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from florilegium.diagnostics import Diagnostic, Place
from florilegium.model.article import Article
from florilegium.prove.articles import first_difference
from florilegium.prove.common_text import Stream
from florilegium.prove.drawn import Misread
from florilegium.prove.setting import Matched, SetLine, Unlike

LONGEST = 70
FOR_THE_PRESS = "the texts may be right: this is for those who tend the press and its layouts"


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """What a finding needs to name a place: the folio of each page, and where each paragraph and note is written."""

    folios: Sequence[str]
    written: Mapping[str, Place] = field(default_factory=dict)

    def place(self, stream: Stream, offset: int) -> Place | None:
        """Where the words at an offset are written; the document of the EPUB for those that stand in no article."""
        inside = (each.name for each in stream.passages if each.begin <= offset < each.end)
        known = next((self.written[name] for name in inside if name in self.written), None)
        if known or stream.apart in self.written:
            return known or self.written[stream.apart]
        file = next((file for begin, file in reversed(stream.files) if begin <= offset), "")
        return Place(file) if file else None

    def page(self, ordinal: int) -> str:
        return self.folios[ordinal - 1]


def written_places(articles: Iterable[Article]) -> dict[str, Place]:
    """Where each paragraph (“article/n”) and each note (by its id) is written."""
    places: dict[str, Place] = {}
    for article in articles:
        places |= {f"{article.id}/{each.n}": each.place for each in article.paragraphs()}
        places |= {f"{article.id}-note-{note.number}": note.place for note in article.notes}
    return places


def losses(matched: Matched, where: Whereabouts) -> tuple[Diagnostic, ...]:
    """E22 for all words of the book that the pages lack or have otherwise."""
    return tuple(_loss(each, where) for each in matched.unlike)


def _loss(each: Unlike, where: Whereabouts) -> Diagnostic:
    page = where.page(each.ordinal)
    if not each.printed:
        message = f"page {page} lacks “{shown(each.text)}”"
    elif not each.text:
        message = f"page {page} has “{shown(each.printed)}”, which is nowhere in the text"
    else:
        text, printed = first_difference(each.text, each.printed)
        message = f"page {page} has “{printed}” where the text has “{text}”"
    return Diagnostic("E22", message, where.place(each.stream, each.offset), FOR_THE_PRESS)


def misreadings(
    edition: str, misread: Iterable[Misread], lines: Sequence[Sequence[SetLine]], where: Whereabouts
) -> tuple[Diagnostic, ...]:
    """E23 for each page of a PDF that cannot be read as it was set; `lines` are those of each page."""
    return tuple(_misreading(edition, each, lines[each.ordinal - 1], where) for each in misread)


def _misreading(edition: str, each: Misread, lines: Sequence[SetLine], where: Whereabouts) -> Diagnostic:
    page = where.page(each.ordinal)
    message = f"the {edition} reads “{shown(each.read)}” on page {page} where “{shown(each.set)}” was set"
    at = next((line for line in lines[each.line :] if line.offset >= 0), None)
    return Diagnostic("E23", message, where.place(at.stream, at.offset) if at else None, FOR_THE_PRESS)


def shown(words: str) -> str:
    """The words, or the first of them."""
    return words if len(words) <= LONGEST else words[:LONGEST].rpartition(" ")[0] + " …"
