"""Front and back matter are set in turns, and not without end."""

from pathlib import Path

import pytest

from books import make_book, write_press
from florilegium.diagnostics import Refusal
from florilegium.recipe import pages

PRESS = {
    "texts/press.toml": '[press]\nimprint = "The Press"\n',
    "texts/articles/lion.md": '+++\ntitle = "The Lion"\n+++\n\nIt stood over the door.\n',
    "texts/volumes/small.toml": (
        'title = "Small"\ndate = 2026-11-01\nfront = ["contents", "preface"]\narticles = ["lion"]\n'
        '[matter]\npreface = "preface.md"\n'
    ),
    "texts/volumes/preface.md": '+++\ntitle = "Preface"\n+++\n\nTo those who pass by.\n',
}


def test_page_numbers_that_do_not_come_to_rest_stop_the_book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "MOST_TURNS", 1)  # too few where the contents list what stands after them
    with pytest.raises(Refusal) as refusal:
        make_book(write_press(tmp_path, PRESS), "small")
    assert [each.code for each in refusal.value.diagnostics] == ["R01"]
    assert "“preface” - → iii" in refusal.value.diagnostics[0].message
