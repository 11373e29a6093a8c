"""The ways to walk the body of an article: its paragraphs, its figures, its plain words."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from florilegium.model.inlines import (
    Citation,
    Container,
    Emendation,
    FolioReference,
    Inline,
    Inlines,
    LineBreak,
    NoteCall,
    PageBreak,
    SourcePage,
    Text,
    VerseLine,
)
from florilegium.model.text import (
    Block,
    Blocks,
    Cell,
    Figure,
    FromSettings,
    Heading,
    ItemList,
    Paragraph,
    Quotation,
    Table,
    Term,
    TermList,
    ThematicBreak,
    Verse,
)


def paragraphs(blocks: Blocks) -> Iterator[Paragraph]:
    """Every paragraph of the blocks in reading order."""
    for block in blocks:
        yield from _paragraphs_of(block)


def _paragraphs_of(block: Block) -> Iterator[Paragraph]:
    match block:
        case Paragraph():
            yield block
        case Heading(paragraph=paragraph):
            yield paragraph
        case Quotation(blocks=blocks, attribution=attribution):
            yield from paragraphs(blocks)
            if attribution:
                yield attribution
        case ItemList(items=items):
            for item in items:
                yield from paragraphs(item.blocks)
        case Verse(stanzas=stanzas):
            yield from stanzas
        case Table(head=head, rows=rows, caption=caption):
            if caption:
                yield caption
            for row in (head, *rows):
                yield from (cell.paragraph for cell in row)
        case Figure(caption=caption):
            if caption:
                yield caption
        case TermList(terms=terms):
            for term in terms:
                yield from (term.term, *term.descriptions)
        case ThematicBreak() | FromSettings():
            return


def kinds(blocks: Blocks, around: str = "paragraph") -> Iterator[tuple[str, Paragraph]]:
    """Every paragraph in reading order with what it is: a plain one takes the kind of the block it stands in."""
    for block in blocks:
        match block:
            case Quotation(blocks=inner, attribution=attribution):
                yield from kinds(inner, "quotation")
                if attribution:
                    yield attribution.kind, attribution
            case ItemList(items=items):
                for item in items:
                    yield from kinds(item.blocks, "item")
            case _:
                for each in _paragraphs_of(block):
                    yield (around if each.kind == "paragraph" else each.kind), each


def figures(blocks: Blocks) -> Iterator[Figure]:
    """Every figure of the blocks in reading order."""
    for block in blocks:
        match block:
            case Figure():
                yield block
            case Quotation(blocks=inner):
                yield from figures(inner)
            case ItemList(items=items):
                for item in items:
                    yield from figures(item.blocks)
            case _:
                continue


def every_inline(inlines: Inlines) -> Iterator[Inline]:
    """Each inline, and behind it those inside it."""
    for inline in inlines:
        yield inline
        if isinstance(inline, Container):
            yield from every_inline(inline.children)


def with_paragraphs(blocks: Blocks, change: Callable[[Paragraph], Paragraph]) -> Blocks:
    """The same blocks with each paragraph replaced by `change(paragraph)`."""
    return tuple(_with_paragraphs(block, change) for block in blocks)


def _with_paragraphs(block: Block, change: Callable[[Paragraph], Paragraph]) -> Block:
    match block:
        case Paragraph():
            return change(block)
        case Heading(paragraph=paragraph):
            return replace(block, paragraph=change(paragraph))
        case Quotation(blocks=blocks, attribution=attribution):
            inner = with_paragraphs(blocks, change)
            return replace(block, blocks=inner, attribution=change(attribution) if attribution else None)
        case ItemList(items=items):
            return replace(
                block, items=tuple(replace(item, blocks=with_paragraphs(item.blocks, change)) for item in items)
            )
        case Verse(stanzas=stanzas):
            return replace(block, stanzas=tuple(change(stanza) for stanza in stanzas))
        case Table(head=head, rows=rows, caption=caption):
            return replace(
                block,
                caption=change(caption) if caption else None,
                head=_with_cells(head, change),
                rows=tuple(_with_cells(row, change) for row in rows),
            )
        case Figure(caption=caption):
            return replace(block, caption=change(caption) if caption else None)
        case TermList(terms=terms):
            return replace(block, terms=tuple(_with_term(term, change) for term in terms))
        case ThematicBreak() | FromSettings():
            return block


def _with_term(term: Term, change: Callable[[Paragraph], Paragraph]) -> Term:
    return Term(change(term.term), tuple(map(change, term.descriptions)))


def _with_cells(row: tuple[Cell, ...], change: Callable[[Paragraph], Paragraph]) -> tuple[Cell, ...]:
    return tuple(replace(cell, paragraph=change(cell.paragraph)) for cell in row)


def transcribed_text(inlines: Inlines) -> str:
    """The words of the pinned transcription: as `plain_text`, with every emendation undone and without citations.

    >>> from florilegium.diagnostics import Place
    >>> slip = Emendation((Text("not"),), "net", Place("a.md"))
    >>> plain_text((Text("are "), slip)), transcribed_text((Text("are "), slip))
    ('are not', 'are net')
    """
    return plain_text(_undone(inlines))


def _undone(inlines: Inlines) -> Inlines:
    return tuple(_as_transcribed(inline) for inline in inlines)


def _as_transcribed(inline: Inline) -> Inline:
    if isinstance(inline, Emendation):
        return Text(inline.rejected)
    if isinstance(inline, Citation):
        return Text("")
    if isinstance(inline, Container):
        return replace(inline, children=_undone(inline.children))
    return inline


def plain_text(inlines: Inlines) -> str:
    """The words of the inlines: marks and milestones have none, verse lines and line breaks end in a line feed.

    >>> from florilegium.model.inlines import Emphasis
    >>> plain_text((Text("by "), Emphasis((Text("Aldus"),)), NoteCall(1), Text(", 1501")))
    'by Aldus, 1501'
    """
    return "".join(_words(inline) for inline in inlines).removesuffix("\n")


def _words(inline: Inline) -> str:
    match inline:
        case Text(content=content):
            return content
        case LineBreak():
            return "\n"
        case NoteCall() | SourcePage() | PageBreak() | FolioReference():
            return ""
        case VerseLine(children=children):
            return "".join(_words(child) for child in children) + "\n"
        case _:
            return "".join(_words(child) for child in inline.children)
