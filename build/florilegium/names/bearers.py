"""Words that are the form of a name turned into a finding: who bears it, by what stands before and after."""

from collections.abc import Iterable
from dataclasses import replace

from florilegium.model.letters import fold
from florilegium.names.compounds import is_beside_capitals, is_of_another, is_particle_of_another
from florilegium.names.finding import Finding, Match
from florilegium.names.first_names import FirstName, first_names, fits
from florilegium.names.form import REJECTED, Form
from florilegium.names.lexicon import PLACES, PREPOSITIONS
from florilegium.names.surroundings import (
    MONSIEUR,
    Before,
    first_names_before,
    initials_after,
    initials_without_points,
    is_first_name_of_another,
    is_no_person,
    is_part_of_a_double_name,
    is_ruled_out,
    whole_name_before,
)
from florilegium.names.titles import by_title, follows_title, follows_womans_title, has_womans_title, is_french, is_man
from florilegium.names.vocabulary import Vocabulary
from florilegium.names.words import BREAK, POINT, SPACE, Words


def bearers(words: Words, match: Match, vocabulary: Vocabulary, kind: str) -> Finding | None:
    """The finding that a match makes; None where the words are no person’s name."""
    is_one = match.first == match.last
    if is_no_person(words, match.first, match.last) or (is_one and is_particle_of_another(words, match.first)):
        return None
    before = first_names_before(words, match.first, vocabulary.forms.first_names, match.forms)
    is_numbered = before.first == 0 and kind == "heading" and [each.is_short for each in before.first_names] == [True]
    if not before.first_names or is_numbered or _is_monsieur(before, match, vocabulary):
        return _alone(words, match, vocabulary)  # “I. Lenin and the Party” is a numbered heading
    for given in dict.fromkeys((before, whole_name_before(words, before))):
        fitting = _fitting(words, given, match, vocabulary)
        if fitting:
            return _of(words, given.first, replace(match, forms=fitting), vocabulary)
    if match.last > match.first:
        bare = tuple(form for form in match.forms if form.bare and not form.first_names)
        return _of(words, match.first, replace(match, forms=bare), vocabulary)
    unnamed = _without_first_names(match, vocabulary)
    if unnamed:
        return _of(words, before.first, replace(match, forms=unnamed), vocabulary)
    return _stranger(words, before.first, match)


def _is_monsieur(before: Before, match: Match, vocabulary: Vocabulary) -> bool:
    persons = vocabulary.forms.persons
    return before.first_names == (MONSIEUR,) and any(
        is_french(persons[form.person]) for form in match.forms if form.person != REJECTED
    )


def _fitting(words: Words, before: Before, match: Match, vocabulary: Vocabulary) -> tuple[Form, ...]:
    """The forms whose first names fit best: “Robert Dale Owen” is not Owen, Robert, where there are both.

    Without a title before it “Sidney Webb” is not “Webb, Mrs. Sidney”, where there is another.
    """
    persons = vocabulary.forms.persons
    if follows_womans_title(words, before.first):
        return _best(before.first_names, match.forms)
    untitled = [form for form in match.forms if form.person == REJECTED or not has_womans_title(persons[form.person])]
    return _best(before.first_names, untitled) or _best(before.first_names, match.forms)


def _best(found: tuple[FirstName, ...], forms: Iterable[Form]) -> tuple[Form, ...]:
    marks = [(fits(found, form.first_names), form) for form in forms]
    best = max((mark for mark, _ in marks), default=0)
    return tuple(form for mark, form in marks if best and mark == best)


def _without_first_names(match: Match, vocabulary: Vocabulary) -> tuple[Form, ...]:
    """The forms of the only person with this surname, if the record has no first names: “Lassalle” or “Frank, Dr.”.

    A record that says in parentheses who its person is stays for that one alone: Ivanov (Putilov worker).
    """
    ids = {form.person for form in match.forms}
    if len(ids) > 1 or REJECTED in ids or any(form.first_names for form in match.forms):
        return ()
    person = vocabulary.forms.persons[ids.pop()]
    surname, _, rest = person.headword.partition(",")
    is_open = not person.single and "(" not in person.headword and not first_names(rest)
    return match.forms if is_open and len(surname.split()) == 1 else ()


