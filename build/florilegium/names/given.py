"""A first name alone after a title turned into a finding: “Mother Ann”, “Sir Sydney”."""

from florilegium.model.letters import fold
from florilegium.model.names import Person
from florilegium.names.finding import Finding
from florilegium.names.lexicon import FAMILIAR, MENS_TITLES, RANKS, ROMAN_NUMERALS, WOMENS_TITLES
from florilegium.names.titles import has_title, is_man, is_woman
from florilegium.names.vocabulary import Vocabulary
from florilegium.names.words import SPACE, Words

_WOMENS = WOMENS_TITLES | {"mother", "lady", "eldress"}


def called_by_first_name(words: Words, index: int, vocabulary: Vocabulary) -> Finding | None:
    """The finding of the first name after the title at `index`: all who are called so and whom the title fits.

    It counts only for those whom the article names in another way too. A rank (Sir, Prince) must stand in the record;
    a surname after the first name, or a number, makes it somebody’s whole name.
    """
    title, last = fold(words.words[index]), index + 1
    if title not in FAMILIAR | RANKS or not words.words[index][0].isupper() or words.joint(last) != SPACE:
        return None
    name = words.words[last]
    if not name[0].isupper() or _goes_on(words, last):
        return None
    persons = vocabulary.forms.persons
    called = (person for person in vocabulary.forms.called.get(fold(name), ()) if _suits(title, persons[person]))
    ids = tuple(called)
    return Finding(words.starts[last], words.ends[last], name, ids, is_given=True) if ids else None


def _goes_on(words: Words, last: int) -> bool:
    after = words.words[last + 1] if words.joint(last + 1) == SPACE else ""
    is_name = after[:1].isupper() and (not words.in_capitals(last + 1) or words.in_capitals(last))
    return is_name or (after.isupper() and fold(after) in ROMAN_NUMERALS)


def _suits(title: str, person: Person) -> bool:
    if title in RANKS and not has_title(person, title):
        return False
    return not (is_man(person) if title in _WOMENS else title in MENS_TITLES and is_woman(person))
