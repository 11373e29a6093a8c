"""`make bench`: what each step of a build takes, against one bare pass of the engine over the same pages.

The ratio is of CPU time (user and system) of whole processes, from the interpreter's start to its end: three editions
against one untagged PDF. Each size is measured several times, ours and bare by turns, and the median ratio counts. The
first time the flaws of the pages are mended and the mends kept, as with any new book; that is shown apart.
What finding names takes is measured apart, see `bench_names`.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import median

import bench_epub
import bench_names
import bench_others
from bench_press import absent, make_press

GOAL = 1.3
PASS = Path(__file__).with_name("bench_pass.py")
SOURCE = str(Path(__file__).parents[1] / "build")


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process took: seconds by the wall, seconds of CPU, most memory in MiB; its pages."""

    wall: float
    cpu: float
    peak: float
    pages: int = 0


@dataclass(frozen=True, slots=True)
class Pair:
    """A build, the cost of its steps, the bare pass after it; flaws on a hundred pages before mending and after."""

    ours: Cost
    steps: tuple[tuple[str, Cost], ...]
    bare: Cost
    flaws: tuple[float, float] = (0.0, 0.0)

    @property
    def ratio(self) -> float:
        return self.ours.cpu / self.bare.cpu


def main() -> None:
    """Measure and print; say where the corpora are not there."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--pages", default="50,200,800", help="sizes of the volumes (default: %(default)s)")
    options.add_argument("--times", type=int, default=3, help="pairs for each size up to 200 (default: %(default)s)")
    options.add_argument("--names", action="store_true", help="only the names: a large authority file, a long text")
    chosen = options.parse_args()
    if not chosen.names:
        _bench_pages(tuple(int(size) for size in chosen.pages.split(",")), chosen.times)
    with tempfile.TemporaryDirectory(prefix="florilegium-bench-") as folder:
        bench_names.measure(Path(folder))


def _bench_pages(sizes: tuple[int, ...], times: int) -> None:
    if reason := absent():
        print(f"bench of pages skipped: {reason}")
        return
    with tempfile.TemporaryDirectory(prefix="florilegium-bench-") as folder:
        make_press(Path(folder), sizes)
        _compile(Path(folder))
        for size in sizes:
            first = _pair(Path(folder), size)
            _show(first, [_pair(Path(folder), size) for _ in range(times if size <= 200 else 1)])
            _show_others(Path(folder), size)


def _compile(folder: Path) -> None:
    """Let all modules be compiled once, as after an installation, wherever the environment keeps or forbids it."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ.update({"PYTHONPATH": SOURCE, "PYTHONPYCACHEPREFIX": str(folder / "compiled")})
    subprocess.run([sys.executable, "-c", "import florilegium.recipe.build"], check=True)


def _pair(press: Path, size: int) -> Pair:
    with tempfile.TemporaryDirectory(dir=press) as scratch:
        out = Path(scratch)
        ours = _measure("ours", press, f"pages-{size}", out)
        bare = _measure("bare", out)
        told = json.loads((out / "steps.json").read_text())
        pages = json.loads((out / "bare.json").read_text())["pages"]
        stamps = told["stamps"]
        start = Cost(
            ours.wall - stamps[-1][1] + stamps[0][1], ours.cpu - stamps[-1][2] + stamps[0][2], stamps[0][3] / 1024
        )
        steps = (
            ("start and end", start),
            *(
                (one[0], Cost(after[1] - one[1], after[2] - one[2], after[3] / 1024))
                for one, after in pairwise(stamps[1:])
            ),
        )
        return Pair(
            Cost(ours.wall, ours.cpu, ours.peak, told["pages"]), steps, Cost(bare.wall, bare.cpu, bare.peak, pages),
            tuple(told["flaws"]),
        )  # fmt: skip


def _show_others(press: Path, size: int) -> None:
    """What other typesetters take for the articles of the volume."""
    with tempfile.TemporaryDirectory(dir=press) as scratch:
        out = Path(scratch)
        _measure("ours", press, f"pages-{size}", out)
        (out / "others").mkdir()
        epub = out / "books" / f"pages-{size}.epub"
        bench_others.show(out / "others", out / "document.xhtml", epub)
        (out / "epub").mkdir()
        bench_epub.show(out / "epub", press, f"pages-{size}", out / "document.xhtml", epub)


def _measure(*arguments: object) -> Cost:
    begun = time.perf_counter()
    child = subprocess.Popen([sys.executable, PASS, *map(str, arguments)])
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit(f"the pass “{arguments[0]}” ended with {child.returncode}")
    return Cost(time.perf_counter() - begun, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def _show(first: Pair, pairs: list[Pair]) -> None:
    """The table of the pair with the median ratio, and the ratios of all."""
    middle = sorted(pairs, key=lambda pair: pair.ratio)[len(pairs) // 2]
    ours, bare = middle.ours, middle.bare
    print(f"\n{ours.pages} pages (bare pass: {bare.pages})")
    print(f"  {'':46}{'CPU s':>8}{'wall s':>8}{'ms/page':>9}{'% bare':>8}{'peak MiB':>10}")
    whole = (("all three editions", ours), ("the first time, with pages mended", first.ours), ("bare pass", bare))
    for name, cost in (*middle.steps, *whole):
        each, share = cost.cpu / ours.pages * 1000, cost.cpu / bare.cpu * 100
        print(f"  {name:46}{cost.cpu:8.2f}{cost.wall:8.2f}{each:9.1f}{share:8.0f}{cost.peak:10.0f}")
    before, after = middle.flaws
    print(f"  {after} flaws on a hundred pages, {before} before they were mended, which is part of setting the body")
    ratio = median(pair.ratio for pair in pairs)
    every = ", ".join(f"{pair.ratio:.2f}" for pair in pairs)
    print(f"  {ratio:.2f} times the bare pass (of {every}), the first time {first.ratio:.2f}; the goal is {GOAL}")


if __name__ == "__main__":
    main()
