"""Runs a checker that stands on the machine: where it is found, for how long it may run."""

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

MOST_SECONDS = 300
OUR_OWN = frozenset(("FONTCONFIG_FILE", "PYTHONPATH"))  # the press's fontconfig knows no font that a browser needs


class Unusable(Exception):
    """A checker is not on the machine, or did not come to its end; the message says which, `hint` what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Answer:
    """What a program wrote, and the files that it left in its folder, by name."""

    written: str
    files: Mapping[str, bytes]


def found(*names: str) -> str | None:
    """The path of the first of these programs that the machine has."""
    return next((path for name in names if (path := shutil.which(name))), None)


def ask(
    command: Sequence[str], book: bytes, reports: Sequence[str] = (), defaults: Mapping[str, str] | None = None
) -> Answer:
    """What a program says of a book, which it finds as “book.epub” in a folder of its own. Unusable.

    `reports` are the files, in that folder, that are wanted of what it leaves there; `defaults` what its environment
    has beside that of this process.
    """
    environment = {**(defaults or {}), **{name: value for name, value in os.environ.items() if name not in OUR_OWN}}
    with tempfile.TemporaryDirectory(prefix="florilegium-check-") as place:
        folder = Path(place)
        (folder / "book.epub").write_bytes(book)
        try:
            process = subprocess.Popen(
                [*command], cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT, text=True, errors="replace", start_new_session=True,
            )  # fmt: skip
        except OSError as error:
            hint = "see whether it is allowed to run"
            raise Unusable(f"“{Path(command[0]).name}” cannot be run: {error.strerror}", hint) from None
        try:
            written, _ = process.communicate(timeout=MOST_SECONDS)
        except subprocess.TimeoutExpired:
            hint = "try it by hand: it may be waiting for something"
            raise Unusable(f"“{Path(command[0]).name}” takes longer than {MOST_SECONDS} seconds", hint) from None
        finally:
            _end(process)
        files = {name: (folder / name).read_bytes() for name in reports if (folder / name).is_file()}
        return Answer(written, files)


def _end(process: "subprocess.Popen[str]") -> None:
    """End a program with all that it has started, should any of it still run."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
