"""Named places of a text, which cross-references lead to."""

from florilegium.model.medium import place_anchor
from florilegium.read.attributes import Attributes
from florilegium.read.reading import Reading


def named_place(reading: Reading, given: Attributes) -> str:
    """The anchor of the place that the attributes name. Finding A43 where the text has a place of that name."""
    if given.name in reading.places:
        message = f"a second place is named “{given.name}”; the first is in line {reading.places[given.name].line}"
        reading.report("A43", message, given.place, "give each place a name of its own")
    reading.places.setdefault(given.name, given.place)
    return place_anchor(reading.id, given.name)


def report_unnamed(reading: Reading) -> None:
    """Report what the text seeks in itself and does not name. Finding A44."""
    for lead in reading.sought:
        if lead.target not in reading.places:
            hint = f"name the place: [words]{{#{lead.target}}}"
            reading.report("A44", f"no place in this text is named “{lead.target}”", lead.place, hint)
