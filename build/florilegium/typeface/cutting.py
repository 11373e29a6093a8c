"""Turns a font file into a smaller or simpler one; apart from the rest, since what cuts fonts takes a while to load."""

from collections.abc import Mapping
from functools import lru_cache

from fontTools.subset import Options, Subsetter
from fontTools.varLib import instancer

from florilegium.typeface import font_file, opened_font

FEATURES = ("ccmp", "locl", "rlig", "liga", "clig", "calt", "kern", "mark", "mkmk", "smcp", "c2sc", "onum")


@lru_cache(maxsize=32)
def subset(font: bytes, characters: frozenset[str], features: tuple[str, ...] = FEATURES) -> bytes:
    """The font with only the characters' glyphs, those that the features put in their place, and no others.

    A variable font stays variable, so that one file serves every weight. Characters that the font lacks are passed
    over (ask `coverage` first). The same arguments give the same bytes at any hour, and are worked out once a
    process: about 0.2 s for a large text face.
    """
    opened = opened_font(font)
    names = opened["name"]
    del opened["name"]  # fontTools would walk every table for references into it, which takes longer than all the rest
    cutter = Subsetter(_options(features))
    cutter.populate(unicodes=map(ord, characters))
    cutter.subset(opened)
    opened["name"] = names
    return font_file(opened)


def axes(font: bytes) -> dict[str, tuple[float, float, float]]:
    """The axes of a variable font by tag, each with its least, default and greatest value; {} for a static font."""
    opened = opened_font(font)
    found = opened["fvar"].axes if "fvar" in opened else ()
    return {axis.axisTag: (axis.minValue, axis.defaultValue, axis.maxValue) for axis in found}


@lru_cache(maxsize=32)
def _instance(font: bytes, position: tuple[tuple[str, float], ...]) -> bytes:
    opened = opened_font(font)
    instancer.instantiateVariableFont(opened, dict(position), inplace=True)
    return font_file(opened)


def static_instance(font: bytes, position: Mapping[str, float]) -> bytes:
    """The font at one place on its axes, as {"wght": 400}; an axis left out stays variable.

    A static font comes back as it is. A whole text face takes about 2 s, one that has been subset a quarter of that:
    subset first. Remembered for the process. Raises ValueError for an axis that the font does not have.
    """
    known = axes(font)
    if unknown := sorted(set(position) - set(known)) if known else ():
        raise ValueError(f"the font has no axis “{'”, “'.join(unknown)}”")
    return _instance(font, tuple(sorted(position.items()))) if known else font


def _options(features: tuple[str, ...]) -> Options:
    options = Options()
    options.layout_features = list(features)
    options.hinting = False
    options.notdef_outline = True
    options.ignore_missing_unicodes = True
    return options
