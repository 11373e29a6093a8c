"""A volume turned into the texts in which mentions are looked for."""

from collections.abc import Iterator

from florilegium.model.article import Article
from florilegium.model.volume import Volume

NOT_INDEXED = (
    "dedication",
    "illustrations",
    "abbreviations",
    "biographical-glossary",
    "sources",
    "bibliography",
    "contributors",
    "colophon",
)


def pieces_to_index(volume: Volume) -> Iterator[Article]:
    """The pieces of the volume in reading order, without those that no index covers: lists of works and persons."""
    left_out = {
        matter.text.id for matter in (*volume.front, *volume.back) if matter.text and matter.kind in NOT_INDEXED
    }
    return (piece for piece in volume.pieces() if piece.id not in left_out)
