"""What a finished PDF was found to be when it was read back: for the preflight to judge."""

from dataclasses import dataclass

from florilegium.model.sheet import Box, Extent


@dataclass(frozen=True, slots=True)
class PrintedFont:
    """A font of a file: its name without the prefix of a subset, and what is true of it."""

    name: str
    embedded: bool
    subset: bool
    drawn: bool  # “Type 3”: each letter is a drawing


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """A page of a file. Boxes by name (“MediaBox”), in points; what is missing in the file is missing here.

    `colours` are the colour spaces that are used, “gray”, “RGB”, “CMYK” or as the file calls them; `transparency` says
    by what something is let through; `annotations` are the kinds of what lies over the page; `resolutions` those of its
    pictures as printed, in points to the inch; `words` are the boxes of its pieces of text, from the corner of the
    trimmed page.
    """

    ordinal: int
    boxes: dict[str, Box]
    colours: frozenset[str]
    transparency: frozenset[str]
    annotations: tuple[str, ...]
    resolutions: tuple[float, ...]
    extent: Extent
    words: tuple[Box, ...] = ()

    @property
    def trim(self) -> Box | None:
        """The page as it is cut, None where the file does not say."""
        return self.boxes.get("TrimBox")


@dataclass(frozen=True, slots=True)
class PrintedFile:
    """A PDF. `variant` is the kind of PDF/X it says it is, “” for none; `intent` the printing it is meant for.

    `lacking` are the entries that a printer's file must have and this has not; `active` what could do something by
    itself: scripts, forms, attachments, encryption.
    """

    version: str
    variant: str
    intent: str
    intent_has_profile: bool
    lacking: tuple[str, ...]
    active: tuple[str, ...]
    fonts: tuple[PrintedFont, ...]
    pages: tuple[PrintedPage, ...]
