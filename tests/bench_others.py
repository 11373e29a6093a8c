"""What other typesetters take for the same articles, where they are installed: one PDF each, and no more.

They are only shown. Each is given the articles of the book as plain text with titles, headings, emphasis and notes, in
its own markup (pandoc its EPUB, Vivliostyle what the bare pass sets), on the same trim and in the same size of type.
None of them makes the other editions, the index or the contents here; whether its file is tagged stands in its row.
"""

import os
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import plainly

PATIENCE = 900  # seconds
GEOMETRY = "paperwidth=138mm,paperheight=216mm,inner=20mm,outer=16mm,top=19mm,textheight=171.45mm"
COMPILE = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[sys.argv[3]])"


@dataclass(frozen=True, slots=True)
class Other:
    """A typesetter: its name, what is to be said of its file, its command in a folder where its text lies."""

    name: str
    said: str
    command: Sequence[str]


def others(folder: Path, document: Path, epub: Path) -> Iterator[Other]:
    """Those that are installed, with their texts set down in the folder."""
    for face in (document.parent / "fonts").glob("EB-Garamond-*.ttf"):
        shutil.copy(face, folder)
    (folder / "plain.tex").write_text(plainly.latex(document), "utf-8")
    (folder / "plain.typ").write_text(plainly.typst(document), "utf-8")
    if find_spec("typst"):
        yield Other("Typst", "tagged", (sys.executable, "-c", COMPILE, "plain.typ", "typst.pdf", "."))
    if shutil.which("lualatex"):
        yield Other("LuaLaTeX with microtype", "not tagged", ("lualatex", "-interaction=batchmode", "plain.tex"))
    if shutil.which("pandoc") and shutil.which("xelatex"):
        yield Other("pandoc with XeLaTeX", "not tagged", _pandoc(epub))
    if shutil.which("vivliostyle"):
        yield Other(
            "Vivliostyle", "tagged", ("vivliostyle", "build", _linked(folder, document), "-o", "vivliostyle.pdf")
        )


def _pandoc(epub: Path) -> tuple[str, ...]:
    faces = ("mainfont=EB-Garamond-normal.ttf", "mainfontoptions=Path=./,ItalicFont=EB-Garamond-italic.ttf")
    options = ("documentclass=book", f"geometry:{GEOMETRY}", "fontsize=11pt", "lang=en-GB", *faces)
    variables = tuple(word for option in options for word in ("-V", option))
    return ("pandoc", str(epub), "-o", "pandoc.pdf", "--pdf-engine=xelatex", *variables)


def _vivliostyle(document: str) -> tuple[str, ...]:
    chromium = shutil.which("chromium")
    browser = ("--executable-browser", chromium) if chromium else ()
    return ("vivliostyle", "build", document, "-o", "vivliostyle.pdf", *browser)


def _linked(folder: Path, document: Path) -> str:
    """The document as the bare pass has it, with its stylesheet; the name of its file."""
    text = document.read_text("utf-8").replace("</head>", '<link rel="stylesheet" href="style.css"/></head>', 1)
    (folder / "vivliostyle.xhtml").write_text(text, "utf-8")
    shutil.copy(document.with_name("style.css"), folder)
    shutil.copytree(document.parent / "fonts", folder / "fonts", dirs_exist_ok=True)
    return "vivliostyle.xhtml"


def show(folder: Path, document: Path, epub: Path) -> None:
    """Let each set the articles, and print what it took of the processor and in memory, with all its helpers."""
    for other in others(folder, document, epub):
        files, begun = set(folder.glob("*.pdf")), time.perf_counter()
        with (folder / "said.txt").open("w") as said:
            child = subprocess.Popen(other.command, cwd=folder, stdout=said, stderr=said)
            usage = _waited(child)
        made = sorted(set(folder.glob("*.pdf")) - files)
        if usage is None or not made:
            print(f"  {other.name:46}  made nothing: {(folder / 'said.txt').read_text()[-200:]!r}")
            continue
        cpu, wall = usage.ru_utime + usage.ru_stime, time.perf_counter() - begun
        made_as = f"{_pages(made[-1])} pages; {other.said}"
        print(f"  {other.name:46}{cpu:8.2f}{wall:8.2f}{'':17}{usage.ru_maxrss / 1024:10.0f}  {made_as}")


def _waited(child: subprocess.Popen[bytes]) -> resource.struct_rusage | None:
    """What the process and its children took; None where it failed or lasts too long."""
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends:
        pid, status, usage = os.wait4(child.pid, os.WNOHANG)
        if pid:
            child.returncode = os.waitstatus_to_exitcode(status)
            return usage if not child.returncode else None
        time.sleep(0.05)
    child.kill()
    return None


def _pages(pdf: Path) -> int:
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)


if __name__ == "__main__":
    scratch = Path(sys.argv[1])
    scratch.mkdir(parents=True, exist_ok=True)
    show(scratch, Path(sys.argv[2]), Path(sys.argv[3]))
