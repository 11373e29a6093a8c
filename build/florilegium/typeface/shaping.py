"""Which Pango and HarfBuzz shape the letters, asked of the libraries themselves and without the engine."""

import ctypes

LIBRARIES = {"libpango-1.0.so.0": "pango_version_string", "libharfbuzz.so.0": "hb_version_string"}


def shaper() -> tuple[str, ...]:
    """The versions of the system's libraries, “” for each that has another name on this system."""
    return tuple(_version(name, function) for name, function in LIBRARIES.items())


def _version(name: str, function: str) -> str:
    try:
        asked = getattr(ctypes.CDLL(name), function)
    except (OSError, AttributeError):
        return ""
    asked.restype = ctypes.c_char_p
    return (asked() or b"").decode("ascii", "replace")
