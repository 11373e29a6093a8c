"""What the EPUB alone takes beside pandoc’s of the same text: ours with its pages set, and with pages that were kept.

Pandoc is given the articles in Markdown with titles, headings, emphasis and notes, the same cover, the same fonts, and
a table of contents. It makes no index, no page list, no name’s note, and proves nothing.
"""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from statistics import median

import plainly

TIMES = 5


def show(folder: Path, press: Path, volume: str, document: Path, epub: Path) -> None:
    """Print the median CPU of both, measured by turns, and the median ratio; ours with its pages set only once."""
    if not shutil.which("pandoc"):
        print("  the EPUB alone beside pandoc’s skipped: pandoc is not installed")
        return
    pandoc = _pandoc(folder, document, epub)
    ours = (sys.executable, "-m", "florilegium", "--root", press, "build", volume, "--only", "epub", "--out")
    _cost((*ours, folder / "first"))  # what is not compiled yet is compiled
    cold = _cost((*ours, folder / "kept"))
    pairs = [(_cost(pandoc), _cost((*ours, folder / "kept"))) for _ in range(TIMES)]
    theirs = median(pair[0] for pair in pairs)
    print(f"  {'EPUB alone':46}{'CPU s':>8}")
    print(f"  {'pandoc, with cover, fonts, contents':46}{theirs:8.2f}")
    print(f"  {'ours, pages set':46}{cold:8.2f}, {cold / theirs:.1f} times")
    print(f"  {'pages kept':46}{median(pair[1] for pair in pairs):8.2f}, {_ratios(pairs)}")


def _ratios(pairs: list[tuple[float, float]]) -> str:
    ratios = sorted(ours / theirs for theirs, ours in pairs)
    every = ", ".join(f"{ratio:.2f}" for ratio in ratios)
    reached = "no more than pandoc’s" if median(ratios) <= 1 else "more than pandoc’s"
    return f"{median(ratios):.2f} times (of {every}): {reached}"


def _pandoc(folder: Path, document: Path, epub: Path) -> tuple[object, ...]:
    text = folder / "plain.md"
    text.write_text(plainly.markdown(document), "utf-8")
    with zipfile.ZipFile(epub) as book:
        wanted = [name for name in book.namelist() if name.endswith((".ttf", "/cover.jpg"))]
        files = [Path(book.extract(name, folder)) for name in wanted]
    fonts = (f"--epub-embed-font={file}" for file in files if file.suffix == ".ttf")
    cover = next(file for file in files if file.suffix == ".jpg")
    more = ("--toc", "--metadata", "title=Articles", f"--epub-cover-image={cover}", *fonts)
    return ("pandoc", text, "-o", folder / "pandoc.epub", *more)


def _cost(command: tuple[object, ...]) -> float:
    """Seconds of the processor, of the system’s too, from the start of a process to its end."""
    child = subprocess.Popen([str(each) for each in command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit(f"“{command[0]}” ended with {child.returncode}")
    return usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    scratch, its_press, its_volume, its_document, its_epub = sys.argv[1:]
    Path(scratch).mkdir(parents=True, exist_ok=True)
    show(Path(scratch), Path(its_press), its_volume, Path(its_document), Path(its_epub))
