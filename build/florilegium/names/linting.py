"""The authority file held against itself and against the texts of the press: what an editor should look at."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from florilegium.diagnostics import Diagnostic
from florilegium.model.letters import fold
from florilegium.model.names import AuthorityFile, Person
from florilegium.names.findings import findings_in
from florilegium.names.forms import forms_of
from florilegium.names.identifiers import is_gnd, is_viaf, is_wikidata
from florilegium.names.lexicon import MONTHS
from florilegium.names.lifetimes import runs_backwards
from florilegium.names.vocabulary import Vocabulary
from florilegium.names.words import WORD, words_of

SINGLY = 12  # so many records that no text names are told one by one
FIRST = 3  # of more than these, so many are told by name
IDENTIFIERS = (
    ("wikidata", is_wikidata, "N35", "Wikidata’s numbers are a Q and figures: Q9061"),
    ("gnd", is_gnd, "N36", "copy it again: its last figure, which checks the others, does not fit"),
    ("viaf", is_viaf, "N37", "VIAF’s numbers are figures only, and the first of them is not 0"),
)


def lint_records(authority: AuthorityFile, defaults: Collection[str]) -> Iterator[Diagnostic]:
    """What the records themselves show: N30, N31, N35 to N39. `defaults` are forms that some article decides."""
    yield from _shared_variants(authority, frozenset(map(spelling, defaults)))
    for person in authority.persons:
        is_plain = "," not in person.headword.partition("(")[0]
        if is_plain and not person.single and person.kind == "person":
            hint = "type it inverted, as it is filed, or write single = true"
            yield Diagnostic("N31", f"“{person.headword}” has no comma", person.place, hint)
        if runs_backwards(person.dates):
            message = f"the dates “{person.dates}” of “{person.headword}” run backwards"
            yield Diagnostic("N39", message, person.place, "put the earlier year first")
        for key, is_right, code, hint in IDENTIFIERS:
            number = getattr(person, key)
            if number and not is_right(number):
                yield Diagnostic(code, f"“{number}” is no number of {key}", person.place, hint)
    yield from _shared_numbers(authority)


def lint_uses(
    authority: AuthorityFile, seen: Iterable[tuple[str, str]], small_words: Mapping[str, int], names_all: bool = False
) -> Iterator[Diagnostic]:
    """What the texts show: N32, N33, N34. `small_words` counts the folded words that stand in small letters.

    `seen` are the ids of persons with the words that name them, in mentions and signatures.
    More than a dozen records of one file that are named nowhere are one finding, unless `names_all` asks for each.
    """
    unnamed: dict[str, list[Person]] = defaultdict(list)
    surfaces: dict[str, set[str]] = defaultdict(set)
    for id, words in seen:
        surfaces[id].add(" ".join(words.split()))
    targets = authority.targets()
    for person in authority.persons:
        yield from _ordinary_words(person, small_words)
        met = surfaces.get(targets[person.id], set())
        if not met and not person.see:
            unnamed[person.place.file].append(person)
        elif met and person.variants:
            yield from _unmet_variants(person, met)
    for persons in unnamed.values():
        yield from _unnamed(persons) if names_all or len(persons) <= SINGLY else [_unnamed_together(persons)]


def _unnamed(persons: Iterable[Person]) -> Iterator[Diagnostic]:
    for person in persons:
        hint = "leave it for other texts, or take the record away"
        yield Diagnostic("N32", f"“{person.headword}” is named nowhere in the press", person.place, hint)


def _unnamed_together(persons: Sequence[Person]) -> Diagnostic:
    """One finding for all of them, at the first record."""
    first = ", ".join(f"“{person.headword}”" for person in persons[:FIRST])
    message = f"{first} and {len(persons) - FIRST:,} others are named nowhere in the press"
    hint = "leave them for other texts, or take the records away; with --all each of them is named"
    return Diagnostic("N32", message, persons[0].place, hint)


def spelling(form: str) -> str:
    """A form as two records share it: “Bronstein, L. D.” and “L.D. Bronstein” are one."""
    text = form.partition("(")[0]
    surname, comma, rest = text.partition(",")
    return fold(" ".join(WORD.findall(f"{rest} {surname}" if comma else text)))


def _shared_variants(authority: AuthorityFile, defaults: Collection[str]) -> Iterator[Diagnostic]:
    targets = authority.targets()
    first: dict[str, Person] = {}
    for person in authority.persons:
        for form in dict.fromkeys((person.headword, *person.variants)):
            other = first.setdefault(spelling(form), person)
            is_namesake = form == person.headword == other.headword  # N09 says so
            if targets[other.id] == targets[person.id] or spelling(form) in defaults or is_namesake:
                continue
            hint = "take it from one of them, or say in the article’s [names] whom it means there"
            whose = f"“{form}”" if form == person.headword else f"“{form}”, a variant of “{person.headword}”,"
            yield Diagnostic("N30", f"{whose} is also a form of “{other.headword}”", person.place, hint)


def _shared_numbers(authority: AuthorityFile) -> Iterator[Diagnostic]:
    first: dict[tuple[str, str], Person] = {}
    for person in authority.persons:
        for key, *_ in IDENTIFIERS:
            number = getattr(person, key)
            other = first.setdefault((key, number), person)
            if number and other is not person:
                message = f"“{number}” is also the {key} number of “{other.headword}”"
                yield Diagnostic("N38", message, person.place, "make the two records one, or mend the number")


def _ordinary_words(person: Person, small_words: Mapping[str, int]) -> Iterator[Diagnostic]:
    for variant in dict.fromkeys((*((person.headword,) if person.single else ()), *person.variants)):
        message = _ordinary(variant, small_words)
        if message:
            hint = "give the form a first name or a title, or say in not_before and not_after where it is no name"
            yield Diagnostic("N34", message, person.place, hint)
    surname, comma, _ = person.headword.partition("(")[0].partition(",")
    is_inverted = bool(comma) and not person.single and person.kind == "person"
    if is_inverted and surname not in person.variants and not (person.not_before or person.not_after):
        message = _ordinary(surname, small_words)
        if message:
            hint = f"it counts in articles that name the person in full; with the variant “{surname}” it does in all"
            yield Diagnostic("N34", message, person.place, hint)


def _ordinary(form: str, small_words: Mapping[str, int]) -> str:
    """What makes the form an ordinary word, “” where it is none."""
    words = WORD.findall(form.partition("(")[0])
    if not words or not words[0][0].isupper():
        return ""
    if not all(small_words.get(fold(word)) for word in words):
        return f"“{form}” is a month too" if len(words) == 1 and fold(words[0]) in MONTHS else ""
    often = small_words[fold(words[0])]
    times = "once" if often == 1 else f"{often} times"
    return f"“{form}” is an ordinary word: it stands in small letters {times}"


def _unmet_variants(person: Person, surfaces: Iterable[str]) -> Iterator[Diagnostic]:
    """N33 for each variant that none of the forms met in the texts can come from."""
    records = tuple(
        Person(str(n), form, person.place, single="," not in form, inflect=person.inflect, kind=person.kind)
        for n, form in enumerate(person.variants)
    )
    vocabulary = Vocabulary(forms_of(AuthorityFile(records)))
    met = {id for surface in surfaces for found in findings_in(words_of(surface), vocabulary) for id in found.persons}
    for number, variant in enumerate(person.variants):
        if str(number) not in met:
            hint = "leave it for other texts, or take it away"
            yield Diagnostic("N33", f"“{variant}” is never met as a name of “{person.headword}”", person.place, hint)
