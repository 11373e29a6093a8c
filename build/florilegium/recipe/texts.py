"""An article by itself: its plain text, and the persons it names."""

from collections.abc import Iterable
from dataclasses import dataclass

from florilegium.diagnostics import Diagnostic, Refusal, in_order
from florilegium.model.article import Article
from florilegium.model.names import Mention
from florilegium.model.walking import kinds, plain_text
from florilegium.names.matching import find_mentions
from florilegium.read.authority import read_authority
from florilegium.read.house import read_house
from florilegium.read.shelf import read_article_file
from florilegium.recipe.name_places import locator
from florilegium.workspace import Workspace


@dataclass(frozen=True, slots=True)
class PlainParagraph:
    """A paragraph as plain text: its ordinal, and what it is in the article (quotation, item, note …)."""

    n: int
    kind: str
    text: str


def paragraphs_of(workspace: Workspace, article: str) -> tuple[PlainParagraph, ...]:
    """The paragraphs of an article: the body's, then the notes', then the headnote's. Refusal with all findings."""
    found = read_one(workspace, article)[0]
    body = [PlainParagraph(each.n, kind, plain_text(each.children)) for kind, each in kinds(found.body)]
    notes = [
        PlainParagraph(each.n, "note", plain_text(each.children))
        for note in found.notes
        for _, each in kinds(note.blocks)
    ]
    headnote = [PlainParagraph(each.n, "headnote", plain_text(each.children)) for _, each in kinds(found.headnote)]
    return (*body, *notes, *headnote)


def mentions_of(workspace: Workspace, articles: Iterable[str]) -> tuple[tuple[Mention, ...], tuple[Diagnostic, ...]]:
    """The mentions in the articles, and what could not be decided. Refusal with all findings of reading."""
    authority, warnings = read_authority(workspace)
    found, findings = read_all(workspace, articles)
    if any(each.is_error for each in findings):
        raise Refusal(*in_order(findings))
    mentions, unresolved = find_mentions(found, authority, locator(workspace))
    return mentions, in_order((*warnings, *findings, *unresolved))


def read_one(workspace: Workspace, article: str) -> tuple[Article, tuple[Diagnostic, ...]]:
    """An article in the language of the house where it names none. Refusal with all findings."""
    house, _ = read_house(workspace)
    return read_article_file(workspace, article, house.language)


def read_all(workspace: Workspace, articles: Iterable[str]) -> tuple[list[Article], list[Diagnostic]]:
    """Every article that can be read, and the findings of all."""
    house, _ = read_house(workspace)
    read: list[Article] = []
    findings: list[Diagnostic] = []
    for id in articles:
        try:
            article, warnings = read_article_file(workspace, id, house.language)
        except Refusal as refusal:
            findings += refusal.diagnostics
        else:
            read.append(article)
            findings += warnings
    return read, findings
