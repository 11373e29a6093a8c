"""Blocks become XHTML: one function for the body of an article, in either medium.

In print a note stands inside the paragraph that calls it, where only phrasing elements may stand: the same blocks are
then written as `span`s, and the stylesheet gives them back their nature by class.
"""

from dataclasses import dataclass, replace
from html import escape

from florilegium.compose.inlines import InlineComposer, language_attributes
from florilegium.model.article import Article
from florilegium.model.inlines import Inlines
from florilegium.model.medium import Medium, Targets
from florilegium.model.numerals import roman
from florilegium.model.text import (
    Block,
    Blocks,
    Cell,
    Figure,
    Heading,
    Item,
    ItemList,
    Note,
    Paragraph,
    Quotation,
    Table,
    ThematicBreak,
    Verse,
)
from florilegium.model.walking import plain_text


@dataclass(frozen=True, slots=True)
class ComposedNote:
    """A note as it stands in the EPUB: its mark, the ids of note and call, its paragraphs as XHTML."""

    mark: str
    series: str
    id: str
    call: str
    content: str


@dataclass(frozen=True, slots=True)
class ComposedText:
    """An article's body and headnote as XHTML, and its notes where they stand apart from it (EPUB)."""

    body: str
    notes: tuple[ComposedNote, ...]
    headnote: str = ""


def note_id(article: str, number: int) -> str:
    """The anchor of a note; its call has the same with “call”."""
    return f"{article}-note-{number}"


def call_id(article: str, number: int) -> str:
    return f"{article}-call-{number}"


def compose_text(article: Article, targets: Targets, source_pages: bool) -> ComposedText:
    """The article's body, notes and headnote in the medium of `targets`."""
    notes = {note.number: note for note in article.notes}
    plain = InlineComposer(targets, lambda number: "", source_pages)
    inside = _BlockComposer(article.id, plain, phrasing=targets.medium is Medium.PRINT)

    def call(number: int) -> str:
        note = notes[number]
        if targets.medium is Medium.PRINT:
            return _printed_note(article.id, note, inside.write(note.blocks))
        return (
            f'<a class="note-call" id="{call_id(article.id, number)}" href="#{note_id(article.id, number)}"'
            f' epub:type="noteref" role="doc-noteref">{escape(note.mark)}</a>'
        )

    calling = _BlockComposer(article.id, replace(plain, call=call), phrasing=False)
    body, headnote = calling.write(article.body), calling.write(article.headnote)
    if targets.medium is Medium.PRINT:
        return ComposedText(body, (), headnote)
    apart = tuple(_apart(article.id, note, inside.write(note.blocks)) for note in article.notes)
    return ComposedText(body, apart, headnote)


def _printed_note(article: str, note: Note, content: str) -> str:
    id = note_id(article, note.number)
    return f'<span class="note {note.series}" id="{id}" data-mark="{escape(note.mark)}">{content}</span>'


def _apart(article: str, note: Note, content: str) -> ComposedNote:
    return ComposedNote(note.mark, note.series, note_id(article, note.number), call_id(article, note.number), content)


@dataclass(frozen=True, slots=True)
class _BlockComposer:
    article: str
    inlines: InlineComposer
    phrasing: bool

    def write(self, blocks: Blocks) -> str:
        return "".join(self._write(block) for block in blocks)

    def _write(self, block: Block) -> str:
        match block:
            case Paragraph():
                return self._paragraph(block)
            case Heading(level=level, paragraph=paragraph):
                return self._element(f"h{level}", "", paragraph, f' id="{self.article}-heading-{paragraph.n}"')
            case Quotation():
                return self._quotation(block)
            case ItemList():
                return self._list(block)
            case Verse(stanzas=stanzas, language=language):
                inner = "".join(self._element("p", "stanza", stanza) for stanza in stanzas)
                return self._tag("div", f' class="verse"{language_attributes(language)}', inner)
            case Table():
                return self._table(block)
            case Figure():
                return self._figure(block)
            case ThematicBreak():
                return '<span class="thematic-break"></span>' if self.phrasing else '<hr class="thematic-break"/>'

    def _tag(self, name: str, attributes: str, inner: str) -> str:
        name = "span" if self.phrasing else name
        return f"<{name}{attributes}>{inner}</{name}>"

    def _element(self, name: str, kind: str, paragraph: Paragraph, more: str = "") -> str:
        kind_class = f' class="{kind}"' if kind else ""
        attributes = (
            f'{kind_class}{more}{language_attributes(paragraph.language)} data-paragraph="{self.article}/{paragraph.n}"'
        )
        return self._tag(name, attributes, self.inlines.write(paragraph.children))

    def _paragraph(self, paragraph: Paragraph) -> str:
        return self._element("p", paragraph.kind, paragraph)

    def _quotation(self, block: Quotation) -> str:
        inner = self.write(block.blocks)
        if block.attribution:
            inner += self._element("p", "attribution", block.attribution)
        return self._tag("blockquote", f' class="quotation"{language_attributes(block.language)}', inner)

    def _list(self, block: ItemList) -> str:
        if not block.numerals:
            return self._tag("ul", ' class="list"', "".join(self._item(item, "") for item in block.items))
        numbers = [0, *(item.number or 0 for item in block.items)]
        items = "".join(
            self._item(item, self._number(number, number - before, block.numerals))
            for item, before, number in zip(block.items, numbers, numbers[1:], strict=False)
        )
        return self._tag("ol", f' class="list {block.numerals}"', items)

    def _number(self, number: int, step: int, numerals: str) -> str:
        """The attributes that give an item the source's number, where it is not the next one after the last."""
        if self.phrasing:
            return f' data-numeral="{_numeral(number, numerals)}"'
        if step == 1:
            return ""
        # the typesetter passes over `value` and knows only the counter
        style = f' style="counter-increment: list-item {step}"' if self.inlines.targets.medium is Medium.PRINT else ""
        return f' value="{number}"{style}'

    def _item(self, item: Item, number: str) -> str:
        return self._tag("li", f' class="item"{number}', self.write(item.blocks))

    def _table(self, block: Table) -> str:
        caption = self._element("caption", "caption", block.caption) if block.caption else ""
        head = self._tag("thead", ' class="table-head"', self._row(block.head, "th")) if block.head else ""
        rows = self._tag("tbody", ' class="table-body"', "".join(self._row(row, "td") for row in block.rows))
        return self._tag("table", ' class="table"', caption + head + rows)

    def _row(self, row: tuple[Cell, ...], name: str) -> str:
        scope = ' scope="col"' if name == "th" and not self.phrasing else ""
        cells = (self._element(name, f"cell {cell.align}", cell.paragraph, scope) for cell in row)
        return self._tag("tr", ' class="row"', "".join(cells))

    def _figure(self, block: Figure) -> str:
        source = escape(self.inlines.targets.images[block.image])
        image = f'<img src="{source}" alt="{escape(block.alternative)}"/>'
        caption = self._element("figcaption", "caption", block.caption) if block.caption else ""
        return self._tag("figure", ' class="figure"', image + caption)


def _numeral(number: int, numerals: str) -> str:
    """The number of a list item as printed, with its full stop."""
    letter = chr(ord("a") + (number - 1) % 26)
    plain = {
        "lower-alpha": letter,
        "upper-alpha": letter.upper(),
        "lower-roman": roman(number),
        "upper-roman": roman(number).upper(),
    }
    return plain.get(numerals, str(number)) + "."


def words(inlines: Inlines) -> str:
    """The inlines as plain words on one line, for headings in contents and navigation."""
    return " ".join(plain_text(inlines).split())
