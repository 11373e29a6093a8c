"""Colours and what lets them through: colour spaces, ink, transparency, pictures, thin rules."""

from collections.abc import Iterator

from florilegium.model.preflight import Check, Fault, Spot, Verdict
from florilegium.model.print_profile import PrintProfile
from florilegium.model.printed_file import PrintedFile
from florilegium.prove.preflight.saying import idle, listed, on, whole

COLOURS = {"black": frozenset(("gray",)), "process": frozenset(("gray", "CMYK"))}
SAID = {"black": "shades of grey", "process": "grey and CMYK"}
OPAQUE = ("PDF/X-1a", "PDF/X-3")  # kinds that know no transparency (ISO 15930-1, 6.2.5; 15930-3, 6.3)
THINNEST = 0.25  # points
HAIR = 0.01


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
    if not any("CMYK" in page.colours for page in file.pages):
        yield idle("ink", "all inks together", "one ink", f"{profile.cover.ink} %")
        return
    most = max(page.ink for page in file.pages)
    over = [page for page in file.pages if page.ink > profile.cover.ink + 1]
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
        hint = "take opacity out of stylesheets and drawings, or choose a printer who takes PDF/X-4"
        message = f"{on(pages, 'lets', 'let')} something through by {each}, which {variant} does not know"
        faults.append(Fault("X10", message, hint, whole(pages)))
    yield Check("transparency", "transparency", listed(used), "none", tuple(faults))


def pictures(file: PrintedFile, profile: PrintProfile) -> Iterator[Check]:
    """X14: no picture is coarser than the printer allows."""
    found = [(page, each) for page in file.pages for each in page.standing.pictures]
    limit = f"{profile.resolution} points to the inch"
    if not found:
        yield idle("pictures", "resolution of pictures", "no pictures", limit)
        return
    least = min(each.resolution for _, each in found)
    coarse = [(page, each) for page, each in found if each.resolution < profile.resolution - 1]
    pages = tuple(dict.fromkeys(page.ordinal for page, _ in coarse))
    where = on([page for page, _ in coarse])
    said = f"a picture on {where} has" if len(pages) == 1 else f"pictures on {where} have as few as"
    message = f"{said} {least:.0f} points to the inch, and less than {profile.resolution}"
    spots = tuple(Spot(page.ordinal, each.box) for page, each in coarse)
    faults = (Fault("X14", message, "print it smaller, or take a finer scan", spots),) if coarse else ()
    yield Check("pictures", "resolution of pictures", f"{least:.0f} and more", limit, faults)


def rules(file: PrintedFile, profile: PrintProfile) -> Iterator[Check]:
    """X24: no rule is thinner than can be printed."""
    found = [(page, each) for page in file.pages for each in page.standing.rules]
    limit = f"{THINNEST} pt"
    if not found:
        yield idle("rules", "thickness of rules", "no rules thinner than 1 pt", limit)
        return
    least = min(each.thickness for _, each in found)
    thin = [(page, each) for page, each in found if each.thickness < THINNEST - HAIR]
    where = on([page for page, _ in thin])
    message = f"rules on {where} are {least:.2f} pt thick, and thinner than {THINNEST} pt"
    spots = tuple(Spot(page.ordinal, each.box) for page, each in thin)
    faults = (Fault("X24", message, "draw them thicker", spots),) if thin else ()
    yield Check("rules", "thickness of rules", f"{least:.2f} pt and more", limit, faults, Verdict.PASSED)
