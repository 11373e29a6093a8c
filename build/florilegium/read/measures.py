"""Lengths and counts in the TOML files of page designs, print profiles, volumes and the press."""

from florilegium.read.fields import Fields

MOST = 2000
BESIDE_INITIALS = (0, 2, 3, 4)  # lines


def length(fields: Fields, key: str, default: float | None = None, unit: str = "millimetres") -> float:
    """A length that is not below nought, 0 where it is a finding; required where there is no default. P02 to P04."""
    value = fields.value(key)
    if value is None and default is not None:
        return default
    if value is None:
        fields.lacks(key, "10")
    elif isinstance(value, bool) or not isinstance(value, int | float):
        fields.wrong(key, f"a number of {unit}")
    elif not is_length(value):
        fields.refuse(key, value, f"a length lies between 0 and {MOST}")
    else:
        return float(value)
    return 0.0


def is_length(value: object) -> bool:
    """Whether the value can be a length: a number from 0 to MOST."""
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= MOST


def count(fields: Fields, key: str, default: int) -> int:
    """A whole number from 1 on. Codes P02 and P04."""
    value = fields.value(key)
    if value is None:
        return default
    if isinstance(value, bool) or not isinstance(value, int):
        fields.wrong(key, "a whole number")
    elif value < 1:
        fields.refuse(key, value, "it is 1 or more")
    else:
        return value
    return default


def drop_initials(fields: Fields, default: int) -> int:
    """How many lines stand beside the first letter of an article, 0 for a letter like all others. Codes 02 and 04."""
    value = fields.value("drop-initials")
    if value is None:
        return default
    if isinstance(value, bool) or not isinstance(value, int):
        fields.wrong("drop-initials", "a number of lines: 0, 2, 3 or 4")
    elif value not in BESIDE_INITIALS:
        fields.refuse("drop-initials", value, "beside a drop initial stand 2, 3 or 4 lines; 0 is none")
    else:
        return value
    return default
