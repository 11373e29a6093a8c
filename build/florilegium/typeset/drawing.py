"""Turns laid-out pages into two files by drawing them once: the screen edition with tags, the interior without."""

import io
from dataclasses import dataclass
from typing import Any

from florilegium.diagnostics import Diagnostic
from florilegium.memory import unhurried
from florilegium.model.printing import Particulars
from florilegium.typeset.engine import pydyf, weasyprint
from florilegium.typeset.findings import listening
from florilegium.typeset.ink import grey_shading, grey_stream
from florilegium.typeset.tags import mend_tags

POINTS = 0.75  # in a CSS pixel
FOR_THE_SCREEN = frozenset(("Annots", "Tabs", "StructParents"))


class _Loose(pydyf.Dictionary):  # type: ignore[misc]
    """A dictionary that is written by itself and not into the object stream, so that it is quickly found."""

    compressible = False


@dataclass(frozen=True, slots=True)
class Drawn:
    """The two files as the engine writes them, for `bind.pdf` to finish; the faces in them; what the engine said."""

    screen: bytes
    interior: bytes
    faces: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]


def draw(document: Any, cover_pages: int, particulars: Particulars) -> Drawn:
    """Both files of a document whose first `cover_pages` belong to the screen edition alone."""
    document.metadata = _metadata(particulars)
    screen, interior = io.BytesIO(), io.BytesIO()

    def part(_: Any, pdf: Any) -> None:
        _squeeze_shared(pdf)
        _interior(pdf, document.pages, cover_pages).write(interior)
        mend_tags(pdf)
        _make_archival(pdf)
        _make_catalogue_light(pdf)
        for page, drawn in zip(document.pages, _page_objects(pdf), strict=True):
            drawn.update(dict.fromkeys(("MediaBox", "TrimBox", "BleedBox"), _box(0, 0, page.width, page.height)))

    with unhurried(), listening() as heard:
        document.write_pdf(screen, finisher=part, pdf_variant="pdf/ua-1")
    faces = sorted({font.name.decode().partition("+")[2] for font in document.fonts.values()})
    return Drawn(screen.getvalue(), interior.getvalue(), tuple(faces), tuple(heard))


def _metadata(particulars: Particulars) -> Any:
    date = particulars.date.strftime("%Y-%m-%dT%H:%M:%SZ")
    return weasyprint.document.DocumentMetadata(
        title=particulars.title,
        authors=list(particulars.authors),
        description=particulars.subject or None,
        keywords=list(particulars.keywords),
        created=date,
        modified=date,
        lang=particulars.language,
    )


def _page_objects(pdf: Any) -> list[Any]:
    return [pdf.objects[number] for number in pdf.pages["Kids"][::3]]


def _box(left: float, bottom: float, right: float, top: float) -> Any:
    """A box in points, of edges in CSS pixels."""
    return pydyf.Array([round(edge * POINTS, 4) for edge in (left, bottom, right, top)])


def _is_drawing(each: Any) -> bool:
    return isinstance(each, weasyprint.pdf.stream.Stream)


def _make_catalogue_light(pdf: Any) -> None:
    """The catalogue is read and written once more by the binder: let it stand loose, and its long names apart."""
    pdf.catalog.__class__ = pdf.info.__class__ = _Loose
    if "Names" in pdf.catalog:
        pdf.add_object(names := pdf.catalog["Names"])
        pdf.catalog["Names"] = names.reference


def _make_archival(pdf: Any) -> None:
    """What PDF/A-3 asks for beside the tags (ISO 19005-3, 6.2.8 and 6.3.2): links that print, no smoothed pictures."""
    for each in pdf.objects:
        if isinstance(each, pydyf.Stream) and "Interpolate" in each.extra:
            each.extra["Interpolate"] = "false"
        elif isinstance(each, pydyf.Dictionary) and each.get("Type") == "/Annot":
            each["F"] = 4


def _squeeze_shared(pdf: Any) -> None:
    """Compress now the streams that stand in both files, as fonts do, and not once for each."""
    for each in pdf.objects:
        if isinstance(each, pydyf.Stream) and each.compress and not _is_drawing(each):
            squeezed = each.data.partition(b"stream\n")[2].removesuffix(b"\nendstream")
            each.stream, each.compress = [squeezed], False
            each.extra = pydyf.Dictionary({**each.extra, "Filter": "/FlateDecode"})


def _interior(pdf: Any, pages: list[Any], cover_pages: int) -> Any:
    """The file for the printer: the same objects up to where the tags begin, without links, outline and colours."""
    tags_begin = int(pdf.catalog["StructTreeRoot"].split()[0]) - 1  # the parent tree stands before its root
    interior = pydyf.PDF()
    interior.objects = [_printed(each) for each in pdf.objects[:tags_begin]]
    interior.catalog = interior.objects[pdf.catalog.number]
    interior.pages = interior.objects[pdf.pages.number]
    kids = pdf.pages["Kids"][cover_pages * 3 :]
    interior.pages.update({"Kids": pydyf.Array(kids), "Count": len(kids) // 3})
    for page, drawn in zip(pages[cover_pages:], _page_objects(interior), strict=True):
        _place(page, drawn, interior.objects[int(drawn["Contents"].split()[0])])
    return interior


def _printed(each: Any) -> Any:
    """The object as the printer's file has it: with the same number, and its own where it is another there."""
    if _is_drawing(each):
        return grey_stream(each)
    kind = each.get("Type") if isinstance(each, pydyf.Dictionary) else None
    if kind == "/Page":
        printed = pydyf.Dictionary({key: value for key, value in each.items() if key not in FOR_THE_SCREEN})
    elif kind == "/Catalog":
        printed = pydyf.Dictionary({key: each[key] for key in ("Type", "Pages", "Lang")})
    elif kind == "/Pages":
        printed = pydyf.Dictionary(each)
    elif kind == "/Annot":
        printed = pydyf.Dictionary()
    elif isinstance(each, pydyf.Dictionary) and "ShadingType" in each:
        printed = grey_shading(each)
    elif isinstance(each, pydyf.Dictionary) and "lab-d50" in each:
        printed = pydyf.Dictionary()  # colour spaces that nothing in grey uses
    else:
        return each
    printed.number = each.number
    return printed


def _place(page: Any, drawn: Any, content: Any) -> None:
    """Give the page its three boxes, all from the corner of the sheet, and move the drawing there."""
    left, bottom = page.bleed["left"], page.bleed["bottom"]
    right, top = left + page.width, bottom + page.height
    sheet = _box(0, 0, right + page.bleed["right"], top + page.bleed["top"])
    drawn.update({"MediaBox": sheet, "BleedBox": sheet, "TrimBox": _box(left, bottom, right, top)})
    if left or bottom:
        content.stream.insert(0, f"1 0 0 1 {left * POINTS:.4f} {bottom * POINTS:.4f} cm".encode())
