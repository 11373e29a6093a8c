"""The authority file as BEACON: the records’ numbers in the GND, for those who link to what is said of them."""

from collections.abc import Iterable

from florilegium.model.names import Person

HEAD = """#FORMAT: BEACON
#PREFIX: https://d-nb.info/gnd/
#DESCRIPTION: Names of the authority file
"""


def write_beacon(persons: Iterable[Person]) -> str:
    """A line for each number of the GND, sorted; records without one are left out."""
    return HEAD + "\n" + "".join(f"{gnd}\n" for gnd in sorted({person.gnd for person in persons if person.gnd}))
