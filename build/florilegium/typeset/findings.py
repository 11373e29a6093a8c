"""Turns what the engine logs into diagnostics: nothing it says while it works is lost, and nothing is printed."""

import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from florilegium.diagnostics import Diagnostic, Place
from florilegium.typeface.fonts import missing_glyph
from florilegium.typeset.engine import weasyprint

POSITION = re.compile(r" at (\d+):(\d+)")
ARTICLE_FOLDER = "https://press.invalid/"  # where relative addresses of the documents lead; nothing is fetched there


class _Ear(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@contextmanager
def listening(stylesheet: str = "") -> Iterator[list[Diagnostic]]:
    """A list that holds, when the block is left, a diagnostic for each thing the engine said in it, without repeats.

    `stylesheet` names the file that is being parsed, if one is: its lines are then the places of the findings.
    """
    logger, ear, findings = weasyprint.LOGGER, _Ear(), list[Diagnostic]()
    propagate, logger.propagate = logger.propagate, False
    logger.addHandler(ear)
    try:
        yield findings
    finally:
        logger.removeHandler(ear)
        logger.propagate = propagate
        findings += dict.fromkeys(_diagnostic(record, stylesheet) for record in ear.records)


def _diagnostic(record: logging.LogRecord, stylesheet: str) -> Diagnostic:
    for opening, make in KINDS.items():
        if str(record.msg).startswith(opening):
            return make(record)
    message = record.getMessage().strip().rstrip(".").replace(ARTICLE_FOLDER, "")
    if stylesheet:
        where = POSITION.search(message)
        place = Place(stylesheet, int(where[1]), int(where[2])) if where else Place(stylesheet)
        hint = "write what the engine knows; docs/engine.md lists what it does not"
        return Diagnostic("T06", f"the typesetter passes over a rule: {_quoted(message)}", place, hint)
    return Diagnostic("T12", f"the typesetter says: {_quoted(message)}", None, "report it with the text it came from")


def _quoted(message: str) -> str:
    return f"“{message[:1].lower()}{message[1:]}”"


def _arguments(record: logging.LogRecord) -> tuple[str, ...]:
    return tuple(map(str, record.args)) if isinstance(record.args, tuple) else ()


def _glyph(record: logging.LogRecord) -> Diagnostic:
    return missing_glyph(_arguments(record)[0])


def _picture(record: logging.LogRecord) -> Diagnostic:
    file = _arguments(record)[0].removeprefix(ARTICLE_FOLDER)
    return Diagnostic("T05", f"the picture “{file}” is not there or cannot be read", None, "mend its path or the file")


def _link(record: logging.LogRecord) -> Diagnostic:
    target = _arguments(record)[0]
    return Diagnostic("T07", f"a link leads to “{target}”, which is not in the book", None, "mend the link’s target")


def _description(record: logging.LogRecord) -> Diagnostic:
    file = _arguments(record)[0]
    hint = "say in words what it shows; ornament belongs into the stylesheet"
    return Diagnostic("T08", f"the picture “{file}” has no alternative text", None, hint)


def _subsetter(record: logging.LogRecord) -> Diagnostic:
    hint = "install libharfbuzz-subset0 (Debian’s name) and build again"
    return Diagnostic("T13", "this machine lacks HarfBuzz’s subsetter, so the file has other bytes", None, hint)


KINDS: dict[str, Callable[[logging.LogRecord], Diagnostic]] = {
    ".notdef glyph rendered": _glyph,
    "Failed to load image": _picture,
    "Failed to render SVG image": _picture,
    "No anchor #": _link,
    "Content discarded: target points": _link,
    'Image "%s" has no required alt': _description,
    "Using fontTools instead of HarfBuzz": _subsetter,
}
