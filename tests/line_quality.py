"""Prints how well the lines of a volume are broken: `python tests/line_quality.py PRESS VOLUME [--stock | --lualatex]`.

Counted are full lines of justified text: those that do not end their paragraph. With `--stock` the engine breaks them.
The body is set as it comes and mended; below each line of figures stand the flaws of its pages.
With `--lualatex` the articles are set three times as plain text with titles, headings and notes, on the same page in
the same face, size and leading: by the engine as it comes, by the press, by LuaLaTeX with microtype; and the lines of
all three are read from their PDFs in one way.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import galleys
import lines_in_pdf
import plainly
from florilegium.typeset import Matter, Stylesheet, set_pages
from florilegium.typeset.setting import NOTES

LOOSE = 0.45  # em between words
EM = 11.0  # points, of the plain text
PASS = Path(__file__).with_name("bench_pass.py")
COMMANDS: dict[str, tuple[list[str | Path], str]] = {  # and the PDF that each makes in the folder it is run in
    "the engine": ([sys.executable, PASS, "bare", "."], "bare.pdf"),
    "the press": ([sys.executable, __file__, "--plain", ".", "-"], "press.pdf"),
    "LuaLaTeX with microtype": (["lualatex", "-interaction=batchmode", "plain.tex"], "plain.pdf"),
}


def main() -> None:
    """Set the body of the volume and print the figures of its lines."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("press", type=Path)
    options.add_argument("volume")
    options.add_argument("--stock", action="store_true", help="leave the breaking of lines to WeasyPrint")
    options.add_argument("--plain", action="store_true", help=argparse.SUPPRESS)
    options.add_argument("--lualatex", action="store_true", help="compare with LuaLaTeX and its microtype")
    chosen = options.parse_args()
    if chosen.plain:
        _set_plainly(chosen.press)
        return
    if chosen.lualatex:
        with tempfile.TemporaryDirectory() as folder:
            _compare(chosen.press, chosen.volume, Path(folder))
        return
    if chosen.stock:
        _leave_to_the_engine()
    for name, is_mended in (("as it comes", False), ("mended", True)):
        body, seconds = _body(chosen.press, chosen.volume, is_mended)
        print(f"{name}: {_figures(body, seconds)}\n  {_flaws(body)}")


def _compare(press: Path, volume: str, folder: Path) -> None:
    """The figures of the engine, of the press and of LuaLaTeX, and the processor time that each took for its PDF."""
    (folder / "ours").mkdir()
    subprocess.run([sys.executable, PASS, "ours", press, volume, folder / "ours"], check=True)
    write_plainly(folder / "ours" / "document.xhtml", folder)
    for name, (command, pdf) in COMMANDS.items():
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, check=True, cwd=folder, stdout=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        print(f"{name}: {lines_in_pdf.figures_of(folder / pdf, EM)}; {seconds:.1f} s")


def write_plainly(source: Path, folder: Path) -> None:
    """Write into the folder all from which `COMMANDS`, run in it, set the articles of a composed document."""
    (folder / "document.xhtml").write_text(plainly.xhtml(source), "utf-8")
    (folder / "style.css").write_text(galleys.fonts().css + NOTES + plainly.PAGE_IN_CSS, "utf-8")
    (folder / "plain.tex").write_text(plainly.latex(source), "utf-8")
    (folder / "fonts").mkdir()
    for face in galleys.fonts().faces:
        for place in (folder, folder / "fonts"):
            (place / face.file_name).write_bytes(face.content)


def _set_plainly(folder: Path) -> None:
    """The plain text as the press sets it, into press.pdf."""
    sheet = Stylesheet("plain.css", plainly.PAGE_IN_CSS)
    matter = Matter((folder / "document.xhtml").read_text("utf-8"), (sheet,))
    setting = set_pages(matter, galleys.fonts(), lambda file: b"")
    setting.document.copy(setting.document.pages[: setting.laid_out]).write_pdf(folder / "press.pdf")


def _leave_to_the_engine() -> None:
    from florilegium.typeset.engine import whole_paragraphs

    whole_paragraphs.is_planned = lambda *rest: False


def _body(press: Path, volume: str, is_mended: bool) -> tuple[Any, float]:
    """The setting of the body, mended afresh or not at all, and the processor time that it took."""
    from florilegium.model.mends import Mends
    from florilegium.recipe import build, setting
    from florilegium.workspace import Workspace

    settings = []
    stock = setting.set_pages

    def set_pages(matter: Any, *given: Any) -> Any:
        begun = time.process_time()
        mends = matter.mends if matter.mends.pieces and settings else Mends()
        wanted = replace(matter, mends=mends, seeks=matter.seeks and is_mended)
        settings.append((stock(wanted, *given), time.process_time() - begun, matter.seeks))
        return settings[-1][0]

    setting.set_pages = set_pages
    try:
        build.make(Workspace(press), volume, ("print",))
    finally:
        setting.set_pages = stock
    return next(each[:2] for each in reversed(settings) if each[2])


def _flaws(body: Any) -> str:
    from florilegium.model.page_quality import counted, per_hundred
    from florilegium.typeset.quality import flaws_of, note_flaws

    flaws = (*flaws_of(body.document.pages, body.pages), *note_flaws(body.notes, body.pages))
    kinds = ", ".join(f"{count} {kind}" for kind, count in counted(flaws).items())
    return f"{len(flaws)} flaws, {per_hundred(flaws, len(body.pages))} on a hundred pages: {kinds}"


def _figures(body: Any, seconds: float) -> str:
    from florilegium.typeset.page_lines import pages_of_lines

    full = loose = parted = stacks = run = 0
    for page in pages_of_lines(body.document.pages, body.pages):
        for line in page.lines:
            ends = line.justified and line.words.endswith(("-", "\u2010"))
            run = run + 1 if ends else 0
            full += line.justified
            parted += ends
            stacks += run == 3
            loose += line.justified and line.blank > LOOSE
    return (
        f"{full} full lines: {100 * loose / full:.2f} % loose, {100 * parted / full:.1f} % end in a hyphen, "
        f"{stacks} stacks of three; {len(body.pages)} pages of the body, set in {seconds:.2f} s"
    )


if __name__ == "__main__":
    sys.exit(main())
