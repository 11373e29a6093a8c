"""Lists: what the press holds in data becomes the lists of a volume, as texts like any other."""

from florilegium.lists.filling import Filled, fill_bibliography, fill_lists

__all__ = ["Filled", "fill_bibliography", "fill_lists"]
