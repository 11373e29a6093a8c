"""From a paragraph that is only a picture to a figure."""

from florilegium.model.text import Figure
from florilegium.read.construct import Construct, words
from florilegium.read.links import checked_picture
from florilegium.read.reading import Reading


def read_figure(reading: Reading, inline: Construct, image: Construct) -> Figure:
    """The figure, with its caption still wanting. Findings A17, A19, A34."""
    place = reading.place_in(inline)
    alternative = words(image.children).strip()
    if not alternative:
        hint = "say between the square brackets what is to be seen, for those who do not see it"
        reading.report("A17", "this picture has no alternative text", place, hint)
    elif any(child.children or child.kind == "footnote_ref" for child in image.children):
        reading.report("A17", "alternative text is plain words without marks", place, "take the marks away")
    if image.attribute("title"):
        message = f"the picture’s title “{image.attribute('title')}” would be lost"
        reading.report("A34", message, place, "make it a caption: a paragraph after the picture, under {.caption}")
    return Figure(checked_picture(reading, image, place), alternative, place)
