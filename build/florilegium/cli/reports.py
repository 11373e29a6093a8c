"""Diagnostics as text for other programs: JSON, and SARIF 2.1.0 for editors and code forges."""

import json
from collections.abc import Sequence

from florilegium import __version__
from florilegium.codes import CODES
from florilegium.diagnostics import Diagnostic, Severity

SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def as_json(diagnostics: Sequence[Diagnostic]) -> str:
    """A list of objects with code, severity, message, file, line, column and hint; file is null without a place."""
    return json.dumps([record_of(each) for each in diagnostics], ensure_ascii=False, indent=2)


def record_of(each: Diagnostic) -> dict[str, object]:
    """A finding as an object."""
    return {
        "code": each.code,
        "severity": each.severity.value,
        "message": each.message,
        "file": each.place.file if each.place else None,
        "line": each.place.line if each.place else None,
        "column": each.place.column if each.place else None,
        "hint": each.hint,
    }


def as_sarif(diagnostics: Sequence[Diagnostic]) -> str:
    """One run in SARIF 2.1.0: a rule for each code that occurs, a result for each diagnostic."""
    codes = sorted({each.code for each in diagnostics})
    rules = [{"id": code, "shortDescription": {"text": CODES[code].meaning}} for code in codes]
    driver = {"name": "florilegium", "version": __version__, "rules": rules}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(each) for each in diagnostics],
    }
    return json.dumps({"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _result(each: Diagnostic) -> dict[str, object]:
    words = f"{each.message} ({each.hint})" if each.hint else each.message
    level = each.severity.value if each.severity is not Severity.NOTE else "note"
    result: dict[str, object] = {"ruleId": each.code, "level": level, "message": {"text": words}}
    if each.place:
        region = {"startLine": each.place.line, "startColumn": each.place.column}
        location = {"artifactLocation": {"uri": each.place.file}, "region": region}
        result["locations"] = [{"physicalLocation": location}]
    return result
