"""Turns the colours of a screen into those of a printing, by their ICC profiles; a doorway of Pillow."""

import io
from functools import lru_cache

from PIL import Image, ImageCms


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
        return applied.tobytes()

    def _separated(self, red: int, green: int, blue: int) -> tuple[float, float, float, float]:
        applied = ImageCms.applyTransform(Image.new("RGB", (1, 1), (red, green, blue)), self._transform)
        assert applied
        cyan, magenta, yellow, black = (byte / 255 for byte in applied.tobytes())
        coloured = cyan + magenta + yellow
        less = min(1.0, (self._most_ink / 100 - black) / coloured) if coloured else 1.0
        return round(cyan * less, 4), round(magenta * less, 4), round(yellow * less, 4), round(black, 4)
