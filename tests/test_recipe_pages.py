"""Front and back matter are set in turns, and not without end."""

from pathlib import Path

import pytest

from books import make_book, write_press
from florilegium.diagnostics import Refusal
from florilegium.recipe import pages, setting

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


@pytest.mark.parametrize(
    ("preface", "body", "settings"),
    [
        ("", "", ["front", "body", "back"]),
        ("Nothing more.", "", ["front", "body", "back", "front"]),  # its own folio is not known before
        ("", "and see [there](page:owl)", ["front", "body", "body", "back"]),  # the index as it was
        ("See [there](page:owl).", "", ["front", "body", "back", "front", "front"]),  # which has other words then
    ],
)
def test_only_what_prints_something_else_is_set_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, preface: str, body: str, settings: list[str]
) -> None:
    asked, measured = [], []
    stock, stock_measure = setting.set_pages, setting.measure_lines

    def set_pages(matter, *rest):
        asked.append("front" if matter.numerals == "roman" else "body" if matter.first_folio == 1 else "back")
        return stock(matter, *rest)

    monkeypatch.setattr(setting, "set_pages", set_pages)
    monkeypatch.setattr(setting, "measure_lines", lambda *rest: (measured.append(1), stock_measure(*rest))[1])
    front = '"contents", "preface"' if preface else '"contents"'
    matter = '[matter]\npreface = "preface.md"\n' if preface else ""
    make_book(
        write_press(
            tmp_path,
            {
                **PRESS,
                "texts/names.toml": '[[person]]\nid = "wren"\nheadword = "Wren, Jenny"\n',
                "texts/articles/lion.md": f'+++\ntitle = "The Lion"\n+++\n\nJenny Wren stood there, {body}.\n',
                "texts/articles/owl.md": '+++\ntitle = "The Owl"\n+++\n\nIt did not.\n',
                "texts/volumes/preface.md": f'+++\ntitle = "Preface"\n+++\n\n{preface}\n',
                "texts/volumes/small.toml": (
                    f'title = "Small"\ndate = 2026-11-01\nfront = [{front}]\nback = ["index-of-names"]\n'
                    f'articles = ["lion", "owl"]\n{matter}'
                ),
            },
        ),
        "small",
    )
    assert sorted(asked) == sorted(settings)
    assert len(measured) == 1  # the index, whose pages have other ordinals in each turn, but the same folios
