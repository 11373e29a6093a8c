"""The engine's configuration of fonts, whose folder is gone when the program ends: it leaves the pages as they are."""

import atexit
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
