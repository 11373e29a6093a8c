"""From a volume file and the texts it names to a Volume."""

import datetime
import uuid
from dataclasses import dataclass, replace
from functools import partial

from florilegium.diagnostics import Diagnostic, Place, Refusal, in_order
from florilegium.model.editions import OFFERED
from florilegium.model.volume import House, Isbn, Licence, Volume
from florilegium.read.article import ID
from florilegium.read.body import Gathering, Loader, check_headnotes, read_parts
from florilegium.read.emendations import read_emendation_style
from florilegium.read.fields import Fields
from florilegium.read.front_matter import read_address, read_language
from florilegium.read.house import HOW_TO_CITE, NAME_NOTES, SOURCE_NOTES
from florilegium.read.imprint import read_proofreading, read_release, siblings_of
from florilegium.read.isbn import bare, read_isbn
from florilegium.read.keys import find_keys
from florilegium.read.list_settings import read_list_settings
from florilegium.read.matter import is_empty, read_matter
from florilegium.read.measures import drop_initials
from florilegium.read.note_styles import read_note_styles
from florilegium.read.presswork import read_cover, read_presswork
from florilegium.read.shelf import VOLUMES, near, read_article_file, volume_ids
from florilegium.read.surroundings import astray, with_surroundings
from florilegium.read.trade import read_trade
from florilegium.workspace import Workspace, parse_toml

# Names of volumes without an ISBN: a fixed namespace, so that a volume and edition always have one identifier.
NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "tag:florilegium,2026:volume")


def read_volume(
    workspace: Workspace, house: House, id: str, load: Loader | None = None
) -> tuple[Volume, tuple[Diagnostic, ...]]:
    """The volume with all its texts, and the warnings. Refusal with the findings of the volume and of all its texts.

    `load` gives an article by its id; without it each is read from its file.
    """
    file = f"{VOLUMES}/{id}.toml"
    if not workspace.has(file):
        raise Refusal(Diagnostic("V19", f"there is no volume “{id}”", None, _near_volume(workspace, id)))
    text = workspace.read_text(file)
    findings: list[Diagnostic] = []
    fields = Fields(parse_toml(text, file), find_keys(text, file), findings, "V")
    if not ID.fullmatch(id):
        hint = "name the file with small letters, digits and hyphens, as “bookmaking.toml”"
        findings.append(Diagnostic("V04", f"“{id}” cannot be a volume’s id", Place(file), hint))
    language = read_language(fields, house.language)
    load = load or partial(read_article_file, workspace, language=house.language)
    gathering = Gathering(workspace, load, language, findings, {file}, {}, fields.inner("headnotes"))
    volume = _volume(gathering, fields, house, id)
    volume, empty = volume.without_empty(partial(is_empty, volume))
    findings += empty
    if any(each.is_error for each in findings):
        raise Refusal(*in_order(findings))
    findings += astray(volume)
    if any(each.is_error for each in findings):
        raise Refusal(*in_order(findings))
    return with_surroundings(gathering, volume), in_order(findings)


def _near_volume(workspace: Workspace, id: str) -> str:
    """A hint with the volumes that look like this one, or all there are."""
    ids = volume_ids(workspace)
    return near(id, ids, f"the volumes are {', '.join(ids)}" if ids else f"write {VOLUMES}/{id}.toml")


def _volume(gathering: Gathering, fields: Fields, house: House, id: str) -> Volume:
    front, back = read_matter(gathering, fields)  # before the articles, so that their ids are known
    day = _day(fields)
    isbn = read_isbn(fields.inner("isbn"))
    volume = Volume(
        id=id,
        title=fields.required("title"),
        place=Place(f"{VOLUMES}/{id}.toml"),
        house=_house(fields, house),
        parts=read_parts(gathering, fields),
        front=front,
        back=back,
        date=day.date,
        epoch=day.epoch,
        subtitle=fields.text("subtitle"),
        editors=fields.texts("editors"),
        series=fields.text("series"),
        series_number=fields.text("series-number", numbers=True),
        edition=fields.text("edition", "1", numbers=True),
        isbn=isbn,
        language=gathering.language,
        rights=fields.text("rights"),
        licence=_licence(fields.inner("licence")),
        description=fields.text("description"),
        subjects=fields.texts("subjects"),
        printing=fields.text("printing"),
        cataloguing=fields.text("cataloguing"),
        cover_credit=fields.text("cover-credit"),
        presswork=read_presswork(fields.inner("print")),
        cover=read_cover(fields.inner("cover"), gathering.workspace, VOLUMES, isbn),
        copyright=fields.text("copyright"),
        paper=fields.text("paper"),
        translators=fields.texts("translators"),
        second_half_title=fields.flag("second-half-title"),
        release=read_release(fields.inner("release")),
        proofreading=read_proofreading(fields.inner("proofreading")),
        trade=read_trade(fields.inner("trade")),
        lists=read_list_settings(fields),
        samples=fields.texts("samples"),
        withdrawn=fields.day("withdrawn"),
    )
    volume = replace(volume, siblings=siblings_of(gathering, volume))
    check_headnotes(gathering)
    fields.close()
    return replace(volume, identifier=identifier(id, volume.edition, volume.isbn))


@dataclass(frozen=True, slots=True)
class Day:
    """The date of an edition in ISO form, and the seconds from 1970 to its midnight in UTC."""

    date: str = ""
    epoch: int = 0


def _day(fields: Fields) -> Day:
    if "date" not in fields.table:
        hint = "write the date of this edition: date = 2026-11-01"
        fields.report("V03", "“date” is missing", "", hint)
    date = fields.day("date")
    if not date:
        return Day()
    midnight = datetime.datetime.fromisoformat(date).replace(tzinfo=datetime.UTC)
    if midnight.year < 1980:
        fields.refuse("date", date, "the date is that of this edition; the files of a book begin in 1980")
    return Day(date, int(midnight.timestamp()))


def _house(fields: Fields, house: House) -> House:
    """The house with what this volume has of its own."""
    return replace(
        house,
        imprint=fields.text("imprint", house.imprint),
        place=fields.text("place", house.place),
        page=fields.text("page", house.page),
        drop_initials=drop_initials(fields, house.drop_initials),
        name_notes=fields.choice("name-notes", NAME_NOTES, house.name_notes),
        notes=read_note_styles(fields.inner("notes"), house.notes),
        emendations=read_emendation_style(fields, house.emendations),
        source_notes=fields.choice("source-notes", SOURCE_NOTES, house.source_notes),
        how_to_cite=fields.choice("how-to-cite", HOW_TO_CITE, house.how_to_cite),
        catalogue=replace(house.catalogue, downloads=fields.choices("downloads", OFFERED, house.catalogue.downloads)),
    )


def _licence(fields: Fields) -> Licence:
    licence = Licence(fields.text("name"), read_address(fields))
    fields.close()
    return licence


def identifier(id: str, edition: str, isbn: Isbn) -> str:
    """The identifier of the EPUB: its ISBN, or a UUID (RFC 9562, version 5) from the volume's id and edition.

    >>> identifier("strike", "1", Isbn(epub="978-3-16-148410-0"))
    'urn:isbn:9783161484100'
    """
    if isbn.epub:
        return f"urn:isbn:{bare(isbn.epub)}"
    return f"urn:uuid:{uuid.uuid5(NAMESPACE, f'{id}/{edition}')}"
