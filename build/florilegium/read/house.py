"""From `texts/press.toml` to the house: the press's own name and its style."""

from florilegium.diagnostics import Diagnostic, Place, Refusal, in_order
from florilegium.model.catalogue_settings import CatalogueSettings
from florilegium.model.editions import OFFERED
from florilegium.model.emendations import EmendationStyle
from florilegium.model.notes import NoteStyles
from florilegium.model.release import public_address
from florilegium.model.volume import AS_DESIGNED, House
from florilegium.read.emendations import read_emendation_style
from florilegium.read.fields import Fields
from florilegium.read.front_matter import read_address, read_language
from florilegium.read.imprint import read_series
from florilegium.read.keys import find_keys
from florilegium.read.measures import drop_initials
from florilegium.read.note_styles import read_note_styles
from florilegium.workspace import Workspace, parse_toml

PRESS_FILE = "texts/press.toml"
INDEX_STYLES = ("chicago", "oxford", "mhra", "full")
INDEX_RANGES = ("discussions", "three-pages", "passages")
CONTINUATIONS = ("verso", "column")
FILINGS = ("letter-by-letter", "word-by-word")
SOURCE_PAGES = ("none", "inline")
NAME_NOTES = ("none", "pop-up")
SOURCE_NOTES = ("pieces", "sources")
HOW_TO_CITE = ("both", "epub", "sources", "none")


def read_house(workspace: Workspace) -> tuple[House, tuple[Diagnostic, ...]]:
    """The house and the warnings; a nameless house where there is no file. Refusal with all findings."""
    if not workspace.has(PRESS_FILE):
        hint = 'write the file with [press] and imprint = "…"'
        return House(""), (Diagnostic("V18", "the press has no name and no style", Place(PRESS_FILE), hint),)
    text = workspace.read_text(PRESS_FILE)
    findings: list[Diagnostic] = []
    fields = Fields(parse_toml(text, PRESS_FILE), find_keys(text, PRESS_FILE), findings, "V")
    press, style = fields.inner("press"), fields.inner("style")
    house = House(
        imprint=press.required("imprint"),
        place=press.text("place"),
        contact=press.text("contact"),
        errata=press.text("errata"),
        address=read_address(press),
        repository=_repository(press),
        page=style.text("page", "octavo"),
        drop_initials=drop_initials(style, AS_DESIGNED),
        index_style=style.choice("index", INDEX_STYLES, "chicago"),
        index_ranges=style.choice("index-ranges", INDEX_RANGES, "discussions"),
        continuation=style.choice("continuation", CONTINUATIONS, "verso"),
        filing=style.choice("filing", FILINGS, "letter-by-letter"),
        notes=read_note_styles(fields.inner("notes"), NoteStyles()),
        source_pages=style.choice("source-pages", SOURCE_PAGES, "none"),
        language=read_language(style, "en-GB"),
        citations=style.text("citations", "chicago-author-date"),
        name_notes=style.choice("name-notes", NAME_NOTES, "none"),
        emendations=read_emendation_style(fields, EmendationStyle()),
        source_notes=style.choice("source-notes", SOURCE_NOTES, "pieces"),
        how_to_cite=style.choice("how-to-cite", HOW_TO_CITE, "both"),
        series=tuple(map(read_series, fields.inners("series"))),
        catalogue=_catalogue(fields.inner("catalogue")),
    )
    for each in (press, style, fields):
        each.close()
    if findings:
        raise Refusal(*in_order(findings))
    return house, ()


def _repository(press: Fields) -> str:
    """The address that releases name as that of their sources. Code 04 where it is none that anyone may use."""
    address = press.text("repository")
    if address and public_address(address) != address:
        hint = "write the address from which anyone may clone it, with https://, and without user, password and query"
        press.refuse("repository", address, hint)
    return address


def _catalogue(fields: Fields) -> CatalogueSettings:
    address = read_address(fields)
    settings = CatalogueSettings(
        fields.text("title"),
        fields.text("description"),
        address and f"{address.rstrip('/')}/",
        fields.choices("downloads", OFFERED, OFFERED),
    )
    fields.close()
    return settings
