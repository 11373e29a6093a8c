"""Opens any HTML file in a real browser, and asks axe and the validator of the W3C what they find in it."""

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path

from java import java
from reading_system import TESTS, do_without, needed, world

VALIDATOR = TESTS / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
LONGEST = 120  # seconds


@dataclass(frozen=True, slots=True)
class Look:
    """How a file is looked at: dark or light, how many pixels wide, with axe or without, printed into which file."""

    file: Path
    dark: bool = False
    width: int = 1280
    axe: bool = False
    pdf: Path | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen: addresses that the page asked for, errors, families of the faces that were loaded, pictures drawn.

    `too_wide` are the pixels that it must be moved sideways, `ground` the colour of the page, `violations` what axe
    found, by rule, each with the elements.
    """

    asked: list[str]
    troubles: list[str]
    faces: list[str]
    pictures: int
    too_wide: int
    ground: str
    violations: dict[str, list[str]]


def look(*looks: Look) -> tuple[Seen, ...]:
    """What each look shows. Skips the test without Node, its packages or Chromium, except in CI, where it fails."""
    node, browser = needed()
    orders = [
        {"file": str(each.file.resolve()), "dark": each.dark, "width": each.width, "axe": each.axe,
         "pdf": str(each.pdf) if each.pdf else ""}
        for each in looks
    ]  # fmt: skip
    command = [node, str(TESTS / "web-page.mjs"), browser, json.dumps(orders)]
    done = subprocess.run(command, env=world(), capture_output=True, text=True, check=False, timeout=LONGEST)
    assert done.returncode == 0, done.stderr
    return tuple(
        Seen(
            each["asked"], each["troubles"], each["faces"], each["pictures"], each["tooWide"], each["ground"],
            {found["id"]: found["places"] for found in each["violations"]},
        )
        for each in json.loads(done.stdout)
    )  # fmt: skip


def validated(*files: Path) -> list[str]:
    """The messages of the Nu validator about these files, warnings too. Skips and fails as `look` does."""
    if not VALIDATOR.is_file():
        do_without("the validator needs “npm ci” in the folder of the tests")
    command = [*java("the validator"), "-jar", str(VALIDATOR), "--format", "gnu", *(str(file) for file in files)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=LONGEST)
    return done.stderr.splitlines()
