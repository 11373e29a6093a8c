"""Mentions, the authority file and the page map turned into the index of names, and the index into columns."""

from florilegium.index.compiling import IndexCopy, compile_index

__all__ = ["IndexCopy", "compile_index"]
