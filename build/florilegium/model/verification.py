"""What is found of the files that a reader has: whether they are genuine, and which edition they are."""

import re
from dataclasses import dataclass
from enum import StrEnum


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
        title = f"“{self.title}”" if self.title else "a volume without a title"
        named = f"edition {self.edition} of {title}" if self.edition else title
        return f"{named}, of {self.date}" if self.date else named

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

    `signed` is the comment that was signed with the sums by the key that was given, “” where none was.
    """

    sums: str  # the file, “” for none
    files: tuple[VerifiedFile, ...]
    signed: str = ""
