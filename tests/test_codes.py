"""Every code of a diagnostic is tried by a test."""

import re
from pathlib import Path

import pytest

from florilegium.codes import CODES
from florilegium.diagnostics import Severity

TESTS = Path(__file__).parent
ABOUT_ALL = {"test_codes.py", "test_manual.py"}  # they name codes without trying one


TRIALS = [path.read_text("utf-8") for path in TESTS.glob("*.py") if path.name not in ABOUT_ALL]
TRIED = {word for text in TRIALS for word in re.findall(r"\b[A-Z]\d\d\b", text)}


@pytest.mark.parametrize("code", CODES)
def test_a_code_is_tried_by_a_test(code: str) -> None:
    assert code in TRIED, f"no test asks for {code}: {CODES[code].meaning}"


def test_a_meaning_is_one_sentence_in_the_house_style() -> None:
    for code in CODES.values():
        assert code.severity in set(Severity)
        assert not code.meaning.endswith(".")
        assert code.meaning[0].islower() or code.meaning.split()[0].isupper() or code.meaning.startswith("HTML")
