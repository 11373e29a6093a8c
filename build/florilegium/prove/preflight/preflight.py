"""Puts the checks of an interior, a cover or a screen edition together into its table."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from florilegium.model.cover import CoverSheet
from florilegium.model.preflight import UNKNOWN, Check, Expected, Fault, Preflight, pages_in_words
from florilegium.model.print_profile import PrintProfile
from florilegium.model.printed_file import PrintedFile, ScreenFile
from florilegium.prove.preflight import (
    barcode,
    colours,
    cover,
    kind,
    letters,
    overprinting,
    pages,
    places,
    screen,
    sheets,
)
from florilegium.prove.preflight.saying import idle

Judge = Callable[[PrintedFile, PrintProfile], Iterable[Check]]
DRAWING: tuple[Judge, ...] = (
    colours.colours, colours.ink, overprinting.white, colours.transparency, letters.fonts, letters.glyphs,
    colours.pictures, colours.rules, places.marks, places.bleed, kind.active,
)  # fmt: skip
INTERIOR: tuple[Judge, ...] = (
    sheets.boxes, sheets.values, sheets.one_size, sheets.sheet, sheets.page_count, places.gutter, places.safe_area,
    kind.kind, kind.intent, *DRAWING,
)  # fmt: skip
COVER: tuple[Judge, ...] = (sheets.boxes, sheets.values, kind.kind, kind.intent, *DRAWING)
SCREEN: tuple[Callable[[ScreenFile, Expected], Iterable[Check]], ...] = (
    screen.claims, screen.meaning, screen.carries, screen.letters, screen.bookmarks, screen.links, screen.labels,
)  # fmt: skip
READER = "a reader at a screen"


def preflight(name: str, file: PrintedFile | None, profile: PrintProfile, expected: Expected = UNKNOWN) -> Preflight:
    """The checks of the interior of that name: X01 to X17 and X20 to X32."""
    if not file or file.said.locked:
        return Preflight(name, "interior", profile.name, 0, _unread(file))
    checks = [check for judge in INTERIOR for check in judge(file, profile)]
    checks += kind.particulars(file.said, profile.required)
    checks += kind.unexplained(file.said, file.unmeant) if file.said.archival else ()
    for judge in (pages.blanks, pages.first_page):
        checks += judge(file, expected)
    checks += pages.folios(file.pages, expected)
    return Preflight(name, "interior", profile.name, len(file.pages), (_read(len(file.pages)), *checks))


def cover_preflight(
    name: str, file: PrintedFile | None, profile: PrintProfile, sheet: CoverSheet | None, isbn: str = ""
) -> Preflight:
    """The checks of a cover on such a sheet, None where it is not known: X18, X19 and X35, and those of its drawing.

    Its barcode is to be that of the ISBN, where that is known.
    """
    if not file or file.said.locked:
        return Preflight(name, "cover", profile.name, 0, _unread(file))
    asked = replace(profile, variant=profile.cover.variant, colour="process")
    checks = [check for judge in COVER for check in judge(file, asked)]
    checks += kind.particulars(file.said, profile.required)
    checks += [*cover.cover_size(file, sheet), *cover.cover_words(file, sheet), *barcode.barcode(file, isbn)]
    checks = [check for check in checks if check.id != "author-language"]
    return Preflight(name, "cover", profile.name, len(file.pages), (_read(len(file.pages)), *checks))


def screen_preflight(name: str, file: ScreenFile | None) -> Preflight:
    """The checks of a screen edition: X01, X08, X11 to X13, X20, X22, X27 to X29, X33 and E25."""
    if not file or file.said.locked:
        return Preflight(name, "screen", READER, 0, _unread(file))
    checks = [letters.embedded(file.fonts), *kind.particulars(file.said, True, False)]
    checks += [check for judge in SCREEN for check in judge(file, UNKNOWN)]
    return Preflight(name, "screen", READER, len(file.pages), (_read(len(file.pages)), *checks))


def _read(pages: int) -> Check:
    return Check("readable", "the file can be read", pages_in_words(pages), "a PDF")


def _unread(file: PrintedFile | ScreenFile | None) -> tuple[Check, ...]:
    return tuple(_locked(file) if file else _no_pdf())


def _no_pdf() -> Iterator[Check]:
    fault = Fault("X01", "it cannot be read as a PDF", "name a PDF, or let the program that wrote it write it anew")
    yield Check("readable", "the file can be read", "no", "a PDF", (fault,))


def _locked(file: PrintedFile | ScreenFile) -> Iterator[Check]:
    faults = tuple(kind.baggage(file.said, "export it without a password"))
    yield Check("active", "nothing beside the pages", "encrypted", "none", faults)
    yield idle("pages", "all other checks", "what is encrypted cannot be looked at")
