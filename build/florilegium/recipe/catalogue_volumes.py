"""One volume after another as the catalogue shows it: its pictures, files and texts, and what changed in it."""

from dataclasses import dataclass, field

from florilegium.catalogue.addresses import volume_page
from florilegium.catalogue.gathering import Citing, catalogue_volume, with_papers, with_texts
from florilegium.diagnostics import Diagnostic
from florilegium.model.catalogue import CatalogueVolume
from florilegium.recipe.catalogue_pictures import pictures_of
from florilegium.recipe.catalogue_texts import TextDesk
from florilegium.recipe.shelving import Shelved
from florilegium.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ShowCase:
    """Shows volumes; keeps their files by address, and what was found. `site` is the site as it is."""

    site: Workspace
    citing: Citing
    desk: TextDesk
    files: dict[str, bytes] = field(default_factory=dict)
    findings: list[Diagnostic] = field(default_factory=list)

    def show(self, shelved: Shelved) -> CatalogueVolume:
        """The volume as readers find it."""
        volume, edition = shelved.volume, shelved.edition
        pictures, drawn, lacks = pictures_of(shelved, self.site)
        texts = self.desk.write(volume, edition)
        folder = volume_page(volume.id)
        self.files.update({f"{folder}{made.name}": shelved.files[made.name] for made in shelved.offered()})
        papers = {f"{folder}{name}": content for name, content in shelved.papers.items()}
        self.files.update({**drawn, **texts.files, **papers})
        self.findings.extend((*lacks, *texts.diagnostics))
        held = catalogue_volume(volume, edition, pictures, shelved.changes, self.citing)
        return with_papers(with_texts(held, texts.files), shelved.papers)
