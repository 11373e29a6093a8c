"""Holds a finished PDF, read back, against what a printer, or a reader at a screen, asks: a table of checks."""

from florilegium.prove.preflight.lines import flaws_in_lines
from florilegium.prove.preflight.pages import page_quality
from florilegium.prove.preflight.preflight import cover_preflight, preflight, screen_preflight

__all__ = ["cover_preflight", "flaws_in_lines", "page_quality", "preflight", "screen_preflight"]
