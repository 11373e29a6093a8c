"""`florilegium preflight`: PDFs from anywhere, sound, foreign, locked, damaged, hostile; its table and its report."""

import io
import json
import re
import shutil
import subprocess
import time
import zlib
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject, RectangleObject, TextStringObject

import florilegium.cli.commands  # noqa: F401  it adds the commands to the group
from books import ROOT
from florilegium.bind.pdf.telling_kinds import kind_of
from florilegium.cli.main import florilegium as command
from florilegium.model.preflight import KINDS, UNKNOWN, Check, Verdict
from florilegium.model.print_profile import what_every_printer_asks
from florilegium.recipe.layouts import Layouts
from florilegium.recipe.patience import Impatience, patiently
from florilegium.recipe.preflight_file import Order, known_of, look
from florilegium.recipe.printers import profile_asked
from florilegium.workspace import Workspace
from galleys import made_up_article
from test_covers import profile
from test_preflight import broken, interior, with_operators

TEXT = made_up_article(1, notes=30)
LATEX = r"""\documentclass[10pt,twoside]{book}
\usepackage[paperwidth=6in,paperheight=9in,inner=15mm,outer=15mm,top=20mm,bottom=20mm]{geometry}
\begin{document}\newcount\n
\loop\ifnum\n<120 \advance\n by1 The press sets a page and the reader turns it; compositors distribute their type,
correctors mark the proofs, and humanistic manuscripts were cheaper than furniture.\par\repeat
\rule{3cm}{0.05pt}\end{document}"""


def run(*words: object) -> Result:
    return CliRunner().invoke(command, ["preflight", *map(str, words)], prog_name="florilegium")


def checks_of(file: Path, printer: str = "", **more: object) -> dict[str, Check]:
    """The checks by their ids, in this process: a file is read in another only by the command."""
    asked = profile_asked(Layouts(Workspace(ROOT)), printer)
    order = Order(file.name, file.read_bytes(), "", asked, bool(printer), asked.paper("") if printer else None)
    return {check.id: check for check in look(replace(order, **more)).table.checks}


def codes(file: Path, printer: str = "", **more: object) -> list[str]:
    return sorted({each.code for check in checks_of(file, printer, **more).values() for each in check.faults})


@pytest.fixture(scope="module")
def sound(tmp_path_factory) -> Path:
    file = tmp_path_factory.mktemp("sound") / "book.pdf"
    file.write_bytes(interior(TEXT, css="@page { margin-bottom: 16mm }"))
    return file


def written(folder: Path, content: bytes, name: str = "book.pdf") -> Path:
    (folder / name).write_bytes(content)
    return folder / name


# --- the table ---------------------------------------------------------------------------------------------------


def test_a_sound_file_passes_with_a_line_for_each_check(sound):
    ran = run(sound)
    assert (ran.exit_code, ran.stderr) == (0, "")
    first, *lines, last = ran.stdout.splitlines()
    assert re.fullmatch(r"book\.pdf: interior, \d+ pages, for every printer", first)
    assert last.endswith("checks, all passed")
    assert any(line.startswith("passed\tfonts\tEB-Garamond") for line in lines)
    assert all(len(line.split("\t")) in (3, 4, 5) for line in lines)


def test_a_failure_is_told_with_its_pages_and_ends_with_1(sound, tmp_path):
    thin = written(tmp_path, broken(sound.read_bytes(), with_operators(b" q 0 g 90 90 40 .1 re f Q")))
    ran = run(thin)
    assert ran.exit_code == 1
    assert "failed\tthickness of rules\t0.10 pt and more\t0.25 pt\t3" in ran.stdout
    assert "error[X24]: “book.pdf”: rules on page 3 of the file are 0.10 pt thick" in ran.stderr


def test_other_programs_get_measure_limit_verdict_and_places(sound, tmp_path):
    thin = written(tmp_path, broken(sound.read_bytes(), with_operators(b" q 0 g 90 90 40 .1 re f Q")))
    table = json.loads(run(thin, "--format", "json").stdout)
    (rules,) = [check for check in table["checks"] if check["check"] == "rules"]
    assert (table["passed"], rules["verdict"], rules["limit"]) == (False, "failed", "0.25 pt")
    (place,) = rules["places"]
    assert place["page"] == 3
    assert place["box"][0] == pytest.approx(90, abs=0.1)
    sarif = json.loads(run(thin, "--format", "sarif").stdout)
    assert sarif["runs"][0]["results"][0]["ruleId"] == "X24"


