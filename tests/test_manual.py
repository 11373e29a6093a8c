"""The manual: it builds without a warning, and it names every command, option, field and code."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import click
import pytest

import florilegium.cli.commands  # noqa: F401  it adds the commands to the group
from florilegium.cli.main import florilegium as group
from florilegium.code_families import FAMILIES
from florilegium.codes import CODES
from florilegium.read.page_design import read_page_design

ROOT = Path(__file__).parents[1]
MANUAL = ROOT / "docs"
READERS = sorted((ROOT / "build" / "florilegium" / "read").glob("*.py"))
# Where the keys that a reader asks for are said; those of the other readers stand in volumes.md.
PAGES = {
    "authority": "names-file.md",
    "emendations": "emendations.md",
    "looked_at": "emendations.md",
    "front_matter": "articles.md",
    "holdings": "lists.md",
    "list_settings": "lists.md",
    "note_styles": "notes.md",
    "mends": "mends.md",
    "page_design": "page-design.md",
    "presswork": "printing.md",
    "print_profile": "printing.md",
    "trade": "onix.md",
    "works": "bibliography.md",
}
ASKING = {"text", "texts", "required", "choice", "date", "day", "inner", "value", "flag", "inners"}


class Words(HTMLParser):
    """The words of a page of the site."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def handle_data(self, data: str) -> None:
        self.said.append(data)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The manual built as a site; a warning fails."""
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "sphinx", "--fail-on-warning", "--keep-going", "--quiet", MANUAL, folder]
    built = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    assert built.returncode == 0, built.stderr
    return folder


def words_of(page: Path) -> str:
    words = Words()
    words.feed(page.read_text("utf-8"))
    return "".join(words.said)


def commands_of(command: click.Command, name: str) -> Iterator[tuple[str, click.Command]]:
    yield name, command
    if isinstance(command, click.Group):
        for word, inner in command.commands.items():
            yield from commands_of(inner, f"{name} {word}")


def keys_that_are_read() -> list[tuple[str, str]]:
    """Each key that a reader asks its table for, with the reader's name."""
    return sorted({(reader.stem, key) for reader in READERS for key in _keys(reader)})


def _keys(reader: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(reader.read_text("utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        asking = isinstance(node.func, ast.Attribute) and node.func.attr in ASKING and node.args[:1]
        measuring = isinstance(node.func, ast.Name) and node.func.id == "_length" and node.args[1:2]
        for word in asking or measuring or ():
            if isinstance(word, ast.Constant) and isinstance(word.value, str):
                yield word.value


def test_the_manual_has_every_command_with_its_options_and_an_example(site: Path) -> None:
    page = words_of(site / "commands.html")
    for name, command in commands_of(group, "florilegium"):
        assert name in page
        assert "Example" in (command.help or ""), f"the help of “{name}” shows no example"
        for parameter in command.params:
            names = parameter.opts if isinstance(parameter, click.Option) else ()
            missing = [option for option in names if option not in page]
            assert not missing, f"{name}: {missing}"


def test_the_manual_has_every_code(site: Path) -> None:
    page = (site / "diagnostics.html").read_text("utf-8")
    missing = [code for code in CODES if f'id="{code.lower()}"' not in page]
    assert not missing
    words = " ".join(words_of(site / "diagnostics.html").split())
    assert [code for code, meant in CODES.items() if meant.meaning not in words] == []


def test_every_code_belongs_to_a_family() -> None:
    assert {code[0] for code in CODES} <= FAMILIES.keys()
    assert all(re.fullmatch(r"[A-Z]\d\d", code) for code in CODES)


@pytest.mark.parametrize(("reader", "key"), keys_that_are_read())
def test_the_manual_has_every_key(reader: str, key: str) -> None:
    pages = (MANUAL / PAGES.get(reader, "volumes.md")).read_text("utf-8")
    as_code = rf"`\[*{re.escape(key)}\]*[` ]|^\[*(\w+\.)?{re.escape(key)}(\]+$| =)"
    assert re.search(as_code, pages, re.M), f"the manual does not name “{key}”, which read/{reader}.py reads"


def test_the_manual_has_every_target_of_make() -> None:
    page = (MANUAL / "commands.md").read_text("utf-8")
    targets = re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text("utf-8"), re.M)
    missing = [target for target in targets if f"`make {target}" not in page and target != "help"]
    assert not missing


def test_the_page_design_of_the_manual_can_be_read() -> None:
    page = (MANUAL / "page-design.md").read_text("utf-8")
    example = re.search(r":name: a-page-design\n\n(.*?)```", page, re.S)
    assert example
    design = read_page_design(example[1], "crown.toml")
    assert design.name == "crown"
    lines = design.text_height / design.leading
    assert 28 <= lines <= 36
