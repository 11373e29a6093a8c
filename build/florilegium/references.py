"""Cross-references: each becomes a link with the words that both editions print, as “see p. 12”."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from florilegium.model.article import Article
from florilegium.model.inlines import Anchor, Container, CrossReference, Inline, Inlines, Link, Text
from florilegium.model.medium import place_anchor
from florilegium.model.text import Paragraph
from florilegium.model.volume import Volume
from florilegium.model.walking import every_inline, paragraphs

UNKNOWN_FOLIO = "000"  # printed only while the pages are not known: as wide as most folios are
NO_BREAK = "\u00a0"


def cited_anchors(volume: Volume) -> frozenset[str]:
    """The anchors of all places that the texts of the volume refer to."""
    found = (each for piece in volume.pieces() for each in _references(piece))
    return frozenset(_anchor(each) for each in found)


def refers(article: Article) -> bool:
    """Whether the text has a cross-reference."""
    return any(True for _ in _references(article))


def resolve(volume: Volume, folios: Mapping[str, str]) -> Volume:
    """The volume with a link for each cross-reference; `folios` by anchor, where they are known.

    A piece that the volume does not hold is named by its title and its public address.
    """
    texts = {text.id: text for text in volume.pieces()}
    resolver = _Resolver(volume, folios, _noted(texts))
    return volume.with_texts(lambda text: text.with_paragraphs(resolver.paragraph) if refers(text) else text)


@dataclass(frozen=True, slots=True)
class _Resolver:
    volume: Volume
    folios: Mapping[str, str]
    noted: Mapping[str, str]

    def paragraph(self, paragraph: Paragraph) -> Paragraph:
        return replace(paragraph, children=self._resolved(paragraph.children))

    def _resolved(self, inlines: Inlines) -> Inlines:
        return tuple(self._one(inline) for inline in inlines)

    def _one(self, inline: Inline) -> Inline:
        if isinstance(inline, CrossReference):
            words = self._words(inline)
            blank = " " if inline.children and words else ""
            target = f"article:{inline.article}{'#' if inline.label else ''}{inline.label}"
            return Link(target, (*self._resolved(inline.children), Text(blank + words)))
        if isinstance(inline, Container):
            return replace(inline, children=self._resolved(inline.children))
        return inline

    def _words(self, reference: CrossReference) -> str:
        """“p. 12”, “p. 12 n. 3” for a place in a note; title and address of a piece outside the volume."""
        if outside := self.volume.outside(reference.article):
            address = outside.address.partition("://")[2] or outside.address
            return f"“{outside.title}”, {address}" if address else f"“{outside.title}”"
        anchor = _anchor(reference)
        note = f"{NO_BREAK}n.{NO_BREAK}{self.noted[anchor]}" if anchor in self.noted else ""
        return f"p.{NO_BREAK}{self.folios.get(anchor, UNKNOWN_FOLIO)}{note}"


def _anchor(reference: CrossReference) -> str:
    return place_anchor(reference.article, reference.label) if reference.label else reference.article


def _noted(texts: Mapping[str, Article]) -> Mapping[str, str]:
    """The mark of the note by the anchor of each named place that stands in one."""
    return {
        inline.anchor: note.mark
        for text in texts.values()
        for note in text.notes
        for paragraph in paragraphs(note.blocks)
        for inline in every_inline(paragraph.children)
        if isinstance(inline, Anchor)
    }


def _references(article: Article) -> Iterator[CrossReference]:
    for paragraph in article.paragraphs():
        for inline in every_inline(paragraph.children):
            if isinstance(inline, CrossReference):
                yield inline
