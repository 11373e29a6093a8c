"""What a drawing lays on a page, thing by thing in its order, with the inks of each."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from florilegium.model.sheet import Box

AREA, LINE, PICTURE, WORDS = "area", "line", "picture", "words"
PROCESS = ("Cyan", "Magenta", "Yellow", "Black")


@dataclass(frozen=True, slots=True)
class Painted:
    """A thing that is painted: its kind, the boxes of its parts in points from the corner of the trimmed page.

    `inks` are the parts of 1 of each ink by name; an ink that is not there is left as it was below where the thing
    `overprints`, and is nought where it does not. None for inks that are not known. Words have the place where they
    begin for a box.
    """

    kind: str
    boxes: tuple[Box, ...]
    inks: Mapping[str, float] | None = field(hash=False)
    overprints: bool = False

    @property
    def is_white(self) -> bool:
        """Whether it is known that nothing is printed."""
        return self.inks is not None and not any(self.inks.values())

    @property
    def is_black(self) -> bool:
        """Whether it is full black and no other ink."""
        inks = self.inks or {}
        return inks.get("Black", 0) > FULL and not any(value for name, value in inks.items() if name != "Black")


FULL = 0.99
