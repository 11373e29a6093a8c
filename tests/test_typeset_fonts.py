"""The fonts: only those of the manifest, each as it was pinned, with every glyph that is asked for."""

import re
import shutil

import pytest

from florilegium.diagnostics import Place, Refusal
from florilegium.typeset import missing_glyphs, open_fonts
from galleys import FOLDER, drawn, fonts, galley


def changed_manifest(tmp_path, old, new):
    folder = shutil.copytree(FOLDER, tmp_path / "fonts")
    manifest = folder / "manifest.toml"
    manifest.write_text(manifest.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('licence = "OFL-1.1"\n', "", "T01"),
        ("EBGaramond[wght].ttf", "EBGaramond-Heavy.ttf", "T02"),
        ("ef9512", "000000", "T03"),
    ],
)
def test_a_font_that_is_not_as_the_manifest_says_is_refused(tmp_path, old, new, code):
    with pytest.raises(Refusal) as refused:
        open_fonts(changed_manifest(tmp_path, old, new))
    (finding,) = refused.value.diagnostics
    assert finding.code == code
    assert finding.place is not None and finding.place.file == "fonts/manifest.toml"


def test_a_face_of_a_package_that_is_not_installed_is_not_there(tmp_path):
    with pytest.raises(Refusal) as refused:
        open_fonts(changed_manifest(tmp_path, "fontpkg_frank_ruhl_libre", "fontpkg_of_nowhere"))
    assert [finding.code for finding in refused.value.diagnostics] == ["T02"]


def test_every_face_has_its_licence_beside_the_manifest():
    for face in fonts().faces:
        words = {"OFL-1.1": "SIL OPEN FONT LICENSE", "CC0-1.0": "CC0 1.0 Universal"}[face.licence]
        assert words in (FOLDER / face.licence_file).read_text(encoding="utf-8")


def test_a_character_without_a_glyph_is_named_with_its_place():
    place = Place("texts/articles/snow.md", 3)
    (finding,) = missing_glyphs(fonts(), [("Иван, Ἀρχή, שלום – fine\u00a0words", Place("x")), ("a ☃ falls", place)])
    assert (finding.code, finding.place) == ("T04", place)
    assert "“☃” (U+2603, snowman)" in finding.message


def test_a_glyph_that_the_engine_misses_is_a_finding_even_if_nobody_asked_before():
    setting = galley("<p>a ☃ falls</p>")
    assert [finding.code for finding in drawn(setting).diagnostics] == ["T04"]


def test_no_font_of_the_system_can_be_set():
    faces = drawn(galley('<p style="font-family: DejaVu Sans, Liberation Serif, serif">words</p>')).faces
    assert set(faces) <= {name for face in fonts().faces for name in face.names()}


@pytest.mark.parametrize(
    ("markup", "face"),
    [
        ("<p>plain</p>", "EB-Garamond"),
        ("<p><i>true italics</i></p>", "EB-Garamond-Italic"),
        ("<p><b>strong</b></p>", "EB-Garamond-Bold"),
        ('<p lang="ru">Фёдоров</p>', "EB-Garamond"),
        ('<p lang="grc">ᾧ ἐν ἀρχῇ</p>', "EB-Garamond"),
        ('<p lang="la"><i>ars</i></p>', "EB-Garamond-Italic"),
        ('<p lang="pl">książka</p>', "EB-Garamond"),
        ('<p lang="he" dir="rtl">שָׁלוֹם</p>', "Frank-Ruhl-Libre"),
        ('<p lang="yi" dir="rtl">ייִדיש</p>', "Frank-Ruhl-Libre"),
    ],
)
def test_each_script_is_set_in_the_face_that_is_made_for_it(markup, face):
    assert set(drawn(galley(markup)).faces) == {face, "EB-Garamond"}  # the folio is in roman


def test_small_capitals_and_old_style_figures_are_glyphs_of_their_own():
    def shown(css):
        setting = galley(f'<p style="{css}">press 1501</p>')
        text = setting.document.copy(setting.document.pages[:1]).write_pdf(uncompressed_pdf=True)
        sizes = set(re.findall(rb"/\w+ ([\d.]+) Tf", text))
        return re.findall(rb"\[(<.*?)\] TJ", text)[0], sizes

    plain, sizes = shown("")
    small, small_sizes = shown("font-variant-caps: small-caps")
    old_style, _ = shown("font-variant-numeric: oldstyle-nums")
    assert len({plain, small, old_style}) == 3
    assert small_sizes == sizes, "a small capital is drawn as such, and not as a capital of a smaller size"
