"""The readers' catalogue: from the volumes of a press and their books to the files of a site."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain

from florilegium.catalogue.authors import authors_of
from florilegium.catalogue.crawling import crawling_files
from florilegium.catalogue.gathering import Citing
from florilegium.catalogue.index_of_names import Filing, index_of_names
from florilegium.catalogue.searching import search_files
from florilegium.catalogue.site import site_pages
from florilegium.compose.source_notes import cite, cite_volume, source_note
from florilegium.compose.templates import open_templates
from florilegium.diagnostics import Diagnostic, Place, in_order
from florilegium.index.filing import filing_key, letter_of
from florilegium.model.catalogue import Catalogue
from florilegium.model.names import AuthorityFile
from florilegium.model.volume import House
from florilegium.names.bylines import signer
from florilegium.read.authority import read_authority
from florilegium.read.house import PRESS_FILE, read_house
from florilegium.recipe.catalogue_looks import looks_of
from florilegium.recipe.catalogue_texts import TextDesk
from florilegium.recipe.catalogue_volumes import ShowCase
from florilegium.recipe.layouts import Layouts
from florilegium.recipe.shelving import Shelved, shelve
from florilegium.recipe.telling import tell
from florilegium.release.sums import sums_of
from florilegium.typeface.fonts import open_fonts
from florilegium.workspace import Workspace, house_file

SUMS = "SHA256SUMS"  # of every file of the site; the next catalogue knows by it which files are its own


@dataclass(frozen=True, slots=True)
class Site:
    """The files of the site by address, those of the one before that are no more, and what was found."""

    files: dict[str, bytes]
    outdated: tuple[str, ...]
    catalogue: Catalogue
    diagnostics: tuple[Diagnostic, ...]


def make_catalogue(workspace: Workspace, books: Workspace, site: Workspace) -> Site:
    """The site of all volumes. `books` holds what was built, `site` the site as it is. Refusal."""
    house, findings = read_house(workspace)
    authority, more = read_authority(workspace)
    shelved, found = shelve(workspace, books, house, signer(authority))
    catalogue, files, lacks = _catalogue(workspace, house, authority, shelved, site)
    layouts = Layouts(workspace)
    told = tell(catalogue, {each.volume.id: each.files for each in shelved}, layouts)
    files |= told.files
    titles, searched = search_files(catalogue)
    files |= searched
    style, render = layouts.style("catalogue.css"), open_templates(layouts.template)
    pages = site_pages(catalogue, told.heads, told.feeds, titles, style, render)
    fonts = open_fonts(house_file(workspace, "fonts/manifest.toml").parent)
    files |= {name: text.encode() for name, text in pages.items()}
    files |= crawling_files(catalogue, pages)
    files |= looks_of(layouts, fonts, pages.values())
    files[SUMS] = sums_of(files)
    return Site(
        files,
        _outdated(site, files),
        catalogue,
        in_order((*findings, *more, *found, *lacks, *_unsaid(house), *told.diagnostics)),
    )


def _catalogue(
    workspace: Workspace, house: House, authority: AuthorityFile, shelved: tuple[Shelved, ...], site: Workspace
) -> tuple[Catalogue, dict[str, bytes], tuple[Diagnostic, ...]]:
    """The catalogue, the files of its volumes by address, and what was found."""
    articles = chain.from_iterable(part.articles for each in shelved for part in each.volume.parts)
    authors = authors_of(articles, authority)
    case = ShowCase(site, Citing(cite, cite_volume, source_note, authors.page), TextDesk(workspace, authority))
    volumes = [case.show(each) for each in shelved]
    newest = sorted(volumes, key=lambda each: (each.edition.date, each.volume.id), reverse=True)
    offered = tuple(each for each in newest if not each.withdrawn)
    filing = Filing(lambda person: filing_key(person, house.filing), letter_of)
    catalogue = Catalogue(
        title=house.catalogue.title or house.imprint or "Books",
        imprint=house.imprint,
        language="en",
        volumes=offered,
        names=index_of_names(offered, authority, authors, filing),
        withdrawn=tuple(each for each in newest if each.withdrawn),
        description=house.catalogue.description,
        address=house.catalogue.address,
        contact=house.contact,
        updated=max((each.edition.date for each in volumes), default=""),
        headwords={person.id: person.headword for person in authority.persons},
    )
    return catalogue, case.files, tuple(case.findings)


def _unsaid(house: House) -> tuple[Diagnostic, ...]:
    if house.catalogue.address:
        return ()
    hint = f'write address = "https://…" below [catalogue] in {PRESS_FILE}'
    message = "feeds, sitemap and citations cannot name the site: its public address is not known"
    return (Diagnostic("S10", message, Place(PRESS_FILE), hint),)


def _outdated(site: Workspace, files: Mapping[str, bytes]) -> tuple[str, ...]:
    """The files that the list of the site's last making names, that are as it says, and that are no more."""
    lines = site.read_bytes(SUMS).decode("utf-8", "replace").splitlines() if site.has(SUMS) else ()
    listed = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
    gone = (name for name in listed if name not in files and ".." not in name and site.has(name))
    return tuple(name for name in gone if hashlib.sha256(site.read_bytes(name)).hexdigest() == listed[name])
