"""An HTML page into passages, however old its mark-up. The only module that imports lxml."""

from dataclasses import dataclass

import lxml.html

from florilegium.accession.html_blocks import passages_inside
from florilegium.accession.html_words import single_blanks
from florilegium.accession.passages import Passages


@dataclass(frozen=True, slots=True)
class PageHead:
    """What the head of an HTML page says."""

    title: str = ""
    author: str = ""


def read_html(text: str) -> tuple[Passages, PageHead]:
    """The passages of the page's body in their order, and what its head says."""
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    root = lxml.html.document_fromstring(text.encode() if text.strip() else b"<p>", parser=parser)
    body = root.find(".//body")
    return (passages_inside(body) if body is not None else ()), _page_head(root)


def _page_head(root: lxml.html.HtmlElement) -> PageHead:
    named = {(meta.get("name") or "").lower(): meta.get("content") or "" for meta in root.iter("meta")}
    title = root.find(".//title")
    words = single_blanks(title.text_content() if title is not None else "")
    return PageHead(" ".join(words.split()), " ".join(single_blanks(named.get("author", "")).split()))
