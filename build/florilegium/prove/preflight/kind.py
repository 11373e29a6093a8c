"""What a file says of itself: the kind of PDF, the output intent, title, dates, language; and what it must not have."""

from collections.abc import Iterator

from florilegium.model.preflight import Check, Fault, Spot, ordinals
from florilegium.model.print_profile import PrintProfile
from florilegium.model.printed_file import PrintedFile, Said, Unmeant
from florilegium.prove.preflight.saying import idle, listed, on

VERSIONS = {"PDF/X-4": "1.6", "PDF/X-3": "1.4", "PDF/X-1a": "1.4"}  # ISO 15930-7, 5; 15930-3 and -6; 15930-1 and -4
STRICT = {"PDF/X-1a": "1.3"}  # that which the press makes, ISO 15930-1


def kind(file: PrintedFile, profile: PrintProfile) -> Iterator[Check]:
    """X06, X32 where the printer takes others too: the kind of PDF/X, with the version of PDF that belongs to it."""
    said, wanted = file.said, profile.variant
    says = f"{said.variant or 'no PDF/X'}, PDF {said.version}"
    asked = wanted or said.variant
    if not asked:
        yield idle("kind", "kind of PDF/X", says, "none is asked for")
        return
    newest = STRICT.get(wanted) or VERSIONS.get(asked, "2.0")
    right = said.variant == asked and said.version <= newest
    verb = "wants" if profile.required else "likes best"
    wants = "" if said.variant == asked else f", and {profile.name} {verb} {asked}"
    message = f"the file says that it is {says}{wants or f', and {asked} is PDF {newest} at most'}"
    faults = () if right else (Fault("X06" if profile.required else "X32", message, f"export it as {asked}"),)
    yield Check("kind", "kind of PDF/X", says, f"{asked}, PDF {newest} at most", faults)


def intent(file: PrintedFile, profile: PrintProfile) -> Iterator[Check]:
    """X07, and X32 where the printer asks for none: the output intent of the printing, with its ICC profile."""
    said, wanted = file.said, profile.intent.condition
    if not wanted and not said.variant:
        yield idle("output-intent", "output intent", f"“{said.intent}”" if said.intent else "none", "none is asked for")
        return
    without = "" if said.intent_has_profile else " without an ICC profile"
    says = f"“{said.intent}”{without}" if said.intent else "none"
    right = bool(said.intent) and said.intent_has_profile and wanted in ("", said.intent)
    asked = f"“{wanted}” with its profile" if wanted else "one with its profile"
    hint = f"export it with the output intent {asked}"
    fault = Fault("X07" if profile.required else "X32", f"the output intent is {says}, and not {asked}", hint)
    yield Check("output-intent", "output intent", says, asked, () if right else (fault,))


def particulars(said: Said, required: bool = True, trapped: bool = True) -> Iterator[Check]:
    """X08, and X32 where PDF/X is not required: title, dates, trapping and identifier; X22: author and language."""
    lacking = [each for each in said.lacking if trapped or each != "Trapped"]
    message = f"the file does not say its {listed(lacking)}"
    hint = "say it in the properties of the document, or export it as PDF/X"
    faults = (Fault("X08" if required else "X32", message, hint),) if lacking else ()
    measured = f"lacks {listed(lacking)}" if lacking else f"“{said.title}”, and all others"
    title = "title, dates, trapping, identifier" if trapped else "title, dates, identifier"
    yield Check("particulars", title, measured, "all there", faults)
    lacking = [name for name, value in (("author", said.author), ("language", said.language)) if not value]
    message = f"the file does not say its {' and '.join(lacking)}"
    hint = "say them where the document is made, or in its properties"
    faults = (Fault("X22", message, hint),) if lacking else ()
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


def unexplained(said: Said, unmeant: tuple[Unmeant, ...]) -> Iterator[Check]:
    """X33: what says that it is PDF/A has colours of a device only with an output intent (ISO 19005-3, 6.2.4.3)."""
    title = "colours that an output intent explains"
    if not said.archival:
        yield idle("inks", title, "the file does not say that it is PDF/A")
        return
    faults = []
    for each in unmeant:
        message = (
            f"colours in {each.space} on {ordinals(each.pages)} have no output intent, which {said.archival} forbids"
        )
        hint = f"export it with an output intent for {each.space}, or with its colours converted"
        faults.append(Fault("X33", message, hint, tuple(map(Spot, each.pages))))
    measured = f"all but {listed(each.space for each in unmeant)}" if unmeant else "all"
    yield Check("inks", title, measured, "all", tuple(faults))
