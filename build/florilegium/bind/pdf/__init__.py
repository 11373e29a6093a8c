"""Finishes PDFs and reads finished ones; the doorway of pypdf."""

from florilegium.bind.pdf.cover_sheet import finish_cover
from florilegium.bind.pdf.inspecting import inspect, inspect_screen
from florilegium.bind.pdf.interior import finish_interior
from florilegium.bind.pdf.screen import finish_screen

__all__ = ["finish_cover", "finish_interior", "finish_screen", "inspect", "inspect_screen"]
