"""What is wished of single paragraphs and pages while the engine sets them."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wished of a paragraph.

    How many lines more or fewer it is to take than is best for it; by how many thousandths of an em its letters stand
    apart; which of its words are not to be parted.
    """

    lines: int = 0
    tracking: int = 0
    whole: tuple[str, ...] = ()


NONE = Wish()


@dataclass(slots=True)
class Wishes:
    """By paragraph (“article/n”); and by the number of a page in its matter how many lines it is longer or shorter.

    `parted` are words, in small letters, with the only places where they may be parted.
    """

    paragraphs: dict[str, Wish] = field(default_factory=dict)
    depths: dict[int, int] = field(default_factory=dict)
    parted: dict[str, tuple[int, ...]] = field(default_factory=dict)


def wish_for(context: Any, linebox: Any) -> Wish:
    """What is wished of the paragraph of a line box."""
    wishes: Wishes | None = getattr(context, "wishes", None)
    if not wishes or not wishes.paragraphs or linebox.element is None:
        return NONE
    return wishes.paragraphs.get(linebox.element.get("data-paragraph", ""), NONE)
