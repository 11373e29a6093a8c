"""The printers of a volume: their profiles, and the form in which each gets the pages."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from florilegium.diagnostics import Diagnostic, Place, Refusal
from florilegium.model.cover import unmade_flaps
from florilegium.model.page_design import PageDesign
from florilegium.model.print_profile import OutputIntent, Paper, PrintProfile, what_every_printer_asks
from florilegium.model.printing import Intent, PrintForm
from florilegium.model.sheet import Extent, Sheet, lay_on_sheet
from florilegium.model.volume import Volume
from florilegium.read.article import ID
from florilegium.read.print_profile import read_print_profile
from florilegium.recipe.layouts import Layouts

PLAIN = "offset"  # where neither the editor nor the volume names a printer
SRGB = ("srgb.icc", "2a92d4bae450b76d8b0aa42193df974d75f62738ecebf74f01c5e75b12a95796")


@dataclass(frozen=True, slots=True)
class Printer:
    """A printer, the name that his files have after the volume's, and how his files are to be."""

    profile: PrintProfile
    name: str
    form: PrintForm


def profiles_of(layouts: Layouts, volume: Volume, wanted: Sequence[str]) -> tuple[PrintProfile, ...]:
    """The profiles that were asked for, else the volume's own, else a plain printer's. Refusal P01 to P04, P10."""
    names = tuple(dict.fromkeys(wanted or volume.presswork.profiles or (PLAIN,)))
    findings: list[Diagnostic] = []
    found = []
    for name in names:
        try:
            place = _place(volume, name, wanted)
            found.append(profile_named(layouts, name, place, "" if place else "--print"))
        except Refusal as refusal:
            findings += refusal.diagnostics
    if findings:
        raise Refusal(*findings)
    return tuple(found)


def profile_named(layouts: Layouts, name: str, place: Place | None = None, option: str = "") -> PrintProfile:
    """The profile of that name, the press's own or the house's; an option may name it. Refusal P01 to P04, P10."""
    file = f"profiles/{name}.toml"
    text = layouts.text(file) if ID.fullmatch(name) else None
    if text is None:
        hint = f"the print profiles are {', '.join(layouts.names('profiles', '.toml'))}"
        asked = f" for {option}" if option else ""
        raise Refusal(Diagnostic("P10", f"there is no print profile “{name}”{asked}", place, hint))
    return read_print_profile(text, f"layouts/{file}", name)


def profile_asked(layouts: Layouts, name: str) -> PrintProfile:
    """The profile of that name; for “” what every printer asks whose profile can be read. Refusal P01 to P04, P10."""
    if name:
        return profile_named(layouts, name, option="--profile")
    sound, findings = list[PrintProfile](), list[Diagnostic]()
    for each in layouts.names("profiles", ".toml"):
        try:
            sound.append(profile_named(layouts, each))
        except Refusal as refusal:
            findings += refusal.diagnostics
    if not sound:
        raise Refusal(*findings)
    return what_every_printer_asks(sound)


def paper_named(profile: PrintProfile, name: str, place: Place | None = None) -> Paper:
    """The printer's paper of that name, his first for “”. Refusal P14."""
    if paper := profile.paper(name):
        return paper
    hint = f"its papers are {', '.join(each.name for each in profile.papers)}"
    raise Refusal(Diagnostic("P14", f"{profile.name} has no paper “{name}”", place, hint))


def file_name(volume: Volume, profile: PrintProfile, wanted: Sequence[str]) -> str:
    """The name of a printer's files: “print” where nobody named a printer, else the profile's."""
    return profile.id if wanted or volume.presswork.profiles else "print"


def _place(volume: Volume, name: str, wanted: Sequence[str]) -> Place | None:
    """Where the volume names a printer, the top of its file where nobody does; None where the command alone does."""
    return volume.presswork.place_of(name) or (None if wanted else volume.place)


def presswork_findings(layouts: Layouts, volume: Volume) -> tuple[Diagnostic, ...]:
    """What a volume asks of printers and is not there, before its pages are known: P01 to P04, P10, P14, P17."""
    try:
        profiles = profiles_of(layouts, volume, ())
    except Refusal as refusal:
        return refusal.diagnostics
    findings: list[Diagnostic] = []
    for profile in profiles:
        _check_paper(profile, volume, findings)
        _check_flaps(profile, volume, _place(volume, profile.id, ()), findings)
    return tuple(findings)


def _check_paper(profile: PrintProfile, volume: Volume, findings: list[Diagnostic]) -> None:
    """Finding P14 where the printer does not have the volume's paper."""
    try:
        paper_named(profile, volume.presswork.paper, volume.presswork.paper_place or volume.place)
    except Refusal as refusal:
        findings += refusal.diagnostics


def _check_flaps(profile: PrintProfile, volume: Volume, place: Place | None, findings: list[Diagnostic]) -> None:
    """Finding P17 where the printer does not make the volume's flaps."""
    if message := unmade_flaps(profile, volume.cover.flaps):
        hint = "choose another printer, or another width for “flaps” in [cover], or take them out"
        findings.append(Diagnostic("P17", message, place, hint))


