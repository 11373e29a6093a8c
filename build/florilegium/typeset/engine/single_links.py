"""Gives each link one place on the page: the stock engine gives one to every box inside it too."""

from weasyprint import anchors, document

from florilegium.typeset.engine.rewriting import rewrite


def mend() -> None:
    """Let only the boxes of a link itself lead where it leads, for the whole process.

    What stands inside (italics, the title and the page of a line of the contents) lies within the link's own boxes. A
    place of its own would be tagged as a span, and PDF/UA-1 (7.18.5) asks that what leads on is tagged as a link.
    """
    rewrite(anchors.gather_anchors, ("has_link = link and", "has_link = box.link and"))
    document.gather_anchors = anchors.gather_anchors
