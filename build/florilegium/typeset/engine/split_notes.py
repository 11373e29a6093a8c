"""Splits notes that are too tall for what is left of their page; stock sets them over the text or off the sheet.

The part that fits stays on the page of the call, the rest waits for the next one as notes that are put off do. What
waits is cut off the tree of boxes before it is set, so that each part is laid out as a note of its own.
"""

from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import LayoutContext, block, page

from florilegium.typeset.engine.cutting_boxes import cut, is_part
from florilegium.typeset.engine.rewriting import rewrite

TALL = 1 / 3  # of the type area: notes that are taller may be split
MOST = 2 / 3  # of the type area: more of it is not given to a note that runs over
LINES_BELOW = 2  # of text that are kept free below the call, for paragraphs part better there
HOLE = 7  # lines of text, below the call, that no page lacks for a note's sake
TRIALS = 3  # a part may take a line more alone than it took in the whole note
FEWEST = 2  # lines of a note that begin it on the page of its call


def mend() -> None:
    """Mend the layout of notes, for the whole process."""
    block.split_note, page.carry_over, page.fill_foot = split_note, carry_over, fill_foot
    rewrite(
        block._linebox_layout,
        (
            "                    overflow or\n                    context.reported_footnotes or",
            "                    overflow or\n                    waits(context) or",
        ),
        (
            "                if overflow:\n                    context.report_footnote(footnote)",
            "                if overflow and not split_note(\n"
            "                        context, footnote, line, bottom_space, new_position_y + offset_y,\n"
            "                        new_children or not page_is_empty):\n"
            "                    context.report_footnote(footnote)",
        ),
    )
    block.waits = waits
    rewrite(
        page.make_page,
        ("in enumerate(reported_footnotes):", "in enumerate(carry_over(context, page, reported_footnotes)):"),
        (
            "    footnote_area = build.create_anonymous_boxes(footnote_area.deepcopy())\n",
            "    fill_foot(context, root_box)\n"
            "    footnote_area = build.create_anonymous_boxes(footnote_area.deepcopy())\n",
        ),
    )
    rewrite(
        page.remake_page,
        (
            "(context.reported_footnotes and resume_at is None))",
            "(context.reported_footnotes and (resume_at is None or next_page['break'] != 'any')))",
        ),
    )
    _forget_parts()


def waits(context: Any) -> bool:
    """Whether a note that was put off as a whole waits for the next page; those behind it then wait too."""
    return any(not is_part(note) for note in context.reported_footnotes)


def split_note(context: Any, note: Any, line: Any, bottom_space: float, foot: float, may_wait: bool) -> bool:
    """Whether as much of the note as the page has room for could be set, and the rest be put off.

    `foot` is where the line with the call ends. A line that opens its page cannot wait for the next one: then any note
    is split that does not fit.
    """
    if waits(context):
        return False
    area = context.current_footnote_area.page.height
    context.current_page_footnotes.remove(note)
    context._update_footnote_area()
    room = context.page_bottom - bottom_space - foot
    if may_wait and note.measured[1] <= TALL * area and room <= HOLE * line.height:
        context.current_page_footnotes.append(note)
        context._update_footnote_area()
        return False
    later = [each.footnote for each in line.descendants() if each.footnote in context.footnotes]
    if may_wait:
        room -= LINES_BELOW * line.height + sum(_least(context, each, area) for each in later)
    else:
        room = max(room - line.height * len(later), 0)
    done = _set_part(context, note, min(room, MOST * area), FEWEST if may_wait else 1)
    if not done:
        context.current_page_footnotes.append(note)
        context._update_footnote_area()
    return done


def carry_over(context: Any, page: Any, waiting: list[Any]) -> tuple[Any, ...]:
    """Set what waits from the page before at the foot of this one, a long rest no higher than leaves room for text.

    Nothing is left for the engine to set.
    """
    blank = page.page_type.blank
    limit = page.height if blank else MOST * page.height
    for note in waiting:
        if context.reported_footnotes:
            context.reported_footnotes.append(note)
            continue
        before = context.page_bottom
        context.footnotes.append(note)
        context.layout_footnote(note)
        used = page.content_box_y() + page.height - context.page_bottom
        if used <= limit:
            continue
        context.current_page_footnotes.remove(note)
        context._update_footnote_area()
        room = limit - (page.content_box_y() + page.height - before)
        if _set_part(context, note, room, 1):
            continue
        if context.current_page_footnotes:
            context.reported_footnotes.append(note)
        else:  # it cannot be split: something has to stand on the page
            context.current_page_footnotes.append(note)
            context._update_footnote_area()
    return ()


def fill_foot(context: Any, root: Any) -> None:
    """Give a rest that waits all the room that the text has left on the page."""
    if not context.reported_footnotes:
        return
    rest = context.reported_footnotes[0]
    if not is_part(rest) or rest.head not in context.current_page_footnotes:
        return
    lines = [each.position_y + each.height for each in root.descendants() if isinstance(each, boxes.LineBox)]
    place = context.current_page_footnotes.index(rest.head)
    behind = context.current_page_footnotes[place + 1 :]
    del context.current_page_footnotes[place:]
    context._update_footnote_area()
    del context.reported_footnotes[0]
    waiting, context.reported_footnotes = context.reported_footnotes, []
    room = context.page_bottom - max(lines, default=root.position_y) - sum(_height(context, each) for each in behind)
    if not _set_part(context, rest.whole, room, 1):
        context.current_page_footnotes.append(rest.whole)
        context._update_footnote_area()
    context.current_page_footnotes += behind
    context.reported_footnotes += waiting
    context._update_footnote_area()


def _set_part(context: Any, note: Any, room: float, fewest: int) -> bool:
    """Set as much of the note as fits into the room and put off the rest; false where not so many lines of it fit."""
    for lines in range(TRIALS):
        parts = cut(context, note, room - lines * 1.2 * note.style["font_size"], fewest)
        if parts is None:
            return False
        head, rest = parts
        before = context.page_bottom
        context.current_page_footnotes.append(head)
        context._update_footnote_area()
        if before - context.page_bottom <= room + 0.01:
            context.reported_footnotes.append(rest)
            return True
        context.current_page_footnotes.remove(head)
        context._update_footnote_area()
    return False


def _least(context: Any, note: Any, area: float) -> float:
    """The room that a later note of the line must find: all of it, or a few lines where it may be split."""
    height = _height(context, note)
    return height if height <= TALL * area else 3 * note.style["font_size"] * 1.3


def _height(context: Any, note: Any) -> float:
    """The height that the note adds to the foot of the page."""
    before = context.page_bottom
    context.current_page_footnotes.append(note)
    context._update_footnote_area()
    height = before - context.page_bottom
    context.current_page_footnotes.remove(note)
    context._update_footnote_area()
    return float(height)


def _forget_parts() -> None:
    """When a line with a call is taken back, both parts of its note are, and the note waits as a whole."""
    stock = LayoutContext.unlayout_footnote

    def unlayout_footnote(self: Any, footnote: Any) -> None:
        for part in (*self.current_page_footnotes, *self.reported_footnotes):
            if is_part(part) and part.whole is footnote:
                here = self.current_page_footnotes if part in self.current_page_footnotes else self.reported_footnotes
                here.remove(part)
        stock(self, footnote)

    LayoutContext.unlayout_footnote = unlayout_footnote
