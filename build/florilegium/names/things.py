"""Words that are the name of a place, an organisation, a periodical or a work turned into a finding."""

from dataclasses import replace

from florilegium.model.letters import fold
from florilegium.names.finding import Finding, Match
from florilegium.names.form import REJECTED, Form
from florilegium.names.surroundings import is_ruled_out
from florilegium.names.vocabulary import Vocabulary
from florilegium.names.words import BREAK, POINT, Words


def parted(match: Match, vocabulary: Vocabulary) -> tuple[Match, tuple[Form, ...]]:
    """The match with the forms of persons alone, and the forms of things."""
    known = vocabulary.forms.things
    things = tuple(form for form in match.forms if form.person in known) if known else ()
    if not things:
        return match, ()
    return replace(match, forms=tuple(form for form in match.forms if form not in things)), things


def with_things(
    finding: Finding | None, words: Words, match: Match, things: tuple[Form, ...], vocabulary: Vocabulary
) -> Finding | None:
    """The finding of a person together with the things that the same words may name; alone what only one of them is.

    First names before the words make them a person’s; a stranger’s name and a rejected one may still be a thing’s.
    """
    records = vocabulary.forms.persons
    ids = tuple(
        dict.fromkeys(
            form.person for form in things if not is_ruled_out(records[form.person], words, match.first, match.last)
        )
    )
    start = words.starts[match.first]
    is_person = finding is not None and finding.persons not in ((), (REJECTED,))
    if not ids or (is_person and finding and finding.start < start):
        return finding
    if is_person and finding:
        return replace(finding, persons=tuple(dict.fromkeys((*finding.persons, *ids))), is_place=False)
    return _alone(words, match, ids, things)


def _alone(words: Words, match: Match, ids: tuple[str, ...], things: tuple[Form, ...]) -> Finding:
    start, end = words.starts[match.first], words.ends[match.last]
    found = Finding(start, end, words.text[start:end], ids)
    if match.first != match.last:
        return found
    word, in_capitals = fold(words.words[match.first]), words.in_capitals(match.first)
    if in_capitals and not any(form.words[0].isupper() for form in things):
        return replace(found, capital_word=word)
    is_opening = words.joint(match.first) in (BREAK, POINT) and not in_capitals
    return replace(found, opening_word=word) if is_opening else found