def test_a_printer_is_named_and_an_unknown_one_refused(sound):
    assert "X05" in codes(sound, "ingramspark")
    ran = run(sound, "--profile", "nobody")
    assert ran.exit_code == 1
    assert "P10" in ran.stderr and "kdp" in ran.stderr
    assert "for --profile" in ran.stderr


def test_a_press_has_profiles_of_its_own(sound, tmp_path):
    (tmp_path / "texts").mkdir()
    (tmp_path / "layouts/profiles").mkdir(parents=True)
    own = Path(__file__).parents[1].joinpath("layouts/profiles/offset.toml").read_text("utf-8")
    (tmp_path / "layouts/profiles/quiet.toml").write_text(own.replace("least = 2", "least = 900"), "utf-8")
    ran = CliRunner().invoke(command, ["--root", str(tmp_path), "preflight", str(sound), "--profile", "quiet"])
    assert "error[X15]" in ran.stderr


def test_a_broken_profile_stops_no_file_that_is_for_every_printer(tmp_path):
    folder = tmp_path / "layouts/profiles"
    folder.mkdir(parents=True)
    (folder / "odd.toml").write_text("nothing = 1", "utf-8")
    assert profile_asked(Layouts(Workspace(tmp_path)), "").name == "every printer"


def test_what_every_printer_asks_is_the_least_of_all():
    names = ("kdp", "ingramspark", "lulu", "offset")
    asked = what_every_printer_asks([profile(name) for name in names])
    assert (asked.id, asked.variant, asked.least_pages, asked.most_pages) == ("", "", 2, 2000)
    assert [asked.gutter(pages) for pages in (100, 200)] == pytest.approx([9.525, 10])
    assert (asked.safe.head, asked.safe.foot, asked.resolution, asked.cover.ink) == (5, 5, 300, 300)


def test_a_failure_stops_the_build_and_a_sound_book_is_told_with_its_checks(tmp_path):
    plain = shutil.copytree(ROOT / "tests/cases/plain/in", tmp_path / "press")
    build = ["--root", str(plain), "build", "--only", "print,screen"]
    ran = CliRunner().invoke(command, build)
    assert ran.exit_code == 0
    assert len(re.findall(r"^preflight of \S+\.pdf: \d+ checks, all passed$", ran.stdout, re.M)) == 3
    shutil.rmtree(plain / "out")
    (plain / "layouts/styles").mkdir(parents=True, exist_ok=True)
    (plain / "layouts/styles/house.css").write_text("p { border-bottom: 0.1pt solid #000 }", "utf-8")
    ran = CliRunner().invoke(command, build)
    assert ran.exit_code == 1
    assert "error[X24]" in ran.stderr
    assert not (plain / "out").exists()


# --- what a file is ----------------------------------------------------------------------------------------------


def test_a_file_tells_what_it_is(sound):
    content = sound.read_bytes()
    one = PdfWriter()
    one.add_blank_page(700, 400)
    assert kind_of(content) == "interior"
    assert kind_of(saved(one)) == "cover"
    marked = PdfWriter(clone_from=PdfReader(io.BytesIO(content)))
    del marked.root_object["/OutputIntents"], marked.root_object["/Metadata"]
    marked.add_outline_item(title="Piece", page_number=0)
    assert kind_of(saved(marked)) == "screen"
    assert kind_of(saved(marked), for_printer=True) == "interior"
    assert {"bookmarks", "cover-size", "gutter"} <= {id for kind in KINDS for id in checks_of(sound, kind=kind)}


