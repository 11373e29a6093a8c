"""Each fault of the engine is met where nothing is mended, and no more where the press has mended it."""

import re
from pathlib import Path

import pytest

from engine_faults import FAULTS, Fault, met_by_ours, met_by_stock

WRITTEN_UP = Path(__file__).parents[1] / "docs" / "upstream.md"


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_fault_of_the_engine_is_mended(fault: Fault, tmp_path: Path) -> None:
    assert met_by_stock(fault, tmp_path) > 0
    assert met_by_ours(fault) == 0


def test_each_fault_is_written_up() -> None:
    titles = re.findall(r"^## (.+)$", WRITTEN_UP.read_text("utf-8"), re.MULTILINE)
    assert [title.lower() for title in titles if title != "What makes it quick"] == [fault.name for fault in FAULTS]
