"""What the first pages say of an edition beside its title: its release, its series, how it was proofread."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Release:
    """The release an edition belongs to: its tag, its commit, the public address of its checksums; each may be “”."""

    tag: str = ""
    commit: str = ""
    checksums: str = ""


@dataclass(frozen=True, slots=True)
class Sibling:
    """Another volume of the series: its number as given, its title, its editors."""

    number: str
    title: str
    subtitle: str = ""
    editors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Series:
    """A series of the press: its name and who edits it."""

    name: str
    editors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Proofreading:
    """How often the texts were read in proof, against what, and by whom; 0 and “” where it is not said."""

    times: int = 0
    against: str = ""
    readers: tuple[str, ...] = ()
