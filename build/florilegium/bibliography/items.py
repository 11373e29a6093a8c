"""A volume, or an article of one, turned into a work that others can cite."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from florilegium.model.article import Article, Author, PartialDate
from florilegium.model.bodies import is_body
from florilegium.model.lists import Work
from florilegium.model.volume import Volume

Headwords = Mapping[str, str]  # those of the records, “Moxon, Joseph”, by their ids
_SUFFIX = re.compile(r",? (Jr\.?|Sr\.?|II|III|IV)$")


def article_as_work(article: Article, volume: Volume, headwords: Headwords, pages: str = "", address: str = "") -> Work:
    """The article as a chapter of the volume, under the key “volume.article”, which stays the same in all editions.

    `pages` are its folios, `address` is where it can be read; both may be “”.
    """
    variables = {
        "type": "chapter",
        "title": _with_subtitle(article.title, article.subtitle),
        "author": [_name(headwords.get(author.person, ""), author) for author in article.authors],
        "translator": _names((article.translator,) if article.translator else volume.translators),
        "container-title": _with_subtitle(volume.title, volume.subtitle),
        "original-date": _original(article.date, volume),
        "page": pages,
        "language": article.language,
        **_shared(volume),
        "URL": address,
    }
    return _work(f"{volume.id}.{article.id}", variables, article)


def at_paragraph(work: Work, n: int) -> Work:
    """The work cited at one of its paragraphs, whose pages and address it has already."""
    return replace(work, variables={**work.variables, "section": f"paragraph {n}"})


def volume_as_work(volume: Volume, address: str = "") -> Work:
    """The volume as a book, under its id."""
    variables = {
        "type": "book",
        "title": _with_subtitle(volume.title, volume.subtitle),
        "translator": _names(volume.translators),
        "language": volume.language,
        **_shared(volume),
        "URL": address,
    }
    return _work(volume.id, variables, volume)


def _shared(volume: Volume) -> dict[str, object]:
    """What a volume and its articles are cited with alike. A first edition is not called so."""
    return {
        "editor": _names(volume.editors),
        "collection-title": volume.series,
        "collection-number": volume.series_number,
        "edition": volume.edition if volume.edition != "1" else "",
        "publisher": volume.house.imprint,
        "publisher-place": volume.house.place,
        "ISBN": volume.isbn.print or volume.isbn.epub or volume.isbn.screen,
        "issued": {"date-parts": [[int(volume.date[:4])]]},
    }


def _work(key: str, variables: Mapping[str, object], origin: Article | Volume) -> Work:
    return Work(key, {"id": key, **{name: value for name, value in variables.items() if value}}, origin.place)


def _with_subtitle(title: str, subtitle: str) -> str:
    return f"{title}: {subtitle}" if subtitle else title


def _original(date: PartialDate | None, volume: Volume) -> dict[str, object]:
    """The date of the piece itself, where it is older than the volume."""
    if not date or date.year == int(volume.date[:4]):
        return {}
    return {"date-parts": [[part for part in (date.year, date.month, date.day) if part]]}


def _names(names: Iterable[str]) -> list[dict[str, Any]]:
    return [_name("", Author(name)) for name in names]


def filed_as(headword: str, signed: str) -> str:
    """The name as catalogues sort it: that of the record, else with the surname first.

    >>> filed_as("Moxon, Joseph", "Jos. Moxon"), filed_as("", "Leon Trotsky"), filed_as("", "Editors")
    ('Moxon, Joseph', 'Trotsky, Leon', 'Editors')
    """
    parts = _name(headword, Author(signed))
    return f"{parts['family']}, {parts['given']}" if "family" in parts else str(parts["literal"])


def _name(headword: str, author: Author) -> dict[str, Any]:
    """The parts of a name: from the record where there is one, else the last word is the surname.

    >>> _name("", Author("Leon Trotsky")), _name("Chen Duxiu", Author("Chen Tu-hsiu")), _name("", Author("Editors"))
    ({'family': 'Trotsky', 'given': 'Leon'}, {'literal': 'Chen Duxiu'}, {'literal': 'Editors'})
    >>> _name("", Author("The Editors")), _name("", Author("Jo Doe, Jr."))
    ({'literal': 'The Editors'}, {'family': 'Doe', 'given': 'Jo', 'suffix': 'Jr.'})
    """
    if headword:
        family, comma, given = headword.partition(", ")
        return {"family": family, "given": given} if comma else {"literal": family}
    suffix = _SUFFIX.search(author.signed)
    given, blank, family = author.signed[: suffix.start() if suffix else None].rpartition(" ")
    if not blank or is_body(author.signed):
        return {"literal": author.signed}
    return {"family": family, "given": given, **({"suffix": suffix[1]} if suffix else {})}
