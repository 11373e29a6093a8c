"""Which editions there are, and the steps that lead to them."""

EDITIONS = ("epub", "html", "tei", "screen", "print")
PAGED = {"screen", "print"}  # those that are drawn
CERTIFY = "ask EPUBCheck and Ace"  # a step more, where the EPUB is to be certified
STEPS = (
    "read the texts and mark the names",
    "set the body",
    "set front and back matter, compile the index",
    "draw the pages",
    "bind the PDFs",
    "compose and bind the EPUB, compose HTML and TEI",
    "prove",
    "write the record",
)
