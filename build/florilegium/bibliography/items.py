"""An article of a volume turned into a work that others can cite."""

from collections.abc import Mapping
from typing import Any

from florilegium.model.article import Article, Author
from florilegium.model.lists import Work
from florilegium.model.volume import Volume


def article_as_work(article: Article, volume: Volume, headwords: Mapping[str, str]) -> Work:
    """The article as a chapter of the volume. `headwords` are those of the records, “Moxon, Joseph”, by their ids."""
    title = f"{article.title}: {article.subtitle}" if article.subtitle else article.title
    book = f"{volume.title}: {volume.subtitle}" if volume.subtitle else volume.title
    variables = {
        "id": article.id,
        "type": "chapter",
        "title": title,
        "author": [_name(headwords.get(author.person, ""), author) for author in article.authors],
        "translator": [_name("", Author(article.translator))] if article.translator else [],
        "container-title": book,
        "editor": [_name("", Author(editor)) for editor in volume.editors],
        "collection-title": volume.series,
        "publisher": volume.house.imprint,
        "publisher-place": volume.house.place,
        "issued": {"date-parts": [[int(volume.date[:4])]]},
        "original-date": {"date-parts": [[article.date.year]]} if article.date else {},
        "language": article.language,
    }
    return Work(article.id, {name: value for name, value in variables.items() if value}, article.place)


def _name(headword: str, author: Author) -> dict[str, Any]:
    """The parts of a name: from the record where there is one, else the last word is the surname.

    >>> _name("", Author("Leon Trotsky")), _name("Chen Duxiu", Author("Chen Tu-hsiu")), _name("", Author("Editors"))
    ({'family': 'Trotsky', 'given': 'Leon'}, {'literal': 'Chen Duxiu'}, {'literal': 'Editors'})
    """
    if headword:
        family, comma, given = headword.partition(", ")
        return {"family": family, "given": given} if comma else {"literal": family}
    given, blank, family = author.signed.rpartition(" ")
    return {"family": family, "given": given} if blank else {"literal": author.signed}
