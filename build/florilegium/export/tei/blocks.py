"""Blocks become the paragraphs, lists, verses, tables and divisions of TEI."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import takewhile

from florilegium.diagnostics import Place
from florilegium.export.tei.markup import element, said
from florilegium.export.tei.words import Words
from florilegium.model.hypertext import xml_id
from florilegium.model.medium import paragraph_anchor
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

OPENING = {"dateline": "dateline", "salutation": "salute"}
CLOSING = {"signature": "signed", "dateline": "dateline"}


@dataclass(frozen=True, slots=True)
class BlockWriter:
    """Writes the blocks of one text; `anchors` are those of its figures."""

    article: str
    words: Words
    anchors: Mapping[Place, str]

    def divided(self, blocks: Blocks) -> str:
        """The body of a text: what opens and closes it, and a division for each heading."""
        opening = tuple(takewhile(lambda block: _is(block, OPENING), blocks))
        rest = blocks[len(opening) :]
        closing = tuple(takewhile(lambda block: _is(block, CLOSING), reversed(rest)))[::-1]
        parts, depths = [self._around("opener", OPENING, opening)], list[int]()
        for block in rest[: len(rest) - len(closing)]:
            if isinstance(block, Heading):
                while depths and depths[-1] >= block.level:
                    depths.pop()
                    parts.append("</div>\n")
                depths.append(block.level)
                parts.append('<div type="section">\n' + self._paragraph("head", block.paragraph))
            else:
                parts.append(self._write(block))
        return "".join((*parts, self._around("closer", CLOSING, closing), "</div>\n" * len(depths)))

    def write(self, blocks: Blocks) -> str:
        """The blocks in order, where no division can stand: in a note, a quotation, an item."""
        return "".join(map(self._write, blocks))

    def _around(self, name: str, kinds: Mapping[str, str], blocks: Blocks) -> str:
        lines = (self._paragraph(kinds[each.kind], each) for each in blocks if isinstance(each, Paragraph))
        inner = "".join(lines)
        return f"{element(name, inner)}\n" if inner else ""

    def _write(self, block: Block) -> str:
        match block:
            case Paragraph():
                return self._paragraph("p", block, rend=block.kind if block.kind != "paragraph" else "")
            case Heading(paragraph=paragraph):
                return self._paragraph("label", paragraph, type="heading")
            case Quotation():
                return self._quotation(block)
            case ItemList(numerals=numerals, items=items):
                inner = "".join(element("item", self.write(i.blocks), n=str(i.number or "")) + "\n" for i in items)
                return element("list", inner, rend="numbered" if numerals else "bulleted", type=numerals) + "\n"
            case Verse(stanzas=stanzas, language=language):
                inner = "".join(self._paragraph("lg", stanza, type="stanza") for stanza in stanzas)
                return element("lg", inner, type="verse", lang=language) + "\n"
            case Table():
                return self._table(block)
            case Figure():
                return self._figure(block)
            case TermList(kind=kind, terms=terms):
                return element("list", "".join(map(self._term, terms)), type="gloss", subtype=kind) + "\n"
            case ThematicBreak():
                return '<milestone unit="section" rend="ornament"/>\n'
            case FromSettings():
                return ""  # only in a text that nothing was written into

    def _paragraph(self, name: str, paragraph: Paragraph, **attributes: str) -> str:
        anchor = f"{self.article}-heading-{paragraph.n}"
        id = xml_id(anchor if paragraph.kind == "heading" else paragraph_anchor(self.article, paragraph.n))
        inner = self.words.write(paragraph.children)
        return element(name, inner, xml_id=id, lang=paragraph.language, **attributes) + "\n"

    def _quotation(self, block: Quotation) -> str:
        kind = "epigraph" if block.is_epigraph else ""
        quoted = element("quote", self.write(block.blocks), type=kind, lang=block.language)
        if not block.attribution:
            return f"{quoted}\n"
        return element("cit", quoted + self._paragraph("bibl", block.attribution), type=kind) + "\n"

    def _table(self, block: Table) -> str:
        caption = self._paragraph("head", block.caption) if block.caption else ""
        head = self._row(block.head, "label") if block.head else ""
        return element("table", caption + head + "".join(self._row(row, "") for row in block.rows)) + "\n"

    def _row(self, row: tuple[Cell, ...], role: str) -> str:
        cells = (self._paragraph("cell", cell.paragraph, rend=cell.align) for cell in row)
        return element("row", "".join(cells), role=role) + "\n"

    def _figure(self, block: Figure) -> str:
        caption = self._paragraph("head", block.caption) if block.caption else ""
        inner = element("graphic", url=block.image) + caption + said("figDesc", block.alternative)
        return element("figure", inner, xml_id=xml_id(self.anchors.get(block.place, ""))) + "\n"

    def _term(self, line: Term) -> str:
        described = "".join(self._paragraph("p", each) for each in line.descriptions)
        return self._paragraph("label", line.term) + element("item", described) + "\n"


def _is(block: Block, kinds: Mapping[str, str]) -> bool:
    return isinstance(block, Paragraph) and block.kind in kinds
