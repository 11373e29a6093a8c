"""What is mended in the engine: no note is lost, and all else is byte for byte what the engine writes by itself."""

import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
from weasyprint import css
from weasyprint.layout import block, inline, page, percent
from weasyprint.layout.page import PageType
from weasyprint.pdf import tags
from weasyprint.text import line_break

from engine_faults import set_by_stock
from florilegium.typeset.engine import quick_layout, set_lines, shaped_words
from galleys import FOLDER, galley, made_up_article

STOCK_STRUT = next(cell.cell_contents for cell in line_break.strut.__closure__)  # which quick_boxes keeps


def stock(folder: Path, body: str, more: str = "") -> tuple[bytes, bytes]:
    """The plain and the tagged file of the engine by itself."""
    set_by_stock(folder, body, more)
    return (folder / "plain.pdf").read_bytes(), (folder / "tagged.pdf").read_bytes()


@pytest.mark.parametrize("notes", [30, 0])
def test_what_makes_it_quick_changes_no_byte(tmp_path, notes):
    body = (
        made_up_article(0, notes=notes) if notes else "<p>" + "plain words " * 400 + "</p>"
    ) + '<p lang="grc">ἐν ἀρχῇ</p><p lang="ru">Фёдоров</p><p><b>AV</b> <u>ink</u></p>'
    # Lines that keep their breaks are left to the engine; folios we tag as artifacts.
    style = "html { text-align: left; white-space: pre-line } @page { @bottom-center { content: none } }"
    plain, tagged = stock(tmp_path, body, style)
    ours = galley(body, ".note { footnote-policy: auto } " + style)
    document = ours.document.copy(ours.document.pages[: ours.laid_out])
    assert document.write_pdf() == plain
    if not notes:  # which we tag as notes
        assert document.write_pdf(pdf_variant="pdf/ua-1") == tagged


@pytest.mark.parametrize("seed", range(5))
def test_every_note_stands_whole_on_the_page_of_its_call(seed):
    setting = galley(made_up_article(seed, notes=110, longest_note=70))
    assert len(setting.notes) == 110
    assert [place for place in setting.notes if not place.page or place.page != place.call or not place.fits] == []
    assert setting.diagnostics == ()


JUSTIFIED = """<p>Words of every kind: “quoted”, half-hidden, in <i>italics and fine</i> (1848–1917), 12 of them; AVAST,
<a id="x">Tolstoy</a>, naïveté; virtue\u2060—is not that mine? 8\u00a0November, <b>fi</b>, <u>flax</u>.</p>"""


@pytest.mark.parametrize("body", [JUSTIFIED * 40, made_up_article(1, notes=20)])
def test_words_that_are_known_are_drawn_as_pango_shapes_their_lines_and_it_is_asked_seldom(body, monkeypatch):
    asked = []
    stock_first_line = line_break.Layout.get_first_line
    monkeypatch.setattr(line_break.Layout, "get_first_line", lambda self: (asked.append(1), stock_first_line(self))[1])

    def drawn() -> tuple[bytes, int]:
        asked.clear()
        return galley(body, "p { text-align: justify }").document.write_pdf(), len(asked)

    known, few = drawn()
    for module in (shaped_words, set_lines):
        monkeypatch.setattr(module, "is_plain", lambda *rest: False)
    anew, many = drawn()
    assert known == anew
    assert few < many / 2


def test_pages_for_which_the_same_rules_hold_share_their_styles(monkeypatch):
    computed = []
    stock_styles = css.StyleFor.set_computed_styles

    def set_computed_styles(self, element, *rest, **named):
        computed.append(isinstance(element, PageType))
        stock_styles(self, element, *rest, **named)

    monkeypatch.setattr(css.StyleFor, "set_computed_styles", set_computed_styles)
    body = made_up_article(2, notes=60)

    def written() -> tuple[bytes, int, int]:
        computed.clear()
        document = galley(body).document
        return document.write_pdf(), len(document.pages), sum(computed)

    shared, pages, few = written()
    monkeypatch.setattr(quick_layout, "_rules", lambda cascaded: id(cascaded))
    anew, _, many = written()
    assert shared == anew
    assert few < many / 2 and pages > 8


