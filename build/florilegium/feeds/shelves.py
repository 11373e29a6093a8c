"""The volumes of a catalogue ordered into shelves, as an OPDS client leads a reader through them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from florilegium.feeds.telling import downloads, to_buy
from florilegium.model.catalogue import Catalogue, CatalogueVolume
from florilegium.model.letters import fold

PAGE = 50  # volumes on one page of a shelf
NEWEST = 20  # volumes on the shelf of the newest
NEW, SUBSECTION = "http://opds-spec.org/sort/new", "subsection"


@dataclass(frozen=True, slots=True)
class Shelf:
    """Volumes, or other shelves: `path` is its file below `feeds/` without an ending, `relation` how others link it."""

    path: str
    title: str
    words: str = ""
    volumes: tuple[CatalogueVolume, ...] = ()
    shelves: tuple["Shelf", ...] = ()
    relation: str = SUBSECTION

    def everything(self) -> Iterator["Shelf"]:
        """This shelf and all below it."""
        yield self
        for shelf in self.shelves:
            yield from shelf.everything()

    def page(self, number: int) -> str:
        """The path of one of its pages, counted from 1."""
        return self.path if number == 1 else f"{self.path}-{number}"

    def pages(self) -> tuple[tuple[CatalogueVolume, ...], ...]:
        """Its volumes as they stand on pages; there is one even where there are none."""
        parts = range(0, max(len(self.volumes), 1), PAGE)
        return tuple(self.volumes[start : start + PAGE] for start in parts)


def shelves_of(catalogue: Catalogue) -> Shelf:
    """The first shelf, from which all others can be reached. Volumes that nobody can fetch stand on none."""
    volumes = tuple(volume for volume in catalogue.volumes if offered(volume))
    by_title = tuple(sorted(volumes, key=lambda each: (fold(each.volume.title), each.volume.id)))
    shelves = (
        Shelf("opds/new", "New volumes", "The newest volumes first", volumes[:NEWEST], relation=NEW),
        Shelf("opds/all", "All volumes", "Every volume, by title", by_title),
        Shelf("opds/authors", "Authors", "Volumes by those who wrote in them", shelves=_authors(catalogue, volumes)),
        Shelf("opds/subjects", "Subjects", "Volumes by subject", shelves=_subjects(by_title)),
    )
    kept = tuple(shelf for shelf in shelves if shelf.volumes or shelf.shelves)
    return Shelf("opds", catalogue.title, catalogue.description, shelves=kept)


def offered(volume: CatalogueVolume) -> bool:
    """Whether readers can fetch or buy the volume as a file that reading programs open."""
    return bool(downloads(volume) or to_buy(volume))


def _authors(catalogue: Catalogue, volumes: Iterable[CatalogueVolume]) -> tuple[Shelf, ...]:
    by_id = {volume.volume.id: volume for volume in volumes}
    found = []
    for author in catalogue.authors():
        ids = dict.fromkeys(volume.volume.id for volume, _ in author.pieces)
        if held := tuple(by_id[id] for id in ids if id in by_id):
            found.append(Shelf(f"opds/{author.address.rstrip('/')}", author.heading, volumes=held))
    return tuple(found)


def _subjects(volumes: Iterable[CatalogueVolume]) -> tuple[Shelf, ...]:
    """A shelf for each subject; two that differ by signs alone share one."""
    subjects: dict[str, tuple[str, list[CatalogueVolume]]] = {}
    for volume in volumes:
        for subject in volume.volume.subjects:
            slug = re.sub(r"[\W_]+", "-", fold(subject)).strip("-") or "others"
            held = subjects.setdefault(slug, (subject, []))[1]
            if volume not in held:
                held.append(volume)
    return tuple(
        Shelf(f"opds/subjects/{slug}", title, volumes=tuple(held))
        for slug, (title, held) in sorted(subjects.items(), key=lambda item: fold(item[1][0]))
    )
