"""What the index cites of one person turned into locators at the heading and sub-entries."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from florilegium.index.locators import LocatorWriter
from florilegium.model.names import Discussion, Locator, Mention, Person, Subentry

UNDIFFERENTIATED = 6  # more plain locators in one place help nobody
PLAIN = ("mention", "note", "passage")


@dataclass(frozen=True, slots=True)
class Cited:
    """The person’s own pieces, and where others name and treat him."""

    pieces: list[str] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    discussions: list[Discussion] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Grouping:
    """Groups the locators of an entry. `titles` are the running titles of the pieces by their ids."""

    writer: LocatorWriter
    titles: Mapping[str, str]
    has_glossary: bool

    def of(self, person: Person, cited: Cited) -> tuple[tuple[Locator, ...], tuple[Subentry, ...]]:
        """The locators at the heading and the sub-entries in the order of the pages.

        Pages of pieces that the record labels, and discussions with a label, stand in sub-entries. The others stand
        at the heading; where more than six plain ones would, each piece becomes a sub-entry under its title.
        """
        own = _found(map(self.writer.piece, cited.pieces))
        marked = [each for each in cited.discussions if not each.is_inferred]
        discussed = [(each.label, locator) for each in marked if (locator := self.writer.discussion(each))]
        mentioned = self._mentioned(cited, [*own, *(locator for _, locator in discussed)])
        labels = dict(person.subentries)
        labelled = [(label, locator) for label, locator in discussed if label]
        labelled += [(labels[each.piece], each) for each in mentioned if each.piece in labels]
        rest = [each for each in mentioned if each.piece not in labels]
        unlabelled = [locator for label, locator in discussed if not label]
        titled: list[Subentry] = []
        if is_undifferentiated(rest) and (labelled or len({each.piece for each in rest}) > 1):
            titled = [self._titled(person, piece, group) for piece, group in groupby(rest, lambda each: each.piece)]
            rest = []
        glossary = self.writer.glossary(person.id) if self.has_glossary and (own or discussed or mentioned) else None
        heading = (*_found([glossary]), *own, *self._passim(person, _ascending([*unlabelled, *rest])))
        return heading, _by_page([*self._labelled(person, labelled), *titled])

    def _mentioned(self, cited: Cited, ranges: Sequence[Locator]) -> tuple[Locator, ...]:
        """The passages and, outside of them all, the mentions."""
        passages = self.writer.passages((each for each in cited.discussions if each.is_inferred), ranges)
        mentions = self.writer.mentions(cited.mentions, [*ranges, *passages])
        return tuple(sorted((*passages, *mentions), key=lambda each: each.first))

    def _labelled(self, person: Person, labelled: Sequence[tuple[str, Locator]]) -> list[Subentry]:
        found: dict[str, list[Locator]] = {}
        for label, locator in labelled:
            found.setdefault(label, []).append(locator)
        return [Subentry(label, self._passim(person, _ascending(those))) for label, those in found.items()]

    def _titled(self, person: Person, piece: str, locators: Iterable[Locator]) -> Subentry:
        return Subentry(self.titles.get(piece, piece), self._passim(person, tuple(locators)), is_title=True)

    def _passim(self, person: Person, locators: tuple[Locator, ...]) -> tuple[Locator, ...]:
        """With `passim` in the record too many plain locators become one."""
        plain = [each for each in locators if each.kind in PLAIN]
        if not person.passim or not is_undifferentiated(plain):
            return locators
        return _ascending([self.writer.passim(plain), *(each for each in locators if each.kind not in PLAIN)])


def is_undifferentiated(locators: Iterable[Locator]) -> bool:
    """Whether there are more than six locators that nothing tells apart."""
    return count_plain(locators) > UNDIFFERENTIATED


def count_plain(locators: Iterable[Locator]) -> int:
    """How many of the locators are plain pages and notes."""
    return sum(each.kind in PLAIN for each in locators)


def _found(locators: Iterable[Locator | None]) -> list[Locator]:
    return [each for each in locators if each]


def _ascending(locators: Iterable[Locator]) -> tuple[Locator, ...]:
    """In the order of their pages, each place once: where one is printed twice alike, the principal place."""
    ordered = sorted(locators, key=lambda each: (each.first, -each.principal))
    unique: dict[tuple[str, bool], Locator] = {}
    for each in ordered:
        unique.setdefault((each.text, each.kind == "illustration"), each)
    return tuple(unique.values())


def _by_page(subentries: Iterable[Subentry]) -> tuple[Subentry, ...]:
    return tuple(sorted(subentries, key=lambda each: each.locators[0].first))
