"""The articles of a volume on the site for reuse, as Markdown and as plain text, with the pictures that they show."""

from collections.abc import Mapping
from dataclasses import dataclass

from florilegium.apparatus import number_notes
from florilegium.catalogue.addresses import piece_page, volume_page
from florilegium.compose.epub import picture_files
from florilegium.diagnostics import Diagnostic
from florilegium.emendations.entering import enter
from florilegium.emendations.settling import with_own_spelling
from florilegium.model.article import Article
from florilegium.model.editions import TEXTS, RecordedEdition
from florilegium.model.lists import Holdings
from florilegium.model.names import AuthorityFile
from florilegium.model.volume import Volume
from florilegium.read.holdings import read_holdings
from florilegium.recipe.back_matter import with_lists
from florilegium.recipe.exporting import texts_of
from florilegium.workspace import Workspace

FOLDER = "texts/"  # below the page of the volume


@dataclass(frozen=True, slots=True)
class ReadyTexts:
    """The files of a volume's articles by their addresses, and what was found."""

    files: dict[str, bytes]
    diagnostics: tuple[Diagnostic, ...] = ()


class TextDesk:
    """Writes the texts of one volume after another; what the press holds is read once, and only if it is asked for."""

    def __init__(self, workspace: Workspace, authority: AuthorityFile) -> None:
        self.workspace, self.authority = workspace, authority
        self.holdings: Holdings | None = None

    def write(self, volume: Volume, edition: RecordedEdition) -> ReadyTexts:
        """The texts that readers may have: none without a licence, which alone says that they may use them again."""
        forms = [form for form in TEXTS if form in volume.house.catalogue.downloads]
        if volume.withdrawn or not volume.licence.name or not forms:
            return ReadyTexts({})
        if self.holdings is None:
            self.holdings = read_holdings(self.workspace)
        filled = with_lists(self.workspace, volume, self.holdings, self.authority)
        ready = _as_read(filled.volume)
        folder, folios = f"{volume_page(volume.id)}{FOLDER}", {piece.id: piece.folios for piece in edition.pieces}
        texts = [texts_of(ready, form, folios, _leads(ready)) for form in forms]
        files = {f"{folder}{name}": text for each in texts for name, text in each.items()}
        words = b"".join(files.values())
        shown = {path: name for path, name in picture_files(ready).items() if f"{name}>".encode() in words}
        files |= {folder + name: self.workspace.read_bytes(path) for path, name in shown.items()}
        return ReadyTexts(files, tuple(each for each in filled.diagnostics if each.is_error))


def _as_read(volume: Volume) -> Volume:
    """The volume with its emendations made and its notes numbered."""
    house = volume.house

    def ready(article: Article) -> Article:
        own = with_own_spelling(article) if house.emendations.spelling == "original" else article
        return number_notes(enter(own)[0], house.notes)

    return volume.with_texts(ready)


def _leads(volume: Volume) -> Mapping[str, str]:
    """Where links and pictures of the texts lead: to the site where its address is known, else beside the file."""
    site = volume.house.catalogue.address
    folder = f"{site}{volume_page(volume.id)}{FOLDER}" if site else ""
    pages = {
        article.id: f"{site or '../../../'}{piece_page(article.id)}"
        for part in volume.parts
        for article in part.articles
    }
    return pages | {path: f"{folder}{name}" for path, name in picture_files(volume).items()}
