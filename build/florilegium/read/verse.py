"""From a container's constructs to verse: every line of the source a line, an empty line between stanzas."""

from itertools import groupby

from florilegium.model.inlines import VerseLine
from florilegium.model.text import Paragraph, Verse
from florilegium.read.attributes import read_attributes
from florilegium.read.construct import Construct
from florilegium.read.inlines import Run, read_inlines
from florilegium.read.markdown import is_verse
from florilegium.read.reading import Reading


def read_verse(reading: Reading, construct: Construct, in_note: bool) -> Verse | None:
    """The verse; None where the container is none. Findings A25, A27, A28, A37."""
    place = reading.place(construct, ":::")
    if not is_verse(construct.info):
        name = construct.info.strip()
        message = f"the dialect has no container “{name}”" if name else "“:::” closes nothing"
        known = "“::: verse”, “::: headnote” and “::: {.discussion person=…}”"
        reading.report("A27", message, place, f"the containers are {known}")
        return None
    if not reading.line(construct.end_line).lstrip(" \t>").startswith(":::"):
        reading.report("A28", "the verse that begins here is not closed", place, "write “:::” on a line below it")
    stanzas = tuple(
        _stanza(reading, tuple(lines), in_note)
        for empty, lines in groupby(construct.children, key=lambda line: not line.text)
        if not empty
    )
    if not stanzas:
        reading.report("A37", "this verse has no lines", place, "put its lines between “::: verse” and “:::”")
    return Verse(stanzas, _language(reading, construct))


def _language(reading: Reading, construct: Construct) -> str:
    line = reading.line(construct.line)
    begin = line.find("{")
    if begin < 0:
        return ""
    attributes = read_attributes(reading, line[begin:], reading.place(construct, "{"))
    if attributes.class_ != "verse" or attributes.person or attributes.name or attributes.short or attributes.credit:
        reading.report("A25", "a container takes the class “verse” only", attributes.place, "write ::: {.verse lang=…}")
    return attributes.language


def _stanza(reading: Reading, lines: tuple[Construct, ...], in_note: bool) -> Paragraph:
    children = tuple(VerseLine(int(line.info), read_inlines(Run(reading, line, in_note))) for line in lines)
    return Paragraph(0, "verse", children, reading.place_in(lines[0]))
