"""Opens the C libraries under the engine by the names of their files, which the loader of the system knows."""

import ctypes.util
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def by_file_names() -> Iterator[None]:
    """Within it no library is sought by another name than that of its file, where files are named as on Linux.

    The engine tries up to six names for each library, the file's (“libpango-1.0.so.0”) only after those of other
    systems. For each of these `ctypes` asks ldconfig, then gcc, then ld: three dozen processes, half a second.
    """
    stock = ctypes.util.find_library
    if sys.platform == "linux":
        ctypes.util.find_library = lambda name: None
    try:
        yield
    finally:
        ctypes.util.find_library = stock
