"""The bench still finds what it measures: its passes on a small book, each step for names on a small list."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import bench_names
import line_quality
import lines_in_pdf
import plainly
from florilegium.typeset.page_lines import pages_of_lines
from galleys import document, galley, made_up_article

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


ARTICLE = """<html xmlns="http://www.w3.org/1999/xhtml"><body><section class="matter"><p>Not this.</p></section>
<section class="article"><h1>Ink &amp; Type</h1><p class="byline">Nor this.</p>
<p>Set 5% <em>more</em><span class="note" data-mark="1"><span>As #2.</span></span>
and <span class="name">Aldus</span>.</p></section></body></html>"""


@pytest.mark.parametrize(
    ("write", "expected"),
    [
        (plainly.TEX, "\\piece{Ink \\& Type}\n\nSet 5\\% \\emph{more}\\footnote{As \\#2.} and Aldus.\n"),
        (plainly.TYPST, "= Ink & Type\n\nSet 5% #emph[more]#footnote[As \\#2\\.] and Aldus\\.\n"),
    ],
)
def test_other_typesetters_get_the_articles_with_their_notes(
    tmp_path: Path, write: plainly.Markup, expected: str
) -> None:
    (tmp_path / "document.xhtml").write_text(ARTICLE, "utf-8")
    assert plainly.written(tmp_path / "document.xhtml", write) == expected


@pytest.mark.skipif(not shutil.which("lualatex"), reason="LuaLaTeX is not there")
def test_the_press_needs_hardly_more_lines_and_pages_than_lualatex_and_sets_none_worse(tmp_path: Path) -> None:
    text = document("".join(made_up_article(seed, notes=10, article=f"piece-{seed}") for seed in range(14)))
    (tmp_path / "composed.xhtml").write_text(text.replace("note-paragraph", "words"), "utf-8")
    line_quality.write_plainly(tmp_path / "composed.xhtml", tmp_path)
    found = []
    for name in ("the press", "LuaLaTeX with microtype"):
        command, pdf = line_quality.COMMANDS[name]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True)
        if name != "the press" and done.returncode:
            pytest.skip("LuaLaTeX lacks fontspec, babel or microtype")
        found.append(lines_in_pdf.figures_of(tmp_path / pdf, line_quality.EM))
    press, tex = found
    assert press.full > 400, (str(press), str(tex))
    assert press.full <= tex.full * 1.01 and press.pages <= tex.pages * 1.01 + 1, (str(press), str(tex))
    assert press.loose <= tex.loose and press.hyphens <= tex.hyphens and not press.stacks, (str(press), str(tex))


def test_the_lines_of_a_pdf_are_read_as_they_were_set(tmp_path: Path) -> None:
    body = made_up_article(3, notes=20)
    ragged, justified = tmp_path / "ragged.pdf", tmp_path / "justified.pdf"
    galley(body, "p { text-align: left; hyphens: none }").document.write_pdf(ragged)
    setting = galley(body)
    setting.document.write_pdf(justified)
    pages = pages_of_lines(setting.document.pages, setting.pages)
    full = [line for page in pages for line in page.lines if line.justified]
    found = lines_in_pdf.figures_of(justified, 10)
    assert abs(found.full - len(full)) <= len(full) / 50  # a last line may reach the edge
    assert found.hyphens == sum(line.words.endswith("‐") for line in full) > 0
    assert lines_in_pdf.figures_of(ragged, 10).full < found.full * 2 / 3  # those that reach the edge
