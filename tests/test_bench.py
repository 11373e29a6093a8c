"""The bench still finds what it measures: its passes on a small book, each step for names on a small list."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import bench_names

TESTS = Path(__file__).parent


def test_both_passes_of_the_bench_set_the_same_pages(tmp_path: Path) -> None:
    shutil.copytree(TESTS / "cases/plain/in", tmp_path / "press")
    (tmp_path / "out").mkdir()
    for words in (["ours", str(tmp_path / "press"), "plain", str(tmp_path / "out")], ["bare", str(tmp_path / "out")]):
        done = subprocess.run([sys.executable, str(TESTS / "bench_pass.py"), *words], capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
    ours = json.loads((tmp_path / "out/steps.json").read_text())
    bare = json.loads((tmp_path / "out/bare.json").read_text())
    assert abs(ours["pages"] - bare["pages"]) <= 2  # blank pages are padded where divisions meet
    assert (tmp_path / "out/bare.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("has_corpora", [True, False])
def test_each_step_of_the_bench_for_names_finds_something(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, has_corpora: bool
) -> None:
    persons = [
        {"id": f"p-{n}", "name": f"Sm{'aeiou'[n % 5]}{'bdfgklmnrt'[n // 5]}, Jan", "variants": []} for n in range(50)
    ]
    (tmp_path / "list.json").write_text(json.dumps(persons))
    monkeypatch.setattr(bench_names, "LIST", tmp_path / ("list.json" if has_corpora else "none.json"))
    monkeypatch.setattr(bench_names, "CORPORA", tmp_path / "none")
    for name, size in (("PERSONS", 400), ("VARIANTS", 200), ("LETTERS", 300_000), ("FORMS", 100)):
        monkeypatch.setattr(bench_names, name, size)
    bench_names.make_names_press(tmp_path)
    for step in bench_names.STEPS:
        took = bench_names.take(step, tmp_path)
        assert took["found"] > 0
        assert took["persons"] == ((50 if has_corpora else 400) if step != "small" else took["persons"])
        assert took["peak"] > 1
