"""The marks and the front matter of articles held against the authority file."""

from collections.abc import Collection, Iterator
from difflib import get_close_matches

from florilegium.diagnostics import Diagnostic, Place
from florilegium.model.article import Article
from florilegium.model.inlines import Designated, Discussed
from florilegium.names.defaults import spelling


def unknown_persons(article: Article, known: Collection[str]) -> Iterator[Diagnostic]:
    """N12 for each id that the article gives to words, a discussion, a form or an author and that is not known."""
    for person, place in _given(article):
        if person not in known:
            near = get_close_matches(person, known, 1)
            hint = f"did you mean “{near[0]}”?" if near else "mend the id, or add the record to texts/names.toml"
            yield Diagnostic("N12", f"“{person}” is no person of the authority file", place, hint)


def _given(article: Article) -> Iterator[tuple[str, Place]]:
    yield from ((author.person, article.place) for author in article.authors if author.person)
    yield from ((each.person, each.place) for each in article.names if each.person)
    yield from ((each.person, each.place) for each in article.discussions)
    for inline in article.inlines():
        if isinstance(inline, Designated | Discussed) and inline.person:
            yield inline.person, inline.place


def unused_forms(article: Article, used: set[str]) -> Iterator[Diagnostic]:
    """N13 for each form of the article’s [names] whose spelling is not among those met in it."""
    for each in article.names:
        if spelling(each.form) not in used:
            yield Diagnostic("N13", f"“{each.form}” is not met in this article", each.place, "mend it, or take it away")
