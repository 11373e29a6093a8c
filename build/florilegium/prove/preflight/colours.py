"""Colours and what lets them through: colour spaces, ink, transparency, pictures, thin rules."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from florilegium.model.preflight import Check, Fault, Spot
from florilegium.model.print_profile import PrintProfile
from florilegium.model.printed_file import PrintedFile, PrintedPage
from florilegium.model.sheet import Box
from florilegium.prove.preflight.overprinting import most_ink
from florilegium.prove.preflight.saying import idle, listed, on, whole

COLOURS = {"black": frozenset(("gray",)), "process": frozenset(("gray", "CMYK"))}
SAID = {"black": "shades of grey", "process": "grey and CMYK"}
OPAQUE = ("PDF/X-1a", "PDF/X-3")  # kinds that know no transparency (ISO 15930-1, 6.2.5; 15930-3, 6.3)
THINNEST = 0.25  # points
HAIR = 0.01
Measured = tuple[PrintedPage, Box, float]


def colours(file: PrintedFile, profile: PrintProfile) -> Iterator[Check]:
    """X09: nothing is printed in another ink than the printer was told."""
    allowed = COLOURS[profile.colour]
    used = sorted({colour for page in file.pages for colour in page.colours})
    faults = []
    for colour in used:
        if colour not in allowed:
            pages = [page for page in file.pages if colour in page.colours]
            hint = f"what is printed here has {SAID[profile.colour]} and nothing else"
            faults.append(Fault("X09", f"{on(pages, 'uses', 'use')} the colour space {colour}", hint, whole(pages)))
    yield Check("colours", "colour spaces", listed(used), SAID[profile.colour], tuple(faults))


def ink(file: PrintedFile, profile: PrintProfile) -> Iterator[Check]:
    """X21: not more of all inks together than the paper takes."""
    if not any("CMYK" in page.colours or any(each.overprints for each in page.painted) for page in file.pages):
        yield idle("ink", "all inks together", "one ink", f"{profile.cover.ink} %")
        return
    inks = {page.ordinal: most_ink(page) for page in file.pages}
    most = max(inks.values())
    over = [page for page in file.pages if inks[page.ordinal] > profile.cover.ink + 1]
    message = f"{on(over, 'has', 'have')} {most:.0f} % of all inks together, and more than {profile.cover.ink} %"
    hint = "take lighter colours, or convert pictures with less ink"
    faults = (Fault("X21", message, hint, whole(over)),) if over else ()
    yield Check("ink", "all inks together", f"{most:.0f} %", f"{profile.cover.ink} %", faults)


def transparency(file: PrintedFile, profile: PrintProfile) -> Iterator[Check]:
    """X10: nothing is let through in a file whose kind knows no transparency."""
    variant = profile.variant or file.said.variant
    used = sorted({kind for page in file.pages for kind in page.transparency})
    if variant not in OPAQUE:
        yield idle("transparency", "transparency", listed(used), f"allowed in {variant or 'plain PDF'}")
        return
    faults = []
    for each in used:
        pages = [page for page in file.pages if each in page.transparency]
        hint = "take opacity out of stylesheets and SVG drawings (a PNG is set on white), or take a printer of PDF/X-4"
        message = f"{on(pages, 'lets', 'let')} something through by {each}, which {variant} does not know"
        faults.append(Fault("X10", message, hint, whole(pages)))
    yield Check("transparency", "transparency", listed(used), "none", tuple(faults))


def pictures(file: PrintedFile, profile: PrintProfile) -> Iterator[Check]:
    """X14: no picture is coarser than the printer allows."""
    asked = Least("pictures", "resolution of pictures", profile.resolution, 1, "{:.0f}", "points to the inch")
    found = [(page, each.box, each.resolution) for page in file.pages for each in page.standing.pictures]
    if not found:
        yield idle(asked.id, asked.title, "no pictures", asked.limit)
        return

    def fault(where: str, pages: int, least: str) -> Fault:
        said = f"a picture on {where} has" if pages == 1 else f"pictures on {where} have as few as"
        message = f"{said} {least} points to the inch, and less than {profile.resolution}"
        return Fault("X14", message, "print it smaller, or take a finer scan")

    yield _at_least(asked, found, fault)


def rules(file: PrintedFile, profile: PrintProfile) -> Iterator[Check]:
    """X24: no rule is thinner than can be printed."""
    asked = Least("rules", "thickness of rules", THINNEST, HAIR, "{:.2f} pt", "pt")
    found = [(page, each.box, each.thickness) for page in file.pages for each in page.standing.rules]
    if not found:
        yield idle(asked.id, asked.title, "no rules thinner than 1 pt", asked.limit)
        return

    def fault(where: str, pages: int, least: str) -> Fault:
        message = f"rules on {where} are {least} thick, and thinner than {THINNEST} pt"
        return Fault("X24", message, "draw them thicker")

    yield _at_least(asked, found, fault)


@dataclass(frozen=True, slots=True)
class Least:
    """What things on pages must not fall short of, by more than a slack; how a measure is said, and in what unit."""

    id: str
    title: str
    least: float
    slack: float
    said: str
    unit: str

    @property
    def limit(self) -> str:
        return f"{self.least} {self.unit}"


def _at_least(asked: Least, found: Sequence[Measured], fault: Callable[[str, int, str], Fault]) -> Check:
    """The check of what was measured, with the fault of that which falls short: its pages, how many, its least."""
    least = asked.said.format(min(value for *_, value in found))
    short = [(page, box) for page, box, value in found if value < asked.least - asked.slack]
    pages = {page.ordinal: page for page, _ in short}
    told = fault(on(pages.values()), len(pages), least)
    spots = tuple(Spot(page.ordinal, box) for page, box in short)
    faults = (replace(told, spots=spots),) if short else ()
    return Check(asked.id, asked.title, f"{least} and more", asked.limit, faults)
