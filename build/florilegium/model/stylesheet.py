"""A stylesheet as it goes from the press's files to the typesetter and into the books."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stylesheet:
    """A stylesheet: the file it stands in, for the places of findings, and its text."""

    file: str
    text: str
