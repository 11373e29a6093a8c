"""The report on the names of a volume: who is named where, and what is left to do."""

import json
from collections import Counter, defaultdict
from collections.abc import Mapping
from pathlib import Path

from florilegium.compose.templates import open_templates
from florilegium.index.filing import filing_key
from florilegium.model.article import Article
from florilegium.model.names import KINDS, Mention, Person
from florilegium.model.names_report import NamesReport, PersonReport, Sight
from florilegium.model.walking import plain_text
from florilegium.names.pieces import pieces_to_index
from florilegium.names.proposals import propose
from florilegium.recipe.layouts import Layouts
from florilegium.recipe.reading import read_copy
from florilegium.recipe.searching import words_of_the_press
from florilegium.workspace import Workspace

MOST_LOCATORS = 6
WIDTH = 90  # characters of context at each side of a name
TEMPLATE = "names-report.html.jinja"
OPEN = ("N10", "N11", "N14")  # what the matcher could not decide


def report_names(workspace: Workspace, volume: str, out: Path) -> NamesReport:
    """The report on a volume, with the folios of its last edition in `out` where it is there. Refusal."""
    copy = read_copy(workspace, volume)
    texts = tuple(pieces_to_index(copy.volume))
    folios = _folios(out / volume)
    places = _texts(texts)
    sights: dict[str, list[tuple[Mention, Sight]]] = defaultdict(list)
    for mention in copy.mentions:
        sights[mention.person].append((mention, _sight(mention, places, folios)))
    filing = copy.volume.house.filing
    persons = sorted(copy.authority.persons, key=lambda each: (KINDS.index(each.kind), filing_key(each, filing)))
    unknown = propose(texts, copy.authority, copy.mentions, words_of_the_press(workspace, texts))
    return NamesReport(
        volume,
        copy.volume.title,
        copy.volume.language,
        tuple(_person(person, sights[person.id]) for person in persons if sights[person.id]),
        tuple(person.headword for person in persons if not sights[person.id] and not person.see),
        tuple((str(each.place or ""), each.message) for each in copy.diagnostics if each.code in OPEN),
        unknown,
        bool(folios),
    )


def report_page(workspace: Workspace, report: NamesReport) -> bytes:
    """The report as a page for the browser. Refusal C01."""
    return str(open_templates(Layouts(workspace).template)(TEMPLATE, report=report)).encode()


def _folios(folder: Path) -> Mapping[str, str]:
    """From anchors to folios, as the record of the last edition has them; nothing where there is none."""
    edition = Workspace(folder)
    if not edition.has("record.json"):
        return {}
    try:
        record = json.loads(edition.read_text("record.json"))
        return {each["anchor"]: each["folio"] or "" for each in record["mentions"]}
    except (ValueError, KeyError, TypeError):
        return {}


def _texts(texts: tuple[Article, ...]) -> dict[tuple[str, int], tuple[str, str]]:
    """The title of the article and the plain text of each paragraph."""
    return {(text.id, each.n): (text.title, plain_text(each.children)) for text in texts for each in text.paragraphs()}


def _sight(mention: Mention, places: Mapping[tuple[str, int], tuple[str, str]], folios: Mapping[str, str]) -> Sight:
    title, text = places[mention.article, mention.paragraph]
    return Sight(
        mention.article,
        title,
        mention.paragraph,
        mention.note,
        folios.get(mention.anchor, ""),
        _tail(text[: mention.start]),
        mention.surface,
        _head(text[mention.end :]),
    )


def _person(person: Person, found: list[tuple[Mention, Sight]]) -> PersonReport:
    sights = tuple(sight for _, sight in found)
    folios = tuple(dict.fromkeys(sight.folio for sight in sights if sight.folio))
    forms = Counter(" ".join(sight.name.split()) for sight in sights)
    articles = {sight.article for sight in sights}
    plain = len(folios) or len({(sight.article, sight.paragraph) for sight in sights})
    crowded = plain > MOST_LOCATORS and not person.subentries and not person.passim
    return PersonReport(
        person.id,
        person.headword,
        person.dates,
        tuple(forms.most_common()),
        sights,
        folios,
        len(articles),
        crowded,
        person.kind,
    )


def _tail(text: str) -> str:
    return text if len(text) <= WIDTH else "… " + text[-WIDTH:].partition(" ")[2]


def _head(text: str) -> str:
    return text if len(text) <= WIDTH else text[:WIDTH].rpartition(" ")[0] + " …"
