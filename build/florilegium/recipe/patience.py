"""Does work on files that nobody vouches for in a process of its own, for so long and in so much memory and no more."""

import logging
import multiprocessing
import signal
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any, TypeVar

MOST_MEMORY = 3_000_000_000  # bytes
ENDING = 5  # seconds that a process has to go when it is told to

Given = TypeVar("Given")
Made = TypeVar("Made")


class Impatience(Exception):
    """The work took too long, too much memory, or its process died; the message says which."""


def patiently(work: Callable[[Given], Made], given: Given, most_seconds: float) -> Made:
    """What the work makes of what it is given; it is a function of a module. Impatience."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=_do, args=(there,), daemon=True)
    process.start()  # with next to nothing, so that no interruption leaves it behind
    there.close()
    try:
        here.send((work, given))
        made: Made = _received(here, most_seconds)
        return made
    except BrokenPipeError:
        raise Impatience("whoever reads it breaks down") from None
    finally:
        process.kill()
        process.join(ENDING)
        here.close()


def _received(here: Connection, most_seconds: float) -> Any:
    try:
        if not here.poll(most_seconds):
            raise Impatience(f"it takes longer than {most_seconds:g} seconds")
        made, failure = here.recv()
    except EOFError:
        raise Impatience("whoever reads it breaks down") from None
    if failure:
        raise Impatience(failure)
    return made


def _do(there: Connection) -> None:
    """In the other process: what libraries say of a damaged file is for nobody, and no failure leaves a traceback."""
    logging.disable()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever waits for it hears it too, and ends this process
    _limit_memory()
    try:
        work, given = there.recv()
        there.send((work(given), ""))
    except EOFError:
        return  # nobody waits any more
    except MemoryError:
        there.send((None, f"it takes more than {MOST_MEMORY / 1e9:g} GB of memory"))
    except RecursionError:
        there.send((None, "its parts are nested without end"))
    except Exception as error:  # whatever a library makes of a damaged file
        there.send((None, f"its parts are not what they should be ({type(error).__name__})"))


def _limit_memory() -> None:
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    except (ImportError, ValueError, OSError):
        return  # a system without such limits
