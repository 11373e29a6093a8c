"""Mends the tree of tags that the engine writes, where PDF/UA asks for more than it gives."""

from typing import Any

from florilegium.typeset.engine import pydyf

PARTS_OF_AN_ITEM = ("/Lbl", "/LBody", "/L")


def mend_tags(pdf: Any) -> None:
    """Give each item of a list one body, and list the elements that have a name."""
    _give_items_bodies(pdf)
    _list_names(pdf)


def _list_names(pdf: Any) -> None:
    """The tree of identifiers that ISO 32000-1, table 322, asks for where elements have them, as notes and cells do."""
    named = [each for each in pdf.objects if isinstance(each, pydyf.Dictionary) and "ID" in each and "S" in each]
    names = sorted((each["ID"].string, each["ID"].data, each.reference) for each in named)
    if names:
        ids = [entry for _, name, reference in names for entry in (name, reference)]
        first, last = names[0][1], names[-1][1]
        leaf = pydyf.Dictionary({"Limits": pydyf.Array([first, last]), "Names": pydyf.Array(ids)})
        pdf.add_object(leaf)
        tree = pydyf.Dictionary({"Kids": pydyf.Array([leaf.reference])})
        pdf.add_object(tree)
        pdf.objects[int(pdf.catalog["StructTreeRoot"].split()[0])]["IDTree"] = tree.reference


def _give_items_bodies(pdf: Any) -> None:
    """Give each item of a list one body: the engine puts paragraphs into the item itself (ISO 32000-1, 14.8.4.3.3)."""
    for item in [each for each in pdf.objects if isinstance(each, pydyf.Dictionary) and each.get("S") == "/LI"]:
        loose = [kid for kid in item["K"] if _element(pdf, kid).get("S") not in PARTS_OF_AN_ITEM]
        if not loose:
            continue
        body = pydyf.Dictionary(
            {
                "Type": "/StructElem",
                "S": "/LBody",
                "K": pydyf.Array(loose),
                "Pg": item["Pg"],
                "P": item.reference,
            }
        )
        pdf.add_object(body)
        for kid in loose:
            _element(pdf, kid)["P"] = body.reference
        kept = [kid for kid in item["K"] if kid not in loose]
        item["K"] = pydyf.Array([*kept, body.reference])


def _element(pdf: Any, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]
