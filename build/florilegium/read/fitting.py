"""Whether the attributes on a line of their own fit what stands below it; where they do not, that is a finding."""

from florilegium.read.attributes import NUMERALS, PARAGRAPH_CLASSES, QUOTATION_CLASSES, Attributes
from florilegium.read.construct import Construct
from florilegium.read.reading import Reading


def check_fit(reading: Reading, construct: Construct, given: Attributes) -> None:
    """Report what was given to a block that cannot take it. Finding A25."""
    classes = {"paragraph": PARAGRAPH_CLASSES, "ordered_list": NUMERALS, "blockquote": QUOTATION_CLASSES}
    fitting = classes.get(construct.kind, ())
    if given.class_ and given.class_ not in fitting:
        message = f"“{given.class_}” cannot stand before this"
        hint = f"what stands here takes {' or '.join(fitting)}" if fitting else "what stands here takes no class"
        reading.report("A25", message, given.place, hint)
    if given.person:
        hint = "mark the words, [words]{person=…}, or a discussion, ::: {.discussion person=…}"
        reading.report("A25", "a person cannot be given to this", given.place, hint)
    if (given.short or given.credit) and given.class_ != "caption":
        report_picture_words(reading, given)
    if given.name:
        hint = "name words in a line: [words]{#name}"
        reading.report("A25", "a name for references cannot be given to this", given.place, hint)
    if given.language and construct.kind not in ("paragraph", "blockquote"):
        hint = "give the language in its paragraphs, or mark the words: [words]{lang=…}"
        reading.report("A25", "a language can be given to a paragraph or a quotation only", given.place, hint)


def report_picture_words(reading: Reading, given: Attributes) -> None:
    """Report a short caption or a credit that no picture takes. Finding A25."""
    hint = "write them with the caption of a picture: {.caption short=… credit=…}"
    reading.report("A25", "a short caption or a credit without a picture", given.place, hint)


def report_unused(reading: Reading, waiting: Attributes | None) -> None:
    """Report attributes that no block came after. Finding A26."""
    if waiting:
        hint = "put the line straight before the paragraph, quotation or list that it speaks of"
        reading.report("A26", "this line of attributes belongs to nothing", waiting.place, hint)
