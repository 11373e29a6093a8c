"""Runs DAISY Ace on the bytes of an EPUB and says which rules of accessibility it found broken."""

import json
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reading_system import TESTS, needed, world

ACE = TESTS / "node_modules" / "@daisy" / "ace-cli" / "bin" / "ace.js"
LONGEST = 240  # seconds


@dataclass(frozen=True, slots=True)
class Violation:
    """A rule that is broken (“image-alt”), the document and the elements that break it, as XHTML."""

    rule: str
    file: str
    elements: str


def ace(epub: bytes) -> tuple[Violation, ...]:
    """What Ace finds wrong, nothing for a sound book. Skips the test without Node or Chromium, except in CI."""
    node, browser = needed()
    with tempfile.TemporaryDirectory() as folder:
        book, report = Path(folder) / "book.epub", Path(folder) / "report"
        book.write_bytes(epub)
        command = [node, str(ACE), "--silent", "--subdir", "--tempdir", folder, "-o", str(report), str(book)]
        settings = {"PUPPETEER_EXECUTABLE_PATH": browser, "ACE_TIMEOUT_INITIAL": "60000", "HOME": folder}
        for _ in range(2):  # on a busy machine its browser may lose the thread
            subprocess.run(command, env=world() | settings, capture_output=True, check=False, timeout=LONGEST)
            if any(report.rglob("report.json")):
                break
        (found,) = report.rglob("report.json")  # without a report it has looked at nothing
        return tuple(_violations(json.loads(found.read_text("utf-8"))))


def _violations(report: dict) -> Iterator[Violation]:
    assert report["assertions"], "Ace has read no document"
    for document in report["assertions"]:
        file = document["earl:testSubject"]["url"]
        for found in document["assertions"]:
            if found["earl:result"]["earl:outcome"] == "fail":
                yield Violation(found["earl:test"]["dct:title"], file, found["earl:result"].get("html", ""))
