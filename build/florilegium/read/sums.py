"""From a file of SHA-256 sums, in any of the forms in which they are handed on, to the sum of each name."""

import re

from florilegium.diagnostics import Diagnostic, Place, Refusal

# As sha256sum writes it, “*” for files read as bytes; a name with a backslash is written with two, after one at the
# head of the line. And as BSD's shasum --tag writes it.
GNU = re.compile(r"(?P<escaped>\\?)(?P<sum>[0-9A-Fa-f]{64}) [ *]?(?P<name>.+)")
BSD = re.compile(r"(?P<escaped>\\?)SHA256 ?\((?P<name>.+)\) ?= ?(?P<sum>[0-9A-Fa-f]{64})")
HINT = "a line is a SHA-256 of 64 signs, two blanks and the name of a file; fetch the sums again"


def read_sums(content: bytes, file: str) -> dict[str, str]:
    """By name the sum of each file, in small letters. Refusal K31 where a line is none, or a name is told twice."""
    text = content.decode("utf-8-sig", "replace")
    found: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        each = GNU.fullmatch(line.rstrip()) or BSD.fullmatch(line.rstrip())
        if not each:
            raise Refusal(Diagnostic("K31", f"“{file}” is no list of SHA-256 sums", Place(file, number), HINT))
        name = _name(each["name"], bool(each["escaped"]))
        if found.setdefault(name, each["sum"].lower()) != each["sum"].lower():
            raise Refusal(Diagnostic("K31", f"“{name}” has two sums", Place(file, number), HINT))
    if not found:
        raise Refusal(Diagnostic("K31", f"“{file}” has no sums in it", Place(file), HINT))
    return found


def _name(written: str, escaped: bool) -> str:
    """The name as a path from the folder of the sums.

    >>> _name("./owls.epub", False), _name(r"a\\\\\\\\b", True)
    ('owls.epub', 'a\\\\\\\\b')
    """
    name = written.replace(r"\\", "\0").replace(r"\n", "\n").replace("\0", "\\") if escaped else written
    return name.removeprefix("./")
