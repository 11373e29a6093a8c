"""The bench still finds what it measures: both its passes run on a small book."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

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
