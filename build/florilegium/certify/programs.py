"""Runs a checker that stands on the machine: where it is found, for how long it may run."""

import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

MOST_SECONDS = 600


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
    command: Sequence[str], book: bytes, reports: Sequence[str] = (), environment: Mapping[str, str] | None = None
) -> Answer:
    """What a program says of a book, which it finds as “book.epub” in a folder of its own. Unusable.

    `reports` are the files, in that folder, that are wanted of what it leaves there.
    """
    with tempfile.TemporaryDirectory(prefix="florilegium-check-") as place:
        folder = Path(place)
        (folder / "book.epub").write_bytes(book)
        try:
            done = subprocess.run(
                [*command], cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT, text=True, errors="replace", timeout=MOST_SECONDS, check=False,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            hint = "try it by hand: it may be waiting for something"
            raise Unusable(f"“{Path(command[0]).name}” takes longer than {MOST_SECONDS} seconds", hint) from None
        except OSError as error:
            hint = "see whether it is allowed to run"
            raise Unusable(f"“{Path(command[0]).name}” cannot be run: {error.strerror}", hint) from None
        files = {name: (folder / name).read_bytes() for name in reports if (folder / name).is_file()}
        return Answer(done.stdout, files)