def printers_of(
    layouts: Layouts, volume: Volume, design: PageDesign, extents: Sequence[Extent], wanted: Sequence[str]
) -> tuple[tuple[Printer, ...], tuple[Diagnostic, ...]]:
    """Each printer who can make the book with the form of his files, and P11 to P17 for those who cannot.

    Refusal P01 to P04 and P10, and with all that does not fit where none can.
    """
    findings: list[Diagnostic] = []
    printers = []
    for profile in profiles_of(layouts, volume, wanted):
        misfits: list[Diagnostic] = []
        intent = intent_of(layouts, profile, misfits)
        unfit: list[Diagnostic] = []
        sheet = _sheet(profile, design, extents, unfit)
        place = _place(volume, profile.id, wanted) or volume.presswork.place or volume.place
        misfits += [replace(each, place=place) for each in unfit]
        _check_paper(profile, volume, misfits)
        _check_flaps(profile, volume, place, misfits)
        if sheet and not misfits:
            form = PrintForm(profile.variant, sheet, intent)
            printers.append(Printer(profile, file_name(volume, profile, wanted), form))
        findings += misfits
    if not printers:
        raise Refusal(*findings)
    return tuple(printers), tuple(findings)


def intent_of(layouts: Layouts, profile: PrintProfile, findings: list[Diagnostic]) -> Intent:
    """The printing that the colours of a printer's files are meant for. Finding P15."""
    wanted = profile.intent
    return Intent(wanted.condition, wanted.description, _icc(layouts, wanted, profile.place, findings))


def intent_of_the_screen(layouts: Layouts) -> Intent:
    """What the colours of the screen edition mean. Refusal P15."""
    findings: list[Diagnostic] = []
    wanted = OutputIntent("sRGB IEC61966-2.1", "sRGB", *SRGB)
    intent = Intent(wanted.condition, wanted.description, _icc(layouts, wanted, None, findings))
    if findings:
        raise Refusal(*findings)
    return intent


def _icc(layouts: Layouts, wanted: OutputIntent, place: Place | None, findings: list[Diagnostic]) -> bytes:
    content = layouts.content(f"colour/{wanted.profile}")
    if content is None:
        hint = "put the file into layouts/colour, with its licence beside it"
        findings.append(Diagnostic("P15", f"there is no ICC profile “{wanted.profile}”", place, hint))
        return b""
    if (found := hashlib.sha256(content).hexdigest()) != wanted.sha256:
        message = f"the ICC profile “{wanted.profile}” has changed: its SHA-256 is {found}"
        findings.append(Diagnostic("P15", message, place, "put the pinned file back, or look at it and pin it anew"))
    return content


def _sheet(
    profile: PrintProfile, design: PageDesign, extents: Sequence[Extent], findings: list[Diagnostic]
) -> Sheet | None:
    """Where the pages stand on the printer's sheet; None, and findings P11 to P13 and P16, where they cannot."""
    trim = profile.trims.best(design.width, design.height)
    if trim is None:
        message = f"{profile.name} has no trim for a page of {design.width:g} × {design.height:g} mm (“{design.name}”)"
        findings.append(Diagnostic("P11", message, profile.place, _trims_hint(profile)))
        return None
    sheet, misfit = lay_on_sheet(profile, design, extents, trim)
    pages = len(extents) + sheet.blanks
    if not profile.least_pages <= pages <= profile.most_pages:
        message = f"{profile.name} binds {profile.least_pages} to {profile.most_pages} pages, and the book has {pages}"
        findings.append(Diagnostic("P12", message, profile.place, "choose another printer, or another page design"))
    if misfit:
        findings += _misfits(profile, design, pages, (misfit.across, misfit.down))
    if any(each.bleeds for each in extents) and (lacks := _lacking_bleed(sheet, design)) > 0.05:
        message = f"what bleeds ends {lacks:.2f} mm before the edge of {profile.name}’s sheet"
        hint = f"let “bleed” of the page design be {design.bleed + lacks:.2f} mm or more"
        findings.append(Diagnostic("P16", message, profile.place, hint))
    return sheet


def _misfits(
    profile: PrintProfile, design: PageDesign, pages: int, wanting: tuple[float, float]
) -> Iterable[Diagnostic]:
    margins = (("gutter and fore-edge", profile.gutter(pages)), ("head and foot", profile.safe.head))
    for (where, asked), lacks in zip(margins, wanting, strict=True):
        if lacks > 0:
            message = f"{profile.name} asks for {asked:.1f} mm at {where.split()[0]} in a book of {pages} pages"
            hint = f"make {where} of the page design “{design.name}” wider by {lacks:.1f} mm together"
            finding = f"{message}, and the words of “{design.name}” are {lacks:.1f} mm too large for what is left"
            yield Diagnostic("P13", finding, profile.place, hint)


def _lacking_bleed(sheet: Sheet, design: PageDesign) -> float:
    """How many millimetres the design's bleed falls short of the sheet's edge, where it does most."""
    outside = sheet.trim[0] - sheet.inward - design.width + sheet.bleed.fore_edge
    above = sheet.trim[1] - sheet.up - design.height + sheet.bleed.head
    below = sheet.up + sheet.bleed.foot
    return max(outside, above, below) - design.bleed


def _trims_hint(profile: PrintProfile) -> str:
    if profile.trims.sizes:
        sizes = ", ".join(f"{width:g} × {height:g}" for width, height in profile.trims.sizes)
        return f"its trims are {sizes} mm: give the page design one of them"
    least, most = profile.trims.least, profile.trims.most
    return f"it cuts from {least[0]:g} × {least[1]:g} to {most[0]:g} × {most[1]:g} mm"
