"""Asks diffoscope, where the machine has it, what differs between files."""

import contextlib
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

MOST_SECONDS = 300  # for a pair of files
DIFFERENT = 1  # its exit status where it found something


def compare(pairs: Sequence[tuple[Path, Path]], report: Path) -> bool:
    """Write what it says of each pair into one report. False where it is not there, says nothing, or cannot write."""
    program = shutil.which("diffoscope")
    said = [found for one, other in pairs if program and (found := _said(program, one, other))]
    if not said:
        return False
    with contextlib.suppress(OSError):
        report.write_text("\n".join(said), encoding="utf-8")
        return True
    return False


def _said(program: str, one: Path, other: Path) -> str:
    """The text of its report, “” where it breaks down or takes too long."""
    command = (program, "--no-progress", "--no-default-limits", "--text", "-", str(one), str(other))
    try:
        done = subprocess.run(command, capture_output=True, timeout=MOST_SECONDS, stdin=subprocess.DEVNULL)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode("utf-8", "replace") if done.returncode == DIFFERENT else ""
