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


_opened: weakref.WeakSet[FontConfiguration] = weakref.WeakSet()


@atexit.register
def _leave() -> None:
    for each in _opened:
        each.__del__()
    gc.freeze()  # what is frozen is not looked at, and what stands in a circle stays
