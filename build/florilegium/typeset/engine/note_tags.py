"""Tags notes as notes, and an index as a section: stock calls them spans and nothing."""

from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.pdf import tags

from florilegium.typeset.engine.rewriting import rewrite

BLOCKS = {"paragraph": "P", "stanza": "P", "attribution": "P", "quotation": "BlockQuote"}


def mend() -> None:
    """Mend the tags of notes and indexes, for the whole process."""
    rewrite(tags._get_pdf_tag, ("tag == 'section'", "tag in ('section', 'nav')"))
    tags.tag_of_note, tags.name_note = _tag_of_note, _name_note
    rewrite(
        tags._build_box_tree,
        ("_get_pdf_tag(element_tag)\n", "tag_of_note(box, parent, _get_pdf_tag(element_tag))\n"),
        (
            "    pdf.add_object(element)\n\n    # Handle special cases.\n",
            "    pdf.add_object(element)\n    if tag == 'Note':\n        name_note(pdf, element, box, page_number)\n\n"
            "    # Handle special cases.\n",
        ),
    )


def _tag_of_note(box: Any, parent: Any, tag: str) -> str:
    """The tag of a box: another than stock's for a note, its call, its mark, and the blocks that stand in it."""
    if box.element is None or box.element_tag not in ("span", "aside", "span::footnote-call", "span::footnote-marker"):
        return tag
    if box.element_tag == "span::footnote-call":
        return "Reference" if parent["S"] != "/Reference" else tag
    if box.element_tag == "span::footnote-marker":
        return "Lbl" if parent["S"] != "/Lbl" else tag
    classes = box.element.get("class", "").split()
    if "endnote" in classes or "data-mark" in box.element.attrib:
        return "Note" if parent["S"] != "/Note" else "P"
    if isinstance(box, boxes.BlockLevelBox):
        return next((BLOCKS[each] for each in classes if each in BLOCKS), tag)
    return tag


def _name_note(pdf: Any, element: Any, box: Any, page_number: int) -> None:
    """Give the note the identifier that PDF/UA-1, 7.9, asks for; each part of one over pages has its own."""
    id = box.element.get("id", "")
    known = pdf.__dict__.setdefault("names_of_notes", set())
    element["ID"] = tags.pydyf.String(id if id not in known else f"{id}-{page_number + 1}")
    known.add(id)
