"""What the templates print, ready made: no template counts, sorts or cuts."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ContentsLine:
    """A line of the contents page: its words, its link, the folio it is found on."""

    kind: str
    label: str
    href: str
    folio: str
    byline: str = ""
    language: str = ""  # of the label
