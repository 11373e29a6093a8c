"""Says why a page that a printed index cites for a person is not among those on which the press finds the name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from florilegium.model.letters import fold
from florilegium.names.words import words_of
from scored import Book, read_json

INFERRED = "no name on the page, but a passage"
UNDECIDED = "a namesake: reported, not guessed"
OTHERS = "a namesake: the words are another’s"
STRANGERS = "other first names: reported as a stranger’s"
PASSED_OVER = "the surname, but no name of the person"
DERIVED = "only a word made from the surname"
SPELT = "a spelling that the record does not have"
BETWEEN = "no name; on the pages before and after"
NOTE_BEFORE = "no name; in a note to the page before"
BEFORE = "no name; on the page before"
AFTER = "no name; on the page after"
NOWHERE = "no name here nor near"
REASONS = (
    INFERRED, UNDECIDED, OTHERS, STRANGERS, PASSED_OVER, DERIVED, SPELT, BETWEEN, NOTE_BEFORE, BEFORE, AFTER, NOWHERE,
)  # fmt: skip
_QUOTED = re.compile("“([^”]+)”")
_LIKE = 5  # letters with which a misspelt surname must begin


@dataclass(frozen=True, slots=True)
class Missed:
    """A page of the printed index on which the press does not find the name, and why."""

    headword: str
    page: str
    reason: str


def missed(book: Book) -> Iterator[Missed]:
    """All pages that the press misses by names, in the order of the printed index."""
    named, passages = book.by_names(), book.by_passages()
    headwords = {person.id: person.headword for person in book.authority.persons}
    printed = {segment["page"] for segment in book.segments}
    for person, pages in read_json(book.folder / "gold_pages.json").items():
        for page in pages:
            if page in printed and page not in named.get(person, ()):
                inferred = page in passages.get(person, ())
                reason = (
                    INFERRED if inferred else _by_words(book, headwords[person], page) or _by_pages(book, person, page)
                )
                yield Missed(headwords[person], page, reason)


def _by_words(book: Book, headword: str, page: str) -> str:
    """The reason that the words of the page give, “” where nothing on it is like the surname."""
    surname = words_of(headword.partition("(")[0].partition(",")[0])
    wanted = max((fold(word) for word in surname.words if word[0].isupper()), key=len, default=fold(headword))
    reasons = set()
    for start, end in ((each["start"], each["end"]) for each in book.segments if each["page"] == page):
        words = words_of(book.text[start:end])
        for index, word in enumerate(words.words):
            if fold(word) == wanted:
                reasons.add(_of_the_surname(book, start + words.starts[index]))
            elif fold(word).startswith(wanted[: max(len(wanted) - 1, _LIKE)]) and word[0].isupper():
                reasons.add(DERIVED if len(word) > len(wanted) + 1 else SPELT)
    return next((reason for reason in REASONS if reason in reasons), "")


def _of_the_surname(book: Book, offset: int) -> str:
    """Why the surname at an offset is no mention of the person."""
    for mention in book.mentions:
        base = book.starts[mention.paragraph - 1]
        if base + mention.start <= offset < base + mention.end:
            return OTHERS
    for code, reason in (("N10", UNDECIDED), ("N11", STRANGERS)):
        for surface in (_QUOTED.search(each.message) for each in book.diagnostics if each.code == code):
            pattern = r"\s+".join(map(re.escape, surface[1].split())) if surface else "(?!)"
            if any(each.start() <= offset < each.end() for each in re.finditer(pattern, book.text)):
                return reason
    return PASSED_OVER


def _by_pages(book: Book, person: str, page: str) -> str:
    """The reason where nothing on the page is like the surname: where the name is nearest."""
    order = [segment["page"] for segment in book.segments if segment["kind"] == "body"]
    place = order.index(page)
    before, after = order[place - 1] if place else None, order[place + 1] if place + 1 < len(order) else None
    named = book.by_names().get(person, set())
    if before in named and after in named:
        return BETWEEN
    if before in named:
        return NOTE_BEFORE if _is_in_note(book, person, before) else BEFORE
    return AFTER if after in named else NOWHERE


def _is_in_note(book: Book, person: str, page: str | None) -> bool:
    notes = [each for each in book.segments if each["kind"] == "note" and each["page"] == page]
    places = (book.starts[each.paragraph - 1] + each.start for each in book.mentions if each.person == person)
    return any(note["start"] <= place < note["end"] for place in places for note in notes)
