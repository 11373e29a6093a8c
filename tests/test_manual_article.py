"""The article in the manual is read without a finding and uses every construct of the dialect."""

import re
from dataclasses import fields
from pathlib import Path

from florilegium.model import inlines as inline_model
from florilegium.model import text as model
from florilegium.model.article import Article
from florilegium.model.notes import SERIES
from florilegium.read.article import read_article

MANUAL = Path(__file__).parents[1] / "docs" / "articles.md"
MADE_BY_THE_PRESS = {"FolioReference", "FromSettings", "Name", "PageBreak", "TermList"}


def manual_article() -> Article:
    page = MANUAL.read_text("utf-8")
    example = re.search(r":name: an-article-with-everything\n\n(.*?)```", page, re.S)
    assert example
    article, findings = read_article(example[1], "texts/articles/on-the-lion.md", "on-the-lion")
    assert findings == ()
    return article


def kinds_in(value: object) -> set[str]:
    if isinstance(value, tuple):
        return {kind for each in value for kind in kinds_in(each)}
    if type(value).__module__ not in (model.__name__, inline_model.__name__):
        return set()
    return {type(value).__name__} | {kind for field in fields(value) for kind in kinds_in(getattr(value, field.name))}


def test_the_article_of_the_manual_has_every_construct():
    article = manual_article()
    known = {each.__name__ for each in (*inline_model.Inline.__args__, *model.Block.__args__)}
    assert known - kinds_in((article.body, article.notes)) == MADE_BY_THE_PRESS


def test_the_article_of_the_manual_has_every_kind_of_paragraph():
    assert {paragraph.kind for paragraph in manual_article().paragraphs()} == set(model.PARAGRAPH_KINDS)


def test_the_article_of_the_manual_fills_every_field():
    article = manual_article()
    empty = [field.name for field in fields(article) if not getattr(article, field.name)]
    assert empty == []
    assert all(getattr(article.source, field.name) for field in fields(article.source))
    assert {note.series for note in article.notes} == set(SERIES)
    assert {note.asked for note in article.notes} == {"", "end-of-piece"}
