"""Sets the pages of a matter so that they have as few flaws as can be had, and says what it set otherwise."""

from florilegium.typeset.mending.compositor import Compositor

__all__ = ["Compositor"]
