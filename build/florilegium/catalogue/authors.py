"""Who wrote what: the authors of all articles, told from one another, each with the address of his page."""

from collections.abc import Iterable
from dataclasses import dataclass

from florilegium.catalogue.addresses import author_page, name_page, slugs
from florilegium.diagnostics import Place
from florilegium.model.article import Article, Author
from florilegium.model.names import AuthorityFile, Person

_UNKNOWN = "="  # begins the key of an author without a record: no id has it


@dataclass(frozen=True, slots=True)
class Authors:
    """The authors of the catalogue: `targets` lead from records to those they stand for, `pages` from keys."""

    targets: dict[str, str]
    pages: dict[str, str]

    def key(self, author: Author) -> str:
        """What tells one author from another: the id of the record, else the signature."""
        return self.targets.get(author.person) or f"{_UNKNOWN}{author.signed}"

    def page(self, author: Author) -> str:
        """The address of the author's page."""
        return self.pages[self.key(author)]


def authors_of(articles: Iterable[Article], authority: AuthorityFile) -> Authors:
    """The authors of the articles."""
    authors = Authors(authority.targets(), {})
    keys = dict.fromkeys(authors.key(author) for article in articles for author in article.authors)
    words = slugs(key.removeprefix(_UNKNOWN) for key in keys if key.startswith(_UNKNOWN))
    for key in keys:
        unknown = key.startswith(_UNKNOWN)
        authors.pages[key] = author_page(words[key.removeprefix(_UNKNOWN)]) if unknown else name_page(key)
    return authors


def as_record(key: str) -> Person:
    """An author without a record as one, to be filed with the others.

    >>> as_record("=Maria Lind").headword, as_record("=The Editors").headword, as_record("=The Editors").sort
    ('Lind, Maria', 'The Editors', 'Editors')
    """
    name = key.removeprefix(_UNKNOWN)
    given, blank, family = name.rpartition(" ")
    is_body = not blank or name.startswith("The ")
    headword = name if is_body else f"{family}, {given}"
    return Person(key, headword, Place("texts/names.toml"), sort=name.removeprefix("The ") if is_body else "")
