"""Opens any EPUB in a real reading system, follows links with real clicks, and says where each one led."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

TESTS = Path(__file__).parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
LONGEST = 240  # seconds


@dataclass(frozen=True, slots=True)
class Step:
    """A click on the first link in the document `file` that a CSS selector finds; “” means the open document.

    With `popup` the reading system shows the note above the page, as most do, instead of turning to it.
    """

    link: str
    file: str = ""
    popup: bool = False


@dataclass(frozen=True, slots=True)
class Landing:
    """Where a click led: the document, the element with the id, its words, and whether the reader sees it.

    `page` counts screens of the document from 1. `trouble` says why a click led nowhere, “” where it did. Where all
    links are followed, `link` are the words of the link and `entry` is the id of the entry of the index it stands in.
    """

    file: str = ""
    id: str = ""
    element: str | None = None
    text: str = ""
    visible: bool = False
    page: int = 0
    type: str | None = None  # of a note shown above the page
    trouble: str = ""
    link: str = ""
    entry: str = ""
    others: dict[str, object] = field(default_factory=dict, compare=False, repr=False)


def needed() -> tuple[str, str]:
    """Node and Chromium as commands. Skips the test without them or their packages, except in CI, where it fails."""
    node, browser = shutil.which("node"), next(filter(None, map(shutil.which, BROWSERS)), None)
    if not (node and browser and (TESTS / "node_modules").is_dir()):
        do_without("a reading system needs Node, Chromium, and “npm ci” in the folder of the tests")
    return str(node), str(browser)


def world() -> dict[str, str]:
    """The environment of a browser, without the press’s fontconfig, which knows no font."""
    return {name: value for name, value in os.environ.items() if name != "FONTCONFIG_FILE"}


def follow(epub: Path, *steps: Step) -> tuple[Landing, ...]:
    """The landing of each step. Skips the test without Node, its packages or Chromium, except in CI, where it fails."""
    orders = [{"link": step.link, "from": step.file, "popup": step.popup} for step in steps]
    return tuple(map(landing, answers(epub, orders)))


def follow_all(epub: Path, files: Iterable[str], links: str) -> dict[str, tuple[Landing, ...]]:
    """The landings of all links in each of the documents that the CSS selector finds, in the order of the links.

    Each link is pressed by the script of the page and not by the mouse, and the reading system then goes where it
    would go for a reader. Skips and fails as `follow` does.
    """
    orders = [{"link": links, "from": file, "all": True} for file in files]
    found = answers(epub, orders)
    return {order["from"]: tuple(map(landing, each)) for order, each in zip(orders, found, strict=True)}


def answers(epub: Path, orders: list[dict[str, Any]], reader: str = "foliate") -> list[Any]:
    """What one reader of the book says of each order (see reading-system.mjs). Skips and fails as `follow` does."""
    node, browser = needed()
    command = [node, str(TESTS / "reading-system.mjs"), browser, reader, str(epub.resolve()), json.dumps(orders)]
    done = subprocess.run(command, env=world(), capture_output=True, text=True, check=False, timeout=LONGEST)
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert answer["troubles"] == []
    landings: list[Any] = answer["landings"]
    return landings


def landing(answer: dict[str, Any]) -> Landing:
    """An answer of the reading system as a landing."""
    if not answer.get("found", True):
        return Landing(trouble=f"no link “{answer['link']}”")
    known = {name: answer.pop(name) for name in Landing.__slots__ if name in answer}
    return Landing(**known, others=answer)


def do_without(reason: str) -> None:
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)
