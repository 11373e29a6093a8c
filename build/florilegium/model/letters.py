"""Letters as comparisons see them: without accents, and without the difference of capitals."""

import re
import unicodedata
from functools import lru_cache

_LIGATURES = str.maketrans(
    {
        "ł": "l",
        "Ł": "L",
        "ø": "o",
        "Ø": "O",
        "đ": "d",
        "Đ": "D",
        "ð": "d",
        "Ð": "D",
        "þ": "th",
        "Þ": "Th",
        "ß": "ss",
        "ẞ": "SS",
        "æ": "ae",
        "Æ": "Ae",
        "œ": "oe",
        "Œ": "Oe",
        "ħ": "h",
        "Ħ": "H",
        "ı": "i",
        "\u00ad": None,
        "\u200c": None,
        "\u200d": None,
        "\u2060": None,
    }
)
AYNS = "ʻʾʿ"  # the aspirate of Ch’en, ayn and hamza: never quotation marks
APOSTROPHES = f"'’ʼ‘‛`´ʹ′＇{AYNS}"
HYPHENS = "-‐‑"  # hyphen-minus, hyphen, no-break hyphen


_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")


def plain_letters(text: str) -> str:
    """The text without accents, ligatures and soft hyphens; capitals stay.

    >>> plain_letters("Łapiński, Œuvres, Béla Kun")
    'Lapinski, Oeuvres, Bela Kun'
    """
    return text if text.isascii() else _BEYOND_ASCII.sub(_plain, text)


def _plain(found: re.Match[str]) -> str:
    parts = unicodedata.normalize("NFKD", found[0].translate(_LIGATURES))
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


@lru_cache(maxsize=50_000)  # texts have far fewer different words
def fold(text: str) -> str:
    """The text as two spellings of one name share it.

    >>> fold("STRAẞE") == fold("Straße")
    True
    """
    return plain_letters(text).casefold()
