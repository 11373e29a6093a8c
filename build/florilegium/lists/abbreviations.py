"""The abbreviations and organisations of a volume: those that its texts have, or all."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from florilegium.diagnostics import Place
from florilegium.lists.text import sentence
from florilegium.model.inlines import Inlines, Text
from florilegium.model.lists import Abbreviation
from florilegium.model.names import AuthorityFile, Person
from florilegium.model.text import Blocks, Paragraph, Term, TermList
from florilegium.model.volume import Volume
from florilegium.model.walking import plain_text

_SHORT = re.compile(r"(?:[A-Z]\.? ?){2,8}")


@dataclass(frozen=True, slots=True)
class _Line:
    short: str
    words: Inlines
    place: Place
    sort: str


def abbreviations(
    volume: Volume, known: Sequence[Abbreviation], authority: AuthorityFile, filing: Callable[[str], tuple[object, ...]]
) -> Blocks:
    """The short forms with what they stand for. Organisations of the authority file add theirs."""
    texts = "\n".join(plain_text(each.children) for piece in volume.pieces() for each in piece.paragraphs())
    lines = [
        _line(each)
        for each in known
        if volume.lists.all_abbreviations or any(_occurs(form, texts) for form in (each.short, *each.forms))
    ]
    there = {line.short for line in lines}
    lines += (line for line in _organisations(authority, texts) if line.short not in there)
    lines.sort(key=lambda line: filing(line.sort))
    terms = tuple(
        Term(
            Paragraph(0, "term", (Text(line.short),), line.place),
            (Paragraph(0, "description", line.words, line.place),),
        )
        for line in lines
    )
    return (TermList("short-forms", terms),) if terms else ()


def _line(abbreviation: Abbreviation) -> _Line:
    dates: Inlines = (Text(f" ({abbreviation.dates})"),) if abbreviation.dates else ()
    note: Inlines = (Text(". "), *sentence(abbreviation.note)) if abbreviation.note else ()
    words = (*abbreviation.expansion, *dates, *note)
    return _Line(abbreviation.short, words, abbreviation.place, abbreviation.sort or abbreviation.short)


def _organisations(authority: AuthorityFile, texts: str) -> Iterator[_Line]:
    """Each organisation whose record has a short form that the texts use."""
    for record in authority.persons:
        short = next((form for form in record.variants if is_short_form(form) and _occurs(form, texts)), "")
        if record.kind == "organisation" and not record.see and short:
            yield _Line(short, (Text(_said(record)),), record.place, short)


def _said(record: Person) -> str:
    dates = f" ({record.dates})" if record.dates else ""
    gloss = f". {record.gloss}" if record.gloss else ""
    return f"{record.headword}{dates}{gloss}"


def is_short_form(form: str) -> bool:
    """Whether a form is one of initials.

    >>> is_short_form("SWP"), is_short_form("S. W. P."), is_short_form("Wobblies")
    (True, True, False)
    """
    return _SHORT.fullmatch(form) is not None


def _occurs(form: str, texts: str) -> bool:
    """Whether the texts have the form as a word."""
    words = r"\s+".join(map(re.escape, form.split()))
    return re.search(rf"(?<!\w){words}(?!\w)", texts) is not None
