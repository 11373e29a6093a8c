"""Turns the entries of a PDF about itself into what it says: its kind, its output intent, title, language, scripts."""

import re
from collections.abc import Iterator

from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, PdfObject, StreamObject

from florilegium.model.printed_file import Said

UNREADABLE = (PyPdfError, KeyError, ValueError, RuntimeError)  # what is raised for a file that is broken
WANTED = ("Title", "CreationDate", "ModDate", "Trapped")
# How metadata in XMP name the kinds of PDF, as elements or as attributes.
CLAIMS = (
    (re.compile(rb"GTS_PDFXVersion[>=]\s*[\"']?(PDF/X-\w+)"), "{}"),
    (re.compile(rb"pdfuaid:part[>=]\s*[\"']?(\d)"), "PDF/UA-{}"),
    (re.compile(rb"pdfaid:part[>=]\s*[\"']?(\d)"), "PDF/A-{}"),
)
LARGEST = 1_000_000  # bytes of metadata that are looked at
OPENING = {"/OpenAction": "an action on opening", "/AA": "actions", "/AcroForm": "a form"}


def said_by(reader: PdfReader, baggage: tuple[str, ...] = (), tagged: bool = False) -> Said:
    """What the file says of itself, with the scripts and attachments found in it. PyPdfError if it cannot be read."""
    root, told = reader.root_object, DictionaryObject(reader.metadata or {})
    intents = [as_dictionary(each) for each in as_array(root.get("/OutputIntents"))]
    meant = next((each for each in intents if each.get("/S") == "/GTS_PDFX"), None)
    meant = meant or next(iter(intents), DictionaryObject())
    lacking = [key for key in WANTED if not told.get(f"/{key}")]
    return Said(
        version=max(reader.pdf_header.removeprefix("%PDF-"), str(root.get("/Version", "")).lstrip("/")),
        claims=tuple(dict.fromkeys(_claims(root, told))),
        intent=str(meant.get("/OutputConditionIdentifier", "")),
        intent_has_profile="/DestOutputProfile" in meant,
        lacking=(*lacking, *(() if "/ID" in reader.trailer else ("ID",))),
        active=(*_active(root), *_hidden(root), *baggage),
        title=str(told.get("/Title", "")).strip(),
        author=str(told.get("/Author", "")).strip(),
        language=str(root.get("/Lang", "")).strip(),
        tagged=tagged,
    )


def _claims(root: DictionaryObject, told: DictionaryObject) -> Iterator[str]:
    """The kinds of PDF that the file says it is (ISO 15930-1, 6.3; 15930-7, 6.4; 14289-1, 5; 19005-3, 6.6.4)."""
    if conformance := told.get("/GTS_PDFXConformance"):
        yield str(conformance).partition(":")[0]
    stream = root.get("/Metadata")
    stream = stream.get_object() if stream is not None else None
    if isinstance(stream, StreamObject):
        text = stream.get_data()[:LARGEST]
        for pattern, name in CLAIMS:
            if found := pattern.search(text):
                yield name.format(found[1].decode())
    if version := told.get("/GTS_PDFXVersion"):
        yield str(version).partition(":")[0]


def _active(root: DictionaryObject) -> Iterator[str]:
    return (words for key, words in OPENING.items() if key in root and _does_something(root[key]))


def _hidden(root: DictionaryObject) -> tuple[str, ...]:
    """The layers that are not shown (ISO 32000-1, 8.11.4.3)."""
    shown = as_dictionary(as_dictionary(root.get("/OCProperties")).get("/D"))
    return ("hidden layers",) if as_array(shown.get("/OFF")) or shown.get("/BaseState") == "/OFF" else ()


def _does_something(action: PdfObject) -> bool:
    """A place to open the file at is no action."""
    value = action.get_object()
    return not (isinstance(value, ArrayObject) or as_dictionary(value).get("/S") == "/GoTo")


def as_dictionary(value: PdfObject | None) -> DictionaryObject:
    """The dictionary, an empty one for anything else."""
    found = value.get_object() if value is not None else None
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def as_array(value: PdfObject | None) -> ArrayObject:
    """The array, an empty one for anything else."""
    found = value.get_object() if value is not None else None
    return found if isinstance(found, ArrayObject) else ArrayObject()
