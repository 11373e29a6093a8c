"""Folders that appear whole or not at all, and that one process alone works on."""

import contextlib
import fcntl
import os
import shutil
import signal
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import FrameType

from florilegium.workspace import told_writing

WAIT = 3.0  # seconds for a process that was killed to end what it had started
ENDING = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


@contextlib.contextmanager
def alone_with(path: Path, wait: float = WAIT) -> Iterator[int | None]:
    """A file or folder, opened, as a lock that no two processes hold at once; None where another holds it still.

    It is only opened, and nothing is left behind. Who inherits what is opened holds the lock too.
    """
    lock = os.open(path, os.O_RDONLY)
    try:
        until = time.monotonic() + wait
        held = _lock(lock)
        while not held and time.monotonic() < until:
            time.sleep(0.1)
            held = _lock(lock)
        yield lock if held else None
    finally:
        os.close(lock)


@contextlib.contextmanager
def staging_folder(folder: Path, stale: str) -> Iterator[Path]:
    """A new folder to work in, which is gone afterwards, however the work ends; only SIGKILL leaves it.

    What earlier processes have left beside it, by names like `stale`, is taken away first. Refusal F05 to F07.
    """
    with told_writing(folder.parent, "a release is made there: free some room, or give yourself the right to write"):
        for old in folder.parent.glob(stale) if folder.parent.is_dir() else ():
            shutil.rmtree(old)
        there = [each for each in (folder.parent, *folder.parent.parents) if not each.exists()]
        try:
            with ending_by_exception():
                folder.mkdir(parents=True)
                yield folder
        finally:
            with _signals_held():
                shutil.rmtree(folder, ignore_errors=True)
                for made in there:
                    with contextlib.suppress(OSError):
                        made.rmdir()  # stays where something has come into it


def set_down(files: Mapping[str, bytes], folder: Path, programs: tuple[str, ...] = ()) -> None:
    """Write the files into a new folder, so that they are on the disk and not on their way to it. OSError."""
    folder.mkdir(parents=True)
    for name, content in files.items():
        with (folder / name).open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        (folder / name).chmod(0o755 if name in programs else 0o644)
    folder.chmod(0o755)


def add_to(folder: Path, files: Mapping[str, bytes], scratch: Path) -> None:
    """Put files into a folder that there is, each whole or not at all; `scratch` is a new one beside it. OSError."""
    set_down(files, scratch)
    for name in files:
        (scratch / name).rename(folder / name)


def move_in(folder: Path, target: Path, then: Callable[[], None]) -> None:
    """Put a folder into its place at once, with the folder around it where that is new, and do what comes then.

    No signal but SIGKILL comes between the two. Where the second fails, the folder goes back. OSError where something
    is in its place.
    """
    whence, whither = (folder, target) if target.parent.exists() else (folder.parent, target.parent)
    with _signals_held():
        whence.rename(whither)
        try:
            then()
        except BaseException:
            whither.rename(whence)
            raise


@contextlib.contextmanager
def ending_by_exception() -> Iterator[None]:
    """Within it a process that is told to end does so by SystemExit, and so clears away what it has begun."""
    try:
        before = {each: signal.signal(each, _end) for each in ENDING if each is not signal.SIGINT}
    except ValueError:  # only the main thread hears signals
        before = {}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


def _end(number: int, frame: FrameType | None) -> None:
    raise SystemExit(128 + number)


@contextlib.contextmanager
def _signals_held() -> Iterator[None]:
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _lock(file: int) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
