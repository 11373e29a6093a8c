"""What a volume was made with turned into the paragraphs of its colophon."""

from collections.abc import Iterator
from dataclasses import dataclass

from florilegium.matter.writing import link, paragraph, with_written
from florilegium.model.text import Paragraph
from florilegium.model.volume import Volume
from florilegium.model.wording import counted, date_in_words, join_names


@dataclass(frozen=True, slots=True)
class Typeface:
    """A family of type as the colophon names it; `designers` and `licence` may be empty."""

    family: str
    designers: tuple[str, ...] = ()
    licence: str = ""


@dataclass(frozen=True, slots=True)
class Making:
    """What the book is made with: type, tools with their versions, trim in millimetres, size of type in points."""

    typefaces: tuple[Typeface, ...]
    program: str  # “Florilegium 1.0”
    tools: tuple[str, ...]
    width: float
    height: float
    size: float
    leading: float


def with_colophon(volume: Volume, making: Making) -> Volume:
    """The volume with its colophon written, where it has one."""
    return with_written(volume, "colophon", "Colophon", tuple(_paragraphs(volume, making)))


def _paragraphs(volume: Volume, making: Making) -> Iterator[Paragraph]:
    place = volume.place
    yield paragraph(place, _type(making.typefaces))
    yield paragraph(place, _pages(volume, making))
    yield paragraph(place, f"{making.program} composed the volume, with {join_names(making.tools)}.")
    yield paragraph(place, _edition(volume))
    release = volume.release
    if release.commit:
        yield paragraph(place, f"It was made from commit {release.commit} with SOURCE_DATE_EPOCH={volume.epoch}.")
    if release.checksums:
        yield paragraph(place, "The checksums of its files stand at ", link(release.checksums), ".")


def _type(typefaces: tuple[Typeface, ...]) -> str:
    """The type with its designers and licences."""
    licences = tuple(dict.fromkeys(each.licence for each in typefaces if each.licence))
    under = f", under the {'licence' if len(licences) == 1 else 'licences'} {join_names(licences)}" if licences else ""
    return f"The text is set in {join_names(map(_typeface, typefaces))}{under}."


def _typeface(typeface: Typeface) -> str:
    designers = join_names(typeface.designers)
    return f"{typeface.family} (designed by {designers})" if designers else typeface.family


def _pages(volume: Volume, making: Making) -> str:
    """The page, and the paper where the editor names it."""
    sheet = f"{making.width:g} by {making.height:g} millimetres"
    lines = f"{making.size:g} on {making.leading:g} points"
    paper = f" They are printed on {volume.paper}." if volume.paper else ""
    return f"The pages of the print edition measure {sheet} and are set {lines}.{paper}"


def _edition(volume: Volume) -> str:
    pieces = counted(sum(len(part.articles) for part in volume.parts), "piece")
    tag = f", release {volume.release.tag}" if volume.release.tag else ""
    return f"Edition {volume.edition} of {date_in_words(volume.date)}{tag}: {pieces}."
