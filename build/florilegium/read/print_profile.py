"""Turns the TOML file of a print profile into a PrintProfile."""

from florilegium.diagnostics import Diagnostic, Place, Refusal, in_order
from florilegium.model.print_profile import (
    CoverRules,
    Edges,
    Gutter,
    OutputIntent,
    Paper,
    PrintProfile,
    Size,
    Trims,
)
from florilegium.read.fields import Fields
from florilegium.read.keys import find_keys
from florilegium.workspace import parse_toml

VARIANTS = ("PDF/X-4", "PDF/X-1a")
COLOURS = ("black",)


def read_print_profile(text: str, file: str, id: str) -> PrintProfile:
    """The profile in the text. Refusal F08, P01 to P04."""
    findings: list[Diagnostic] = []
    fields = Fields(parse_toml(text, file), find_keys(text, file), findings, "P")
    trim, pages, safe, bleed = (fields.inner(key) for key in ("trim", "pages", "safe", "bleed"))
    gutters, papers = fields.inners("gutter"), fields.inners("paper")
    form, cover = fields.inner("file"), fields.inner("cover")
    intent = form.inner("output-intent")
    profile = PrintProfile(
        id=id,
        place=Place(file),
        name=fields.required("name"),
        sources=fields.texts("sources"),
        checked=fields.day("checked"),
        trims=_trims(trim),
        least_pages=_count(pages, "least", 1),
        most_pages=_count(pages, "most", 100_000),
        multiple=_count(pages, "multiple", 2),
        last_blank=pages.flag("last-blank"),
        safe=_edges(safe),
        safe_with_bleed=_length(safe, "with-bleed", 0),
        bleed=_edges(bleed),
        always_bleeds=bleed.flag("always"),
        gutters=tuple(Gutter(_count(each, "pages", 100_000), _length(each, "width")) for each in gutters),
        variant=form.choice("variant", VARIANTS, VARIANTS[0]),
        colour=form.choice("colour", COLOURS, COLOURS[0]),
        resolution=_count(form, "resolution", 300),
        intent=OutputIntent(*(intent.required(key) for key in ("condition", "description", "profile", "sha256"))),
        papers=tuple(map(_paper, papers)),
        cover=_cover(cover),
    )
    if not papers:
        fields.report("P03", "“paper” is missing", "", "write [[paper]] with name and page")
    for each in (trim, pages, safe, bleed, *gutters, *papers, intent, form, cover, fields):
        each.close()
    if findings:
        raise Refusal(*in_order(findings))
    return profile


def _trims(trim: Fields) -> Trims:
    sizes, allowance = trim.value("sizes"), _length(trim, "allowance", 0)
    if sizes is None:
        return Trims((), _size(trim, "least"), _size(trim, "most"), allowance)
    if not isinstance(sizes, list) or not all(map(_is_size, sizes)):
        trim.wrong("sizes", "a list of widths and heights in millimetres, as [[129, 198], [156, 234]]")
        sizes = []
    return Trims(tuple((each[0], each[1]) for each in sizes), (0, 0), (0, 0), allowance)


def _paper(paper: Fields) -> Paper:
    return Paper(paper.required("name"), _length(paper, "page"), _length(paper, "boards", 0))


def _cover(cover: Fields) -> CoverRules:
    return CoverRules(
        bleed=_length(cover, "bleed"),
        safe=_length(cover, "safe"),
        spine_text=_length(cover, "spine-text", 0),
        spine_text_pages=_count(cover, "spine-text-pages", 1),
        spine_clear=_length(cover, "spine-clear"),
        barcode=_size(cover, "barcode"),
        barcode_inset=_length(cover, "barcode-inset"),
        variant=cover.choice("variant", VARIANTS, VARIANTS[0]),
        ink=_count(cover, "ink", 300),
    )


def _edges(fields: Fields) -> Edges:
    head, fore_edge, foot = (_length(fields, key) for key in ("head", "fore-edge", "foot"))
    return Edges(head, fore_edge, foot, _length(fields, "gutter", 0))


def _is_size(value: object) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(map(_is_length, value))


def _is_length(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 2000


def _size(fields: Fields, key: str) -> Size:
    """A width and a height in millimetres. Codes P02 and P03."""
    value = fields.value(key)
    if value is None:
        fields.report("P03", f"“{key}” is missing", "", f"write {key} = [129, 198]")
    elif not _is_size(value):
        fields.wrong(key, "a width and a height in millimetres, as [129, 198]")
    else:
        return value[0], value[1]
    return 0.0, 0.0


def _length(fields: Fields, key: str, default: float | None = None) -> float:
    """A length in millimetres. Codes P02 to P04."""
    value = fields.value(key)
    if value is None and default is not None:
        return default
    if value is None:
        fields.report("P03", f"“{key}” is missing", "", f"write {key} = 10")
    elif isinstance(value, bool) or not isinstance(value, int | float):
        fields.wrong(key, "a number of millimetres")
    elif not _is_length(value):
        fields.refuse(key, value, "a length lies between 0 and 2000")
    else:
        return float(value)
    return 0.0


def _count(fields: Fields, key: str, default: int) -> int:
    """A whole number from 1 on. Codes P02 and P04."""
    value = fields.value(key)
    if value is None:
        return default
    if isinstance(value, bool) or not isinstance(value, int):
        fields.wrong(key, "a whole number")
    elif value < 1:
        fields.refuse(key, value, "it is 1 or more")
    else:
        return value
    return default
