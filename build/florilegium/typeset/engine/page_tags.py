"""Tags what the page prints by itself as artifacts, and says of each heading of a table what it is the heading of."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

from weasyprint import document
from weasyprint.formatting_structure import boxes
from weasyprint.pdf import stream, tags

from florilegium.typeset.engine.rewriting import rewrite

# PDF/UA-1, 7.8: folios and running heads are pagination artifacts (ISO 32000-1, 14.8.2.2).
PAGINATION = {"top": "/Header", "bottom": "/Footer"}
SCOPES = {"row": "/Row", "rowgroup": "/Row"}

stock_paint = document.Page.paint
stock_marked = stream.Stream.marked


def mend() -> None:
    """Mend the tags of pages and tables, for the whole process."""
    document.Page.paint, stream.Stream.marked = _paint, _marked
    tags.cell_attributes = _cell_attributes
    rewrite(
        tags._build_box_tree,
        # Nothing in the margins has a tag any more, and so nothing there is in the tree.
        (
            "        for child in box.children:\n            tuple(_build_box_tree(\n"
            "                child, parent, pdf, page_number, nums, annotations, tags))\n        return\n",
            "        return\n",
        ),
        ("element['A'] = pydyf.Dictionary({'O': '/Table'})", "element['A'] = cell_attributes(tag, box)"),
    )


def _paint(page: Any, onto: Any, scale: float = 1) -> None:
    onto.in_margins = {
        id(inner): PAGINATION.get(box.at_keyword.partition("-")[0].lstrip("@"), "")
        for box in page._page_box.children
        if isinstance(box, boxes.MarginBox)
        for inner in box.descendants()
    }
    stock_paint(page, onto, scale)


def _marked(onto: Any, box: Any, tag: str) -> AbstractContextManager[None]:
    place = getattr(onto, "in_margins", {}).get(id(box))
    if place is None or onto._tags is None:
        return stock_marked(onto, box, tag)  # type: ignore[no-any-return]
    return _artifact(onto, place)


@contextmanager
def _artifact(onto: Any, place: str) -> Iterator[None]:
    properties = tags.pydyf.Dictionary({"Type": "/Pagination"})
    if place:
        edge = "/Top" if place == "/Header" else "/Bottom"
        properties.update({"Attached": tags.pydyf.Array([edge]), "Subtype": place})
    super(stream.Stream, onto).begin_marked_content("Artifact", properties)
    yield
    super(stream.Stream, onto).end_marked_content()


def _cell_attributes(tag: str, box: Any) -> Any:
    """The attributes of a cell; a heading says whether it is that of its column or its row (ISO 32000-1, 14.8.5.7)."""
    attributes = tags.pydyf.Dictionary({"O": "/Table"})
    if tag == "TH" and box.element is not None:
        attributes["Scope"] = SCOPES.get(box.element.attrib.get("scope", ""), "/Column")
    return attributes
