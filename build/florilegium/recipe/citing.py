"""Volumes and articles as works that others cite: in words of the house’s style, or for managers of references."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from florilegium.bibliography import FORMS, article_as_work, cite, volume_as_work
from florilegium.diagnostics import Diagnostic, Refusal, in_order
from florilegium.model.article import Article
from florilegium.model.editions import RecordedEdition
from florilegium.model.lists import Work
from florilegium.model.names import AuthorityFile
from florilegium.model.volume import Volume
from florilegium.model.walking import plain_text
from florilegium.read.authority import read_authority
from florilegium.read.house import read_house
from florilegium.read.record import RECORD, read_record
from florilegium.read.shelf import VOLUMES, volume_ids
from florilegium.read.volume import read_volume
from florilegium.recipe.back_matter import style_of
from florilegium.workspace import Workspace

TEXT = "text"


@dataclass(frozen=True, slots=True)
class Cited:
    """The citations in the form that was asked for, and what was found on the way."""

    words: str
    diagnostics: tuple[Diagnostic, ...]


def cite_these(workspace: Workspace, ids: Iterable[str], form: str, pieces: bool = False) -> Cited:
    """The volumes and articles of these ids, an article once for each volume that holds it; with `pieces` the articles
    of the volumes too. Refusal S20 for an article that no volume holds, B08 to B11, and all findings of reading.
    """
    shelf = _Shelf(workspace, *_known(workspace))
    found: list[tuple[Work, Volume]] = []
    for id in dict.fromkeys(ids):
        found += shelf.volume(id, pieces) if id in volume_ids(workspace) else shelf.article(id)
    works = [work for work, _ in found]
    words = FORMS[form](works) if form != TEXT else _in_words(workspace, found)
    unbuilt = {volume.id: volume for _, volume in found if not edition_of(workspace, volume.id)}
    return Cited(words, in_order([_unbuilt(volume) for volume in unbuilt.values()]))


def edition_of(workspace: Workspace, volume: str) -> RecordedEdition | None:
    """The edition that was built last, None where none was. Refusal S06."""
    file = f"out/{volume}/{RECORD}"
    return read_record(workspace.read_bytes(file), file) if workspace.has(file) else None


@dataclass(frozen=True, slots=True)
class _Shelf:
    """The volumes of the press, read when they are asked for."""

    workspace: Workspace
    authority: AuthorityFile
    read: dict[str, Volume]

    def volume(self, id: str, pieces: bool) -> Iterator[tuple[Work, Volume]]:
        volume = self._read(id)
        yield volume_as_work(volume, _address(volume, f"volumes/{id}/")), volume
        if pieces:
            for part in volume.parts:
                yield from ((self._work(article, volume), volume) for article in part.articles)

    def article(self, id: str) -> list[tuple[Work, Volume]]:
        volumes = (self._read(volume) for volume in volume_ids(self.workspace) if self._may_hold(volume, id))
        held = [
            (self._work(article, volume), volume)
            for volume in volumes
            for part in volume.parts
            for article in part.articles
            if article.id == id
        ]
        if not held:
            hint = "name it in a volume’s file: an article is cited from a volume"
            raise Refusal(Diagnostic("S20", f"no volume holds “{id}”", hint=hint))
        return held

    def _may_hold(self, volume: str, article: str) -> bool:
        text = self.workspace.read_text(f"{VOLUMES}/{volume}.toml")
        return article in text or "pick" in text

    def _read(self, id: str) -> Volume:
        if id not in self.read:
            self.read[id] = read_volume(self.workspace, read_house(self.workspace)[0], id)[0]
        return self.read[id]

    def _work(self, article: Article, volume: Volume) -> Work:
        headwords = {person.id: person.headword for person in self.authority.persons}
        edition = edition_of(self.workspace, volume.id)
        printed = edition.piece(article.id) if edition else None
        address = _address(volume, f"articles/{article.id}/")
        return article_as_work(article, volume, headwords, printed.folios if printed else "", address)


def _known(workspace: Workspace) -> tuple[AuthorityFile, dict[str, Volume]]:
    return read_authority(workspace)[0], {}


def _address(volume: Volume, page: str) -> str:
    """The public address of a page of the readers’ catalogue, “” where the press has not said where that stands."""
    site = volume.house.catalogue.address
    return f"{site}{page}" if site else ""


def _in_words(workspace: Workspace, found: Iterable[tuple[Work, Volume]]) -> str:
    lines = (plain_text(cite(work, style_of(workspace, volume))) for work, volume in found)
    return "".join(f"{line}\n" for line in lines)


def _unbuilt(volume: Volume) -> Diagnostic:
    hint = f"run “florilegium build {volume.id}” first"
    return Diagnostic("S21", f"the pages of “{volume.id}” are not known", volume.place, hint)
