"""The containers of editors' texts: the headnote above a piece, the place of what the press writes from settings."""

from florilegium.model.text import FromSettings
from florilegium.read.construct import Construct
from florilegium.read.reading import Reading

PLACE_MARK = "from-the-settings"


def is_headnote(info: str) -> bool:
    """Whether the words after “:::” open a headnote."""
    return info.strip("{. }") == "headnote"


def is_place_mark(info: str) -> bool:
    """Whether the words after “:::” mark the place of what the press writes."""
    return info.strip("{. }") == PLACE_MARK


def read_place_mark(reading: Reading, construct: Construct, inside: str) -> FromSettings:
    """The place of what the press writes from the settings. Findings A25, A28, A34."""
    place = reading.place(construct, ":::")
    if inside != "body":
        reading.report("A25", f"“{PLACE_MARK}” stands in a {inside}", place, "give it lines of its own in the text")
    if not reading.line(construct.end_line).lstrip(" \t>").startswith(":::"):
        reading.report("A28", "this container is not closed", place, "write “:::” on a line below it")
    if construct.children:
        hint = "move them above or below; the press puts its own words here"
        reading.report("A34", f"words stand inside “{PLACE_MARK}”", place, hint)
    return FromSettings(place)
