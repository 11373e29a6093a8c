"""What is found of the files that a reader has: whether they are genuine, and which edition they are."""

import re
from dataclasses import dataclass
from enum import StrEnum

# What a file from anywhere could play tricks with on a terminal, and how much of its words is shown.
UNSHOWN = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]+")
MOST_SIGNS = 300


def shown(words: str) -> str:
    """Words of a file or a list that nobody vouches for, as they can be printed.

    >>> shown("Owls\x1b[2J\u202e")
    'Owls [2J '
    """
    return UNSHOWN.sub(" ", words[:MOST_SIGNS])


class Verdict(StrEnum):
    """What the sums say of a file."""

    GENUINE = "genuine"
    CHANGED = "changed"  # the sums have a file of that name, and it is another
    UNKNOWN = "unknown"  # they have neither its name nor its SHA-256
    MISSING = "missing"  # they have it, and the folder does not
    UNTOLD = "untold"  # there are no sums


@dataclass(frozen=True, slots=True)
class ToldEdition:
    """What a file or a feed says of an edition; “” for what it does not say. `work` is what all editions share."""

    title: str = ""
    edition: str = ""
    date: str = ""  # ISO
    work: str = ""
    address: str = ""  # where it is told of, or kept

    @property
    def words(self) -> str:
        """The edition as one names it.

        >>> ToldEdition("Owls", "2", "2026-11-01").words, ToldEdition("Owls").words
        ('edition 2 of “Owls”, of 2026-11-01', '“Owls”')
        """
        title = f"“{shown(self.title)}”" if self.title else "a volume without a title"
        named = f"edition {shown(self.edition)} of {title}" if self.edition else title
        return f"{named}, of {shown(self.date)}" if self.date else named

    @property
    def age(self) -> tuple[object, ...]:
        """What later editions have more of: the date, then the number.

        >>> ToldEdition(edition="10", date="2026-11-01").age > ToldEdition(edition="9", date="2026-11-01").age
        True
        """
        parts = re.findall(r"\d+", self.edition)
        return self.date, tuple(map(int, parts))


@dataclass(frozen=True, slots=True)
class VerifiedFile:
    """A file and what was found of it. `listed` is its name in the sums, “” where they do not have it."""

    file: str
    verdict: Verdict
    listed: str = ""
    sha256: str = ""
    bytes: int = 0
    told: ToldEdition | None = None
    cut_off: bool = False  # whether it ends before its end


@dataclass(frozen=True, slots=True)
class Verified:
    """What was found of some files by one file of sums.

    `signed` is the comment that was signed with the sums by the key that was given, “” where none was; `folder` is the
    folder that was asked for, “” for a file.
    """

    sums: str  # the file, “” for none
    files: tuple[VerifiedFile, ...]
    signed: str = ""
    folder: str = ""