def saved(writer: PdfWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_cover_is_held_against_its_pages_or_its_interior(tmp_path):
    spine = profile().spine(200, profile().paper("cream"))
    writer = PdfWriter()
    wide, high = (2 * 152.4 + spine + 6.35) * 72 / 25.4, (228.6 + 6.35) * 72 / 25.4
    page = writer.add_blank_page(wide, high)
    bleed = 3.175 * 72 / 25.4
    page.trimbox = RectangleObject((bleed, bleed, wide - bleed, high - bleed))
    cover = written(tmp_path, saved(writer), "cover.pdf")
    assert checks_of(cover, "kdp", pages=200)["cover-size"].verdict is Verdict.IDLE  # any width left would be a trim
    trim = (152.4, 228.6)
    assert "X18" not in codes(cover, "kdp", pages=200, trim=trim)
    assert "X18" in codes(cover, "kdp", pages=210, trim=trim)
    assert "X18" in codes(cover, "kdp", pages=200, trim=trim, paper=profile().paper("white"))
    assert checks_of(cover, "kdp")["cover-size"].verdict is Verdict.IDLE
    inside = PdfWriter()
    for _ in range(200):
        inside.add_blank_page(152.4 * 72 / 25.4, 228.6 * 72 / 25.4)
    book = written(tmp_path, saved(inside), "inside.pdf")
    ran = run(cover, "--profile", "kdp", "--interior", book)
    assert "X32" in ran.stderr and "X18" not in ran.stderr
    assert run(cover, "--profile", "kdp", "--trim", "wide").exit_code == 2
    inside.add_blank_page(400, 600)
    assert "X18" in codes(cover, "kdp", interior=saved(inside))
    assert "X18" not in codes(cover, "kdp", interior=saved(inside), pages=200)
    beside = written(tmp_path, cover.read_bytes(), "inside-cover.pdf")
    ran = run(beside, "--profile", "kdp", "--pages", "240")
    assert "for a spine of 15.24 mm it is 320.04 × 228.60 mm" in ran.stderr


def test_a_spine_is_wrong_where_what_it_leaves_is_no_trim_of_the_printers(tmp_path):
    lulu, writer = profile("lulu"), PdfWriter()
    wide, high = 2 * 152.4 + lulu.spine(200, lulu.papers[0]) + 6.35, 228.6 + 6.35
    page = writer.add_blank_page(wide * 72 / 25.4, high * 72 / 25.4)
    page.trimbox = RectangleObject((9, 9, wide * 72 / 25.4 - 9, high * 72 / 25.4 - 9))
    cover = written(tmp_path, saved(writer), "cover.pdf")
    assert "X18" not in codes(cover, "lulu", pages=200)
    assert "X18" in codes(cover, "lulu", pages=340)
    assert "P14" in run(cover, "--profile", "kdp", "--paper", "parchment").stderr


def test_a_record_beside_a_file_tells_what_is_on_its_pages(specimen, tmp_path):
    for name, content in specimen.made.files.items():
        if name.endswith(("-print.pdf", "-print-cover.pdf", "record.json")):
            written(tmp_path, content, name)
    book = tmp_path / "hands-between-print.pdf"
    known = known_of(book, book.read_bytes())
    assert len(known.folios) == len(specimen.record["pages"])
    assert known_of(book, b"another file") == UNKNOWN
    checks = checks_of(book, "offset", expected=known)
    assert checks["folios"].limit == "as the setting has them"
    flaws = specimen.record["page_quality"]["counts"]
    assert all(f"{kind.replace('-', ' ')} {count}" in checks["page-quality"].measured for kind, count in flaws.items())
    ran = run(tmp_path / "hands-between-print-cover.pdf", "--profile", "offset")
    assert ran.exit_code == 0
    assert "passed\tsheet of the cover" in ran.stdout  # measured by the interior beside it


# --- files from elsewhere ----------------------------------------------------------------------------------------


@pytest.mark.skipif(not shutil.which("lualatex"), reason="LuaLaTeX is not installed")
def test_a_book_by_latex(tmp_path):
    (tmp_path / "book.tex").write_text(LATEX, "utf-8")
    subprocess.run(["lualatex", "-interaction=batchmode", "book"], cwd=tmp_path, capture_output=True, check=False)
    found = checks_of(tmp_path / "book.pdf")
    failed = {name for name, check in found.items() if check.verdict is Verdict.FAILED}
    assert {"rules"} <= failed <= {"rules", "page-count"}
    assert found["boxes"].verdict is found["particulars"].verdict is Verdict.WARNED
    assert found["folios"].verdict is found["first-page"].verdict is Verdict.PASSED
    assert found["page-quality"].verdict is Verdict.COUNTED


@pytest.mark.skipif(not shutil.which("gs"), reason="Ghostscript is not installed")
def test_a_book_that_ghostscript_has_written_in_four_inks(sound, tmp_path):
    coloured = broken(sound.read_bytes(), with_operators(b" q 1 0 0 rg 90 90 40 40 re f Q"))
    source = written(tmp_path, coloured, "source.pdf")
    command = ["gs", "-q", "-sDEVICE=pdfwrite", "-sColorConversionStrategy=CMYK", "-o", "cmyk.pdf", source]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    found = checks_of(tmp_path / "cmyk.pdf")
    assert found["colours"].verdict is found["fonts"].verdict is found["ink"].verdict is Verdict.PASSED
    assert found["ink"].measured != "one ink"


@pytest.mark.skipif(not shutil.which("qpdf"), reason="qpdf is not installed")
@pytest.mark.parametrize("password", ["", "secret"])
def test_a_locked_file_is_told_and_nothing_else(sound, tmp_path, password):
    locked = tmp_path / "locked.pdf"
    subprocess.run(["qpdf", "--encrypt", password, "owner", "256", "--", sound, locked], check=True)
    assert codes(locked) == ["X13"]


DAMAGES = {
    "nothing": lambda content: b"",
    "words": lambda content: b"a book, but no PDF",
    "a head alone": lambda content: content[:9],
    "a cut": lambda content: content[: len(content) // 2],
    "bites": lambda content: bytes(0 if at % 997 == 7 else byte for at, byte in enumerate(content)),
    "no pages": lambda content: content.replace(b"/Pages", b"/Segap"),
    "no end": lambda content: content.replace(b"endobj", b"jbodne"),
    "strange numbers": lambda content: content.replace(b"/MediaBox [ 0", b"/MediaBox [ x"),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_gives_a_finding_and_no_crash(sound, tmp_path, damage):
    ran = run(written(tmp_path, DAMAGES[damage](sound.read_bytes())))
    assert ran.exit_code in (0, 1)
    assert not ran.exception or isinstance(ran.exception, SystemExit)
    assert "Traceback" not in ran.output
    assert ran.exit_code == 0 or re.search(r"error\[X\d\d\]", ran.stderr)


def test_pages_that_are_their_own_parents(sound, tmp_path):
    def turn(writer, page):
        page[NameObject("/Parent")] = page.indirect_reference
        del page["/MediaBox"]

    assert "X02" in codes(written(tmp_path, broken(sound.read_bytes(), turn)))


def test_a_stream_that_swells_is_given_up(sound, tmp_path):
    def swell(writer, page):
        stream = page["/Contents"][-1].get_object()
        bomb = zlib.compress(bytes(300_000_000), 9)
        stream._data = bomb
        stream[NameObject("/Filter")] = NameObject("/FlateDecode")

    ran = run(written(tmp_path, broken(sound.read_bytes(), swell)), "--patience", 60)
    assert ran.exit_code == 1
    assert "error[X01]" in ran.stderr


def test_work_without_end_is_ended():
    with pytest.raises(Impatience, match="longer than 1 seconds"):
        patiently(time.sleep, 60, 1)
    with pytest.raises(Impatience, match=r"not what they should be \(ValueError\)"):
        patiently(int, "x", 30)
    assert patiently(len, "four", 30) == 4


def test_a_file_that_is_not_there():
    ran = run("nowhere.pdf")
    assert ran.exit_code == 2


# --- the report --------------------------------------------------------------------------------------------------


class Report(HTMLParser):
    """What a report shows: its ids, where its links and pictures lead, how many tags are left open."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids, self.links, self.pictures, self.open = [], [], [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.ids += [given["id"]] if "id" in given else []
        self.links += [given["href"]] if "href" in given else []
        if tag == "img":
            self.pictures.append((given["src"], given["alt"]))
        elif tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@pytest.fixture(scope="module")
def report(sound, tmp_path_factory) -> str:
    folder = tmp_path_factory.mktemp("report")
    operators = b" q 0 g 90 90 40 .1 re f 1 0 0 rg 100 200 50 50 re f -9 100 5 .5 re f Q"
    file = written(folder, broken(sound.read_bytes(), with_operators(operators)))
    run(file, "--report", folder / "report.html")
    again = folder / "again.html"
    run(file, "--report", again)
    assert again.read_bytes() == (folder / "report.html").read_bytes()
    return again.read_text("utf-8")


def test_the_report_has_every_check_and_a_picture_of_each_place(report):
    shown = Report(report)
    assert shown.open == []
    assert {"#rules", "#colours", "#marks"} <= set(shown.links)
    assert {link[1:] for link in shown.links} <= set(shown.ids)
    assert len(shown.ids) == len(set(shown.ids))
    marked = [alt for _, alt in shown.pictures if alt.startswith("Page 3 of the file")]
    assert [alt.split()[6] for alt in marked] == ["2", "1", "1"]  # colours, rules, marks


def test_the_report_fetches_nothing(report):
    assert not re.search(r"https?:|<script|<link|@import|url\(", report)
    assert all(source.startswith("data:image/png;base64,") for source, _ in Report(report).pictures)


def test_a_picture_of_the_report_marks_the_place(report):
    from base64 import b64decode

    from PIL import Image

    shown = Report(report)
    source = next(source for source, alt in shown.pictures)
    picture = Image.open(io.BytesIO(b64decode(source.partition(",")[2]))).convert("RGB")
    reds = [
        (x, y)
        for x in range(picture.width)
        for y in range(picture.height)
        if picture.getpixel((x, y))[0] > 190 and picture.getpixel((x, y))[1] < 80
    ]
    assert len(reds) > 40
    assert len(picture.tobytes()) and picture.height <= 560


def test_a_name_of_a_file_cannot_put_tags_into_the_report(sound, tmp_path):
    odd = written(tmp_path, sound.read_bytes(), "<b>&.pdf")
    run(odd, "--report", tmp_path / "report.html")
    page = (tmp_path / "report.html").read_text("utf-8")
    assert "<b>" not in page and "&lt;b&gt;&amp;.pdf" in page


@pytest.mark.parametrize("wrong", [["--trim", "nanxinf"], ["--trim", "0x-3"], ["--flaps", "-5"], ["--flaps", "nan"]])
def test_measures_that_no_book_has_are_refused(sound, wrong):
    ran = run(sound, *wrong)
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert f"{wrong[1]}” is no width" in ran.stderr


def test_a_paper_without_a_printer_is_refused(sound):
    ran = run(sound, "--paper", "cream")
    assert ran.exit_code == 2
    assert "“cream” says nothing without --profile" in " ".join(ran.stderr.split())


def test_an_interior_that_is_no_pdf_fails_the_cover(sound, tmp_path):
    wrong = written(tmp_path, b"no PDF at all", "nota.pdf")
    found = checks_of(sound, kind="cover", interior=wrong.read_bytes())["interior"]
    assert [(fault.code, fault.message) for fault in found.faults] == [
        ("X01", "the interior it is held against cannot be read")
    ]
    assert "interior" not in checks_of(sound, kind="cover", interior=sound.read_bytes())
    ran = run(sound, "--kind", "cover", "--interior", wrong)
    assert (ran.exit_code, "error[X01]" in ran.stderr) == (1, True)


def test_a_report_that_cannot_be_written_keeps_the_table(sound, tmp_path):
    (tmp_path / "file").write_text("in the way", "utf-8")
    ran = run(sound, "--report", tmp_path / "file" / "report.html")
    assert (ran.exit_code, ran.stdout.splitlines()[-1][-10:]) == (1, "all passed")
    assert "error[F07]" in ran.stderr and "name another file with --report" in ran.stderr and "--out" not in ran.stderr


def test_a_title_that_is_no_text_is_no_crash(sound, tmp_path):
    def change(writer, page):
        writer.metadata = {**writer.metadata, "/Title": TextStringObject("\x00\ud7ff\n<script>")}

    assert run(written(tmp_path, broken(sound.read_bytes(), change))).exit_code in (0, 1)
