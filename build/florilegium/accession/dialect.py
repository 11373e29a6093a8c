"""Passages as the body of an article in the dialect of the press."""

import re
from dataclasses import replace

from florilegium.accession.escaping import escaped
from florilegium.accession.noting import SourceNote
from florilegium.accession.passages import Passage, Passages, Runs, lines_of
from florilegium.accession.wording import written

_LABEL = re.compile(r"(ed|tr|ee)?\d+[a-z]?")


def write_body(passages: Passages, notes: tuple[SourceNote, ...]) -> str:
    """The body with its notes at the end, in the order of their calls."""
    labels = note_labels(notes)
    parts = _blocks(passages, labels)
    for number, note in enumerate(notes, 1):
        first, *rest = "\n\n".join(_blocks(note.passages, labels)).split("\n")
        parts.append(
            "\n".join((f"[^{labels[str(number)]}]: {first}", *(f"    {line}" if line else "" for line in rest)))
        )
    return "\n\n".join(parts) + "\n"


def note_labels(notes: tuple[SourceNote, ...]) -> dict[str, str]:
    """The label of each note by its number: the source's own where they are numbers, each once; else 1, 2, 3 …

    Labels of another series than the author's, as “ed1”, keep its letters.
    """
    own = [note.label for note in notes]
    fit = len(set(own)) == len(own) and all(_LABEL.fullmatch(label) for label in own)
    series = [match[1] if (match := _LABEL.fullmatch(label)) else "" for label in own]
    return {str(number): own[number - 1] if fit else f"{name}{number}" for number, name in enumerate(series, 1)}


def _blocks(passages: Passages, labels: dict[str, str]) -> list[str]:
    parts: list[str] = []
    for at, passage in enumerate(passages):
        block = _list(passage, labels, _neighbours(passages, at)) if passage.kind == "list" else _block(passage, labels)
        if block:
            parts.append(block)
    return parts


def _neighbours(passages: Passages, at: int) -> int:
    """How many lists of the same sort stand straight before this one; every other takes another marker."""
    count = 0
    while at > count and passages[at - count - 1].kind == "list":
        if bool(passages[at - count - 1].role) != bool(passages[at].role):
            break
        count += 1
    return count


def _block(passage: Passage, labels: dict[str, str]) -> str:
    match passage.kind:
        case "heading":
            return f"{'#' * passage.level} {_one_line(passage.runs, labels)}"
        case "quotation":
            return _quotation(passage, labels)
        case "verse":
            return _verse(passage, labels)
        case "table":
            return _table(passage, labels)
        case "rule":
            return "* * *"
        case "image":
            return _picture(passage)
        case _:
            return _paragraph(passage, labels)


def _paragraph(passage: Passage, labels: dict[str, str]) -> str:
    words = written(passage.runs, labels)
    if passage.role == "attribution":
        return f"— {words}"
    return (
        f"{{.{passage.role}}}\n{words}" if passage.role in ("signature", "dateline", "salutation", "caption") else words
    )


def _one_line(runs: Runs, labels: dict[str, str]) -> str:
    """The runs on one line: a line break is a blank."""
    flat = tuple(replace(run, text=run.text.replace("\n", " ")) for run in runs)
    words = written(flat, labels)
    return f"{words[:-1]}\\#" if words.endswith("#") else words


def _quotation(passage: Passage, labels: dict[str, str]) -> str:
    inner = "\n\n".join(_blocks(passage.children, labels))
    return "\n".join(f"> {line}" if line else ">" for line in inner.split("\n")) if inner else ""


def _list(passage: Passage, labels: dict[str, str], turn: int) -> str:
    ordered = bool(passage.role)
    attribute = f"{{.{passage.role}}}\n" if passage.role not in ("", "decimal") else ""
    items = []
    for item in (each for each in passage.children if "\n".join(_blocks(each.children, labels)).strip()):
        marker = f"{item.number}{'.)'[turn % 2]} " if ordered else f"{'-*'[turn % 2]} "
        inner = "\n\n".join(_blocks(item.children, labels)).split("\n")
        indent = " " * len(marker)
        items.append("\n".join((marker + inner[0], *(indent + line if line else "" for line in inner[1:]))))
    return attribute + "\n".join(items) if items else ""


def _verse(passage: Passage, labels: dict[str, str]) -> str:
    stanzas = []
    for stanza in passage.children:
        lines = []
        for typed, runs in zip(stanza.words.split("\n"), lines_of(stanza.runs), strict=False):
            indent = (len(typed) - len(typed.lstrip(" "))) // 2
            lines.append("  " * indent + written(runs, labels))
        stanzas.append("\n".join(line for line in lines if line.strip()))
    inner = "\n\n".join(stanza for stanza in stanzas if stanza)
    return f"::: verse\n{inner}\n:::" if inner else ""


def _table(passage: Passage, labels: dict[str, str]) -> str:
    """A table of the dialect. A source without heads gets an empty row of them; line breaks in cells are blanks."""
    rows = [[_cell(cell, labels) for cell in row.children] for row in passage.children]
    width = max(len(row) for row in rows)
    headed = any(cell.role == "head" for cell in passage.children[0].children)
    head, *rest = rows if headed else ([""] * width, *rows)
    lines = [_row(head, width), "| " + " | ".join(["---"] * width) + " |", *(_row(row, width) for row in rest)]
    return "\n".join(lines)


def _row(cells: list[str], width: int) -> str:
    return "| " + " | ".join((*cells, *[""] * (width - len(cells)))) + " |"


def _cell(cell: Passage, labels: dict[str, str]) -> str:
    return " ".join(_one_line(child.runs, labels) for child in cell.children if child.runs)


def _picture(passage: Passage) -> str:
    """The alternative text of a picture as a paragraph: the picture itself does not come with the transcription."""
    words = passage.flat
    return f"\\[{escaped(words)}\\]" if words else ""
