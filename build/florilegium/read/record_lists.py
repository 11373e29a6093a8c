"""From the bytes of a `record.json` to what the edition lists: articles, indexes, emendations, works; and its notes."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from florilegium.diagnostics import Diagnostic, Place, Refusal
from florilegium.model.listings import Listed, Listing, NotePlace
from florilegium.model.wording import counted
from florilegium.read.record import turned

ARTICLES, EMENDATIONS, WORKS = "articles", "emendations", "bibliography"
Record = Mapping[str, Any]


def check_schema(content: bytes, file: str, schema: str) -> None:
    """Refusal K51 where the record has another schema; S06 where it is none."""
    found = turned(content, file, lambda record: str(record["schema"]))
    if found != schema:
        hint = "compare them with the version of the program that made the newer edition, or build the older one again"
        message = f"“{file}” has the schema “{found}”, and this version reads “{schema}”"
        raise Refusal(Diagnostic("K51", message, Place(file), hint))


def read_lists(content: bytes, file: str) -> tuple[Listing, ...]:
    """Articles, indexes, emendations and works in this order. Refusal S06."""
    return turned(content, file, lambda record: tuple(_lists(record)))


def read_note_places(content: bytes, file: str) -> dict[str, NotePlace]:
    """By the id of each note where it stands. Refusal S06."""
    return turned(content, file, _note_places)


def _lists(record: Record) -> Iterator[Listing]:
    articles = (_article(each) for each in record["articles"])
    yield Listing(ARTICLES, "Articles", tuple(articles))
    named = Counter(mention["person"] for mention in record["mentions"])
    for index in record["indexes"]:
        title = index["id"].replace("-", " ").capitalize()
        headings = {each["person"]: each["heading"] for each in index["entries"] if not each["see"]}
        yield Listing(index["id"], title, tuple(_entry(each, named, headings) for each in index["entries"]))
    titles = {each["id"]: each["title"] for each in record["articles"]}
    emendations = tuple(_emendation(each, titles) for each in record["emendations"])
    yield Listing(EMENDATIONS, "Emendations", emendations)
    works = tuple(Listed(each["key"], each["text"]) for each in record["works"])
    yield Listing(WORKS, "Bibliography", works)


def _article(article: Record) -> Listed:
    by = ", ".join(article["authors"])
    return Listed(article["id"], f"“{article['title']}”", f"by {by}" if by else "", article["folio"] or "")


def _entry(entry: Record, named: Counter[str], headings: Mapping[str, str]) -> Listed:
    """The detail is what does not depend on pages: how often the name stands in the book, subentries, references."""
    if entry["see"]:
        see = f"see {headings.get(entry['see'], entry['see'])}"
        return Listed(f"{entry['heading']} {see}", entry["heading"], see)
    subentries = sorted(each["label"] for each in entry["subentries"])
    mentions = named[entry["person"]]
    said = [counted(mentions, "mention"), *subentries] if mentions else subentries
    said += [f"see also {headings.get(other, other)}" for other in entry["see_also"]]
    pages = [_locators(entry), *(f"{each['label']} {_locators(each)}" for each in entry["subentries"])]
    return Listed(entry["person"], entry["heading"], ", ".join(said), "; ".join(filter(None, pages)))


def _locators(entry: Record) -> str:
    return ", ".join(each["text"] for each in entry["locators"])


def _emendation(entry: Record, titles: Mapping[str, str]) -> Listed:
    by = ", ".join(filter(None, (entry["siglum"], entry["class"], entry["reason"])))
    key = f"{entry['article']} {entry['where']} {entry['reading']}] {entry['rejected']}"
    words = f"“{titles.get(entry['article'], entry['article'])}”: {entry['lemma']}] {entry['variant']}"
    return Listed(key, words, by, entry["folio"] or "")


def _note_places(record: Record) -> dict[str, NotePlace]:
    folios = {page["ordinal"]: page["folio"] for page in record["pages"]}
    return {
        each["id"]: NotePlace(each["article"], each["mark"], folios.get(each["page"], "")) for each in record["notes"]
    }
