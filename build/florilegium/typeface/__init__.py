"""Says which characters a font file has, and packs it for the web; the doorway of fontTools."""

import io
from collections.abc import Iterable
from functools import lru_cache

from fontTools.ttLib import TTFont


def characters(texts: Iterable[str]) -> frozenset[str]:
    """The characters of documents and stylesheets, with their capitals (a style may ask for them) and hyphens.

    >>> sorted(characters(("né",)) - characters(()))
    ['N', 'n', 'É', 'é']
    """
    plain = frozenset().union(*texts, " -‐\u00a0\u00ad")
    return plain | frozenset("".join(plain).upper()) | frozenset("".join(plain).lower())


@lru_cache(maxsize=32)
def coverage(font: bytes) -> frozenset[int]:
    """The code points for which the font has a glyph; remembered for each font of the process."""
    return frozenset(opened_font(font).getBestCmap())


def as_woff(font: bytes) -> bytes:
    """The font packed for the web, as WOFF 1.0: about half its size, and nothing else changed."""
    opened = opened_font(font)
    opened.flavor = "woff"
    return font_file(opened)


def lacking(fonts: Iterable[bytes], characters: frozenset[str]) -> frozenset[str]:
    """The characters that none of the fonts has; spaces that a line may end with and controls are left out."""
    covered = frozenset().union(*(coverage(font) for font in fonts))
    return frozenset(each for each in characters if ord(each) not in covered and each.isprintable())


def opened_font(font: bytes) -> TTFont:
    """The font as fontTools has it, each table read when it is asked for."""
    return TTFont(io.BytesIO(font), recalcTimestamp=False, lazy=True)


def font_file(font: TTFont) -> bytes:
    """The bytes of a font as fontTools has it."""
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()
