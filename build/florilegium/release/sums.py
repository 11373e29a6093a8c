"""The SHA-256 of each file, in the form that `sha256sum --check` reads."""

import hashlib
from collections.abc import Mapping


def sums_of(files: Mapping[str, bytes]) -> bytes:
    """A line for each file, sorted by name.

    >>> sums_of({"b": b"", "a": b""}).decode().splitlines()[0]
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a'
    """
    lines = (f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in sorted(files.items()))
    return "".join(lines).encode()
