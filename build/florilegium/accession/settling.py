"""What a table of the source really is: verse, a signature, a quotation, a layout or a table."""

from dataclasses import replace

from florilegium.accession.passages import Passage, Passages


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
