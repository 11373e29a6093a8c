"""Changes a function of the engine where no seam is left to put something between."""

import inspect
from collections.abc import Callable
from typing import Any


def rewrite(function: Callable[..., Any], *changes: tuple[str, str]) -> None:
    """Put in the function's place one whose source has each first text changed into the second, wherever it stands.

    ImportError where a text is not there: the engine is then not the one that was read.
    """
    module = inspect.getmodule(function)
    source = inspect.getsource(function)
    for old, new in changes:
        if old not in source:
            raise ImportError(f"the engine’s {function.__name__} is not the one the press knows")
        source = source.replace(old, new)
    assert module and module.__file__
    exec(compile(source, module.__file__, "exec"), module.__dict__)
