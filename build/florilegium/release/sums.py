"""The SHA-256 of each file, in the form that `sha256sum --check` reads."""

import hashlib
import re
from collections.abc import Mapping


def sums_of(files: Mapping[str, bytes]) -> bytes:
    """A line for each file, sorted by name.

    >>> sums_of({"b": b"", "a": b""}).decode().splitlines()[0]
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a'
    """
    lines = (f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in sorted(files.items()))
    return "".join(lines).encode()


def read_sums(content: bytes) -> dict[str, str]:
    """The sum of each file by its name, as they stand in such a file; what is no line of one is passed over.

    >>> read_sums(sums_of({"a": b""}))
    {'a': 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'}
    """
    lines = (re.fullmatch(r"([0-9a-f]{64}) [ *](.+)", line) for line in content.decode(errors="replace").splitlines())
    return {found[2]: found[1] for found in lines if found}
