"""A work as an entry of BibTeX: UTF-8, with TeX's own signs escaped."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from florilegium.bibliography.variables import dates, names
from florilegium.model.lists import Work

# What an article of a volume and the volume itself are called; classic BibTeX has no word for an edited book as such.
KINDS = {"chapter": "incollection", "book": "book"}
FIELDS = {
    "title": "title", "container-title": "booktitle", "collection-title": "series", "collection-number": "number",
    "edition": "edition", "publisher": "publisher", "publisher-place": "address", "page": "pages", "ISBN": "isbn",
    "URL": "url", "language": "language", "section": "note",
}  # fmt: skip
PEOPLE = ("author", "editor", "translator")
TITLES = frozenset({"title", "booktitle", "series"})
AS_THEY_ARE = frozenset({"url"})  # not set by TeX
_LIGATURES = re.compile(r"([-'`])(?=\1)")  # TeX turns two hyphens into a dash, two apostrophes into a quotation mark
# A brace has a name: BibTeX counts those of a value, whatever stands before them.
_NAMES = {"\\": "backslash", "~": "asciitilde", "^": "asciicircum", "{": "braceleft", "}": "braceright"}
_SIGNS = {sign: rf"\text{name}{{}}" for sign, name in _NAMES.items()} | {sign: rf"\{sign}" for sign in "&%$#_"}


def entry(work: Work) -> str:
    """The entry, a field on each line, with a line feed at its end."""
    fields = "".join(f",\n  {name} = {{{value}}}" for name, value in _fields(work.variables))
    return f"@{KINDS[str(work.variables['type'])]}{{{work.key}{fields}\n}}\n"


def escaped(words: str) -> str:
    r"""Words that TeX prints as they are.

    >>> print(escaped(r"Ink & Paper, 50 % {of a_b \ c"))
    Ink \& Paper, 50 \% \textbraceleft{}of a\_b \textbackslash{} c
    """
    return _LIGATURES.sub(r"\1{}", "".join(_SIGNS.get(sign, sign) for sign in words))


def _fields(variables: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for role in PEOPLE:
        if people := " and ".join(_person(name) for name in names(variables, role)):
            yield role, people
    for variable, field in FIELDS.items():
        if value := str(variables.get(variable, "")):
            yield field, _value(field, value)
    for variable, field in (("issued", "year"), ("original-date", "origdate")):
        if date := dates(variables, variable):
            yield field, "-".join(f"{part:02d}" for part in date)


def _value(field: str, value: str) -> str:
    if field in AS_THEY_ARE:
        return value
    if field in TITLES:
        return _with_capitals(value)
    return escaped(value).replace("–", "--") if field == "pages" else escaped(value)


def _with_capitals(title: str) -> str:
    """The title with its capitals as they are, whatever a style does with those of titles."""
    return f"{{{escaped(title)}}}"


def _person(name: Mapping[str, str]) -> str:
    """A name in the form that leaves no doubt which of it is the surname.

    >>> _person({"family": "King", "given": "Martin Luther", "suffix": "Jr."}), _person({"literal": "Ink and Co."})
    ('King, Jr., Martin Luther', '{Ink and Co.}')
    """
    if "literal" in name:
        return f"{{{escaped(name['literal'])}}}"
    parts = (_whole(name["family"]), name.get("suffix", ""), name.get("given", ""))
    return ", ".join(part if part.startswith("{") else escaped(part) for part in parts if part)


def _whole(family: str) -> str:
    """A surname of several words, or with an “and” in it, kept together."""
    return f"{{{escaped(family)}}}" if " " in family else family