BOXES = """<table style="border-collapse: collapse; width: 60%"><tr><td style="border: 1pt solid">ink</td></tr></table>
<p style="box-sizing: border-box; width: 50mm; padding: 2mm; border: 1mm solid">type</p>
<p style="margin-left: 10%; line-height: 1.5">margins</p><p style="font-size: 8pt; line-height: 20pt">white</p>"""


def test_lengths_and_heights_of_lines_that_are_remembered_change_no_byte(monkeypatch):
    resolved, stock_one = [], percent.resolve_one_percentage
    monkeypatch.setattr(percent, "resolve_one_percentage", lambda *of: (resolved.append(1), stock_one(*of))[1])
    body = made_up_article(3, notes=20) + BOXES * 2

    def written() -> tuple[bytes, int]:
        resolved.clear()
        return galley(body).document.write_pdf(), len(resolved)

    remembered, few = written()
    for module in (block, inline, page):
        assert module.resolve_percentages is not percent.resolve_percentages
        monkeypatch.setattr(module, "resolve_percentages", percent.resolve_percentages)
    for module in (inline, line_break):
        assert module.strut is not STOCK_STRUT
        monkeypatch.setattr(module, "strut", STOCK_STRUT)
    anew, many = written()
    assert remembered == anew
    assert few < many / 10


AT_THE_END = """
import atexit, sys
class Circle:
    def __init__(self): self.self = self
    def __del__(self): sys.stderr.write("taken apart")
from florilegium.typeset import open_fonts, Matter, set_pages
from florilegium.typeset.documents import configuration_of
from pathlib import Path
opened = open_fonts(Path(sys.argv[1]))
set_pages(Matter("<html><body><p>ink</p></body></html>", ()), opened, lambda file: b"")
print(configuration_of(opened)._folder)
circle = Circle()
"""


def test_the_program_ends_at_once_and_leaves_no_folder_of_fonts(tmp_path):
    def ended(code: str) -> tuple[str, Path]:
        path = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "TMPDIR": str(tmp_path)}
        ran = subprocess.run([sys.executable, "-c", code, FOLDER], env=path, capture_output=True, text=True, check=True)
        return ran.stderr, Path(ran.stdout.strip())

    said, folder = ended(AT_THE_END)
    assert said == "" and folder.parent == tmp_path
    assert list(tmp_path.iterdir()) == []
    stock = "from florilegium import memory; atexit.unregister(memory._leave)"
    assert ended(AT_THE_END + stock)[0] == "taken apart"


def test_an_index_is_tagged_as_a_section():
    assert import_module("florilegium.typeset.engine") and tags._get_pdf_tag("nav") == "Sect"


def test_another_version_of_the_engine_is_refused():
    code = "import weasyprint; weasyprint.VERSION = '71.0'; import florilegium.typeset"
    path = os.pathsep.join(filter(None, sys.path))
    ran = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
    )
    assert ran.returncode != 0 and "docs/engine.md" in ran.stderr


ASKED = """
import sys
asked = []
sys.addaudithook(lambda event, told: asked.append(told) if event == "subprocess.Popen" else None)
import {module}
print(len(asked))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="libraries have other names elsewhere")
def test_no_compiler_is_asked_where_libraries_are():
    stock, ours = (
        subprocess.run([sys.executable, "-c", ASKED.format(module=module)], capture_output=True, check=True, text=True)
        for module in ("weasyprint", "florilegium.typeset.engine")
    )
    assert int(stock.stdout) > 20
    assert int(ours.stdout) == 0


STAYING = """
from florilegium.memory import let_stay, unhurried

class Pages:
    def __del__(self):
        print("taken apart")

@unhurried()
def make(objects):
    pages, more = Pages(), [[] for _ in range(objects)]
    let_stay(pages)

make({objects})
print("made")
{next}
"""


@pytest.mark.parametrize(
    ("objects", "following", "told"),
    [
        (900_000, "", ["made"]),
        (900_000, "make(1); print('another')", ["made", "taken apart", "taken apart", "another"]),
        (1, "", ["taken apart", "made"]),
    ],
)
def test_the_pages_of_a_large_book_are_taken_apart_only_for_another(objects, following, told):
    script = STAYING.format(objects=objects, next=following)
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)
    assert ended.stdout.split("\n")[:-1] == told
