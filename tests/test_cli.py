"""What the commands load before they are needed: nothing that makes an editor wait."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SLOW = ("weasyprint", "ebooklib", "fontTools", "jinja2", "lxml", "pypdf", "pypdfium2", "tomlkit")
RUN = """
import sys
from florilegium.cli import main
try:
    main()
finally:
    print(*(name for name in {slow!r} if name in sys.modules), file=sys.stderr)
"""


@pytest.mark.parametrize(
    "words",
    [("--help",), ("--version",), ("build", "--help"), ("completion", "bash"), ("text", "one-sheet-of-paper")],
    ids=" ".join,
)
def test_a_command_that_makes_no_book_loads_no_engine(words: tuple[str, ...]) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "build")}
    command = [sys.executable, "-c", RUN.format(slow=SLOW), *words]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    assert done.stderr.strip() == ""
