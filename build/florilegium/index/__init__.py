"""Mentions, the authority file and the page map turned into the index of names."""

from florilegium.index.compiling import compile_index

__all__ = ["compile_index"]
