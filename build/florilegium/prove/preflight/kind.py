"""What a file says of itself: the kind of PDF, the output intent, title, dates, language; and what it must not have."""

from collections.abc import Iterator

from florilegium.model.preflight import Check, Fault, Spot
from florilegium.model.print_profile import PrintProfile
from florilegium.model.printed_file import PrintedFile, Said
from florilegium.prove.preflight.saying import idle, listed, on

VERSIONS = {"PDF/X-4": "1.6", "PDF/X-3": "1.4", "PDF/X-1a": "1.4"}  # ISO 15930-7, 5; 15930-3 and -6; 15930-1 and -4
STRICT = {"PDF/X-1a": "1.3"}  # that which the press makes, ISO 15930-1


def kind(file: PrintedFile, profile: PrintProfile) -> Iterator[Check]:
    """X06: the kind of PDF/X, with the version of PDF that belongs to it."""
    said, wanted = file.said, profile.variant
    says = f"{said.variant or 'no PDF/X'}, PDF {said.version}"
    asked = wanted or said.variant
    if not asked:
        yield idle("kind", "kind of PDF/X", says, "none is asked for")
        return
    newest = STRICT.get(wanted) or VERSIONS.get(asked, "2.0")
    right = said.variant == asked and said.version <= newest
    message = f"the file says that it is {says}, and {profile.name} wants {asked}"
    faults = () if right else (Fault("X06", message, "make the file for this printer"),)
    yield Check("kind", "kind of PDF/X", says, f"{asked}, PDF {newest} at most", faults)


def intent(file: PrintedFile, profile: PrintProfile) -> Iterator[Check]:
    """X07: the output intent of the printing, with its ICC profile."""
    said, wanted = file.said, profile.intent.condition
    if not wanted and not said.variant:
        yield idle("output-intent", "output intent", f"“{said.intent}”" if said.intent else "none", "none is asked for")
        return
    without = "" if said.intent_has_profile else " without an ICC profile"
    says = f"“{said.intent}”{without}" if said.intent else "none"
    right = bool(said.intent) and said.intent_has_profile and wanted in ("", said.intent)
    asked = f"“{wanted}” with its profile" if wanted else "one with its profile"
    fault = Fault("X07", f"the output intent is {says}, and not {asked}", "make the file for this printer")
    yield Check("output-intent", "output intent", says, asked, () if right else (fault,))


def particulars(said: Said) -> Iterator[Check]:
    """X08 and X22: title, dates, trapping and identifier; author and language."""
    message = f"the file does not say its {listed(said.lacking)}"
    faults = (Fault("X08", message, "say it where the file is made"),) if said.lacking else ()
    measured = f"lacks {listed(said.lacking)}" if said.lacking else f"“{said.title}”, and all others"
    yield Check("particulars", "title, dates, trapping, identifier", measured, "all there", faults)
    lacking = [name for name, value in (("author", said.author), ("language", said.language)) if not value]
    message = f"the file does not say its {' and '.join(lacking)}"
    faults = (Fault("X22", message, "give the book its authors or editors, and its language"),) if lacking else ()
    measured = f"{said.author or 'no author'}; {said.language or 'no language'}"
    yield Check("author-language", "author and language", measured, "both there", faults)


def active(file: PrintedFile, profile: PrintProfile) -> Iterator[Check]:
    """X13: nothing lies over the pages, and nothing does anything by itself."""
    noted = [page for page in file.pages if page.annotations]
    kinds = listed(sorted({each.kind for page in noted for each in page.annotations}))
    spots = tuple(Spot(page.ordinal, each.box) for page in noted for each in page.annotations)
    hint = "a printer's file has pages and nothing else"
    message = f"{on(noted, 'has', 'have')} annotations ({kinds})"
    faults = [Fault("X13", message, hint, spots)] if noted else []
    faults += baggage(file.said, hint)
    measured = listed((*file.said.active, *(("annotations",) if noted else ())))
    yield Check("active", "nothing beside the pages", measured, "none", tuple(faults))


def baggage(said: Said, hint: str) -> Iterator[Fault]:
    """X13 for each thing that a file carries beside its pages."""
    return (Fault("X13", f"the file has {each}", hint) for each in said.active)
