"""The pictures of a volume in the catalogue: its cover, and some of its pages as they are printed."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from florilegium.bind.samples import DrawnPage, NoPicture, cover_of, sample_of, size_of
from florilegium.catalogue.addresses import volume_page
from florilegium.catalogue.gathering import Pictures
from florilegium.diagnostics import Diagnostic
from florilegium.model.catalogue import Picture
from florilegium.model.editions import RecordedEdition
from florilegium.model.volume import Volume
from florilegium.recipe.shelving import Shelved
from florilegium.workspace import Workspace

COVER, SAMPLE = 800, 840  # pixels wide
SHOWN = 6  # pages, where the volume does not say which
_MEASURES = re.compile(r"-(\d+)x(\d+)-[0-9a-f]{12}\.\w+$")


@dataclass(frozen=True, slots=True)
class DrawingRoom:
    """Draws pages of a PDF for the folder of a volume on the site, and keeps the files.

    What an earlier catalogue drew of the same PDF is taken from there: hash and measures stand in the names.
    """

    site: Workspace
    folder: str
    pdf: bytes
    digest: str
    files: dict[str, bytes] = field(default_factory=dict)

    def picture(self, name: str, words: str, draw: Callable[[], DrawnPage]) -> Picture:
        """The picture of that name; its suffix says what it is."""
        stem, _, suffix = name.rpartition(".")
        address = self._earlier(stem, suffix)
        if not address:
            drawn = draw()
            address = f"{self.folder}{stem}-{drawn.width}x{drawn.height}-{self.digest[:12]}.{suffix}"
            self.files[address] = drawn.content
        measures = _MEASURES.search(address)
        assert measures
        return Picture(address, int(measures[1]), int(measures[2]), words)

    def _earlier(self, stem: str, suffix: str) -> str:
        for file in self.site.listing(self.folder.rstrip("/"), f"-{self.digest[:12]}.{suffix}"):
            if file.startswith(f"{self.folder}{stem}-") and _MEASURES.search(file.removeprefix(f"{self.folder}{stem}")):
                self.files[file] = self.site.read_bytes(file)
                return file
        return ""


def pictures_of(shelved: Shelved, site: Workspace) -> tuple[Pictures, dict[str, bytes], tuple[Diagnostic, ...]]:
    """The pictures, their files by address, and S03 or S07 where one could not be made."""
    try:
        return _pictures(shelved, site)
    except NoPicture:
        return Pictures(), {}, tuple(_uncovered(shelved.volume, None))


def _pictures(shelved: Shelved, site: Workspace) -> tuple[Pictures, dict[str, bytes], tuple[Diagnostic, ...]]:
    volume, edition = shelved.volume, shelved.edition
    folder = volume_page(volume.id)
    files: dict[str, bytes] = {}
    thumbnail = _thumbnail(shelved, folder)
    screen = edition.file("screen")
    if volume.withdrawn:
        return Pictures(), {}, ()
    if not screen:
        return Pictures(thumbnail, thumbnail), files, tuple(_uncovered(volume, thumbnail))
    room = DrawingRoom(site, folder, shelved.files[screen.name], screen.sha256)
    cover = room.picture("cover.jpg", "", lambda: cover_of(room.pdf, COVER))
    before = screen.pages - len(edition.folios)  # the cover stands before the first page
    findings: list[Diagnostic] = []
    samples = tuple(
        _sample(room, ordinal + before, edition.folios[ordinal - 1]) for ordinal in _ordinals(volume, edition, findings)
    )
    return Pictures(cover, thumbnail, samples), room.files, tuple(findings)


def _sample(room: DrawingRoom, ordinal: int, folio: str) -> Picture:
    return room.picture(f"page-{folio}.png", f"Page {folio}", lambda: sample_of(room.pdf, ordinal, SAMPLE))


def _thumbnail(shelved: Shelved, folder: str) -> Picture | None:
    made = shelved.edition.file("thumbnail")
    if not made:
        return None
    return Picture(f"{folder}{made.name}", *size_of(shelved.files[made.name]))


def _uncovered(volume: Volume, thumbnail: Picture | None) -> Iterator[Diagnostic]:
    if not thumbnail:
        hint = f"build it whole with “florilegium build {volume.id}”; till then its title stands in the place of one"
        yield Diagnostic("S03", f"there is no picture of the cover of “{volume.id}”", volume.place, hint)


def _ordinals(volume: Volume, edition: RecordedEdition, findings: list[Diagnostic]) -> tuple[int, ...]:
    """The ordinals of the pages to be shown: those that the volume names by their folios, else the press's choice."""
    if not volume.samples:
        return _chosen(edition)
    for folio in volume.samples:
        if folio not in edition.folios:
            hint = "name the folio of a page, as “iv” or “12”"
            findings.append(Diagnostic("S07", f"“{volume.id}” has no page “{folio}”", volume.place, hint))
    return tuple(edition.folios.index(folio) + 1 for folio in volume.samples if folio in edition.folios)


def _chosen(edition: RecordedEdition) -> tuple[int, ...]:
    """Title page, contents, how a piece opens and goes on, how another opens, and the index."""
    openings = [edition.openings[piece.id] for piece in edition.pieces if piece.id in edition.openings]
    wanted = [edition.openings.get(id, 0) for id in ("title-page", "contents")]
    if openings:
        middle = openings[len(openings) // 2]
        wanted += [openings[0], min(openings[0] + 1, len(edition.folios)), middle]
    wanted.append(edition.openings.get("index-of-names", 0))
    return tuple(dict.fromkeys(ordinal for ordinal in wanted if ordinal))[:SHOWN]
