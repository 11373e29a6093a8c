"""Florilegium: a press that turns transcribed articles into anthologies, as EPUB and as print-ready PDF."""

__version__ = "0.1.0"
