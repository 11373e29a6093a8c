"""Turns frozen values into plain lists, texts and numbers, as JSON has them, and back by their types alone."""

import base64
import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, cast


def as_plain(value: object) -> Any:
    """The value in lists: a dataclass by its fields in their order, a mapping as pairs, bytes in base 64.

    Fields whose names begin with an underscore are worked out from the others and left out.
    """
    if isinstance(value, str | int | float | None):
        return value
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    if isinstance(value, Mapping):
        return [[as_plain(key), as_plain(each)] for key, each in value.items()]
    if isinstance(value, tuple | list):
        return [as_plain(each) for each in value]
    return [as_plain(getattr(value, name)) for name in _names(cast(Any, type(value)))]


def from_plain(kind: Any, plain: Any) -> Any:
    """The value of that type which is so in lists. TypeError or ValueError where they are those of another type."""
    return _reader(kind)(plain)


@cache
def _names(kind: Any) -> tuple[str, ...]:
    if not is_dataclass(kind):
        raise TypeError(f"{kind} has no plain form")
    return tuple(each.name for each in fields(kind) if not each.name.startswith("_"))


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin is tuple and arguments[-1] is Ellipsis:
        return _of_many(_reader(arguments[0]))
    if origin is tuple:
        return _of_each(tuple(map(_reader, arguments)), lambda *parts: parts)
    if origin is not None and issubclass(origin, Mapping):
        pairs = _of_many(_of_each(tuple(map(_reader, arguments)), lambda *parts: parts))
        return lambda plain: dict(pairs(plain))
    if isinstance(kind, types.UnionType):
        known = _reader(next(each for each in arguments if each is not types.NoneType))
        return lambda plain: None if plain is None else known(plain)
    if kind is bytes:
        return lambda plain: base64.b64decode(plain, validate=True)
    if kind in (str, int, float, bool):
        return _of(float, int) if kind is float else _of(kind)
    hints = typing.get_type_hints(kind)
    return _of_each(tuple(_reader(hints[name]) for name in _names(kind)), kind)


def _of(*kinds: type) -> Callable[[Any], Any]:
    def read(plain: Any) -> Any:
        if type(plain) not in kinds:
            raise TypeError(f"{plain!r} is no {kinds[0].__name__}")
        return plain

    return read


def _of_many(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda plain: tuple([read(each) for each in _list(plain)])


def _of_each(readers: tuple[Callable[[Any], Any], ...], made: Callable[..., Any]) -> Callable[[Any], Any]:
    return lambda plain: made(*[read(each) for read, each in zip(readers, _list(plain), strict=True)])


def _list(plain: Any) -> list[Any]:
    if not isinstance(plain, list):
        raise TypeError(f"{plain!r} is no list")
    return plain
