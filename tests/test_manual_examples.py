"""The examples of the manual and of the README are so: every command is run, every answer compared."""

import os
import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = ("README.md", "docs/start.md", "docs/names-tools.md")
FENCE = re.compile(r"^(?:`(?P<file>[\w./-]+)`:\n\n)?```(?P<kind>\w*)\n(?P<text>.*?)^```$", re.M | re.S)
ANYTHING = "…"


@dataclass
class Terminal:
    """A shell in a folder, with `florilegium` on its path; it remembers where `cd` went."""

    folder: Path
    settings: dict[str, str] = field(default_factory=dict)

    @classmethod
    def in_folder(cls, tmp_path: Path) -> "Terminal":
        programs, work = tmp_path / "programs", tmp_path / "work"
        programs.mkdir()
        work.mkdir()
        program = programs / "florilegium"
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m florilegium "$@"\n', "utf-8")
        program.chmod(0o755)
        modules = os.pathsep.join(filter(None, (str(ROOT / "build"), os.environ.get("PYTHONPATH"))))
        path = os.pathsep.join((str(programs), os.environ["PATH"]))
        return cls(
            work, {**os.environ, "PATH": path, "PYTHONPATH": modules, "PYTHONUTF8": "1", "LEFT": str(tmp_path / "left")}
        )

    def say(self, command: str) -> str:
        """Both outputs of the command."""
        left = Path(self.settings["LEFT"])
        script = f'{command}\nstatus=$?\npwd >"$LEFT"\nexit $status'
        said = subprocess.run(
            ["sh", "-c", script], cwd=self.folder, env=self.settings, text=True, encoding="utf-8",
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        self.folder = Path(left.read_text("utf-8").strip())
        return said.stdout


def commands(block: str) -> list[tuple[str, str]]:
    """The commands of a console block, each with the answer below it; a here-document belongs to its command."""
    found: list[tuple[str, str]] = []
    for part in re.split(r"^\$ ", block, flags=re.M)[1:]:
        command, _, answer = part.partition("\n")
        if ends := re.search(r"<<'(\w+)'$", command):
            document, _, answer = answer.partition(f"\n{ends[1]}\n")
            command = f"{command}\n{document}\n{ends[1]}"
        found.append((command, answer))
    return found


def agrees(said: str, shown: str) -> bool:
    """Whether the answer is the one shown: “…” stands for anything, on a line of its own for any lines."""
    pattern = ""
    for line in shown.splitlines():
        if line.strip() == ANYTHING:
            pattern += r"(?:[^\n]*\n)*?"
        else:
            words = (r"[^\n]*?" if word == ANYTHING else re.escape(word) for word in line.split())
            pattern += r"[^\S\n]*" + r"[^\S\n]*".join(words) + r"[^\S\n]*\n"
    return bool(re.fullmatch(pattern, said))


@pytest.mark.parametrize("page", PAGES)
def test_every_command_answers_as_the_page_shows(page: str, tmp_path: Path) -> None:
    terminal = Terminal.in_folder(tmp_path)
    blocks = list(FENCE.finditer((ROOT / page).read_text("utf-8")))
    assert any(block["kind"] == "console" for block in blocks)
    for block in blocks:
        if block["file"]:
            file = terminal.folder / block["file"]
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(block["text"], "utf-8")
        elif block["kind"] == "console":
            for command, shown in commands(block["text"]):
                said = terminal.say(command)
                assert agrees(said, shown), f"$ {command}\n{said}\nbut the page shows\n{shown}"


def test_the_comparison_can_fail() -> None:
    assert agrees("a  b\nc\nd\n", "a b\n…\nd\n")
    assert agrees("out/x.pdf\t31,695\t15 pages\n", "out/x.pdf … 15 pages\n")
    assert not agrees("out/x.pdf\t31,695\t15 pages\n", "out/x.pdf … 14 pages\n")
    assert not agrees("a\n", "")
    assert not agrees("", "a\n")
