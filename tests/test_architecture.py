"""The house's rules that no linter knows: names and lengths of modules, doorways, locks, reasons."""

import ast
import re
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "build" / "florilegium"
MODULES = sorted(PACKAGE.rglob("*.py"))
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
CONTRACTS = PROJECT["tool"]["importlinter"]["contracts"]
LONGEST_MODULE = 300  # lines
NAMES_THAT_SAY_NOTHING = {"utils", "util", "helpers", "helper", "common", "core", "manager", "data", "info", "misc"}
LOCKS = ("requirements.lock", "requirements-dev.lock")


def imports(module: Path) -> set[str]:
    """The names of all modules that a module imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found.add(node.module or "")
    return found


def outside_imports(module: Path) -> set[str]:
    """The top names of the outside libraries that a module imports."""
    tops = {name.partition(".")[0] for name in imports(module)}
    return tops - set(sys.stdlib_module_names) - {"florilegium"}


def requirement(line: str) -> str:
    """The normalised name of the distribution in a requirement."""
    return re.split(r"[^\w.-]", line, maxsplit=1)[0].lower().replace("_", "-").replace(".", "-")


def dependencies() -> list[str]:
    return [requirement(line) for line in PROJECT["project"]["dependencies"]]


def development() -> list[str]:
    groups = PROJECT["dependency-groups"]
    return [requirement(line) for group in groups.values() for line in group]


def locked(lock: str) -> dict[str, int]:
    """The distributions of a lock, each with the count of its hashes."""
    counts: dict[str, int] = {}
    name = ""
    for line in (ROOT / lock).read_text("utf-8").splitlines():
        if line.startswith("    --hash=sha256:"):
            counts[name] += 1
        elif line and not line.startswith("#"):
            name = requirement(line)
            counts.setdefault(name, 0)
    return counts


def test_every_outside_library_has_a_doorway() -> None:
    kept = {library for contract in CONTRACTS for library in contract.get("protected_modules", ())}
    used = {library for module in MODULES for library in outside_imports(module)}
    assert used <= kept, f"without a contract in pyproject.toml: {sorted(used - kept)}"


def test_the_network_has_one_door() -> None:
    wanted = {"urllib.request", "http.client", "socket", "ssl", "ftplib", "smtplib", "xmlrpc.client"}
    found = {path.stem for path in MODULES if wanted & imports(path)}
    assert found == {"fetching"}


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.relative_to(PACKAGE).as_posix())
def test_a_module_is_short_and_its_name_says_something(module: Path) -> None:
    lines = module.read_text("utf-8").count("\n")
    assert lines <= LONGEST_MODULE, f"{lines} lines"
    assert module.stem not in NAMES_THAT_SAY_NOTHING
    assert module.parent.name not in NAMES_THAT_SAY_NOTHING


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.relative_to(PACKAGE).as_posix())
def test_a_module_opens_with_a_sentence(module: Path) -> None:
    assert ast.get_docstring(ast.parse(module.read_text("utf-8")))


def test_build_holds_one_package_and_no_loose_python() -> None:
    # A .py in build/ would hide PyPA's package of that name.
    assert not list((ROOT / "build").glob("*.py"))
    folders = {folder.name for folder in (ROOT / "build").iterdir() if folder.is_dir()}
    assert {name for name in folders if not name.startswith(".")} == {"florilegium"}


def test_git_keeps_build() -> None:
    # With a line "build/" there, hatchling builds an empty wheel and says nothing.
    lines = (ROOT / ".gitignore").read_text("utf-8").splitlines()
    assert "!/build/" in lines
    assert not {"build", "build/", "/build", "/build/"} & set(lines)


def test_layouts_hold_no_python() -> None:
    assert not list((ROOT / "layouts").rglob("*.py"))


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_has_hashes_and_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    assert "://" not in text
    assert "--index-url" not in text
    bare = [name for name, hashes in locked(lock).items() if not hashes]
    assert not bare


def test_the_locks_hold_what_the_project_asks_for() -> None:
    build, test = (locked(lock) for lock in LOCKS)
    wanted = {*dependencies(), "hatchling", "editables"}
    assert wanted <= build.keys(), "run: make lock"
    assert wanted | set(development()) <= test.keys(), "run: make lock"


def test_the_tests_run_with_the_versions_that_build() -> None:
    build, test = ((ROOT / lock).read_text("utf-8") for lock in LOCKS)
    pins = {line.removesuffix(" \\") for line in build.splitlines() if re.match(r"[a-z]", line)}
    assert pins <= {line.removesuffix(" \\") for line in test.splitlines()}


def test_every_dependency_has_its_reason() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8").lower()
    without = [name for name in {*dependencies(), *development()} if f"`{name}`" not in text]
    assert not without


def test_every_target_for_people_has_a_line_of_help() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.M)
    assert phony
    targets = {word for word in phony[1].split("$", 1)[0].split() if word != "always"}
    assert targets == set(re.findall(r"^([a-z-]+):.*## \S", makefile, re.M))


def test_the_table_of_doorways_is_that_of_the_contracts() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    doors = re.findall(r"^\| `[\w-]+` \| `([\w.]+)` \|", text, re.M)
    kept = {
        door.removeprefix("florilegium.") for contract in CONTRACTS for door in contract.get("allowed_importers", ())
    }
    assert set(doors) == kept


def test_the_table_of_stages_has_every_layer() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    table = text.partition("## The stages")[2].partition("\n\n## ")[0]
    layers = {word for line in CONTRACTS[0]["layers"] for word in re.findall(r"\w+", line)}
    assert set(re.findall(r"`(\w+)`", "".join(re.findall(r"^\| ([^|]*) \|", table, re.M)))) == layers
