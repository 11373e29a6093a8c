"""Mentions turned into passages: stretches in which an article goes on about one person, between names and pronouns.

A pronoun is no mention. But where the words after a name say “he” and name nobody else, they are still about that
person, and so are the few paragraphs between two of his names: there an indexer writes a range.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from florilegium.model.article import Article
from florilegium.model.letters import fold
from florilegium.model.names import Discussion, Mention, Person
from florilegium.model.walking import paragraphs
from florilegium.names.discussions import Landing
from florilegium.names.lexicon import FIRST_NAMES, TITLES
from florilegium.names.titles import is_man, is_woman
from florilegium.names.words import Words, words_in

PARAGRAPHS = 3  # from a name to the next one of the same person, so many at most
LETTERS = 3000  # and so many code points: about two pages
NEAR = 1000  # code points from a name to a pronoun, and from one pronoun to the next: half a page
_HE = frozenset(("he", "his", "him", "himself"))
_SHE = frozenset(("she", "her", "hers", "herself"))
_END = "-passage-end"
_PERSONAL = TITLES | FIRST_NAMES


@dataclass(frozen=True, slots=True)
class Passage:
    """From a mention to the last word about the same person: a name, whose anchor it then has, or a pronoun."""

    first: Mention
    last: Landing
    last_word: str

    @property
    def is_open(self) -> bool:
        """Whether the last word is a pronoun, which has no anchor yet."""
        return self.last.anchor.endswith(_END)

    def discussion(self) -> Discussion:
        """The passage as the index takes it."""
        opening = (self.first.person, self.first.article, self.first.anchor)
        return Discussion(*opening, self.last.anchor, self.first.surface, self.last_word, is_inferred=True)


@dataclass(frozen=True, slots=True)
class _Line:
    """The paragraphs of an article one behind the other: where each begins, in code points, and its words."""

    begins: Mapping[int, int]
    place: Mapping[int, int]  # from the ordinal of a paragraph to how many stand before it
    words: Mapping[int, Words]
    order: Sequence[int]
    headings: frozenset[int]


def find_passages(article: Article, mentions: Iterable[Mention], persons: Mapping[str, Person]) -> tuple[Passage, ...]:
    """The passages of an article in the order of their beginnings; `mentions` are those of the article.

    A heading ends every passage. Notes are left out, and pronouns are known in English alone.
    """
    line = _line_of(article)
    named = [each for each in mentions if not each.note and each.paragraph in line.begins]
    open_: dict[str, Passage] = {}
    found: list[Passage] = []
    for number, mention in enumerate(named):
        following = named[number + 1] if number + 1 < len(named) else None
        reach = _reach(mention, following, line, persons.get(mention.person))
        before = open_.get(mention.person)
        if before and _goes_on(before, mention, line):
            open_[mention.person] = Passage(before.first, *reach)
        else:
            found += [before] if before else []
            open_[mention.person] = Passage(mention, *reach)
    found += open_.values()
    order = {each.anchor: number for number, each in enumerate(named)}
    several = (each for each in found if each.last.anchor != each.first.anchor)
    return tuple(sorted(several, key=lambda each: order[each.first.anchor]))


def _line_of(article: Article) -> _Line:
    body = list(paragraphs(article.body))
    words = {each.n: words_in(each, article.language) for each in body}
    begins, total = {}, 0
    for each in body:
        begins[each.n] = total
        total += len(words[each.n].text) + 1
    headings = frozenset(each.n for each in body if each.kind == "heading")
    order = [each.n for each in body]
    return _Line(begins, {n: at for at, n in enumerate(order)}, words, order, headings)


def _goes_on(before: Passage, mention: Mention, line: _Line) -> bool:
    last = before.last.paragraph
    between = line.order[line.place[last] + 1 : line.place[mention.paragraph] + 1]
    letters = line.begins[mention.paragraph] + mention.start - line.begins[last] - before.last.end
    return len(between) <= PARAGRAPHS and letters <= LETTERS and line.headings.isdisjoint(between)


def _reach(mention: Mention, following: Mention | None, line: _Line, person: Person | None) -> tuple[Landing, str]:
    """How far the words after a mention are about the person: to the last pronoun before somebody else is named."""
    pronouns = _pronouns(person)
    last = Landing(mention.paragraph, mention.start, mention.end, mention.anchor)
    word, at = mention.surface, line.begins[mention.paragraph] + mention.end
    for paragraph, index in _words_after(mention, following, line):
        words = line.words[paragraph]
        start = line.begins[paragraph] + words.starts[index]
        if start - at > NEAR or _is_somebody(words, index):
            break
        if fold(words.words[index]) in pronouns and words.language == "en":
            word, at = words.words[index], start
            last = Landing(paragraph, words.starts[index], words.ends[index], mention.anchor + _END)
    return last, word


def _words_after(mention: Mention, following: Mention | None, line: _Line) -> Iterator[tuple[int, int]]:
    for paragraph in line.order[line.place[mention.paragraph] :]:
        if paragraph in line.headings and paragraph != mention.paragraph:
            return
        words = line.words[paragraph]
        for index, start in enumerate(words.starts):
            if following and (paragraph, start) == (following.paragraph, following.start):
                return
            if paragraph != mention.paragraph or start >= mention.end:
                yield paragraph, index


def _pronouns(person: Person | None) -> frozenset[str]:
    if person and person.kind != "person":
        return frozenset()
    if person and is_woman(person):
        return _SHE
    return _HE if person and is_man(person) else _HE | _SHE


def _is_somebody(words: Words, index: int) -> bool:
    """Whether a title or a first name with a capitalised word behind it names somebody whom no record has."""
    word = words.words[index]
    if not word[0].isupper() or index + 1 >= len(words) or not words.words[index + 1][0].isupper():
        return False
    return fold(word) in _PERSONAL and words.joint(index + 1) in " ."
