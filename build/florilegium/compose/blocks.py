"""Blocks become XHTML: one function for the body of an article, in every medium.

In print a note stands inside the paragraph that calls it, where only phrasing elements may stand: the same blocks are
then written as `span`s, and the stylesheet gives them back their nature by class.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from html import escape

from florilegium.compose.inlines import InlineComposer, language_attributes
from florilegium.compose.notes import (
    ComposedNote,
    closing,
    note_apart,
    note_at_foot,
    note_call,
    opening,
    stands_apart,
)
from florilegium.diagnostics import Place
from florilegium.model.article import Article
from florilegium.model.inlines import Inlines
from florilegium.model.medium import Targets, paragraph_anchor
from florilegium.model.notes import END_OF_PIECE, FOOT
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
    Term,
    TermList,
    ThematicBreak,
    Verse,
)
from florilegium.model.walking import plain_text

FEW_COLUMNS = 4  # more of them want a wider screen
HEADINGS = {level: f"h{level}" for level in range(1, 7)}


@dataclass(frozen=True, slots=True)
class ComposedText:
    """An article's body and headnote as XHTML, and its notes where they stand apart from it but in the same piece."""

    body: str
    notes: tuple[ComposedNote, ...]
    headnote: str = ""


def compose_text(article: Article, targets: Targets, source_pages: bool) -> ComposedText:
    """The article's body, headnote, and the notes at its end, in the medium of `targets`."""
    notes = {note.number: note for note in article.notes}
    plain = InlineComposer(targets, lambda number: "", source_pages)
    anchors = article.figure_anchors()
    at_foot = _BlockComposer(article.id, plain, True, anchors)

    def call(number: int) -> str:
        note = notes[number]
        if stands_apart(note, targets.medium):
            return note_call(article.id, note, targets)
        return note_at_foot(article.id, note, at_foot.write_note(note.blocks, "", closing(note)))

    calling = _BlockComposer(article.id, replace(plain, call=call), False, anchors)
    body, headnote = calling.write(article.body), calling.write(article.headnote)
    return ComposedText(body, compose_notes(article, targets, source_pages, (FOOT, END_OF_PIECE)), headnote)


