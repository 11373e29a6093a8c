"""Says when Python looks for garbage: not while a book is made, and not among the pages of one that is finished."""

import atexit
import gc
from collections.abc import Iterator
from contextlib import contextmanager

STEP = 200_000  # new objects before Python looks among them; loading all that makes an EPUB leaves 90,000
LARGE = 500_000  # objects; taking fewer apart takes less than a tenth of a second

_staying: list[object] = []


def in_large_steps() -> None:
    """Let Python look for garbage more seldom than after every 700 new objects: while a program loads there is none."""
    gc.set_threshold(STEP)


@contextmanager
def unhurried() -> Iterator[None]:
    """Within it no garbage is collected: a layout makes millions of objects, and drops hardly any in circles."""
    was_collecting = gc.isenabled()
    if was_collecting:
        _clear_away()
    gc.disable()
    try:
        yield
    finally:
        if was_collecting:
            gc.enable()


def let_stay(*things: object) -> None:
    """Keep what a large book is made of until the program ends, which then leaves it as it is, or begins another.

    To be called while no garbage is collected: what was made meanwhile is kept from being looked through too.
    """
    if gc.get_count()[0] > LARGE:
        _staying[:] = things
        gc.freeze()


def _clear_away() -> None:
    """Take away what stayed of the book before, with what stands in circles."""
    if _staying:
        _staying.clear()
        gc.unfreeze()
        gc.collect()


@atexit.register
def _leave() -> None:
    """End at once: Python would look through all pages once more, and take them apart box by box."""
    _staying.append(_staying)
    gc.freeze()  # what is frozen is not looked at, and what stands in a circle stays
