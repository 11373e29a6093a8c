"""The families of the diagnostic codes, by the letter that their codes begin with."""

FAMILIES = {
    "F": "files and folders",
    "A": "articles",
    "V": "volumes and the press’s own settings",
    "N": "names",
    "L": "the ledger of emendations",
    "I": "taking in transcriptions",
    "D": "lists of front and back matter",
    "B": "the bibliography",
    "P": "page designs and print profiles",
    "M": "the mends of an edition",
    "C": "composing",
    "T": "typesetting",
    "R": "the recipe",
    "E": "EPUB and PDF files",
    "Q": "exports for reuse",
    "K": "releases, their verification and comparison",
    "S": "the readers’ catalogue, its feeds and messages",
    "X": "preflight of the printers’ files",
}
