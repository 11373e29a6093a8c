"""Draws `fonts/FlorilegiumSigns.ttf`: the one sign of the apparatus that the text faces of the press lack, ∧.

Run it as a script to write the file anew; its SHA-256 then goes into `fonts/manifest.toml`.
"""

import io
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

FILE = Path(__file__).parents[1] / "fonts/FlorilegiumSigns.ttf"
EPOCH = 3_850_000_000  # seconds from 1904, so that the file is the same at any hour
UNIT, WIDTH, SIDE, HEIGHT = 1000, 520, 40, 480  # of the em; the sign is as tall as a small letter
STROKE, POINT = 68, 25  # the measure of a leg along the line, and of the blunt top


def draw() -> bytes:
    """The font as bytes."""
    builder = FontBuilder(UNIT, isTTF=True)
    builder.setupGlyphOrder([".notdef", "logicaland"])
    builder.setupCharacterMap({0x2227: "logicaland"})
    builder.setupGlyf({".notdef": TTGlyphPen(None).glyph(), "logicaland": _logical_and()})
    builder.setupHorizontalMetrics({".notdef": (WIDTH, 0), "logicaland": (WIDTH, SIDE)})
    builder.setupHorizontalHeader(ascent=1007, descent=-298)  # those of EB Garamond, so that no line grows
    builder.setupNameTable({
        "familyName": "Florilegium Signs", "styleName": "Regular", "uniqueFontIdentifier": "Florilegium Signs 1",
        "fullName": "Florilegium Signs", "psName": "Florilegium-Signs", "version": "Version 1.0",
        "licenseDescription": "CC0 1.0 Universal", "licenseInfoURL": "https://creativecommons.org/publicdomain/zero/1.0/",
    })  # fmt: skip
    builder.setupOS2(sTypoAscender=1007, sTypoDescender=-298, usWinAscent=1007, usWinDescent=298, fsType=0)
    builder.setupPost()
    builder.updateHead(created=EPOCH, modified=EPOCH)
    builder.font.recalcTimestamp = False
    written = io.BytesIO()
    builder.save(written)
    return written.getvalue()


def _logical_and():
    pen = TTGlyphPen(None)
    middle, right = WIDTH // 2, WIDTH - SIDE
    outline = (
        (SIDE, 0), (middle - POINT, HEIGHT), (middle + POINT, HEIGHT), (right, 0), (right - STROKE, 0),
        (middle, HEIGHT - 92), (SIDE + STROKE, 0),
    )  # fmt: skip
    pen.moveTo(outline[0])
    for point in outline[1:]:
        pen.lineTo(point)
    pen.closePath()
    return pen.glyph()


if __name__ == "__main__":
    FILE.write_bytes(draw())
