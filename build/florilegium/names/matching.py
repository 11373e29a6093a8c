"""Articles and the authority file turned into mentions: every place where a person is named, and no other."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from florilegium.diagnostics import Diagnostic
from florilegium.model.article import Article
from florilegium.model.names import AuthorityFile, Mention
from florilegium.model.text import Paragraph
from florilegium.model.walking import paragraphs, plain_text
from florilegium.names.findings import Finding, findings_in
from florilegium.names.forms import Forms, forms_of
from florilegium.names.namesakes import resolved
from florilegium.names.vocabulary import Vocabulary
from florilegium.names.words import WORD, words_in


@dataclass(frozen=True, slots=True)
class Stretch:
    """A paragraph with the ordinal of the note it belongs to, 0 in the text."""

    paragraph: Paragraph
    note: int


def find_mentions(
    articles: Iterable[Article], authority: AuthorityFile
) -> tuple[tuple[Mention, ...], tuple[Diagnostic, ...]]:
    """All mentions in the order of articles and paragraphs, and what could not be decided (N10, N11).

    Anchors are “article-name-1” and so on, counted in each article. A form that may be two persons and that nothing
    before or after it in the article decides is reported once and is no mention.
    """
    vocabulary = Vocabulary(forms_of(authority))
    mentions: list[Mention] = []
    diagnostics: list[Diagnostic] = []
    for article in articles:
        found, reported = _mentions_in(article, vocabulary)
        mentions += found
        diagnostics += reported
    return tuple(mentions), tuple(diagnostics)


def _mentions_in(article: Article, vocabulary: Vocabulary) -> tuple[list[Mention], list[Diagnostic]]:
    places: list[Stretch] = []
    findings: list[Finding] = []
    ordinary: set[str] = set()
    for stretch in _stretches(article):
        words = WORD.findall(plain_text(stretch.paragraph.children))
        if vocabulary.may_name_somebody(words):
            here = words_in(stretch.paragraph, article.language)
            ordinary |= vocabulary.ordinary(here)
            found = findings_in(here, vocabulary, stretch.paragraph.kind)
            findings += found
            places += [stretch] * len(found)
    return _as_mentions(article, places, findings, vocabulary.forms, ordinary)


def _as_mentions(
    article: Article, places: list[Stretch], findings: list[Finding], forms: Forms, ordinary: set[str]
) -> tuple[list[Mention], list[Diagnostic]]:
    kept = [
        (place, finding)
        for place, finding in zip(places, findings, strict=True)
        if not (finding.capital_word and finding.capital_word in ordinary)
    ]
    persons, diagnostics = resolved([(place.paragraph.place, finding) for place, finding in kept], forms)
    mentions: list[Mention] = []
    for (place, finding), person in zip(kept, persons, strict=True):
        if person:
            anchor = f"{article.id}-name-{len(mentions) + 1}"
            mentions.append(
                Mention(
                    article.id,
                    place.paragraph.n,
                    finding.start,
                    finding.end,
                    finding.surface,
                    person,
                    anchor,
                    place.note,
                )
            )
    return mentions, diagnostics


def _stretches(article: Article) -> Iterator[Stretch]:
    for paragraph in paragraphs(article.body):
        yield Stretch(paragraph, 0)
    for note in article.notes:
        for paragraph in paragraphs(note.blocks):
            yield Stretch(paragraph, note.number)
