"""Turns a font file into a smaller or simpler one, and says which characters it has; the doorway of fontTools."""

import io
from collections.abc import Iterable, Mapping
from functools import lru_cache

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

FEATURES = ("ccmp", "locl", "rlig", "liga", "clig", "calt", "kern", "mark", "mkmk", "smcp", "onum")


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
    return frozenset(_opened(font).getBestCmap())


def axes(font: bytes) -> dict[str, tuple[float, float, float]]:
    """The axes of a variable font by tag, each with its least, default and greatest value; {} for a static font."""
    opened = _opened(font)
    found = opened["fvar"].axes if "fvar" in opened else ()
    return {axis.axisTag: (axis.minValue, axis.defaultValue, axis.maxValue) for axis in found}


@lru_cache(maxsize=32)
def subset(font: bytes, characters: frozenset[str], features: tuple[str, ...] = FEATURES) -> bytes:
    """The font with only the characters' glyphs, those that the features put in their place, and no others.

    A variable font stays variable, so that one file serves every weight. Characters that the font lacks are passed
    over (ask `coverage` first). The same arguments give the same bytes at any hour, and are worked out once a
    process: about 0.2 s for a large text face.
    """
    opened = _opened(font)
    names = opened["name"]
    del opened["name"]  # fontTools would walk every table for references into it, which takes longer than all the rest
    cutter = Subsetter(_options(features))
    cutter.populate(unicodes=map(ord, characters))
    cutter.subset(opened)
    opened["name"] = names
    return _saved(opened)


def as_woff(font: bytes) -> bytes:
    """The font packed for the web, as WOFF 1.0: about half its size, and nothing else changed."""
    opened = _opened(font)
    opened.flavor = "woff"
    return _saved(opened)


@lru_cache(maxsize=32)
def _instance(font: bytes, position: tuple[tuple[str, float], ...]) -> bytes:
    opened = _opened(font)
    instancer.instantiateVariableFont(opened, dict(position), inplace=True)
    return _saved(opened)


def static_instance(font: bytes, position: Mapping[str, float]) -> bytes:
    """The font at one place on its axes, as {"wght": 400}; an axis left out stays variable.

    A static font comes back as it is. A whole text face takes about 2 s, one that has been subset a quarter of that:
    subset first. Remembered for the process. Raises ValueError for an axis that the font does not have.
    """
    known = axes(font)
    if unknown := sorted(set(position) - set(known)) if known else ():
        raise ValueError(f"the font has no axis “{'”, “'.join(unknown)}”")
    return _instance(font, tuple(sorted(position.items()))) if known else font


def lacking(fonts: Iterable[bytes], characters: frozenset[str]) -> frozenset[str]:
    """The characters that none of the fonts has; spaces that a line may end with and controls are left out."""
    covered = frozenset().union(*(coverage(font) for font in fonts))
    return frozenset(each for each in characters if ord(each) not in covered and each.isprintable())


def _options(features: tuple[str, ...]) -> Options:
    options = Options()
    options.layout_features = list(features)
    options.hinting = False
    options.notdef_outline = True
    options.ignore_missing_unicodes = True
    return options


def _opened(font: bytes) -> TTFont:
    return TTFont(io.BytesIO(font), recalcTimestamp=False, lazy=True)


def _saved(font: TTFont) -> bytes:
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()
