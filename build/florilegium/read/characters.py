"""Finds the characters that no book can hold."""

import re

from florilegium.diagnostics import Place
from florilegium.read.reading import Reading

# XML 1.0, section 2.2, forbids most of these; U+007F to U+009F it allows, but they are slips of an old encoding.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def unprintable(text: str) -> str:
    """The first character of the text that no book can hold, “” where there is none."""
    found = _UNPRINTABLE.search(text)
    return found[0] if found else ""


def report_unprintable(reading: Reading) -> None:
    """Report each line's first character that no book can hold. Finding A36."""
    for number, line in enumerate(reading.lines, 1):
        found = _UNPRINTABLE.search(line)
        if found:
            message = f"the character U+{ord(found[0]):04X} cannot be printed"
            place = Place(reading.file, number, found.start() + 1)
            reading.report("A36", message, place, "take it out, or type the sign that was meant")
