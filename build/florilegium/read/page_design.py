"""Turns the TOML file of a page design into a PageDesign."""

from florilegium.diagnostics import Diagnostic, Place, Refusal
from florilegium.model.page_design import LETTER_SCALING, MOST_SCALING, PageDesign
from florilegium.read.fields import Fields
from florilegium.read.keys import find_keys
from florilegium.read.measures import drop_initials, length
from florilegium.workspace import parse_toml

OPENINGS = {"recto": "right", "next-page": "page"}
LEAST_MEASURE = 40  # millimetres; narrower, justified lines fall apart


def read_page_design(text: str, file: str) -> PageDesign:
    """The page design in the text. Refusal F08, or P01 to P05 for what no page can be made from."""
    findings: list[Diagnostic] = []
    fields = Fields(parse_toml(text, file), find_keys(text, file), findings, "P")
    trim, margins, type = fields.inner("trim"), fields.inner("margins"), fields.inner("type")
    design = PageDesign(
        name=fields.required("name"),
        stylesheet=fields.text("stylesheet"),
        opening=OPENINGS[fields.choice("openings", tuple(OPENINGS), "recto")],
        width=length(trim, "width"), height=length(trim, "height"), bleed=length(trim, "bleed", 3),
        gutter=length(margins, "gutter"), head=length(margins, "head"),
        fore_edge=length(margins, "fore-edge"), foot=length(margins, "foot"),
        drop_initials=drop_initials(type, 0),
        letter_scaling=_letter_scaling(type),
        **{key.replace("-", "_"): length(type, key, unit="points") for key in TYPE_KEYS},
    )  # fmt: skip
    for each in (trim, margins, type, fields):
        each.close()
    if not findings:
        findings.extend(_unprintable(design, file))
    if findings:
        raise Refusal(*findings)
    return design


TYPE_KEYS = (
    "size", "leading", "running-size", "extract-size", "extract-leading", "note-size", "note-leading", "index-size",
    "index-leading",
)  # fmt: skip


def _letter_scaling(fields: Fields) -> float:
    """By how many hundredths of their width letters may be wider or narrower; 0 is not at all. Codes P02 and P04."""
    value = fields.value("letter-scaling")
    if value is None:
        return LETTER_SCALING
    if isinstance(value, bool) or not isinstance(value, int | float):
        fields.wrong("letter-scaling", "a number of hundredths of a letter’s width")
    elif not 0 <= value <= MOST_SCALING:
        fields.refuse("letter-scaling", value, f"it lies between 0 and {MOST_SCALING}; more is seen")
    else:
        return float(value)
    return LETTER_SCALING


def _unprintable(design: PageDesign, file: str) -> list[Diagnostic]:
    measure = design.width - design.gutter - design.fore_edge
    lines = design.text_height / design.leading if design.leading else 0
    if measure >= LEAST_MEASURE and lines >= 10 and 4 <= design.size <= design.leading:
        return []
    message = f"a type area of {measure:.0f} mm and {lines:.0f} lines of {design.size:g} on {design.leading:g} pt"
    hint = f"leave a measure of at least {LEAST_MEASURE} mm, ten lines, and no less leading than the type’s size"
    return [Diagnostic("P05", f"{message} cannot hold a text", Place(file), hint)]
