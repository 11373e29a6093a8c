"""The report of a preflight as it is read: on a narrow screen, on paper, and with its marks where they belong."""

import html
import io
import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops
from pypdf.generic import FloatObject

from florilegium.recipe.layouts import Layouts
from florilegium.recipe.preflight_file import Looked, Order, look
from florilegium.recipe.preflight_report import report_on
from florilegium.workspace import Workspace
from reading_system import BROWSERS
from test_preflight_foreign import KDP, WORDS, entry, made

HOUSE = Workspace(Path(__file__).parents[1])
DRAWN = b"1 0 0 rg 20 20 90 90 re f 0 g .1 w 100 100 m 300 100 l S "
NARROW = 420  # pixels
# What stands further to the right than the window is wide.
MEASURE = """<script>
const frame = document.body.appendChild(document.createElement("iframe"));
frame.width = NARROW; frame.height = 900; frame.srcdoc = PAGE;
frame.onload = () => {
  const inside = frame.contentDocument;
  const over = [...inside.querySelectorAll("main *, header *, footer *")]
    .filter(each => each.getBoundingClientRect().right > inside.documentElement.clientWidth + 1);
  document.title = over.length + " beyond " + inside.documentElement.clientWidth;
};
</script>"""


def looked(change) -> Looked:
    content = made(DRAWN + WORDS.replace(b"100 400", b"2 400"), 30, change)
    return look(Order("from-elsewhere" * 6 + ".pdf", content, "interior", KDP, True, pictured=True))


@pytest.fixture(scope="module")
def report() -> str:
    found = looked(lambda writer, number, page: None)
    return report_on(Layouts(HOUSE), found.table, found.pictures).decode()


def browse(folder: Path, page: str, *words: str) -> str:
    """What Chromium prints when it has opened the page. Skips the test without it, except in CI, where it fails."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if not browser:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("the report is opened in Chromium")
    (folder / "page.html").write_text(page, "utf-8")
    world = {name: value for name, value in os.environ.items() if name != "FONTCONFIG_FILE"}  # the press’s has no font
    command = [str(browser), "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=3000", *words]
    ran = subprocess.run(
        [*command, "page.html"], cwd=folder, env=world, capture_output=True, text=True, check=False, timeout=120
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def beyond(folder: Path, report: str) -> str:
    script = MEASURE.replace("PAGE", json.dumps(report).replace("</", "<\\/")).replace("NARROW", str(NARROW))
    shown = browse(folder, f"<!DOCTYPE html><meta charset='utf-8'><body>{script}</body>", "--dump-dom")
    return html.unescape(re.search("<title>(.*?)</title>", shown)[1])


def test_nothing_is_cut_off_on_a_narrow_screen(report, tmp_path):
    count, _, width = beyond(tmp_path, report).partition(" beyond ")
    assert count == "0" and int(width) > NARROW - 30
    stiff = report.replace("overflow-wrap: anywhere", "white-space: nowrap")
    assert int(beyond(tmp_path, stiff).split()[0]) > 0


def parted(folder: Path, report: str) -> list[str]:
    """The headings behind which no picture stands on their page, though they have one."""
    browse(folder, report, "--print-to-pdf=page.pdf")
    headings = re.findall(r"</span> ([^<]*)</h2>(?:(?!<section).)*?<figure>", report, re.S)
    with pypdfium2.PdfDocument(folder / "page.pdf") as document:
        pages = [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    apart = []
    for heading in headings:
        behind = [page.split(f"{heading} measured:", 1)[1] for page in pages if f"{heading} measured:" in page]
        assert len(behind) == 1
        own = re.split(r"[✗!·] \w[^:]* measured:", behind[0])[0]
        apart += [] if re.search(r"\bpage \d+\b(?! of)", own) else [heading]
    return apart


def test_no_heading_parts_from_its_pictures_when_it_is_printed(report, tmp_path):
    assert parted(tmp_path, report) == []
    careless = report.replace("break-after: avoid", "").replace("break-inside: avoid", "")
    assert parted(tmp_path, careless)


def marked(picture: bytes) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of all that is red but not the art, in pixels."""
    with Image.open(io.BytesIO(picture)) as drawn:
        red, green, _ = drawn.convert("RGB").split()
    is_mark = ImageChops.subtract(red, green).point(lambda part: 255 if 120 < part < 230 else 0)
    return is_mark.getbbox()


def test_marks_stand_right_on_a_page_in_units_of_its_own():
    plain, doubled = (looked(entry("/UserUnit", FloatObject(unit))).pictures["rules"][1] for unit in (1, 2))
    assert marked(plain) and marked(plain) == marked(doubled)
