"""Ends the program at once: Python would look through all pages once more, and take them apart box by box."""

import atexit
import gc
import weakref

from weasyprint.text import fonts


class FontConfiguration(fonts.FontConfiguration):  # type: ignore[misc]
    """The engine's, whose folder of fonts is gone when the program ends."""

    def __init__(self) -> None:
        super().__init__()
        _opened.add(self)


LARGE = 500_000  # objects; taking fewer apart takes less than a tenth of a second

_opened: weakref.WeakSet[FontConfiguration] = weakref.WeakSet()
_staying: list[object] = []


def let_stay(*things: object) -> None:
    """Keep what a large book is made of until the program ends, which then leaves it as it is, or begins another.

    To be called while no garbage is collected: what was made meanwhile is kept from being looked through too.
    """
    if gc.get_count()[0] > LARGE:
        _staying[:] = things
        gc.freeze()


def clear_away() -> None:
    """Take away what stayed of the book before, with what stands in circles."""
    if _staying:
        _staying.clear()
        gc.unfreeze()
        gc.collect()


@atexit.register
def _leave() -> None:
    for each in _opened:
        each.__del__()
    _staying.append(_staying)
    gc.freeze()  # what is frozen is not looked at, and what stands in a circle stays
