"""From the text of an article, or of an editor's own text, to an Article."""

import re
from dataclasses import replace
from typing import Any

from florilegium.diagnostics import Diagnostic, Place, Refusal, in_order
from florilegium.model.article import Article, PinnedTranscription
from florilegium.model.text import Blocks, FromSettings, Heading
from florilegium.model.volume import MAY_BE_WRITTEN
from florilegium.model.walking import plain_text
from florilegium.read.blocks import Setting, read_blocks
from florilegium.read.characters import report_unprintable
from florilegium.read.fields import Fields
from florilegium.read.front_matter import read_head, split
from florilegium.read.headnote import part_headnote, read_headnote
from florilegium.read.markdown import constructs
from florilegium.read.matter_marks import PLACE_MARK
from florilegium.read.naming import discussed
from florilegium.read.notes import numbered, report_uncalled, written_notes
from florilegium.read.places import report_unnamed
from florilegium.read.reading import Pin, Reading

ID = re.compile(r"[a-z0-9-]+")
UNTITLED = ("dedication", "epigraph", "frontispiece", "part-title-", "headnote-of-")  # how the ids begin


def read_article(text: str, file: str, id: str, language: str = "en-GB") -> tuple[Article, tuple[Diagnostic, ...]]:
    """The article in the text, and the warnings. Refusal with all findings where there is an error.

    `language` is that of a text that names none. A dedication, an epigraph and the like need no title.
    """
    article, reading = take_in(text, file, id, language)
    findings = in_order(reading.findings)
    if article is None:
        raise Refusal(*findings)
    return article, findings


def take_in(text: str, file: str, id: str, language: str) -> tuple[Article | None, Reading]:
    """The article, None where there is an error, and what its reading gathered."""
    reading = Reading(file, tuple(text.split("\n")), id=id)
    if not ID.fullmatch(id):
        hint = "name the file with small letters, digits and hyphens, as “the-strike-1941.md”"
        reading.report("A06", f"“{id}” cannot be an article’s id", Place(file), hint)
    report_unprintable(reading)
    titled = not id.startswith(UNTITLED)
    head = split(text, file, reading.findings, wanted=titled)
    fields = Fields(head.table, head.keys, reading.findings, "A")
    # Without a readable head there is nothing to say about its keys.
    given = read_head(fields, language, titled) if head.keys.lines else {"language": language}
    if not titled and not given.get("title"):
        given = {**given, "title": id.capitalize()}  # as the index calls it
    pinned = given.get("transcription")
    if isinstance(pinned, PinnedTranscription):
        path, sha256 = (head.keys.place(("transcription", key)) for key in ("file", "sha256"))
        reading.pins.append(Pin(pinned, path, sha256))
    article = _article(reading, head.body_line, given, id)
    return (None if any(each.is_error for each in reading.findings) else article), reading


def _article(reading: Reading, body_line: int, given: dict[str, Any], id: str) -> Article:
    body_text = "\n" * (body_line - 1) + "\n".join(reading.lines[body_line - 1 :])
    found = constructs(body_text)
    written = written_notes(reading, found)
    opening, found = part_headnote(found)
    headnote = read_headnote(reading, opening)
    text = numbered(reading, read_blocks(Setting(reading), found), headnote, written)
    report_uncalled(reading, written)
    report_unnamed(reading)
    _check_levels(reading, text.body)
    _check_place_marks(reading, text.body, id)
    article = Article(id, "", Place(reading.file), text.body, text.notes, headnote=text.headnote)
    article = replace(article, **given)
    if reading.discussions:
        ordinals = {paragraph.place: paragraph.n for paragraph in article.paragraphs()}
        article = replace(article, discussions=discussed(reading, ordinals))
    if (
        not reading.findings
        and not reading.pictures
        and not any(plain_text(paragraph.children).strip() for paragraph in article.paragraphs())
    ):
        place = Place(reading.file, min(body_line, len(reading.lines)))
        reading.report("A41", "this text has no words", place, "write the text below the front matter")
    return article


def _check_place_marks(reading: Reading, body: Blocks, id: str) -> None:
    """Report places for words from the settings where there can be none, and a second one. Finding A25."""
    marks = [block for block in body if isinstance(block, FromSettings)]
    for mark in marks if id not in MAY_BE_WRITTEN else marks[1:]:
        hint = f"it stands once in a text for {' or '.join(MAY_BE_WRITTEN)}"
        reading.report("A25", f"“{PLACE_MARK}” cannot stand here", mark.place, hint)


def _check_levels(reading: Reading, body: Blocks) -> None:
    level = 1
    for block in body:
        if isinstance(block, Heading):
            if level + 1 < block.level < 5:
                message = f"this heading skips from level {level} to level {block.level}"
                reading.report("A11", message, block.paragraph.place, f"write “{'#' * (level + 1)} ”")
            level = block.level
