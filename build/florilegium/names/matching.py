"""Articles and the authority file turned into mentions: every place where a person is named, and no other."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from florilegium.diagnostics import Diagnostic
from florilegium.model.article import Article
from florilegium.model.names import AuthorityFile, Mention
from florilegium.model.text import Paragraph
from florilegium.model.walking import paragraphs, plain_text
from florilegium.names.checking import unknown_persons, unused_forms
from florilegium.names.defaults import Defaults, defaults_of
from florilegium.names.finding import Finding, Locate
from florilegium.names.findings import findings_in
from florilegium.names.forms import forms_of
from florilegium.names.lexicon import MONTHS
from florilegium.names.namesakes import Context, Placed, resolved
from florilegium.names.overrides import overridden, overrides_in
from florilegium.names.vocabulary import Vocabulary
from florilegium.names.words import WORD, words_in

EDITORS = "editor"  # the series of notes that were written long after the article


@dataclass(frozen=True, slots=True)
class Stretch:
    """A paragraph with the ordinal of the note it belongs to, 0 in the text, and the year it was written in, or 0."""

    paragraph: Paragraph
    note: int
    year: int


def find_mentions(
    articles: Iterable[Article], authority: AuthorityFile, locate: Locate = lambda paragraph, words, before: paragraph
) -> tuple[tuple[Mention, ...], tuple[Diagnostic, ...]]:
    """All mentions in the order of articles and paragraphs, and what an editor should look at (N10 to N14).

    `locate` gives the findings their places; without it they are those of the paragraphs.
    Anchors are “article-name-1” and so on, counted in each article. A form that may be two persons and that nothing
    in the article decides is reported once and is no mention.
    """
    vocabulary = Vocabulary(forms_of(authority))
    mentions: list[Mention] = []
    diagnostics: list[Diagnostic] = []
    for article in articles:
        diagnostics += unknown_persons(article, vocabulary.forms.targets)
        found, reported = _mentions_in(article, vocabulary, locate)
        mentions += found
        diagnostics += reported
    return tuple(mentions), tuple(diagnostics)


def _mentions_in(article: Article, vocabulary: Vocabulary, locate: Locate) -> tuple[list[Mention], list[Diagnostic]]:
    places: list[Stretch] = []
    findings: list[Finding] = []
    ordinary: set[str] = set()
    defaults = defaults_of(article, vocabulary.forms)
    for stretch in _stretches(article):
        found = _findings(stretch, article, vocabulary, defaults, ordinary)
        findings += found
        places += [stretch] * len(found)
    kept = _believed(list(zip(places, findings, strict=True)), ordinary)
    context = Context(vocabulary.forms.persons, defaults.persons, locate)
    placed = [Placed(stretch.paragraph, stretch.year, finding) for stretch, finding in kept]
    persons, diagnostics = resolved(placed, context)
    return list(_mentions(article, kept, persons)), [*diagnostics, *unused_forms(article, defaults.used)]


def _believed(found: list[tuple[Stretch, Finding]], ordinary: set[str]) -> list[tuple[Stretch, Finding]]:
    """The findings without ordinary words in capitals, and without doubtful ones of persons whom nothing else names."""
    likely = [pair for pair in found if not _is_ordinary(pair[1], ordinary)]
    sure = {person for _, finding in likely for person in finding.persons if not _is_doubtful(finding, ordinary)}
    known = ((stretch, _among(sure, finding) if finding.is_given else finding) for stretch, finding in likely)
    return [pair for pair in known if not _is_doubtful(pair[1], ordinary) or sure & set(pair[1].persons)]


def _among(sure: set[str], finding: Finding) -> Finding:
    return replace(finding, persons=tuple(person for person in finding.persons if person in sure))


def _is_ordinary(finding: Finding, ordinary: set[str]) -> bool:
    """Whether an ordinary word stands in capitals, or as part of a longer name: “the Young Guard”."""
    is_part = finding.is_beside_capitals and _may_be_a_word(finding, ordinary)
    return is_part or bool(finding.capital_word and finding.capital_word in ordinary)


def _is_doubtful(finding: Finding, ordinary: set[str]) -> bool:
    is_opening = bool(finding.opening_word and finding.opening_word in ordinary)
    return finding.is_place or finding.is_given or is_opening or _may_be_a_word(finding, ordinary)


def _may_be_a_word(finding: Finding, ordinary: set[str]) -> bool:
    return bool(finding.bare_word) and finding.bare_word in ordinary | MONTHS


def _findings(
    stretch: Stretch, article: Article, vocabulary: Vocabulary, defaults: Defaults, ordinary: set[str]
) -> list[Finding]:
    """The findings of a stretch as the editor’s marks and defaults leave them; `ordinary` takes in its small words."""
    children = stretch.paragraph.children
    marked = tuple(overrides_in(children))
    if not (marked or defaults.persons or vocabulary.may_name_somebody(WORD.findall(plain_text(children)))):
        return []
    words = words_in(stretch.paragraph, article.language)
    ordinary |= vocabulary.ordinary(words)
    found = defaults.applied(findings_in(words, vocabulary, stretch.paragraph.kind), words)
    return overridden(found, marked, words, vocabulary.forms.targets)


def _mentions(article: Article, kept: list[tuple[Stretch, Finding]], persons: list[str]) -> Iterator[Mention]:
    count = 0
    for (stretch, finding), person in zip(kept, persons, strict=True):
        if person:
            count += 1
            yield Mention(
                article.id,
                stretch.paragraph.n,
                finding.start,
                finding.end,
                finding.surface,
                person,
                f"{article.id}-name-{count}",
                stretch.note,
            )


def _stretches(article: Article) -> Iterator[Stretch]:
    year = article.date.year if article.date else 0
    for paragraph in paragraphs(article.body):
        yield Stretch(paragraph, 0, year)
    for note in article.notes:
        for paragraph in paragraphs(note.blocks):
            yield Stretch(paragraph, note.number, 0 if note.series == EDITORS else year)
    for paragraph in paragraphs(article.headnote):
        yield Stretch(paragraph, 0, 0)
