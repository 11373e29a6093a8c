"""What the variables of a work say, in the types that they have in CSL-JSON."""

from collections.abc import Mapping
from typing import Any


def names(variables: Mapping[str, Any], role: str) -> tuple[Mapping[str, str], ...]:
    """The names of those who had the role, each by its parts; () where nobody had."""
    return tuple(variables.get(role, ()))


def dates(variables: Mapping[str, Any], variable: str) -> tuple[int, ...]:
    """Year, month and day as far as they are known; () where nothing is."""
    return tuple(variables.get(variable, {}).get("date-parts", ((),))[0])
