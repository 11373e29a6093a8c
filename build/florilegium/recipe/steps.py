"""The steps of the way, told to whoever watches while they are taken, and timed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from florilegium.workspace import seconds


class Steps:
    """Tells the name of each step as it begins, and keeps how many seconds each took."""

    def __init__(self, tell: Callable[[str], None] = lambda name: None) -> None:
        self._tell = tell
        self.seconds: dict[str, float] = {}

    @contextmanager
    def __call__(self, name: str) -> Iterator[None]:
        self._tell(name)
        begun = seconds()
        yield
        self.seconds[name] = self.seconds.get(name, 0.0) + seconds() - begun
