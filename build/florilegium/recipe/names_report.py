"""The report on the names of a volume: who is named where, and what is left to do."""

import json
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from florilegium.compose.templates import open_templates
from florilegium.index.filing import filing_key
from florilegium.index.grouping import PLAIN, UNDIFFERENTIATED
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

WIDTH = 90  # characters of context at each side of a name
TEMPLATE = "names-report.html.jinja"
OPEN = ("N10", "N11", "N14")  # what the matcher could not decide


@dataclass(frozen=True, slots=True)
class _Printed:
    """What the last edition has: folios by anchors, marks by notes, whose entries are crowded, None if not known."""

    folios: Mapping[str, str]
    marks: Mapping[str, str]
    crowded: frozenset[str] | None


def report_names(workspace: Workspace, volume: str, out: Path) -> NamesReport:
    """The report on a volume, with the folios of its last edition in `out` where it is there. Refusal."""
    copy = read_copy(workspace, volume)
    texts = tuple(pieces_to_index(copy.volume))
    printed = _printed(out / volume)
    places = _texts(texts)
    sights: dict[str, list[Sight]] = defaultdict(list)
    for mention in copy.mentions:
        sights[mention.person].append(_sight(mention, places, printed))
    filing = copy.volume.house.filing
    persons = sorted(copy.authority.persons, key=lambda each: (KINDS.index(each.kind), filing_key(each, filing)))
    unknown = propose(texts, copy.authority, copy.mentions, words_of_the_press(workspace, texts))
    return NamesReport(
        volume,
        copy.volume.title,
        copy.volume.language,
        tuple(_person(person, tuple(sights[person.id]), printed.crowded) for person in persons if sights[person.id]),
        tuple(person.headword for person in persons if not sights[person.id] and not person.see),
        tuple((str(each.place or ""), each.message) for each in copy.diagnostics if each.code in OPEN),
        unknown,
        bool(printed.folios),
    )


def report_page(workspace: Workspace, report: NamesReport) -> bytes:
    """The report as a page for the browser. Refusal C01."""
    return str(open_templates(Layouts(workspace).template)(TEMPLATE, report=report)).encode()


def _printed(folder: Path) -> _Printed:
    """What the record of the last edition tells; nothing where there is none."""
    edition = Workspace(folder)
    try:
        record = json.loads(edition.read_text("record.json")) if edition.has("record.json") else {}
        folios = {each["anchor"]: each["folio"] or "" for each in record.get("mentions", ())}
        marks = {each["id"]: each["mark"] for each in record.get("notes", ())}
        entries = [entry for index in record.get("indexes", ()) for entry in index["entries"]]
        crowded = frozenset(entry["person"] for entry in entries if _is_crowded(entry))
    except (ValueError, KeyError, TypeError, AttributeError):
        return _Printed({}, {}, None)
    return _Printed(folios, marks, crowded if entries else None)


def _is_crowded(entry: Mapping[str, Any]) -> bool:
    """Whether more plain locators than tell anything stand at the heading or in one sub-entry."""
    parts = (entry, *entry["subentries"])
    return any(sum(one["kind"] in PLAIN for one in part["locators"]) > UNDIFFERENTIATED for part in parts)


def _texts(texts: tuple[Article, ...]) -> dict[tuple[str, int], tuple[str, str]]:
    """The title of the article and the plain text of each paragraph."""
    return {(text.id, each.n): (text.title, plain_text(each.children)) for text in texts for each in text.paragraphs()}


def _sight(mention: Mention, places: Mapping[tuple[str, int], tuple[str, str]], printed: _Printed) -> Sight:
    title, text = places[mention.article, mention.paragraph]
    return Sight(
        mention.article,
        title,
        mention.paragraph,
        printed.marks.get(f"{mention.article}-note-{mention.note}", str(mention.note or "")),
        printed.folios.get(mention.anchor, ""),
        _tail(text[: mention.start]),
        mention.surface,
        _head(text[mention.end :]),
    )


def _person(person: Person, sights: tuple[Sight, ...], crowded: frozenset[str] | None) -> PersonReport:
    """What is told of a person; `crowded` are those whose printed entries are, None where none is printed yet."""
    folios = tuple(dict.fromkeys(sight.folio for sight in sights if sight.folio))
    forms = Counter(" ".join(sight.name.split()) for sight in sights)
    articles = {sight.article for sight in sights}
    places = Counter(article for article, _ in {(sight.article, sight.paragraph) for sight in sights})
    is_crowded = not person.passim and max(places.values()) > UNDIFFERENTIATED
    return PersonReport(
        person.id,
        person.headword,
        person.dates,
        tuple(forms.most_common()),
        sights,
        folios,
        len(articles),
        is_crowded if crowded is None else person.id in crowded,
        person.kind,
    )


def _tail(text: str) -> str:
    return text if len(text) <= WIDTH else "… " + text[-WIDTH:].partition(" ")[2]


def _head(text: str) -> str:
    return text if len(text) <= WIDTH else text[:WIDTH].rpartition(" ")[0] + " …"
