"""What a table of the source really is: verse, a signature, a quotation, a layout or a table."""

import unicodedata
from dataclasses import replace

from florilegium.accession.marked_up import MarkedUp
from florilegium.accession.passages import Passage, Passages, Run


def settled_table(table: Passage) -> Passages:
    """The passages a table stands for. Its rows hold cells, and each cell holds its passages.

    A single cell with line breaks is verse (old pages have no other way to set it); a single row whose left cell is
    empty is a signature set to the right; cells with headings, lists or many paragraphs are the layout of the page.
    """
    rows = [row for row in table.children if row.words.strip()]
    if not rows:
        return ()
    cells = [cell for row in rows for cell in row.children]
    if any(_is_layout(cell) for cell in cells):
        return tuple(child for cell in cells for child in cell.children)
    if len(cells) == 1:
        return _single(cells[0], table.line)
    if len(rows) == 1 and len(cells) == 2 and not cells[0].words.strip():
        return tuple(Passage("paragraph", child.line, child.runs, role="signature") for child in cells[1].children)
    return (Passage("table", table.line, children=tuple(rows)),)


def _is_layout(cell: Passage) -> bool:
    kinds = {child.kind for child in cell.children}
    return bool(kinds - {"paragraph", "spacer"}) or (len(cell.flat) > 1500 and len(cell.children) > 2)


def _single(cell: Passage, line: int) -> Passages:
    parts = tuple(child for child in cell.children if child.kind == "paragraph")
    if any("\n" in part.words for part in parts):
        stanzas = tuple(Passage("stanza", part.line, part.runs) for part in parts)
        return (Passage("verse", line, children=stanzas),)
    return (Passage("quotation", line, children=parts),)


def with_captions(passages: Passages) -> Passages:
    """The passages with each caption straight after its table, wherever the source has it; others are paragraphs."""
    found: list[Passage] = []
    waiting: Passage | None = None
    for at, passage in enumerate(passages):
        following = passages[at + 1] if at + 1 < len(passages) else None
        if passage.role != "caption" or passage.kind != "paragraph":
            found.append(replace(passage, children=with_captions(passage.children)))
            if passage.kind == "table" and waiting:
                found.append(waiting)
                waiting = None
        elif found and found[-1].kind == "table":
            found.append(passage)
        elif following and following.kind == "table":
            waiting = passage
        else:
            found.append(replace(passage, role=""))
    return tuple(found)


def is_seen(words: str) -> bool:
    """Whether there is anything to see in the words: more than blanks and signs without a shape.

    >>> is_seen("…"), is_seen(" \u200b\u00a0")
    (True, False)
    """
    return any(unicodedata.category(letter)[0] not in "ZC" for letter in words)


def without_empty_notes(read: MarkedUp) -> MarkedUp:
    """The text without the notes that have no words, and without their calls; the others numbered anew."""
    kept = [note for note in read.notes if any(is_seen(each.words) for each in note.passages)]
    if len(kept) == len(read.notes):
        return read
    called = {f"{at}": f"{kept.index(note) + 1}" for at, note in enumerate(read.notes, 1) if note in kept}
    notes = tuple(replace(note, passages=_renumbered(note.passages, called)) for note in kept)
    return replace(read, passages=_renumbered(read.passages, called), notes=notes)


def _renumbered(passages: Passages, numbers: dict[str, str]) -> Passages:
    """The passages with the numbers of their calls changed, and without the calls that have none."""
    return tuple(
        replace(
            each,
            runs=tuple(
                replace(run, note=numbers.get(run.note, "")) for run in each.runs if not run.note or run.note in numbers
            ),
            children=_renumbered(each.children, numbers),
        )
        for each in passages
    )


def with_calls(body: Passages, calls: tuple[str, ...]) -> Passages:
    """The body with the calls of a title at the end of its first paragraph: front matter holds none."""
    at = next((at for at, each in enumerate(body) if each.kind == "paragraph" and each.words.strip()), -1)
    if at < 0 or not calls:
        return body
    runs = (*body[at].runs, *(Run("", note=call) for call in calls))
    return (*body[:at], replace(body[at], runs=runs), *body[at + 1 :])