def compose_notes(
    article: Article, targets: Targets, source_pages: bool, settings: tuple[str, ...]
) -> tuple[ComposedNote, ...]:
    """The article's notes of these settings, where they stand apart from their calls."""
    inlines = InlineComposer(targets, lambda number: "", source_pages)
    composer = _BlockComposer(article.id, inlines, False, article.figure_anchors())
    medium = targets.medium
    return tuple(
        note_apart(
            article.id, note, medium,
            composer.write_note(note.blocks, opening(article.id, note, targets), closing(note)),
        )
        for note in article.notes
        if note.setting in settings and stands_apart(note, medium)
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _BlockComposer:
    article: str
    inlines: InlineComposer
    phrasing: bool
    anchors: Mapping[Place, str]  # of figures

    def write(self, blocks: Blocks) -> str:
        return "".join(self._write(block) for block in blocks)

    def write_note(self, blocks: Blocks, opening: str, closing: str) -> str:
        """The blocks of a note with what opens and what closes it: in its first and last paragraph if it has them."""
        last = len(blocks) - 1
        return "".join(
            self._within(block, opening if at == 0 else "", closing if at == last else "")
            for at, block in enumerate(blocks)
        )

    def _within(self, block: Block, opening: str, closing: str) -> str:
        if isinstance(block, Paragraph):
            return self._element("p", block.kind, block, around=(opening, closing))
        loose = (self._tag("p", ' class="paragraph"', each.strip()) if each else "" for each in (opening, closing))
        return self._write(block).join(loose)

    def _write(self, block: Block) -> str:
        match block:
            case Paragraph():
                return self._paragraph(block)
            case Heading(level=level, paragraph=paragraph):
                return self._element(HEADINGS[level], "", paragraph)
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
            case FromSettings():
                return ""  # only in a text that nothing was written into
            case TermList(kind=kind, terms=terms):
                return self._tag("dl", f' class="terms {kind}"', "".join(map(self._term, terms)))
            case ThematicBreak():
                return '<span class="thematic-break"></span>' if self.phrasing else '<hr class="thematic-break"/>'

    def _tag(self, name: str, attributes: str, inner: str) -> str:
        name = "span" if self.phrasing else name
        return f"<{name}{attributes}>{inner}</{name}>"

    def _element(
        self, name: str, kind: str, paragraph: Paragraph, more: str = "", around: tuple[str, str] = ("", "")
    ) -> str:
        kind_class = f' class="{kind}"' if kind else ""
        attributes = (
            f"{kind_class}{self._anchor(name, paragraph.n)}{more}{language_attributes(paragraph.language)}"
            f' data-paragraph="{self.article}/{paragraph.n}"'
        )
        return self._tag(name, attributes, self.inlines.write(paragraph.children).join(around))

    def _anchor(self, name: str, n: int) -> str:
        if name in HEADINGS.values():
            return f' id="{self.article}-heading-{n}"'
        opens = self.inlines.targets.medium.has_open_paragraphs
        return f' id="{paragraph_anchor(self.article, n)}"' if opens else ""

    def _paragraph(self, paragraph: Paragraph) -> str:
        return self._element("p", paragraph.kind, paragraph)

    def _quotation(self, block: Quotation) -> str:
        inner = self.write(block.blocks)
        if block.attribution:
            inner += self._element("p", "attribution", block.attribution)
        kind = "epigraph" if block.is_epigraph else "quotation"
        return self._tag("blockquote", f' class="{kind}"{language_attributes(block.language)}', inner)

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
            return f' data-numeral="{list_numeral(number, numerals)}"'
        if step == 1:
            return ""
        # the typesetter passes over `value` and knows only the counter
        style = f' style="counter-increment: list-item {step}"' if self.inlines.targets.medium.is_paged else ""
        return f' value="{number}"{style}'

    def _item(self, item: Item, number: str) -> str:
        return self._tag("li", f' class="item"{number}', self.write(item.blocks))

    def _table(self, block: Table) -> str:
        caption = self._element("caption", "caption", block.caption) if block.caption else ""
        head = self._tag("thead", ' class="table-head"', self._row(block.head, "th")) if block.head else ""
        labels = () if self.inlines.targets.medium.is_paged else tuple(map(_label, block.head))
        rows = "".join(self._row(row, "td", labels) for row in block.rows)
        body = self._tag("tbody", ' class="table-body"', rows)
        columns = max((len(row) for row in (block.head, *block.rows)), default=0)
        wide = " wide" if columns > FEW_COLUMNS else ""
        table = self._tag("table", f' class="table{wide}"', caption + head + body)
        return table if self.inlines.targets.medium.is_paged else self._tag("div", ' class="table-frame"', table)

    def _row(self, row: tuple[Cell, ...], name: str, labels: tuple[str, ...] = ()) -> str:
        """A row; `labels` say for narrow screens, where cells stand below one another, what column each is of."""
        scope = ' scope="col"' if name == "th" and not self.phrasing else ""
        labels = (*labels, *[""] * (len(row) - len(labels)))
        cells = (
            self._element(name, f"cell {cell.align}", cell.paragraph, scope + label)
            for cell, label in zip(row, labels, strict=False)
        )
        return self._tag("tr", ' class="row"', "".join(cells))

    def _term(self, line: Term) -> str:
        said = "".join(self._element("dd", "description", each) for each in line.descriptions)
        return self._tag("div", ' class="term-line"', self._element("dt", "term", line.term) + said)

    def _figure(self, block: Figure) -> str:
        source = escape(self.inlines.targets.images[block.image])
        image = f'<img src="{source}" alt="{escape(block.alternative)}"/>'
        caption = self._element("figcaption", "caption", block.caption) if block.caption else ""
        anchor = self.anchors.get(block.place, "")
        id = f' id="{anchor}"' if anchor else ""
        return self._tag("figure", f' class="figure"{id}', image + caption)


def _label(head: Cell) -> str:
    said = words(head.paragraph.children)
    return f' data-head="{escape(said)}"' if said else ""


def words(inlines: Inlines) -> str:
    """The inlines as plain words on one line, for headings in contents and navigation."""
    return " ".join(plain_text(inlines).split())
