"""The words of one paragraph turned into findings: a person, several who may be meant, a stranger."""

from collections.abc import Iterator

from florilegium.model.letters import fold
from florilegium.names.bearers import bearers
from florilegium.names.finding import Finding, Match
from florilegium.names.form import Form
from florilegium.names.forms import Node
from florilegium.names.given import called_by_first_name
from florilegium.names.things import parted, with_things
from florilegium.names.vocabulary import Vocabulary
from florilegium.names.words import Words


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
        persons, things = parted(match, vocabulary)
        finding = bearers(words, persons, vocabulary, kind) if persons.forms else None
        if things:
            finding = with_things(finding, words, match, things, vocabulary)
        if finding:
            return [finding]
    called = called_by_first_name(words, index, vocabulary)
    return [called] if called else []


def _matches(words: Words, index: int, node: Node) -> Iterator[Match]:
    """What matches from this word on, the shortest first."""
    last = index
    step: Node | None = node
    while step is not None:
        forms = tuple(form for form in step.forms if _is_written(form, words, index))
        if forms:
            yield Match(index, last, forms)
        last += 1
        step = step.children.get(words.joint(last) + fold(words.words[last])) if last < len(words) else None


def _is_written(form: Form, words: Words, index: int) -> bool:
    """Whether capitals stand where the form has them, unless all is in capitals, and the language is the form’s."""
    if form.inflected and form.inflected != words.language and form.words[0].isascii():
        return False
    for place, key in enumerate(form.words, index):
        letter = key[0] if place == index else key[1]
        if letter.isupper() and not words.words[place][0].isupper() and not words.in_capitals(place):
            return False
    return True
