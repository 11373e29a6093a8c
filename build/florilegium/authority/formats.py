"""The forms in which lists of names come and go, by their names."""

from collections.abc import Callable, Iterable

from florilegium.authority.beacon import write_beacon
from florilegium.authority.drafts import Drafts
from florilegium.authority.glossary import read_glossary, write_json
from florilegium.authority.table import read_csv, write_csv
from florilegium.authority.tei import write_tei
from florilegium.authority.tei_reading import read_tei
from florilegium.model.names import Person

# Each takes the text, the name of the file, and what its records are where the list does not say it.
READERS: dict[str, Callable[[str, str, str], Drafts]] = {"tei": read_tei, "csv": read_csv, "glossary": read_glossary}
WRITERS: dict[str, Callable[[Iterable[Person]], str]] = {
    "tei": write_tei,
    "csv": write_csv,
    "beacon": write_beacon,
    "json": write_json,
}
ENDINGS = {".xml": "tei", ".tei": "tei", ".csv": "csv", ".json": "glossary"}
