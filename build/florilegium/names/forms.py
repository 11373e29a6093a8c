"""The authority file turned into the forms under which its persons are named, in a tree by words."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from florilegium.model.letters import APOSTROPHES, fold
from florilegium.model.names import AuthorityFile, Person
from florilegium.names.first_names import first_names
from florilegium.names.form import REJECTED, Form
from florilegium.names.inflection import inflected
from florilegium.names.lexicon import (
    FAMILIAR,
    FIRST_NAMES,
    ORDINARY_FIRST_NAMES,
    PARTICLES,
    RANKS,
    TITLES_IN_FULL,
)
from florilegium.names.words import BREAK, COMMA, HYPHEN, POINT, SPACE, TOUCH, Words, is_sign, words_of

_LEFT_OUT = re.compile(r"(?:[Vv]on(?: de[mnr])? |van(?: de[nr])? |te[nr] |zu[mr]? |(?:al|el)-)+(?=\w{3})")


@dataclass(slots=True)
class Node:
    """A place in the tree of forms; the key of a child is a joint and a folded word (“ caballero”, “'brien”)."""

    children: dict[str, "Node"] = field(default_factory=dict)
    forms: list[Form] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Forms:
    """All forms of the authority file."""

    root: Node
    first_names: frozenset[str]  # folded: those of all records and the usual ones
    persons: dict[str, Person]
    targets: dict[str, str]  # from the id of each record to that at the end of its see-references
    small: frozenset[str]  # folded first words of forms that begin with a small letter
    things: frozenset[str]  # the ids of places, organisations, periodicals and works
    called: dict[str, dict[str, None]]  # from a folded first name to the ids of those whose first it is


def forms_of(authority: AuthorityFile) -> Forms:
    """The tree of all forms, those of see-records leading to the person they point to."""
    persons = {person.id: person for person in authority.persons}
    targets = authority.targets()
    root = Node()
    given: set[str] = set()
    called: dict[str, dict[str, None]] = defaultdict(dict)
    for person in authority.persons:
        for form in _all_of(person, targets[person.id]):
            _plant(root, form)
            given.update(name.letters for name in form.first_names if not name.is_short and len(name.letters) > 2)
            if form.first_names and form.first_names[0].letters in given:
                called[form.first_names[0].letters][form.person] = None
    for title in FAMILIAR | RANKS if called else ():
        root.children.setdefault(title, Node())  # a name may begin here too
    for text in authority.rejected:
        for form in _typed(text, REJECTED):
            _plant(root, form)
    things = frozenset(person.id for person in authority.persons if person.kind != "person")
    known = frozenset((given | FIRST_NAMES) - ORDINARY_FIRST_NAMES)
    return Forms(root, known, persons, targets, _small_beginnings(root), things, dict(called))


def _all_of(person: Person, target: str) -> Iterator[Form]:
    for form in _forms(person, target):
        yield form
        if person.inflect:
            yield from inflected(form, person.inflect)


def _forms(person: Person, target: str) -> Iterator[Form]:
    if person.kind != "person":
        for text in dict.fromkeys((person.headword, *person.variants)):
            words = words_of(text.partition("(")[0].strip() or text)
            yield from (Form(target, joined) for joined in _joined(words, hyphens=False))
        return
    for text in dict.fromkeys((person.headword, *person.variants)):
        is_inverted = "," in text.partition("(")[0] and not (person.single and text == person.headword)
        yield from _inverted(text, target) if is_inverted else _typed(text, target)


def _inverted(text: str, person: str) -> Iterator[Form]:
    """“Clausewitz, Carl von” is Clausewitz, von Clausewitz, and each with first names that fit."""
    surname, _, rest = (part.strip() for part in text.partition("(")[0].partition(","))
    if is_sign(surname[:1]):  # “毛, 澤東”
        yield from _typed(f"{surname}{rest}", person)
        return
    names = first_names(rest)
    if len(surname.strip(".")) < 2:  # “K., Comrade” is nobody but “Comrade K.”
        yield from _typed(f"{rest} {surname}", person)
        return
    particles = _particles(rest)
    for whole in filter(None, (surname, particles and particles + surname, *_without_particles(surname))):
        for joined in _joined(words_of(whole)):
            yield Form(person, joined, names)


def _without_particles(surname: str) -> Iterator[str]:
    """The surname without particles that are often left out, and with a small one for D’: Vollmar, Gogh, d’Annunzio."""
    bare = _LEFT_OUT.sub("", surname)
    if bare and bare != surname:
        yield bare
    if surname[0] in "DL" and surname[1:2] in tuple(APOSTROPHES):
        yield surname[0].lower() + surname[1:]


def _particles(rest: str) -> str:
    """The particles at the end of the inverted part as they stand before the surname: “von ”, “d’”, or “”."""
    words = words_of(rest)
    tail = len(words)
    while tail and words.words[tail - 1].islower() and fold(words.words[tail - 1]) in PARTICLES:
        tail -= 1
    if tail == len(words):
        return ""
    text = rest[words.starts[tail] :]
    return text if text[-1] in APOSTROPHES else f"{text} "


def _typed(text: str, person: str) -> Iterator[Form]:
    """A form as typed; what stands before its last initial are first names it cannot do without."""
    words = words_of(text.partition("(")[0].strip() or text)
    if not len(words):
        return
    for other in TITLES_IN_FULL.get(fold(words.words[0]), ()) if len(words) > 1 else ():
        yield from (Form(person, joined) for joined in _joined(words_of(f"{other}{words.text[words.ends[0] :]}")))
    initials = [index for index in range(len(words) - 1) if _is_initial(words, index)]
    if not initials or not words.words[initials[-1]].isupper():
        yield from (Form(person, joined) for joined in _joined(words, hyphens=False))
        return
    cut = words.starts[initials[-1] + 1]
    yield Form(person, _keys(words_of(words.text[cut:])), first_names(words.text[:cut]), bare=False)


def _is_initial(words: Words, index: int) -> bool:
    """Whether the word is an initial, with a point or without: not the “A” of “A Compositor”."""
    word, mark = words.words[index], words.joint(index + 1)
    return len(word) == 1 and (mark == POINT or (mark == SPACE and (index > 0 or word not in "AIO")))


def _joined(words: Words, hyphens: bool = True) -> Iterator[tuple[str, ...]]:
    """The words with their joints, and again with hyphens for spaces (Lloyd-George) and without points (St John)."""
    if not len(words):
        return
    keys = _keys(words)
    yield keys
    if hyphens and any(key[0] == SPACE for key in keys[1:]):
        yield (keys[0], *(HYPHEN + key[1:] if key[0] == SPACE else key for key in keys[1:]))
    if any(key[0] == SPACE and is_sign(key[1:]) for key in keys[1:]):  # “김 일성” is “김일성”
        yield (keys[0], *(TOUCH + key[1:] if key[0] == SPACE else key for key in keys[1:]))
    if any(key[0] == POINT for key in keys[1:]):
        yield (keys[0], *(SPACE + key[1:] if key[0] == POINT else key for key in keys[1:]))


def _keys(words: Words) -> tuple[str, ...]:
    """Each word after the first with its joint before it; what is no joint a name can have reads as a space."""
    joints = (words.joint(index) for index in range(1, len(words)))
    marks = (SPACE if mark == BREAK else COMMA if mark == COMMA else mark for mark in joints)
    return (words.words[0], *(mark + word for mark, word in zip(marks, words.words[1:], strict=True)))


def _plant(root: Node, form: Form) -> None:
    node = root
    for key in form.words:
        node = node.children.setdefault(fold(key), Node())
    if form not in node.forms:
        node.forms.append(form)


def _small_beginnings(root: Node) -> frozenset[str]:
    return frozenset(key for key, node in root.children.items() if any(map(_is_small, _all_forms(node))))


def _is_small(form: Form) -> bool:
    return not form.words[0][0].isupper()


def _all_forms(node: Node) -> Iterator[Form]:
    yield from node.forms
    for child in node.children.values():
        yield from _all_forms(child)
