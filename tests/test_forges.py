"""The examples for forges are valid, and call targets that the Makefile has."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from books import ROOT

FORGES = {"github.yml": "vendor.github-workflows", "gitlab-ci.yml": "vendor.gitlab-ci"}
TARGET = re.compile(r"\bmake((?: [a-z][a-z-]*)?)(?=[ \n]|$)")


def valid(file: Path, schema: str) -> bool:
    """Whether a file is one of a forge’s, by the schema that the forge gives for it."""
    line = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(file)]
    return subprocess.run(line, capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize("name", FORGES)
def test_an_example_is_valid_by_the_schema_of_its_forge(name: str, tmp_path: Path) -> None:
    text = (ROOT / "docs/forges" / name).read_text("utf-8")
    broken = tmp_path / name
    broken.write_text(re.sub(r"^( *)(script|runs-on):", r"\1no-\2:", text, flags=re.MULTILINE), "utf-8")
    assert valid(ROOT / "docs/forges" / name, FORGES[name])
    assert not valid(broken, FORGES[name])


@pytest.mark.parametrize("name", FORGES)
def test_an_example_calls_targets_that_there_are(name: str) -> None:
    lines = (ROOT / "docs/forges" / name).read_text("utf-8").splitlines()
    commands = [line for line in lines if not line.lstrip().startswith("#") and "apt-get" not in line]
    called = {found.strip() for line in commands for found in TARGET.findall(line)}
    targets = set(re.findall(r"^([a-z][a-z-]*):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert {"", "check", "site", "release"} == called
    assert called - {""} <= targets
