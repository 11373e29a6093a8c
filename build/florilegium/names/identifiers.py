"""The numbers of persons in Wikidata, GND and VIAF, checked for their form; nothing is asked of anybody."""

import re

_WIKIDATA = re.compile(r"Q[1-9]\d*")
_GND = re.compile(r"\d{7,10}[\dX]")
_VIAF = re.compile(r"[1-9]\d{0,21}")


def is_wikidata(text: str) -> bool:
    """Whether the text has the form of a Wikidata item.

    >>> is_wikidata("Q9061"), is_wikidata("9061")
    (True, False)
    """
    return bool(_WIKIDATA.fullmatch(text))


def is_gnd(text: str) -> bool:
    """Whether the text has the form of a number of the Gemeinsame Normdatei, and its check digit is right.

    The digits count 2, 3, 4 … from the right; the check digit makes the sum a multiple of eleven, and X is ten.

    >>> is_gnd("118540238"), is_gnd("118540239")
    (True, False)
    """
    if not _GND.fullmatch(text):
        return False
    total = sum(int(digit) * weight for weight, digit in enumerate(reversed(text[:-1]), 2))
    return "0123456789X".index(text[-1]) == -total % 11


def is_viaf(text: str) -> bool:
    """Whether the text has the form of a number of the Virtual International Authority File."""
    return bool(_VIAF.fullmatch(text))
