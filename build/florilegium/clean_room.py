"""Builds in a folder of their own, under an environment that is given and not found."""

import contextlib
import hashlib
import os
import signal
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from florilegium.diagnostics import STEP, Diagnostic, diagnostics_in
from florilegium.model.release import CommittedFile, InputFile

PROGRAM = "build/florilegium"  # where a checkout carries the program
# What a build needs of the machine it is made on: where programs, the checkers and libraries stand.
KEPT = (
    "PATH", "TMPDIR", "JAVA_HOME", "PUPPETEER_EXECUTABLE_PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH",
    "DYLD_FALLBACK_LIBRARY_PATH",
)  # fmt: skip
# Ends the build with whatever it has started when the process that wants it is no more, however that ended.
LAUNCH = """
import os, runpy, signal, threading, time
def watch():
    while os.read(0, 1): pass
    os.kill(os.getpid(), signal.SIGINT)
    time.sleep(10)
    os._exit(1)
signal.signal(signal.SIGINT, signal.default_int_handler)
threading.Thread(target=watch, daemon=True).start()
runpy.run_module("florilegium", run_name="__main__", alter_sys=True)
"""


@dataclass(frozen=True, slots=True)
class Conditions:
    """Under which conditions a build is made; the same texts give the same bytes under all of them.

    `mask` is the umask. The files of the tree come `backwards` or in their order, and are `aged` by so many days.
    """

    folder: str
    variables: Mapping[str, str]
    mask: int = 0o022
    backwards: bool = False
    aged: int = 0
    on_one_processor: bool = False
    clock: str = ""  # what libfaketime is told, where the machine has it


FIXED = Conditions("press", {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0"})
CHANGED = Conditions(
    "Eine andere Presse, tout à côté",
    {"TZ": "Pacific/Kiritimati", "LANG": "tr_TR.UTF-8", "LC_ALL": "C", "PYTHONHASHSEED": "77"},
    mask=0o077, backwards=True, aged=9_000, on_one_processor=True, clock="+400d",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Room:
    """A place to build in: the tree of the press as it was committed, a home that nobody lives in, the books."""

    folder: Path
    conditions: Conditions
    press: str = ""  # where in the tree the press folder is

    @property
    def tree(self) -> Path:
        return self.folder / self.conditions.folder

    @property
    def root(self) -> Path:
        """The press folder."""
        return self.tree / self.press

    @property
    def books(self) -> Path:
        """Where `build` sets down the folder of each volume."""
        return self.folder / "books"

    def program(self) -> Path | None:
        """The folder of the program that the tree carries, at the press or above it; None where it carries none."""
        folders = (self.root, *self.root.parents)
        inside = folders[: len(self.root.relative_to(self.tree).parts) + 1]
        return next((each / PROGRAM for each in inside if (each / PROGRAM / "__main__.py").is_file()), None)


@dataclass(frozen=True, slots=True)
class Built:
    """What came of a build: its exit status, what it found, all that it said."""

    status: int
    findings: tuple[Diagnostic, ...]
    said: str


def furnish(room: Room, files: Iterable[CommittedFile]) -> tuple[InputFile, ...]:
    """Write the files of a commit into the room, as they come, and tell what they are. OSError."""
    (room.folder / "home").mkdir(parents=True)
    room.tree.mkdir()
    return tuple(_written(room, file) for file in files)


def build(
    room: Room, words: Sequence[str], epoch: int, heard: Callable[[str], None] = lambda step: None,
    held: tuple[int, ...] = (),
) -> Built:  # fmt: skip
    """Run a command of the program in the room, as `("build", "owls", "--steps")`, and hear what it says.

    `heard` is told each step as it begins. `held` are open files that the build keeps open, as a lock. When this
    process ends, in whatever way, the build ends with it.
    """
    command = (sys.executable, "-P", "-c", LAUNCH, *words)
    process = subprocess.Popen(
        command, cwd=room.root, env=environment(room, epoch), umask=room.conditions.mask, stdin=subprocess.PIPE,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True, pass_fds=held,
    )  # fmt: skip
    try:
        if room.conditions.on_one_processor and hasattr(os, "sched_setaffinity"):
            os.sched_setaffinity(process.pid, {min(os.sched_getaffinity(0))})
        said = _hear(process, heard)
        return Built(process.wait(), diagnostics_in(said), "\n".join(said))
    finally:
        _end(process)


def environment(room: Room, epoch: int) -> dict[str, str]:
    """All that the build knows of the machine."""
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    home = str(room.folder / "home")
    homes = {"HOME": home, **{f"XDG_{what}_HOME": f"{home}/{what.lower()}" for what in ("CACHE", "CONFIG", "DATA")}}
    fixed = {"SOURCE_DATE_EPOCH": str(epoch), "PYTHONNOUSERSITE": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    program = room.program()
    carried = program.parent if program else _installed()
    path = {"PYTHONPATH": str(carried)} if carried else {}
    return {**kept, **homes, **fixed, **path, **room.conditions.variables, **other_time(room.conditions)}


def _written(room: Room, file: CommittedFile) -> InputFile:
    target, conditions = room.tree / file.path, room.conditions
    target.parent.mkdir(parents=True, exist_ok=True)
    if file.is_link:
        _link(target, os.fsdecode(file.content), room.tree)
    else:
        target.write_bytes(file.content)
        target.chmod((0o777 if file.is_program else 0o666) & ~conditions.mask)
        then = target.stat().st_mtime - conditions.aged * 86_400
        os.utime(target, (then, then))
    return InputFile(file.path, len(file.content), hashlib.sha256(file.content).hexdigest())


def _hear(process: "subprocess.Popen[bytes]", heard: Callable[[str], None]) -> list[str]:
    """The lines that the process says until it ends, steps left out."""
    assert process.stdout
    said = []
    for line in process.stdout:
        words = line.decode(errors="replace").rstrip("\n")
        if words.startswith(STEP):
            heard(words.removeprefix(STEP))
        else:
            said.append(words)
    return said


def _end(process: "subprocess.Popen[bytes]") -> None:
    """Let the build end with what it has started, if it still runs: it clears away what it has begun."""
    if process.poll() is None:
        with contextlib.suppress(ProcessLookupError):
            process.send_signal(signal.SIGINT)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=5)
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    for stream in (process.stdin, process.stdout):
        if stream:
            stream.close()


def _installed() -> Path | None:
    """Where the running program stands, None where Python looks for packages anyway."""
    folder = Path(__file__).parents[1]
    return None if str(folder) in {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")} else folder


def other_time(conditions: Conditions) -> dict[str, str]:
    """What lets a build believe in another time of the clock, where libfaketime is installed."""
    if not conditions.clock:
        return {}
    places = ("/usr/lib/*/faketime", "/usr/lib64/faketime", "/usr/lib/faketime", "/usr/local/lib/faketime")
    found = (path for place in places for path in sorted(Path("/").glob(f"{place[1:]}/libfaketime.so.1")))
    library = next(found, None)
    return {"LD_PRELOAD": str(library), "FAKETIME": conditions.clock} if library else {}


def _link(link: Path, leads_to: str, tree: Path) -> None:
    """Make the link, but not one that would lead out of the tree."""
    inside = Path(os.path.normpath(link.parent / leads_to)).is_relative_to(tree)
    if inside and not Path(leads_to).is_absolute():
        link.symlink_to(leads_to)
