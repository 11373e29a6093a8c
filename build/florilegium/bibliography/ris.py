"""A work as a tagged reference of RIS, in the tags that EndNote and Zotero read for books and their chapters."""

from collections.abc import Iterator, Mapping
from typing import Any

from florilegium.bibliography.variables import dates, names
from florilegium.model.lists import Work

KINDS = {"chapter": "CHAP", "book": "BOOK"}
PEOPLE = {"author": "AU", "editor": "A2", "translator": "A4"}
EDITOR_OF_A_BOOK = "A3"  # of a chapter’s book it is A2, which with a book is the editor of the series
TAGS = {
    "title": "TI", "container-title": "T2", "collection-title": "T3", "edition": "ET", "publisher": "PB",
    "publisher-place": "CY", "ISBN": "SN", "language": "LA", "URL": "UR", "section": "SE",
}  # fmt: skip


def reference(work: Work) -> str:
    """The reference with CRLF behind each line, as RIS has it, and a blank line at its end."""
    lines = "".join(f"{tag}  - {' '.join(value.split())}\r\n" for tag, value in _tagged(work))
    return f"{lines}ER  - \r\n\r\n"


def _tagged(work: Work) -> Iterator[tuple[str, str]]:
    variables: Mapping[str, Any] = work.variables
    kind = str(variables["type"])
    yield "TY", KINDS[kind]
    yield "ID", work.key
    for role, tag in PEOPLE.items():
        for name in names(variables, role):
            yield EDITOR_OF_A_BOOK if (role, kind) == ("editor", "book") else tag, _person(name)
    for variable, tag in TAGS.items():
        if value := str(variables.get(variable, "")):
            yield tag, value
    # A series’ number is the volume of a book, and of a chapter’s book too.
    if number := str(variables.get("collection-number", "")):
        yield "VL", number
    yield "PY", str(dates(variables, "issued")[0])
    if original := dates(variables, "original-date"):
        yield "OP", "-".join(f"{part:02d}" for part in original)
    first, dash, last = str(variables.get("page", "")).partition("–")
    if first:
        yield "SP", first
    if dash:
        yield "EP", last


def _person(name: Mapping[str, str]) -> str:
    """A name as RIS has it: surname, given names, suffix."""
    parts = (name.get("literal") or name["family"], name.get("given", ""), name.get("suffix", ""))
    return ", ".join(part for part in parts if part)
