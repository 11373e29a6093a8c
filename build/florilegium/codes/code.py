"""What is said of a diagnostic code."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Code:
    """One code: its severity (error, warning, note) and what it means, in one sentence."""

    severity: str
    meaning: str
