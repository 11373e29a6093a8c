"""From the constructs of a body to blocks; what the dialect does not know becomes a finding."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from florilegium.model.inlines import Text
from florilegium.model.text import (
    Block,
    Blocks,
    Figure,
    Heading,
    Item,
    ItemList,
    Paragraph,
    Quotation,
    Table,
    ThematicBreak,
)
from florilegium.read.attributes import NUMERALS, PARAGRAPH_CLASSES, Attributes, read_attributes
from florilegium.read.construct import Construct
from florilegium.read.figure import read_figure
from florilegium.read.fitting import check_fit, report_picture_words, report_unused
from florilegium.read.inlines import Run, read_inlines
from florilegium.read.matter_marks import is_headnote, is_place_mark, read_place_mark
from florilegium.read.naming import is_discussion, note_discussion
from florilegium.read.reading import Reading
from florilegium.read.refusals import refuse
from florilegium.read.table import read_table
from florilegium.read.verse import read_verse

ATTRIBUTION = "— "


@dataclass(frozen=True, slots=True)
class Setting:
    """Where blocks are being read: in the body, a quotation, a list or a note."""

    reading: Reading
    inside: str = "body"
    in_note: bool = False

    def within(self, inside: str) -> "Setting":
        return replace(self, inside=inside)

    def run(self, block: Construct) -> Run:
        return Run(self.reading, block, self.in_note)


def read_blocks(setting: Setting, constructs: tuple[Construct, ...]) -> Blocks:
    """The blocks of the body, of a quotation, an item or a note. All ordinals are still 0."""
    found: list[Block] = []
    waiting: Attributes | None = None
    for construct in constructs:
        if construct.kind == "attrs_block":
            report_unused(setting.reading, waiting)
            waiting = _attribute_line(setting, construct)
        elif construct.kind == "container_block" and is_discussion(construct.info):
            report_unused(setting.reading, waiting)
            waiting = None
            for block in _discussed(setting, construct):
                _set_down(setting, found, block)
        elif construct.kind != "footnote_reference":
            _set_down(setting, found, _block(setting, construct, waiting), waiting)
            waiting = None
    report_unused(setting.reading, waiting)
    return tuple(found)


def _discussed(setting: Setting, construct: Construct) -> Blocks:
    """The blocks of a discussion. They stand in the text as if it were not marked."""
    blocks = read_blocks(setting, construct.children)
    note_discussion(setting.reading, construct, blocks)
    return blocks


def _set_down(setting: Setting, found: list[Block], block: Block | None, given: Attributes | None = None) -> None:
    """Add the block to those found; a caption goes into the table or figure before it. Finding A25."""
    last = found[-1] if found else None
    if not isinstance(block, Paragraph) or block.kind != "caption":
        found.extend((block,) if block else ())
    elif isinstance(last, Figure) and not last.caption:
        short, credit = (given.short, given.credit) if given else ("", "")
        found[-1] = replace(last, caption=block, short=short, credit=credit)
    elif isinstance(last, Table) and not last.caption:
        found[-1] = replace(last, caption=block)
        if given and (given.short or given.credit):
            report_picture_words(setting.reading, given)
    else:
        hint = "put the caption right behind its table or picture, one caption each"
        setting.reading.report("A25", "a caption without a table or picture before it", block.place, hint)


def _attribute_line(setting: Setting, construct: Construct) -> Attributes:
    line = setting.reading.line(construct.line)
    place = setting.reading.place(construct, "{")
    return read_attributes(setting.reading, line[place.column - 1 :], place)


def _block(setting: Setting, construct: Construct, given: Attributes | None) -> Block | None:
    reader = _READERS.get(construct.kind)
    if reader is None:
        refuse(setting.reading, construct)
        return None
    block = reader(setting, construct, given)
    if given:
        check_fit(setting.reading, construct, given)
    return block


def _paragraph(setting: Setting, construct: Construct, given: Attributes | None) -> Block:
    inline = construct.children[0]
    if len(inline.children) == 1 and inline.children[0].kind == "image":
        return read_figure(setting.reading, inline, inline.children[0])
    kind = given.class_ if given and given.class_ in PARAGRAPH_CLASSES else "paragraph"
    return paragraph(setting, inline, kind, given.language if given else "")


def paragraph(setting: Setting, inline: Construct, kind: str, language: str = "") -> Paragraph:
    """A paragraph of that kind from a run of text. Finding A37 where it has no words."""
    run = setting.run(inline)
    place = setting.reading.place_in(inline)
    if all(_is_wordless(child) for child in inline.children):
        hint = "a page milestone stands at the head of the paragraph that follows it, "
        hint += "a deletion at the end of the one before, as {--¶ words--}"
        setting.reading.report("A37", f"this {kind} has no words", place, hint)
    return Paragraph(0, kind, read_inlines(run), place, language)


def _is_wordless(child: Construct) -> bool:
    milestone = child.kind == "span" and child.attribute("class") == "page"
    blank = child.kind in ("text", "text_special", "softbreak", "hardbreak") and not child.text.strip()
    deleted = child.kind == "emendation" and all(part.kind == "rejected" for part in child.children)
    return milestone or blank or deleted or child.kind == "footnote_ref"


def _heading(setting: Setting, construct: Construct, given: Attributes | None) -> Block:
    inline, reading = construct.children[0], setting.reading
    place = reading.place(construct)
    if not construct.markup.startswith("#"):
        reading.report("A10", "a heading is typed with a line below it", place, "write “## ” before the words instead")
    elif construct.level == 1:
        hint = "the title stands in the front matter; headings in the text begin with “##”"
        reading.report("A10", "a heading of level 1 in the text", place, hint)
    elif construct.level > 4:
        reading.report("A10", f"a heading of level {construct.level}", place, "use “##”, “###” or “####”")
    if setting.inside in ("list", "note", "headnote"):
        hint = "write the words as a paragraph"
        reading.report("A12", f"a heading cannot stand in a {setting.inside}", place, hint)
    return Heading(construct.level, paragraph(setting, inline, "heading"))


def _quotation(setting: Setting, construct: Construct, given: Attributes | None) -> Block:
    blocks = read_blocks(setting.within("quotation"), construct.children)
    language, is_epigraph = (given.language, given.class_ == "epigraph") if given else ("", False)
    if not construct.children:
        setting.reading.report("A37", "this quotation is empty", setting.reading.place(construct), "take the “>” away")
    last = blocks[-1] if len(blocks) > 1 else None
    if isinstance(last, Paragraph) and last.children:
        first, *rest = last.children
        if isinstance(first, Text) and first.content.startswith(ATTRIBUTION):
            bare = first.content.removeprefix(ATTRIBUTION).lstrip(" ")
            children = (Text(bare), *rest) if bare else tuple(rest)
            attribution = replace(last, kind="attribution", children=children)
            return Quotation(blocks[:-1], attribution, language, is_epigraph)
    return Quotation(blocks, None, language, is_epigraph)


def _list(setting: Setting, construct: Construct, given: Attributes | None) -> Block:
    ordered = construct.kind == "ordered_list"
    numerals = given.class_ if given and given.class_ in NUMERALS else "decimal"
    return ItemList(numerals if ordered else "", tuple(_item(setting, each, ordered) for each in construct.children))


def _item(setting: Setting, construct: Construct, ordered: bool) -> Item:
    run = construct.children[0].children[0] if construct.children and construct.children[0].children else None
    if run and run.kind == "inline" and run.text[:4].rstrip().lower() in ("[ ]", "[x]"):
        place = setting.reading.place_in(run)
        setting.reading.report("A20", "a task list has no place in a book", place, "take the box away, or write \\[")
    blocks = read_blocks(setting.within("list"), construct.children)
    if not construct.children:
        setting.reading.report("A37", "this item is empty", setting.reading.place(construct), "give it its words")
    return Item(int(construct.info) if ordered else None, blocks)


def _table(setting: Setting, construct: Construct, given: Attributes | None) -> Block:
    return read_table(setting.reading, construct, setting.in_note)


def _container(setting: Setting, construct: Construct, given: Attributes | None) -> Block | None:
    if is_headnote(construct.info):
        hint = "move it to the head of the text, before all other words"
        setting.reading.report("A25", "a headnote stands inside the text", setting.reading.place(construct), hint)
        return None
    if is_place_mark(construct.info):
        return read_place_mark(setting.reading, construct, setting.inside)
    return read_verse(setting.reading, construct, setting.in_note)


def _break(setting: Setting, construct: Construct, given: Attributes | None) -> Block:
    return ThematicBreak()


_READERS: dict[str, Callable[[Setting, Construct, Attributes | None], Block | None]] = {
    "paragraph": _paragraph,
    "heading": _heading,
    "blockquote": _quotation,
    "ordered_list": _list,
    "bullet_list": _list,
    "table": _table,
    "container_block": _container,
    "hr": _break,
}
