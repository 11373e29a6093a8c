"""Fonts and glyphs: every font is in the file, with no more than is used of it, and has all that is printed."""

from collections.abc import Iterator

from florilegium.model.preflight import Check, Fault
from florilegium.model.print_profile import PrintProfile
from florilegium.model.printed_file import PrintedFile, PrintedFont
from florilegium.prove.preflight.saying import idle, listed, on, whole

HINT = "embed all fonts as subsets when exporting, those of pictures too"


def fonts(file: PrintedFile, profile: PrintProfile) -> Iterator[Check]:
    """X11 and X12: as `embedded` has it."""
    yield embedded(file.fonts)


def embedded(fonts: tuple[PrintedFont, ...]) -> Check:
    """X11 and X12: every font is embedded, with no more than is used of it, and none is drawn letter by letter."""
    if not fonts:
        return idle("fonts", "fonts", "no words", "embedded, subset, no Type 3")
    names = listed(dict.fromkeys(font.name for font in fonts))
    return Check("fonts", "fonts", names, "embedded, subset, no Type 3", tuple(_faults(fonts)))


def glyphs(file: PrintedFile, profile: PrintProfile) -> Iterator[Check]:
    """X20: no sign is printed that its font does not have."""
    lacking = [page for page in file.pages if page.missing]
    count = sum(page.missing for page in lacking)
    message = (
        f"{count} {'sign' if count == 1 else 'signs'} on {on(lacking)} {'is' if count == 1 else 'are'} not in the font"
    )
    hint = "set it in a font that has them, or spell it otherwise"
    faults = (Fault("X20", message, hint, whole(lacking)),) if lacking else ()
    if not file.fonts:
        yield idle("glyphs", "missing glyphs", "no words", "none")
        return
    yield Check("glyphs", "missing glyphs", str(count) if count else "none", "none", faults)


def _faults(fonts: tuple[PrintedFont, ...]) -> Iterator[Fault]:
    for font in fonts:
        if not font.embedded:
            yield Fault("X11", f"the font “{font.name}” is not embedded", HINT)
        elif font.drawn:
            yield Fault("X11", f"the font “{font.name}” is drawn letter by letter (Type 3)", HINT)
        elif not font.subset:
            yield Fault("X12", f"the font “{font.name}” is embedded whole", HINT)
