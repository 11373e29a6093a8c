"""An HTML page into passages, however old its mark-up."""

from dataclasses import dataclass

from florilegium.accession.html_blocks import passages_inside
from florilegium.accession.html_words import single_blanks
from florilegium.accession.parsing import Element, html_tree
from florilegium.accession.passages import Passages


@dataclass(frozen=True, slots=True)
class PageHead:
    """What the head of an HTML page says."""

    title: str = ""
    author: str = ""


def read_html(text: str) -> tuple[Passages, PageHead]:
    """The passages of the page's body in their order, and what its head says."""
    root = html_tree(text)
    body = root.find(".//body")
    return (passages_inside(body) if body is not None else ()), _page_head(root)


def _page_head(root: Element) -> PageHead:
    named = {(meta.get("name") or "").lower(): meta.get("content") or "" for meta in root.iter("meta")}
    title = root.find(".//title")
    words = single_blanks(title.text_content() if title is not None else "")
    return PageHead(" ".join(words.split()), " ".join(single_blanks(named.get("author", "")).split()))
