"""All sightings of a press turned into names: those of one surname together, each with the evidence for it."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from florilegium.model.letters import fold
from florilegium.names.first_names import FirstName, first_names, fits
from florilegium.names.proposals.evidence import (
    KINDS,
    Evidence,
    evidence_for,
    is_coordinated,
    is_list_of_persons,
    is_place_word,
)
from florilegium.names.proposals.given_names import KNOWN_FIRST_NAMES
from florilegium.names.proposals.lexicon import ALL_TITLES, PERSONAL_TITLES
from florilegium.names.proposals.spotting import Sighting
from florilegium.names.proposals.usage import Usage

SURE, PERHAPS, NOBODY = 3.0, 1.5, -9.0
MOSTLY = 0.34  # where more of its sightings speak of a place or a thing, it is one
PLACED = 0.12  # nobody is so often “in” or “at” a person
OFTEN = 0.04  # a reason that fewer of the sightings give than these does not count in full
AGAINST = ("place", "article", "compound")
STRONG = ("first-name", "title", "author", "numeral", "bracketed")
TOLD_BY_HEADINGS = ("bracketed", "signature", "author")
DERIVED = ("ism", "ist", "ists", "isms", "ites", "ians", "ish", "ese")


@dataclass(slots=True)
class Seen:
    """A sighting with where it stands and what speaks for it."""

    article: str
    paragraph: int
    sighting: Sighting
    evidence: list[Evidence] = field(default_factory=list)
    tells: bool = True  # whether a capital tells anything here: not in headings
    is_known: bool = False  # a mention of a known person, who need not be proposed and whose neighbours may be persons


@dataclass(slots=True)
class Weighed:
    """A name: its sightings, and how much speaks for a person."""

    seen: list[Seen]
    weight: float = 0.0

    def kinds(self) -> dict[str, Counter[str]]:
        """For each kind of evidence the words that give it, with counts."""
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for each in self.seen:
            for reason in each.evidence:
                found[reason.kind][reason.words] += 1
        return found


def weigh(sightings: Iterable[Seen], usage: Usage) -> list[Weighed]:
    """The names that are sure or perhaps persons, by the order of their first sightings."""
    seen = list(sightings)
    for each in seen:
        found = evidence_for(each.sighting)
        each.evidence += (reason for reason in found if each.tells or reason.kind in TOLD_BY_HEADINGS)
    by_surname: dict[str, list[Seen]] = defaultdict(list)
    for each in seen:
        if not each.is_known:
            by_surname[each.sighting.key].append(each)
    accepted: dict[str, float] = {}
    for _ in range(5):
        accepted = {key: _weight(group, usage) for key, group in by_surname.items()}
        if not _add_lists(seen, _of(accepted, SURE), set(accepted) - _of(accepted, NOBODY + 1)):
            break
    return [
        Weighed(part, accepted[key])
        for key, group in by_surname.items()
        if accepted[key] >= PERHAPS
        for part in _persons(group)
    ]


def _weight(group: list[Seen], usage: Usage) -> float:
    """How much speaks for a person; each kind counts once, and less where it is rare among many sightings."""
    surname = group[0].sighting.surname
    kinds: Counter[str] = Counter()
    for each in group:
        kinds.update({reason.kind for reason in each.evidence})
    strong = sum(kinds[kind] for kind in STRONG)
    if not strong and (_is_excluded(surname, usage) or not any(_shows(each) for each in group)):
        return NOBODY
    if strong and _is_weakly_named(group, usage):
        return NOBODY
    if not strong and kinds["place"] > PLACED * len(group):
        return NOBODY
    against = sum(kinds[kind] for kind in AGAINST) / len(group)
    if against > MOSTLY and strong < against * len(group):
        return NOBODY
    total = sum(
        KINDS[kind][0] * min(1.0, count / (OFTEN * len(group))) for kind, count in kinds.items() if kind not in AGAINST
    )
    return total - sum(-KINDS[kind][0] * kinds[kind] for kind in AGAINST) / len(group)


def _shows(each: Seen) -> bool:
    return not each.sighting.opens and each.tells


def _is_excluded(surname: str, usage: Usage) -> bool:
    """Whether the word is ordinary, a place, a first name, or derived: German, Stalinist, Nazis."""
    if usage.is_ordinary(surname) or is_place_word(surname) or fold(surname) in KNOWN_FIRST_NAMES | ALL_TITLES:
        return True
    if fold(surname).removesuffix("s") in ALL_TITLES:
        return True
    if surname.isupper() or len(surname) < 3 or surname.endswith(DERIVED):
        return True
    return usage.has_capital(f"{surname}s") or (surname.endswith("s") and usage.has_capital(surname[:-1]))


def _is_weakly_named(group: list[Seen], usage: Usage) -> bool:
    """Whether nothing but a title stands before an ordinary word or a place: “General Staff”, “King Street”."""
    surname = group[0].sighting.surname
    kinds = {reason.kind for each in group for reason in each.evidence}
    if "author" in kinds:
        return False
    is_common = usage.is_ordinary(surname) or is_place_word(surname)
    if fold(surname).removesuffix("s") in ALL_TITLES:
        return True
    if "article" in kinds and usage.is_ordinary(surname):
        return True
    if "first-name" in kinds and (not _only_initials(group) or len(_initials(group)) > 1):
        return False
    titles = {fold(title) for each in group for title in each.sighting.titles}
    return is_common and titles.isdisjoint(PERSONAL_TITLES)


def _only_initials(group: list[Seen]) -> bool:
    given = [name for each in group for name in first_names(each.sighting.first_names)]
    return all(len(name.letters) == 1 for name in given)


def _initials(group: list[Seen]) -> tuple[FirstName, ...]:
    return max((first_names(each.sighting.first_names) for each in group), key=len)


def _add_lists(seen: list[Seen], sure: set[str], nobody: set[str]) -> bool:
    """Add to each sighting that it stands in a list with a sure name; whether anything was added."""
    added = False
    pairs = list(pairwise(seen))
    for left, right in (*pairs, *reversed(pairs)):
        if left.sighting.words is not right.sighting.words:
            continue
        if is_coordinated(left.sighting.words, left.sighting.last, right.sighting.first):
            for one, other in ((left, right), (right, left)):
                if other.sighting.key not in nobody and (one.is_known or one.sighting.key in sure or _is_listed(one)):
                    added |= _list(other, one.sighting.surface)
    for each in seen:
        if is_list_of_persons(each.sighting.words, each.sighting.last) and not _is_listed(each):
            added |= _list(each, "and others", "persons")
    return added


def _of(accepted: dict[str, float], least: float) -> set[str]:
    return {key for key, weight in accepted.items() if weight >= least}


def _is_listed(each: Seen) -> bool:
    return any(reason.kind in ("listed", "persons") for reason in each.evidence)


def _list(each: Seen, words: str, kind: str = "listed") -> bool:
    if not each.tells or _is_listed(each) or each.sighting.titles or each.sighting.key in ALL_TITLES:
        return False
    each.evidence.append(Evidence(kind, words))
    return True


def _persons(group: list[Seen]) -> list[list[Seen]]:
    """The sightings of one surname, parted where first names do not agree; bare ones go with the most frequent."""
    parts: list[tuple[list[FirstName], list[Seen]]] = []
    bare: list[Seen] = []
    for each in sorted(group, key=lambda one: -len(one.sighting.first_names)):
        given = first_names(each.sighting.first_names)
        if not given:
            bare.append(each)
            continue
        if not each.sighting.is_guessed and not any(reason.kind == "first-name" for reason in each.evidence):
            each.evidence.append(Evidence("first-name", each.sighting.first_names))
        home = next((part for part in parts if fits(given, tuple(part[0])) or fits(tuple(part[0]), given)), None)
        if home is None:
            parts.append((list(given), [each]))
        else:
            home[1].append(each)
    if not parts:
        return [group]
    max(parts, key=lambda part: len(part[1]))[1].extend(bare)
    return [part[1] for part in parts]
