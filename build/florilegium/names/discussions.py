"""The stretches that the editor marked as continuous treatments turned into discussions with their anchors."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from florilegium.model.article import Article
from florilegium.model.cutting import Leaf, width
from florilegium.model.inlines import Discussed, Inlines
from florilegium.model.names import AuthorityFile, Discussion
from florilegium.model.text import Paragraph
from florilegium.model.walking import paragraphs, plain_text


@dataclass(frozen=True, slots=True)
class Landing:
    """The words of a paragraph, from `start` to `end`, that a locator leads to."""

    paragraph: int
    start: int
    end: int
    anchor: str


@dataclass(frozen=True, slots=True)
class _Stretch:
    """From an offset in one paragraph to an offset in another."""

    person: str
    first: Paragraph
    start: int
    last: Paragraph
    end: int
    label: str
    principal: bool


def find_discussions(articles: Iterable[Article], authority: AuthorityFile) -> tuple[Discussion, ...]:
    """All discussions in the order of articles and of their beginnings; those of unknown persons are left out."""
    targets = authority.targets()
    found = (discussion for article in articles for discussion, _ in _discussions(article))
    return tuple(replace(each, person=targets[each.person]) for each in found if each.person in targets)


def landings(article: Article) -> Iterator[Landing]:
    """The words of the article that get the anchors of its discussions: the first and the last word of each."""
    for _, places in _discussions(article):
        yield from places


def _discussions(article: Article) -> Iterator[tuple[Discussion, tuple[Landing, ...]]]:
    notes = {paragraph.n: note.number for note in article.notes for paragraph in paragraphs(note.blocks)}
    for number, stretch in enumerate(_stretches(article), 1):
        anchor = f"{article.id}-discussion-{number}"
        first = _first_word(stretch, anchor)
        last = _last_word(stretch, f"{anchor}-end")
        is_one = (first.paragraph, first.start, first.end) == (last.paragraph, last.start, last.end)
        opening = plain_text(stretch.first.children)[first.start : first.end]
        closing = plain_text(stretch.last.children)[last.start : last.end]
        note = notes.get(stretch.first.n, 0)
        end = anchor if is_one else last.anchor
        marked = (stretch.label, stretch.principal)
        yield (
            Discussion(stretch.person, article.id, anchor, end, opening, closing, note, *marked),
            (first,) if is_one else (first, last),
        )


def _stretches(article: Article) -> list[_Stretch]:
    by_number = {paragraph.n: paragraph for paragraph in article.paragraphs()}
    found = []
    for each in article.discussions:
        first, last = by_number[each.first], by_number[each.last]
        end = len(plain_text(last.children))
        found.append(_Stretch(each.person, first, 0, last, end, each.label, each.principal))
    for paragraph in by_number.values():
        for span, start, end in _spans(paragraph.children):
            found.append(_Stretch(span.person, paragraph, start, paragraph, end, span.label, span.principal))
    with_words = [each for each in found if _has_words(each)]
    return sorted(with_words, key=lambda each: (each.first.n, each.start, -each.last.n, -each.end))


def _has_words(stretch: _Stretch) -> bool:
    first, last = plain_text(stretch.first.children)[stretch.start :], plain_text(stretch.last.children)[: stretch.end]
    return bool(first.strip() and last.strip())


def _spans(inlines: Inlines, base: int = 0) -> Iterator[tuple[Discussed, int, int]]:
    for inline in inlines:
        size = width(inline)
        if not isinstance(inline, Leaf):
            if isinstance(inline, Discussed):
                yield inline, base, base + size
            yield from _spans(inline.children, base)
        base += size


def _first_word(stretch: _Stretch, anchor: str) -> Landing:
    text = plain_text(stretch.first.children)
    edge = stretch.end if stretch.first is stretch.last else len(text)
    inside = text[stretch.start : edge]
    start = stretch.start + len(inside) - len(inside.lstrip())
    return Landing(stretch.first.n, start, start + len(text[start:edge].split()[0]), anchor)


def _last_word(stretch: _Stretch, anchor: str) -> Landing:
    edge = stretch.start if stretch.first is stretch.last else 0
    inside = plain_text(stretch.last.children)[edge : stretch.end].rstrip()
    end = edge + len(inside)
    return Landing(stretch.last.n, end - len(inside.split()[-1]), end, anchor)
