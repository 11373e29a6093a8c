"""What is mended in the engine: no note is lost, and all else is byte for byte what the engine writes by itself."""

import json
import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
from weasyprint.pdf import tags
from weasyprint.text import line_break

from florilegium.typeset.engine import set_lines, shaped_words
from galleys import PAGE, document, fonts, galley, made_up_article

STOCK = Path(__file__).with_name("stock_engine.py")
BY_ITSELF = """
.note { float: footnote; footnote-policy: auto }
.note::footnote-call, .note::footnote-marker { content: attr(data-mark) }
@page :nth(1) { counter-reset: page 1 }
"""
LOST_BY_STOCK = 4  # the seed of a text with which the engine by itself loses a note of fourteen


def stock(folder: Path, body: str, more: str = "") -> tuple[list[str], bytes, bytes]:
    """The notes that the engine loses by itself, and its plain and tagged files."""
    for face in fonts().faces:
        (folder / face.file_name).write_bytes(face.content)
    rules = "".join(face.css(face.file_name) for face in fonts().faces)
    (folder / "style.css").write_text(rules + BY_ITSELF + PAGE + more, encoding="utf-8")
    (folder / "document.xhtml").write_text(document(body), encoding="utf-8")
    subprocess.run([sys.executable, STOCK, folder], check=True)
    lost = json.loads((folder / "lost.json").read_text())
    return lost, (folder / "plain.pdf").read_bytes(), (folder / "tagged.pdf").read_bytes()


def test_the_engine_by_itself_loses_notes_and_ours_does_not(tmp_path):
    body = made_up_article(LOST_BY_STOCK, notes=14, longest_note=120)
    lost, _, _ = stock(tmp_path, body)
    assert lost
    ours = galley(body, ".note { footnote-policy: auto }")
    assert [place.note for place in ours.notes if not place.page] == []


@pytest.mark.parametrize("notes", [30, 0])
def test_what_makes_it_quick_changes_no_byte(tmp_path, notes):
    body = (
        made_up_article(0, notes=notes) if notes else "<p>" + "plain words " * 400 + "</p>"
    ) + '<p lang="grc">ἐν ἀρχῇ</p><p lang="ru">Фёдоров</p><p><b>AV</b> <u>ink</u></p>'
    style = "html { text-align: left } @page { @bottom-center { content: none } }"  # folios we tag as artifacts
    _, plain, tagged = stock(tmp_path, body, style)
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
