"""Volumes and articles as works that others cite: in words of the house’s style, or for managers of references."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from florilegium.bibliography import FORMS, article_as_work, at_paragraph, cite, volume_as_work
from florilegium.diagnostics import Diagnostic, Refusal, in_order
from florilegium.model.article import Article
from florilegium.model.editions import RecordedEdition
from florilegium.model.lists import Work
from florilegium.model.medium import paragraph_anchor
from florilegium.model.volume import Volume
from florilegium.model.walking import paragraphs, plain_text
from florilegium.read.authority import read_authority
from florilegium.read.house import read_house
from florilegium.read.record import RECORD, read_record
from florilegium.read.shelf import VOLUMES, volume_ids
from florilegium.read.volume import read_volume
from florilegium.recipe.back_matter import style_of
from florilegium.workspace import Workspace

TEXT = "text"
Found = tuple[Work, Volume]


@dataclass(frozen=True, slots=True)
class Cited:
    """The citations in the form that was asked for, and what was found on the way."""

    words: str
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be cited: volumes and articles by their ids; with `pieces` the articles of the volumes too; with
    `paragraph` only that paragraph of the articles.
    """

    ids: tuple[str, ...]
    pieces: bool = False
    paragraph: int = 0


def cite_these(workspace: Workspace, asked: Asked, form: str) -> Cited:
    """An article once for each volume that holds it. Refusal S20 for one that no volume holds, S24 for a paragraph
    that it does not have, B08 to B11, and all findings of reading.
    """
    shelf = _Shelf(workspace)
    volumes = volume_ids(workspace)
    found: list[Found] = []
    for id in dict.fromkeys(asked.ids):
        if asked.paragraph and id in volumes:
            hint = "name an article: paragraphs are counted in each from 1"
            raise Refusal(Diagnostic("S24", f"“{id}” is a volume, and has no paragraph {asked.paragraph}", hint=hint))
        found += shelf.volume(id, asked.pieces) if id in volumes else shelf.article(id, asked.paragraph)
    words = FORMS[form](work for work, _ in found) if form != TEXT else _in_words(workspace, found)
    cited = {volume.id: volume for _, volume in found}.values()
    said = [_withdrawn(volume) for volume in cited if volume.withdrawn]
    return Cited(words, in_order(said + [_unbuilt(volume) for volume in cited if not shelf.edition(volume.id)]))


@dataclass
class _Shelf:
    """The volumes of the press and their editions, read when they are asked for."""

    workspace: Workspace
    read: dict[str, Volume] = field(default_factory=dict)
    editions: dict[str, RecordedEdition | None] = field(default_factory=dict)

    def volume(self, id: str, pieces: bool) -> Iterator[Found]:
        volume = self._volume(id)
        yield volume_as_work(volume, _address(volume, f"volumes/{id}/")), volume
        if pieces:
            for part in volume.parts:
                yield from ((self._work(article, volume, 0), volume) for article in part.articles)

    def article(self, id: str, paragraph: int) -> list[Found]:
        volumes = (self._volume(volume) for volume in volume_ids(self.workspace) if self._may_hold(volume, id))
        held = [
            (self._work(article, volume, paragraph), volume)
            for volume in volumes
            for part in volume.parts
            for article in part.articles
            if article.id == id
        ]
        if not held:
            hint = "name it in a volume’s file: an article is cited from a volume"
            raise Refusal(Diagnostic("S20", f"no volume holds “{id}”", hint=hint))
        return held

    def edition(self, volume: str) -> RecordedEdition | None:
        """The edition that was built last, None where none was. Refusal S06."""
        if volume not in self.editions:
            file = f"out/{volume}/{RECORD}"
            there = self.workspace.has(file)
            self.editions[volume] = read_record(self.workspace.read_bytes(file), file) if there else None
        return self.editions[volume]

    def _may_hold(self, volume: str, article: str) -> bool:
        text = self.workspace.read_text(f"{VOLUMES}/{volume}.toml")
        return article in text or "pick" in text

    def _volume(self, id: str) -> Volume:
        if id not in self.read:
            self.read[id] = read_volume(self.workspace, read_house(self.workspace)[0], id)[0]
        return self.read[id]

    @cached_property
    def _headwords(self) -> dict[str, str]:
        return {person.id: person.headword for person in read_authority(self.workspace)[0].persons}

    def _work(self, article: Article, volume: Volume, paragraph: int) -> Work:
        edition = self.edition(volume.id)
        if paragraph:
            return self._at_paragraph(article, volume, paragraph)
        printed = edition.piece(article.id) if edition else None
        address = _address(volume, f"articles/{article.id}/")
        return article_as_work(article, volume, self._headwords, printed.folios if printed else "", address)

    def _at_paragraph(self, article: Article, volume: Volume, n: int) -> Work:
        """The article at a paragraph: its pages, and its place in the HTML edition where there is one."""
        last = max((paragraph.n for paragraph in paragraphs(article.body)), default=0)
        if n > last:
            hint = f"name one of 1 to {last}; “florilegium text {article.id} --format json” counts them"
            raise Refusal(Diagnostic("S24", f"the text of “{article.id}” has no paragraph {n}", article.place, hint))
        edition = self.edition(volume.id)
        folios = edition.folios_of(article.id, n) if edition else ""
        is_online = "html" in volume.house.catalogue.downloads
        read = edition.file("html") if edition and is_online else None
        place = f"volumes/{volume.id}/{read.name}#{paragraph_anchor(article.id, n)}" if read else ""
        address = _address(volume, place or f"articles/{article.id}/")
        return at_paragraph(article_as_work(article, volume, self._headwords, folios, address), n)


def _address(volume: Volume, page: str) -> str:
    """The public address of a page of the readers’ catalogue, “” where the press has not said where that stands, and
    for a volume that readers no longer find there.
    """
    site = "" if volume.withdrawn else volume.house.catalogue.address
    return f"{site}{page}" if site else ""


def _in_words(workspace: Workspace, found: Iterable[Found]) -> str:
    """A line for each, with the paragraph behind what the style prints."""
    lines = []
    for work, volume in found:
        line = plain_text(cite(work, style_of(workspace, volume)))
        at = str(work.variables.get("section", ""))
        lines.append(f"{line} {at[:1].upper()}{at[1:]}." if at and at not in line else line)
    return "".join(f"{line}\n" for line in lines)


def _withdrawn(volume: Volume) -> Diagnostic:
    hint = "cite another volume that holds the text, or say that readers can no longer have this one"
    message = f"“{volume.id}” was withdrawn on {volume.withdrawn}; it is cited without an address"
    return Diagnostic("S26", message, volume.place, hint)


def _unbuilt(volume: Volume) -> Diagnostic:
    hint = f"run “florilegium build {volume.id}” first"
    return Diagnostic("S21", f"the pages of “{volume.id}” are not known", volume.place, hint)
