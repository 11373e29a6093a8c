"""Which libraries of the system shape, break and draw the letters, asked of the libraries themselves."""

import ctypes
import zlib
from collections.abc import Callable
from functools import cache


@cache
def system_libraries() -> dict[str, str]:
    """Their names with their versions, “” for each that has another name on this system."""
    return {name: _asked(file, ask) for name, (file, ask) in _LIBRARIES.items()} | {"zlib": zlib.ZLIB_RUNTIME_VERSION}


def _asked(file: str, ask: Callable[[ctypes.CDLL], str]) -> str:
    try:
        return ask(ctypes.CDLL(file))
    except (OSError, AttributeError, ValueError):
        return ""


def _says(function: str) -> Callable[[ctypes.CDLL], str]:
    """What asks a function that gives the version in words."""

    def ask(library: ctypes.CDLL) -> str:
        asked = getattr(library, function)
        asked.restype = ctypes.c_char_p
        return (asked() or b"").decode("ascii", "replace")

    return ask


def _of_fontconfig(library: ctypes.CDLL) -> str:
    number = int(library.FcGetVersion())  # 21401 is 2.14.1
    return f"{number // 10_000}.{number // 100 % 100}.{number % 100}"


def _of_freetype(library: ctypes.CDLL) -> str:
    opened, numbers = ctypes.c_void_p(), [ctypes.c_int() for _ in range(3)]
    if library.FT_Init_FreeType(ctypes.byref(opened)):
        return ""
    library.FT_Library_Version(opened, *map(ctypes.byref, numbers))
    library.FT_Done_FreeType(opened)
    return ".".join(str(number.value) for number in numbers)


def _of_glib(library: ctypes.CDLL) -> str:
    parts = ("major", "minor", "micro")
    return ".".join(str(ctypes.c_uint.in_dll(library, f"glib_{part}_version").value) for part in parts)


def _of_fribidi(library: ctypes.CDLL) -> str:
    told = ctypes.c_char_p.in_dll(library, "fribidi_version_info").value or b""  # “(GNU FriBidi) 1.0.8”, and more lines
    return told.decode("ascii", "replace").partition("\n")[0].rpartition(" ")[2]


# By the names of their files on Linux, as the engine opens them.
_LIBRARIES: dict[str, tuple[str, Callable[[ctypes.CDLL], str]]] = {
    "Pango": ("libpango-1.0.so.0", _says("pango_version_string")),
    "HarfBuzz": ("libharfbuzz.so.0", _says("hb_version_string")),
    "HarfBuzz subset": ("libharfbuzz-subset.so.0", _says("hb_version_string")),
    "fontconfig": ("libfontconfig.so.1", _of_fontconfig),
    "FreeType": ("libfreetype.so.6", _of_freetype),
    "FriBidi": ("libfribidi.so.0", _of_fribidi),
    "GLib": ("libglib-2.0.so.0", _of_glib),
}
