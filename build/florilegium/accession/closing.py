"""The foot of a transcription: links, the date of the last change, the credits of the archive."""

from dataclasses import dataclass, replace

from florilegium.accession.credits import is_credit
from florilegium.accession.dates import first_date
from florilegium.accession.navigation import is_navigation, is_place, is_updated
from florilegium.accession.noting import opens_note
from florilegium.accession.passages import Passage, Passages


@dataclass(frozen=True, slots=True)
class Closing:
    """What precedes the foot, and what the foot says: credit lines, the ISO date of the last change."""

    rest: Passages
    credits: tuple[str, ...] = ()
    updated: str = ""
    taken: tuple[tuple[int, str], ...] = ()


def read_closing(passages: Passages) -> Closing:
    """The foot, read from the last line upwards as far as lines belong to it; `rest` is what stands above."""
    closing = Closing(passages)
    while closing.rest:
        last = closing.rest[-1]
        if last.kind in ("spacer", "rule"):
            closing = replace(closing, rest=closing.rest[:-1])
        elif is_updated(last):
            closing = _taken(closing, updated=iso_date(last.flat))
        elif _is_archives_credit(last):
            closing = _taken(closing, credits=tuple(last.words.split("\n")))
        elif (is_navigation(last) and not _is_prose(last)) or is_place(last):
            closing = _taken(closing)
        else:
            break
    return closing


def _taken(closing: Closing, updated: str = "", credits: tuple[str, ...] = ()) -> Closing:
    last = closing.rest[-1]
    return Closing(
        closing.rest[:-1],
        (*credits, *closing.credits),
        updated or closing.updated,
        ((last.line, last.words), *closing.taken),
    )


def _is_prose(passage: Passage) -> bool:
    """A line in a plain text that only sounds like a link: it ends as a sentence does."""
    return (
        not any(run.target for run in passage.runs) and passage.flat.endswith((".", "!", "?")) and " " in passage.flat
    )


def _is_archives_credit(passage: Passage) -> bool:
    """A credit line at the foot says who transcribed or marked up the text; a source may stand there by its class."""
    lines = passage.words.split("\n")
    if passage.kind != "paragraph" or len(passage.flat) > 900 or opens_note(passage):
        return False
    hands = ("transcri", "mark", "html", "proof", "public domain", "online version", "digiti")
    return is_credit(lines[0]) and (
        lines[0].lower().lstrip().startswith(hands) or passage.role.startswith(("info", "transcri"))
    )


def iso_date(words: str) -> str:
    """The date in the words as the press writes it: “2003-08-11” for “11.8.2003”; “” for none."""
    found = first_date(words)
    return found.date.iso if found else ""
