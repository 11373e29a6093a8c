"""Says of a block that the dialect does not have what it is, and what to write instead."""

from florilegium.read.construct import Construct
from florilegium.read.reading import Reading

_BLOCKS = {
    "html_block": ("A13", "raw HTML does not belong to the dialect", "use the dialect’s own marks"),
    "fence": ("A14", "code does not belong to the dialect", "write the words as a paragraph or a quotation"),
    "definition": ("A15", "a link definition does not belong to the dialect", "write [words](https://…) in the text"),
    "too_deep": ("A39", "lists or quotations stand too deep inside one another", "bring them nearer to the margin"),
}


def refuse(reading: Reading, construct: Construct) -> None:
    """Report a block that the dialect does not have. Findings A13, A14, A15, A39."""
    code, message, hint = _BLOCKS[construct.kind]
    reading.report(code, message, reading.place(construct), hint)