def _alone(words: Words, match: Match, vocabulary: Vocabulary) -> Finding | None:
    """The finding where no first name stands before the words."""
    initials = initials_without_points(words, match.first)
    fitting = tuple(form for form in match.forms if _spell(initials, form))
    if fitting:
        return _of(words, match.first - 1, replace(match, forms=fitting), vocabulary)
    inverted = initials_after(words, match.last)
    if inverted and all(form.first_names for form in match.forms):
        fitting = _best(inverted, match.forms)
        if fitting:
            return _of(words, match.first, replace(match, forms=fitting), vocabulary)
        return _stranger(words, match.first, replace(match, last=match.last + len(inverted)))
    known = vocabulary.forms.first_names
    is_titled = follows_title(words, match.first)
    if match.first == match.last and is_first_name_of_another(words, match.last, known):
        return None
    if match.first == match.last and not is_titled and is_of_another(words, match.first):
        return None
    if is_part_of_a_double_name(words, match.first, match.last, known):
        return None
    bare = tuple(form for form in match.forms if form.bare)
    finding = _of(words, match.first, replace(match, forms=bare), vocabulary)
    if finding is None or is_titled:
        return finding
    return _doubted(words, finding, replace(match, forms=bare))


def _doubted(words: Words, finding: Finding, match: Match) -> Finding | None:
    """The finding with what speaks against it: a place or a word of that name, the head of a sentence."""
    if match.first != match.last:
        return finding
    word, is_surname = fold(words.words[match.first]), all(form.first_names for form in match.forms)
    if word in PLACES and is_surname:
        before = fold(words.words[match.first - 1]) if words.joint(match.first) == SPACE else ""
        return None if before in PREPOSITIONS else replace(finding, is_place=True)
    is_opening = words.joint(match.first) in (BREAK, POINT) and not words.in_capitals(match.first)
    if is_surname:
        is_beside = is_beside_capitals(words, match.first)
        return replace(finding, bare_word=word, is_beside_capitals=is_beside)
    return replace(finding, opening_word=word) if is_opening else finding


def _spell(initials: tuple[FirstName, ...], form: Form) -> bool:
    """Whether letters without points are the person’s initials, each of them: “IN”, not “PM”."""
    return bool(initials) and len(initials) <= len(form.first_names) and fits(initials, form.first_names) > 0


def _of(words: Words, first: int, match: Match, vocabulary: Vocabulary) -> Finding | None:
    """The finding of the forms that the words around allow."""
    persons = vocabulary.forms.persons
    forms = [
        form
        for form in match.forms
        if form.person == REJECTED or not is_ruled_out(persons[form.person], words, first, match.last)
    ]
    if not forms:
        return None
    named = [form for form in forms if form.person != REJECTED]
    named = [form for form in named if not form.inflected] or named
    ids = tuple(dict.fromkeys(form.person for form in _nearest_spelling(words, match, named)))
    if ids and follows_womans_title(words, first):
        ids = tuple(person for person in ids if not is_man(persons[person]))
        if not ids:
            return _stranger(words, first - 1, match)
    if len(ids) > 1:
        ids = by_title(words, first, [persons[person] for person in ids])
    start, end = words.starts[first], words.ends[match.last]
    is_capital = first == match.last and words.in_capitals(first)
    capital_word = fold(words.words[first]) if is_capital and not any(form.words[0].isupper() for form in named) else ""
    return Finding(start, end, words.text[start:end], ids or (REJECTED,), capital_word=capital_word)


def _nearest_spelling(words: Words, match: Match, forms: list[Form]) -> list[Form]:
    """Where accents tell persons apart, those whose accents are the text’s."""
    written = "".join(words.words[match.first : match.last + 1]).casefold()
    exact = [
        form for form in forms if "".join((form.words[0], *(key[1:] for key in form.words[1:]))).casefold() == written
    ]
    return exact or forms


def _stranger(words: Words, first: int, match: Match) -> Finding | None:
    near = tuple(dict.fromkeys(form.person for form in match.forms if form.bare and form.person != REJECTED))
    if not near:
        return None
    start, end = words.starts[first], words.ends[match.last]
    return Finding(start, end, words.text[start:end], (), near)
