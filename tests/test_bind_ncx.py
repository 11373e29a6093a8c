"""The NCX for EPUB 2 readers."""

from dataclasses import replace
from xml.etree import ElementTree

import handmade
from florilegium.bind.ncx import ncx
from florilegium.model.publication import PageTarget

NCX = {"n": "http://www.daisy.org/z3986/2005/ncx/"}


def test_lines_below_a_line_of_the_contents_are_nested() -> None:
    root = ElementTree.fromstring(ncx(handmade.publication()))
    part = root.findall("n:navMap/n:navPoint", NCX)[1]
    assert [each.get("src") for each in part.iterfind("n:navPoint/n:content", NCX)] == ["master.xhtml", "pocket.xhtml"]
    assert root.find("n:head/n:meta[@name='dtb:depth']", NCX).get("content") == "2"


def test_roman_folios_are_of_the_front_matter() -> None:
    pages = (PageTarget("vii", "preface.xhtml#page-vii"), PageTarget("1", "master.xhtml#page-1"))
    root = ElementTree.fromstring(ncx(replace(handmade.publication(), pages=pages)))
    targets = root.findall("n:pageList/n:pageTarget", NCX)
    assert [(each.get("type"), each.get("value")) for each in targets] == [("front", None), ("normal", "1")]


def test_without_a_print_edition_there_is_no_page_list() -> None:
    assert b"pageList" not in ncx(replace(handmade.publication(), pages=()))
