"""An article becomes CommonMark with footnotes: as it is read in this edition, without the marks of the house."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from florilegium.export.markdown_words import MarkdownWords
from florilegium.model.article import Article
from florilegium.model.inlines import Text
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
    TermList,
    ThematicBreak,
    Verse,
)

PARTED = "<!-- -->"  # else two lists after one another would be one


def as_markdown(article: Article, told: Mapping[str, str], files: Mapping[str, str]) -> str:
    """The article behind a head in YAML, with `told` in it too; `files` are those of articles and pictures by name."""
    labels = {note.number: note.label for note in article.notes}
    writer = _Writer(MarkdownWords(labels, files), files)
    parts = [_head(article, told), f"# {writer.words.line((Text(article.title),))}"]
    if article.headnote:
        parts += [_quoted("\n\n".join(writer.write(article.headnote)))]
    parts += writer.write(article.body)
    for note in article.notes:
        inner = "\n\n".join(writer.write(note.blocks)) + (f" {note.closing}" if note.closing else "")
        parts.append(f"[^{note.label}]: " + _continued(inner, 4))
    return "\n\n".join(filter(None, parts)) + "\n"


def _head(article: Article, told: Mapping[str, str]) -> str:
    authors = [author.signed for author in article.authors]
    date = article.date.iso if article.date else ""
    known = {"title": article.title, "subtitle": article.subtitle, "author": authors, "date": date}
    lines = (
        f"{key}: {json.dumps(value, ensure_ascii=False)}"
        for key, value in (known | {"lang": article.language} | dict(told)).items()
        if value
    )
    return "\n".join(("---", *lines, "---"))


@dataclass(frozen=True, slots=True)
class _Writer:
    words: MarkdownWords
    pictures: Mapping[str, str]

    def write(self, blocks: Blocks) -> Iterator[str]:
        """The blocks, between which empty lines are to stand."""
        before: Block | None = None
        for block in blocks:
            if isinstance(block, ItemList | TermList) and isinstance(before, ItemList | TermList):
                yield PARTED
            yield from self._write(block)
            before = block

    def _write(self, block: Block) -> Iterator[str]:
        match block:
            case Paragraph(children=children):
                yield self.words.paragraph(children)
            case Heading(level=level, paragraph=paragraph):
                yield f"{'#' * level} {self.words.line(paragraph.children)}"
            case Quotation(blocks=blocks, attribution=attribution):
                said = [f"— {self.words.paragraph(attribution.children)}"] if attribution else []
                yield _quoted("\n\n".join((*self.write(blocks), *said)))
            case ItemList(numerals=numerals, items=items):
                for before, item in zip((None, *items), items, strict=False):
                    if before and numerals and (item.number or 0) != (before.number or 0) + 1:
                        yield PARTED  # a list counts on by one
                    mark = f"{item.number or 0}. " if numerals else "- "
                    yield mark + _continued("\n\n".join(self.write(item.blocks)), len(mark))
            case Verse(stanzas=stanzas):
                yield _quoted("\n\n".join(self.words.paragraph(stanza.children) for stanza in stanzas))
            case Table(head=head, rows=rows, caption=caption):
                if caption:
                    yield self.words.paragraph(caption.children)
                yield self._table(head, rows)
            case Figure(image=image, alternative=alternative, caption=caption):
                yield f"![{self.words.line((Text(alternative),))}](<{self.pictures.get(image, image)}>)"
                if caption:
                    yield self.words.paragraph(caption.children)
            case TermList(terms=terms):
                for term in terms:
                    said = [self.words.line(each.children) for each in term.descriptions]
                    yield "- " + " ".join((f"{self.words.line(term.term.children)}:", *said))
            case ThematicBreak():
                yield "* * *"
            case FromSettings():
                return

    def _table(self, head: tuple[Cell, ...], rows: tuple[tuple[Cell, ...], ...]) -> str:
        across = max(map(len, (head, *rows)))
        lines = [self._row(row, across) for row in (head, *rows)]
        return "\n".join((lines[0], "|" + " --- |" * across, *lines[1:]))

    def _row(self, row: tuple[Cell, ...], across: int) -> str:
        cells = [self.words.line(cell.paragraph.children) for cell in row]
        return "|" + "".join(f" {cell} |" for cell in (*cells, *[""] * (across - len(cells))))


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip(" ") for line in text.split("\n"))


def _continued(text: str, by: int) -> str:
    """The text with all lines but its first moved in, so that they belong to what its first line begins."""
    return "\n".join(" " * by * bool(line and number) + line for number, line in enumerate(text.split("\n")))
