"""Turns colours of a screen into those of a printing, by ICC profiles, and measures ink; a doorway of Pillow."""

import io
from functools import lru_cache
from typing import Any

from PIL import Image, ImageChops, ImageCms, ImageMath

RARE = 0.001  # the part of a picture's points that may have more ink than is told


def ink_of(picture: Image.Image) -> float:
    """The most of all four inks together in a picture of process colours, in per cent, its rarest points left out."""
    cyan, magenta, yellow, black = picture.split()
    halves = (ImageChops.add(cyan, magenta, scale=2), ImageChops.add(yellow, black, scale=2))
    counts = ImageChops.add(*halves, scale=2).histogram()
    left = RARE * sum(counts)
    level = 255
    while level and (left := left - counts[level]) >= 0:
        level -= 1
    return round(level / 255 * 400, 1)


def in_srgb(picture: Image.Image, screen: bytes, own: bytes, otherwise: bytes) -> Image.Image:
    """A picture in process colours as the screen shows it, by its own profile, or the other where that is none."""
    shown = ImageCms.getOpenProfile(io.BytesIO(screen))
    intent = ImageCms.Intent.RELATIVE_COLORIMETRIC
    for profile in (own, otherwise):
        try:
            inks = ImageCms.getOpenProfile(io.BytesIO(profile))
            applied = ImageCms.applyTransform(picture, ImageCms.buildTransform(inks, shown, "CMYK", "RGB", intent))
        except (OSError, ImageCms.PyCMSError):
            continue
        if applied:
            return applied
    return picture.convert("RGB")


def on_white(picture: Image.Image) -> Image.Image:
    """The picture on white where it lets the paper through; it is in colour if it was, else in greys."""
    if "A" not in picture.getbands():
        return picture
    opaque = picture.convert("L" if picture.mode == "LA" else "RGB")
    white = Image.new(opaque.mode, opaque.size, "white")
    white.paste(opaque, mask=picture.getchannel("A"))
    return white


def greys_of(picture: Image.Image) -> bytes:
    """A byte for each point of a picture that is all of greys, b"" for one that has a colour."""
    if picture.mode in ("1", "L"):
        return picture.convert("L").tobytes()
    red, green, blue = picture.convert("RGB").split()
    is_grey = all(ImageChops.difference(red, other).getbbox() is None for other in (green, blue))
    return red.tobytes() if is_grey else b""


class Separation:
    """From sRGB to the inks of a printing. Blacks and greys go to the black plate alone, so that type stays sharp."""

    def __init__(self, screen: bytes, printing: bytes, most_ink: int) -> None:
        shown, printed = (ImageCms.getOpenProfile(io.BytesIO(each)) for each in (screen, printing))
        intent = ImageCms.Intent.RELATIVE_COLORIMETRIC
        self._transform = ImageCms.buildTransform(shown, printed, "RGB", "CMYK", intent)
        self._most_ink = most_ink
        self._known = lru_cache(maxsize=None)(self._separated)

    def colour(self, red: float, green: float, blue: float) -> tuple[float, float, float, float]:
        """Cyan, magenta, yellow and black of a colour, all from 0 to 1, together no more than the most ink."""
        if red == green == blue:
            return 0.0, 0.0, 0.0, round(1 - red, 4)
        return self._known(*(round(255 * part) for part in (red, green, blue)))

    def picture(self, picture: Image.Image) -> bytes:
        """The points of a picture, four bytes for each."""
        applied = ImageCms.applyTransform(picture.convert("RGB"), self._transform)
        assert applied
        return (self._thinned(applied) if ink_of(applied) > self._most_ink else applied).tobytes()

    def _thinned(self, picture: Image.Image) -> Image.Image:
        """The picture with less of its colours where all inks together are more than the most."""
        bands = dict(zip("cmyk", picture.split(), strict=True))
        left = 255 * self._most_ink / 100

        def thinner(name: str) -> Image.Image:
            def less(of: Any) -> Any:
                coloured = of["float"](of["c"]) + of["float"](of["m"]) + of["float"](of["y"])
                share = of["min"]((left - of["float"](of["k"])) / of["max"](coloured, 1), 1)
                return of["convert"](of["float"](of[name]) * share, "L")

            thinned: Image.Image = ImageMath.lambda_eval(less, **bands)
            return thinned

        return Image.merge("CMYK", (*(thinner(name) for name in "cmy"), bands["k"]))

    def _separated(self, red: int, green: int, blue: int) -> tuple[float, float, float, float]:
        applied = ImageCms.applyTransform(Image.new("RGB", (1, 1), (red, green, blue)), self._transform)
        assert applied
        cyan, magenta, yellow, black = (byte / 255 for byte in applied.tobytes())
        coloured = cyan + magenta + yellow
        less = min(1.0, (self._most_ink / 100 - black) / coloured) if coloured else 1.0
        return round(cyan * less, 4), round(magenta * less, 4), round(yellow * less, 4), round(black, 4)
