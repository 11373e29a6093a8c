"""An article becomes plain text: a paragraph a line, its notes at the end, nothing marked but their calls."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from florilegium.model.article import Article
from florilegium.model.inlines import Container, Inline, Inlines, NoteCall, Text, VerseLine
from florilegium.model.numerals import list_numeral
from florilegium.model.text import (
    Block,
    Blocks,
    Cell,
    Figure,
    FromSettings,
    Heading,
    Item,
    ItemList,
    Paragraph,
    Quotation,
    Table,
    TermList,
    ThematicBreak,
    Verse,
)
from florilegium.model.walking import plain_text
from florilegium.model.wording import join_names

STEP = "    "


def as_text(article: Article, closing: tuple[str, ...]) -> str:
    """The article with its title above and its notes below; `closing` are lines behind a rule: source, licence."""
    marks = {note.number: note.mark for note in article.notes}
    head = (article.title, article.subtitle, join_names(author.signed for author in article.authors))
    writer = _Writer(marks)
    parts = ["\n".join(filter(None, head)), *writer.write(article.headnote), *writer.write(article.body)]
    if article.notes:
        parts.append("Notes")
    for note in article.notes:
        first, *others = tuple(writer.write(note.blocks)) or ("",)
        written = [f"[{note.mark}] {first}", *others]
        parts += [*written[:-1], " ".join(filter(None, (written[-1], note.closing)))]
    if closing:
        parts += ["* * *", "\n".join(closing)]
    return "\n\n".join(part for part in parts if part.strip()) + "\n"


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes blocks as pieces of text that empty lines part; `marks` are those of the notes."""

    marks: Mapping[int, str]

    def write(self, blocks: Blocks) -> Iterator[str]:
        for block in blocks:
            yield from self._write(block)

    def _write(self, block: Block) -> Iterator[str]:
        match block:
            case Paragraph():
                yield self.words(block)
            case Heading(paragraph=paragraph):
                yield self.words(paragraph)
            case Quotation(blocks=blocks, attribution=attribution):
                yield from map(_indented, self.write(blocks))
                if attribution:
                    yield _indented(f"— {self.words(attribution)}")
            case ItemList(numerals=numerals, items=items):
                yield "\n".join(self._item(item, numerals) for item in items)
            case Verse(stanzas=stanzas):
                yield from (_indented(self.words(stanza)) for stanza in stanzas)
            case Table(head=head, rows=rows, caption=caption):
                lines = [self._row(row) for row in (head, *rows) if row]
                yield "\n".join(([self.words(caption)] if caption else []) + lines)
            case Figure(alternative=alternative, caption=caption):
                yield f"[Figure: {alternative}]" + (f"\n{self.words(caption)}" if caption else "")
            case TermList(terms=terms):
                for term in terms:
                    said = (_indented(self.words(each)) for each in term.descriptions)
                    yield "\n".join((self.words(term.term), *said))
            case ThematicBreak():
                yield "* * *"
            case FromSettings():
                return

    def words(self, paragraph: Paragraph) -> str:
        """The words of a paragraph; a line of verse and a line break end a line, a call is its mark in brackets."""
        return plain_text(_with_calls(paragraph.children, self.marks))

    def _item(self, item: Item, numerals: str) -> str:
        mark = list_numeral(item.number or 0, numerals) if numerals else "–"
        return f"{mark} " + f"\n{STEP}".join("\n".join(self.write(item.blocks)).split("\n"))

    def _row(self, row: tuple[Cell, ...]) -> str:
        return "\t".join(self.words(cell.paragraph).replace("\n", " ") for cell in row)


def _with_calls(inlines: Inlines, marks: Mapping[int, str]) -> Inlines:
    return tuple(_with_call(inline, marks) for inline in inlines)


def _with_call(inline: Inline, marks: Mapping[int, str]) -> Inline:
    if isinstance(inline, NoteCall):
        return Text(f"[{marks[inline.note]}]")
    if isinstance(inline, VerseLine):
        inline = replace(inline, children=(Text(STEP * inline.indent), *inline.children))
    if isinstance(inline, Container):
        return replace(inline, children=_with_calls(inline.children, marks))
    return inline


def _indented(text: str) -> str:
    return "\n".join(f"{STEP}{line}" for line in text.split("\n"))
