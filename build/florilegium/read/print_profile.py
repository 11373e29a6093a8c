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
from florilegium.read.measures import count, is_length, length
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
        least_pages=count(pages, "least", 1),
        most_pages=count(pages, "most", 100_000),
        multiple=count(pages, "multiple", 2),
        last_blank=pages.flag("last-blank"),
        safe=_edges(safe),
        safe_with_bleed=length(safe, "with-bleed", 0),
        bleed=_edges(bleed),
        always_bleeds=bleed.flag("always"),
        gutters=tuple(Gutter(count(each, "pages", 100_000), length(each, "width")) for each in gutters),
        variant=form.choice("variant", VARIANTS, VARIANTS[0]),
        colour=form.choice("colour", COLOURS, COLOURS[0]),
        resolution=count(form, "resolution", 300),
        required=form.flag("required"),
        intent=OutputIntent(*(intent.required(key) for key in ("condition", "description", "profile", "sha256"))),
        papers=tuple(map(_paper, papers)),
        cover=_cover(cover),
    )
    if profile.least_pages > profile.most_pages:
        pages.refuse("least", profile.least_pages, f"it is more than most, {profile.most_pages}")
    if not papers:
        fields.report("P03", "“paper” is missing", "", "write [[paper]] with name and page")
    for each in (trim, pages, safe, bleed, *gutters, *papers, intent, form, cover, fields):
        each.close()
    if findings:
        raise Refusal(*in_order(findings))
    return profile


def _trims(trim: Fields) -> Trims:
    sizes, allowance = trim.value("sizes"), length(trim, "allowance", 0)
    if sizes is None:
        return Trims((), _size(trim, "least"), _size(trim, "most"), allowance)
    if not isinstance(sizes, list) or not all(map(_is_size, sizes)):
        trim.wrong("sizes", "a list of widths and heights in millimetres, as [[129, 198], [156, 234]]")
        sizes = []
    return Trims(tuple((each[0], each[1]) for each in sizes), (0, 0), (0, 0), allowance)


def _paper(paper: Fields) -> Paper:
    return Paper(paper.required("name"), length(paper, "page"), length(paper, "boards", 0))


def _cover(cover: Fields) -> CoverRules:
    return CoverRules(
        bleed=length(cover, "bleed"),
        safe=length(cover, "safe"),
        spine_text=length(cover, "spine-text", 0),
        spine_text_pages=count(cover, "spine-text-pages", 1),
        spine_clear=length(cover, "spine-clear"),
        barcode=_size(cover, "barcode"),
        barcode_inset=length(cover, "barcode-inset"),
        variant=cover.choice("variant", VARIANTS, VARIANTS[0]),
        ink=count(cover, "ink", 300),
        flaps=_flaps(cover),
    )


def _flaps(cover: Fields) -> Size:
    """The least and the most width of flaps in millimetres, 0 for a printer who makes none. Codes P02 and P04."""
    value = cover.value("flaps")
    if value is None:
        return 0.0, 0.0
    if not _is_size(value):
        cover.wrong("flaps", "the least and the most width in millimetres, as [60, 120]")
    elif value[0] > value[1]:
        cover.refuse("flaps", value, "the least stands before the most, as [60, 120]")
    else:
        return value[0], value[1]
    return 0.0, 0.0


def _edges(fields: Fields) -> Edges:
    head, fore_edge, foot = (length(fields, key) for key in ("head", "fore-edge", "foot"))
    return Edges(head, fore_edge, foot, length(fields, "gutter", 0))


def _is_size(value: object) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(map(is_length, value))


def _size(fields: Fields, key: str) -> Size:
    """A width and a height in millimetres. Codes P02 and P03."""
    value = fields.value(key)
    if value is None:
        fields.lacks(key, "[129, 198]")
    elif not _is_size(value):
        fields.wrong(key, "a width and a height in millimetres, as [129, 198]")
    else:
        return value[0], value[1]
    return 0.0, 0.0
