"""Picks articles by a query on author, date and tags."""

from dataclasses import dataclass

from florilegium.diagnostics import Diagnostic, Refusal
from florilegium.model.article import Article, PartialDate
from florilegium.read.fields import Fields
from florilegium.read.shelf import article_ids, read_front
from florilegium.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Query:
    """What is picked: an author as signed or by id, the span of dates, tags of which one is enough."""

    author: str = ""
    earliest: PartialDate | None = None
    latest: PartialDate | None = None
    tags: tuple[str, ...] = ()

    def fits(self, article: Article) -> bool:
        """Whether the article is picked. One without a date is outside every span."""
        names = {name.casefold() for author in article.authors for name in (author.signed, author.person)}
        if self.author and self.author.casefold() not in names:
            return False
        if self.tags and not set(self.tags) & set(article.tags):
            return False
        if not self.earliest and not self.latest:
            return True
        return bool(article.date) and self._spans(article.date)

    def _spans(self, date: PartialDate | None) -> bool:
        first, last = _first_day(date), _last_day(date)
        return _first_day(self.earliest) <= last and (not self.latest or first <= _last_day(self.latest))


def read_query(fields: Fields) -> Query:
    """The query of a [pick] table. Findings V01 to V04."""
    query = Query(fields.text("author"), fields.date("from"), fields.date("until"), fields.texts("tags"))
    fields.close()
    return query


def pick(workspace: Workspace, query: Query, language: str, findings: list[Diagnostic]) -> tuple[str, ...]:
    """The ids of the articles that fit, by date and then by id, those without a date last.

    All front matter is read; what is wrong there is added to the findings.
    """
    picked = []
    for each in article_ids(workspace):
        try:
            article = read_front(workspace, each, language)
        except Refusal as refusal:
            findings.extend(refusal.diagnostics)
            continue
        if query.fits(article):
            picked.append(article)
    return tuple(article.id for article in sorted(picked, key=_by_date))


def _by_date(article: Article) -> tuple[bool, tuple[int, int, int], str]:
    return article.date is None, _first_day(article.date), article.id


def _first_day(date: PartialDate | None) -> tuple[int, int, int]:
    return (date.year, date.month, date.day) if date else (0, 0, 0)


def _last_day(date: PartialDate | None) -> tuple[int, int, int]:
    return (date.year, date.month or 12, date.day or 31) if date else (9999, 12, 31)
