"""Lengths and counts in the TOML files of page designs and print profiles."""

from florilegium.read.fields import Fields

MOST = 2000


def length(fields: Fields, key: str, default: float | None = None, unit: str = "millimetres") -> float:
    """A length that is not below nought, 0 where it is a finding; required where there is no default. P02 to P04."""
    value = fields.value(key)
    if value is None and default is not None:
        return default
    if value is None:
        fields.report("P03", f"“{key}” is missing", "", f"write {key} = 10")
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
