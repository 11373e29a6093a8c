"""The words of one paragraph turned into findings: a person, several who may be meant, a stranger."""

from collections.abc import Iterator
from dataclasses import dataclass

from florilegium.model.letters import fold
from florilegium.names.first_names import FirstName, fits
from florilegium.names.forms import REJECTED, Form, Node
from florilegium.names.surroundings import (
    first_names_before,
    initials_without_points,
    is_first_name_of_another,
    is_no_person,
    is_part_of_a_double_name,
    is_ruled_out,
)
from florilegium.names.titles import by_title
from florilegium.names.vocabulary import Vocabulary
from florilegium.names.words import Words


@dataclass(frozen=True, slots=True)
class Finding:
    """A form found in a paragraph, from `start` to `end`: the persons it may mean, none where it is a stranger’s.

    `near` are the persons whose surname a stranger bears; `capital_word` is the folded word where nothing but a
    word in capitals was found, which may be an ordinary word (“THE YOUNG WORKERS”).
    """

    start: int
    end: int
    surface: str
    persons: tuple[str, ...]
    near: tuple[str, ...] = ()
    capital_word: str = ""


@dataclass(frozen=True, slots=True)
class _Match:
    first: int
    last: int
    forms: tuple[Form, ...]


def findings_in(words: Words, vocabulary: Vocabulary, kind: str = "paragraph") -> list[Finding]:
    """The findings of a paragraph in their order; of two that overlap the longer is kept."""
    found: list[Finding] = []
    for index, word in enumerate(words.words):
        node = vocabulary[word]
        if node is not None and (not word.islower() or words.capitals or fold(word) in vocabulary.forms.small):
            found += _finding_at(words, index, node, vocabulary, kind)
    return without_overlaps(found)


def without_overlaps(found: list[Finding]) -> list[Finding]:
    """The findings in their order; of those that overlap the longest is kept."""
    kept: list[Finding] = []
    for finding in sorted(found, key=lambda each: (each.start - each.end, each.start)):
        if all(finding.end <= other.start or other.end <= finding.start for other in kept):
            kept.append(finding)
    return sorted(kept, key=lambda each: each.start)


def _finding_at(words: Words, index: int, node: Node, vocabulary: Vocabulary, kind: str) -> list[Finding]:
    for match in reversed(list(_matches(words, index, node))):
        finding = _finding(words, match, vocabulary, kind)
        if finding:
            return [finding]
    return []


def _matches(words: Words, index: int, node: Node) -> Iterator[_Match]:
    """What matches from this word on, the shortest first."""
    last = index
    step: Node | None = node
    while step is not None:
        forms = tuple(form for form in step.forms if _is_written(form, words, index))
        if forms:
            yield _Match(index, last, forms)
        last += 1
        step = step.children.get(words.joint(last) + fold(words.words[last])) if last < len(words) else None


def _is_written(form: Form, words: Words, index: int) -> bool:
    """Whether capitals stand where the form has them, unless it is all in capitals or small capitals."""
    for place, key in enumerate(form.words, index):
        letter = key[0] if place == index else key[1]
        if letter.isupper() and not words.words[place][0].isupper() and not words.in_capitals(place):
            return False
    return True


def _finding(words: Words, match: _Match, vocabulary: Vocabulary, kind: str) -> Finding | None:
    if is_no_person(words, match.first, match.last):
        return None
    known = vocabulary.forms.first_names
    before = first_names_before(words, match.first, known, match.forms)
    if before.first == 0 and kind == "heading" and len(before.first_names) == 1 and before.first_names[0].is_short:
        return _alone(words, match, vocabulary)  # “I. Lenin and the Party” is a numbered heading
    if not before.first_names:
        return _alone(words, match, vocabulary)
    fitting = _fitting(before.first_names, match.forms)
    if not fitting and match.last > match.first:
        fitting = [form for form in match.forms if form.bare and not form.first_names]
        return _of(words, match.first, match, fitting, vocabulary)
    if not fitting:
        return _stranger(words, before.first, match)
    return _of(words, before.first, match, fitting, vocabulary)


def _fitting(found: tuple[FirstName, ...], forms: tuple[Form, ...]) -> list[Form]:
    """The forms whose first names fit best: “Robert Dale Owen” is not Owen, Robert, where there are both."""
    best = max(fits(found, form.first_names) for form in forms)
    return [form for form in forms if best and fits(found, form.first_names) == best]


def _alone(words: Words, match: _Match, vocabulary: Vocabulary) -> Finding | None:
    """The finding where no first name stands before the words."""
    initials = initials_without_points(words, match.first)
    fitting = [form for form in match.forms if _spell(initials, form)]
    if fitting:
        return _of(words, match.first - 1, match, fitting, vocabulary)
    known = vocabulary.forms.first_names
    bare = [form for form in match.forms if form.bare]
    if match.first == match.last and is_first_name_of_another(words, match.last, known):
        return None
    if is_part_of_a_double_name(words, match.first, match.last, known):
        return None
    return _of(words, match.first, match, bare, vocabulary)


def _spell(initials: tuple[FirstName, ...], form: Form) -> bool:
    """Whether letters without points are the person’s initials, each of them: “IN”, not “PM”."""
    return bool(initials) and len(initials) <= len(form.first_names) and fits(initials, form.first_names) > 0


def _of(words: Words, first: int, match: _Match, forms: list[Form], vocabulary: Vocabulary) -> Finding | None:
    persons = vocabulary.forms.persons
    open_forms = [
        form
        for form in forms
        if form.person == REJECTED or not is_ruled_out(persons[form.person], words, first, match.last)
    ]
    named = [form for form in open_forms if form.person != REJECTED]
    if not open_forms:
        return None
    ids = tuple(dict.fromkeys(form.person for form in _nearest_spelling(words, match, named)))
    if len(ids) > 1:
        ids = by_title(words, first, [persons[person] for person in ids])
    start, end = words.starts[first], words.ends[match.last]
    is_capital = first == match.last and words.in_capitals(first)
    capital_word = fold(words.words[first]) if is_capital and not any(form.words[0].isupper() for form in named) else ""
    return Finding(start, end, words.text[start:end], ids or (REJECTED,), capital_word=capital_word)


def _nearest_spelling(words: Words, match: _Match, forms: list[Form]) -> list[Form]:
    """Where accents tell persons apart, those whose accents are the text’s."""
    written = "".join(words.words[match.first : match.last + 1]).casefold()
    exact = [
        form for form in forms if "".join((form.words[0], *(key[1:] for key in form.words[1:]))).casefold() == written
    ]
    return exact or forms


def _stranger(words: Words, first: int, match: _Match) -> Finding | None:
    near = tuple(dict.fromkeys(form.person for form in match.forms if form.bare and form.person != REJECTED))
    if not near:
        return None
    start, end = words.starts[first], words.ends[match.last]
    return Finding(start, end, words.text[start:end], (), near)
