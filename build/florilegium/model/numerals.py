"""Numbers as they are printed."""

ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def roman(number: int) -> str:
    """The number in lower-case roman numerals, “” for 0.

    >>> roman(1994)
    'mcmxciv'
    """
    numeral = ""
    for value, letters in ROMAN:
        count, number = divmod(number, value)
        numeral += letters * count
    return numeral


def list_numeral(number: int, numerals: str) -> str:
    """The number of a list item as printed, with its full stop."""
    letter = chr(ord("a") + (number - 1) % 26)
    plain = {
        "lower-alpha": letter,
        "upper-alpha": letter.upper(),
        "lower-roman": roman(number),
        "upper-roman": roman(number).upper(),
    }
    return plain.get(numerals, str(number)) + "."
