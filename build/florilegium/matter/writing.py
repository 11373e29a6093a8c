"""Words of the press become blocks of an editor's text, or a text of their own where the editor wrote none."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from florilegium.diagnostics import Place
from florilegium.model.article import Article
from florilegium.model.inlines import Emphasis, Inlines, Link, Text
from florilegium.model.text import Block, Blocks, FromSettings, Item, ItemList, Paragraph
from florilegium.model.volume import Matter, Volume
from florilegium.model.walking import with_paragraphs


def with_written(volume: Volume, kind: str, title: str, blocks: Blocks) -> Volume:
    """The volume with the blocks in its piece of that kind: where the editor marked the place, or as the whole piece.

    An editor's text without a mark is left as it is: the editor says all of it.
    """

    def written(matter: Matter) -> Matter:
        if matter.kind != kind:
            return matter
        text = matter.text or Article(
            kind, title, volume.place, (FromSettings(volume.place),), language=volume.language
        )
        return replace(matter, text=_filled(text, blocks))

    return replace(volume, front=tuple(map(written, volume.front)), back=tuple(map(written, volume.back)))


def _filled(text: Article, blocks: Blocks) -> Article:
    """The text with the blocks at its mark; their paragraphs are numbered after all others of the text."""
    ordinals = iter(range(sum(1 for _ in text.paragraphs()) + 1, 10**6))
    numbered = with_paragraphs(blocks, lambda each: replace(each, n=next(ordinals)))
    return replace(text, body=tuple(_in_place(text.body, numbered)))


def _in_place(body: Blocks, blocks: Blocks) -> Iterator[Block]:
    for block in body:
        if isinstance(block, FromSettings):
            yield from blocks
        else:
            yield block


def paragraph(place: Place, *inlines: str | Text | Emphasis | Link) -> Paragraph:
    """A paragraph of plain words and other inlines."""
    return Paragraph(0, "paragraph", _inlines(inlines), place)


def listed(place: Place, lines: Iterable[Iterable[str | Text | Emphasis | Link]]) -> ItemList:
    """A list without numbers, each line an item."""
    return ItemList("", tuple(Item(None, (Paragraph(0, "paragraph", _inlines(line), place),)) for line in lines))


def title(words: str) -> Emphasis:
    """The words as a title."""
    return Emphasis((Text(words),))


def link(address: str) -> Link:
    """A public address, printed and linked."""
    return Link(address, (Text(address),))


def _inlines(parts: Iterable[str | Text | Emphasis | Link]) -> Inlines:
    return tuple(Text(part) if isinstance(part, str) else part for part in parts)
