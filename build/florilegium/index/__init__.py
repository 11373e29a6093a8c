"""Mentions, the authority file and the page map turned into the index of names, and the index into columns."""

from florilegium.index.compiling import IndexCopy, compile_index
from florilegium.index.glossary import compile_glossary

__all__ = ["IndexCopy", "compile_glossary", "compile_index"]
