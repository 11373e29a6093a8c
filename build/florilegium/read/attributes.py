"""From words in braces, as “{.small-caps lang=la}”, to a class and a language; all else is a finding."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from florilegium.diagnostics import Place
from florilegium.read.reading import Reading

NUMERALS = ("lower-alpha", "upper-alpha", "lower-roman", "upper-roman")
PARAGRAPH_CLASSES = ("dateline", "salutation", "signature", "caption", "dedication")
QUOTATION_CLASSES = ("epigraph",)
SPAN_CLASSES = ("small-caps", "sup", "sub", "run-in", "page", "no-name", "discussion")
CLASSES = (*NUMERALS, *PARAGRAPH_CLASSES, *QUOTATION_CLASSES, *SPAN_CLASSES, "verse")
# RFC 5646, section 2.1, without the grandfathered tags
LANGUAGE = re.compile(
    r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|\d{3}))?(-([A-Za-z\d]{5,8}|\d[A-Za-z\d]{3}))*(-x(-[A-Za-z\d]{1,8})+)?"
)
_WORD = re.compile(r"""(?:"[^"]*"|[^\s"])+|\S+""")
PRINCIPAL = ".principal"
TEXTS = ("person", "label", "short", "credit")  # attributes that are any words
NAME = re.compile("#[a-z0-9-]+")


@dataclass(frozen=True, slots=True)
class Attributes:
    """The class, the language, the person and the label that were given, each “” where there is none, and their place.

    `principal` says whether the words are the principal place of a discussion. `short` and `credit` are for the list of
    illustrations: a picture's caption in short, and whose the picture is.
    """

    class_: str
    language: str
    place: Place
    person: str = ""
    label: str = ""
    principal: bool = False
    name: str = ""  # of the place, for cross-references
    short: str = ""
    credit: str = ""


def read_attributes(reading: Reading, braces: str, place: Place) -> Attributes:
    """The attributes in `braces`, which begins with “{” at `place`. Findings A04, A24, A25, A34."""
    inner, _, after = braces[1:].partition("}")
    classes, language, principal, name = [], "", False, ""
    texts = dict.fromkeys(TEXTS, "")
    for word, here in words_in_braces(f"{{{inner}}}", place):
        key, _, value = word.partition("=")
        if word.startswith(".") and word[1:] in CLASSES:
            classes.append(word[1:])
        elif word == PRINCIPAL:
            principal = True
        elif NAME.fullmatch(word):
            name = word[1:]
        elif key == "lang":
            language = checked_language(reading, value.strip("\"'"), here)
        elif key in TEXTS and value.strip("\"' "):
            texts[key] = value.strip("\"' ")
        else:
            known = f"the attributes are lang, {', '.join(TEXTS)}, #name"
            hint = f"the classes are {', '.join(CLASSES)}, principal; {known}"
            reading.report("A24", f"“{word}” is no class or attribute of the dialect", here, hint)
    if after.strip():
        here = Place(place.file, place.line, place.column + len(inner) + 2)
        reading.report("A34", f"“{after.strip()}” stands behind the attributes", here, "give it a line of its own")
    if len(classes) > 1:
        reading.report("A25", f"“{'” and “'.join(classes)}” cannot stand together", place, "keep one of them")
    return Attributes(classes[0] if classes else "", language, place, principal=principal, name=name, **texts)


def words_in_braces(braces: str, place: Place) -> Iterator[tuple[str, Place]]:
    """The words between the braces, which begin at `place`, each with its place; quotation marks hold one together.

    >>> [word for word, _ in words_in_braces('{.page by="The Militant"}', Place("a.md"))]
    ['.page', 'by="The Militant"']
    """
    inner = braces[1:-1]
    for word in _WORD.finditer(inner):
        line = inner[: word.start()].rpartition("\n")[2]
        lines = inner.count("\n", 0, word.start())
        column = len(line) + 1 if lines else place.column + 1 + word.start()
        yield word[0], Place(place.file, place.line + lines, column)


def checked_language(reading: Reading, tag: str, place: Place) -> str:
    """The tag. Finding A04 where it is not shaped as BCP 47 asks."""
    if not LANGUAGE.fullmatch(tag):
        reading.report("A04", f"“{tag}” is no language tag", place, "write a tag of BCP 47, as “de”, “en-GB” or “grc”")
    return tag
