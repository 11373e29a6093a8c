"""Citations and the bibliography: how they are typed, what a CSL style makes of them, what is said of slips."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from florilegium.bibliography import Style, article_as_work, cite
from florilegium.bibliography.marks import CLOSE, ITALIC, read_marks
from florilegium.codes import CODES
from florilegium.diagnostics import Diagnostic, Place, Refusal
from florilegium.model.inlines import Citation, Cite, Emphasis, Link
from florilegium.model.walking import plain_text, transcribed_text
from florilegium.read.citing import citation
from florilegium.recipe.reading import Copy, read_copy
from florilegium.workspace import Workspace

HOUSE = Path(__file__).parents[1] / "layouts" / "csl"
WORKS = """[[work]]
id = "moxon1683"
title = "Mechanick Exercises"
author = ["Moxon, Joseph"]
issued = 1683
volume = "2"
publisher = "Joseph Moxon"
publisher-place = "London"

[[work]]
id = "trotsky1933a"
type = "article-newspaper"
title = "What Is National Socialism?"
author = ["Trotsky, Leon"]
issued = "1933-06-10"
container-title = "The Militant"

[[work]]
id = "trotsky1933b"
type = "article-journal"
title = "On <i>Mein Kampf</i>"
author = [{family = "Trotsky", given = "Leon"}]
issued = "1933-07"
container-title = "Fourth International"
volume = 2
issue = 3
page = "71-74"
URL = "https://example.org/kampf"

[[work]]
id = "anon1501"
title = "The Book of the *Lion* & the <Eagle>"
issued = [1501, 1515]
publisher = "Aldus"

[[work]]
id = "lapinski"
title = "Paper"
editor = ["Łapiński, Stanisław"]
issued = 1999
publisher = "Ossolineum"
"""
VOLUME = """title = "Sheets"
editors = ["Ada Quill"]
date = 2026-11-01
articles = ["a"]
back = ["bibliography"]
"""
NOTED = "Words.[^1]\n\n[^1]: {}\n"


def press(root: Path, body: str, files: dict[str, str]) -> Workspace:
    whole = {
        "texts/press.toml": '[press]\nimprint = "Lion Press"\nplace = "London"\n',
        "texts/articles/a.md": f'+++\ntitle = "On Type"\nauthors = ["Anna Weber"]\ndate = 1917\n+++\n\n{body}\n',
        "texts/bibliography.toml": WORKS,
        "texts/volumes/v.toml": VOLUME,
        **files,
    }
    for name, content in whole.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(content, encoding="utf-8")
    return Workspace(root)


def copy_of(root: Path, body: str, files: dict[str, str] | None = None) -> Copy:
    return read_copy(press(root, body, files or {}), "v")


def text_of(copy: Copy) -> str:
    return "\n".join(plain_text(each.children) for each in copy.volume.parts[0].articles[0].paragraphs())


def listed(copy: Copy) -> list[str]:
    texts = [each.text for each in copy.volume.back if each.kind == "bibliography" and each.text]
    return [plain_text(each.children) for text in texts for each in text.paragraphs()]


def findings(root: Path, body: str, files: dict[str, str] | None = None) -> list[Diagnostic]:
    try:
        return list(copy_of(root, body, files).diagnostics)
    except Refusal as refusal:
        return list(refusal.diagnostics)


TYPED = {
    "[@moxon1683]": (Cite("moxon1683"),),
    "[@moxon1683, p. 12]": (Cite("moxon1683", "12"),),
    "[@moxon1683, 12]": (Cite("moxon1683", "12"),),
    "[@moxon1683, pp. 12-13, 15]": (Cite("moxon1683", "12-13, 15"),),
    "[see @moxon1683, ch. 3 and the notes]": (Cite("moxon1683", "3", "chapter", "see ", " and the notes"),),
    "[@moxon1683, passim]": (Cite("moxon1683", suffix=", passim"),),
    "[-@moxon1683; @cobden-sanderson1926, vol. 2]": (
        Cite("moxon1683", only_date=True),
        Cite("cobden-sanderson1926", "2", "volume"),
    ),
    "[@moxon1683.]": (Cite("moxon1683", suffix="."),),
    "[@a.b_c, § 7]": (Cite("a.b_c", "7", "section"),),
}


@pytest.mark.parametrize("typed", TYPED)
def test_a_citation_is_read_as_it_is_typed(typed: str) -> None:
    found = citation(typed, Place("a.md"))
    assert found and found.cites == TYPED[typed]


@pytest.mark.parametrize(
    "typed", ["mail [me@example.org]", r"\[@moxon1683]", "[@ 3 cents]", "[@moxon1683](https://a.org)"]
)
def test_what_is_no_citation_keeps_its_words(typed: str, tmp_path: Path) -> None:
    copy = copy_of(tmp_path, f"Words {typed} here.")
    assert "moxon" not in "".join(listed(copy))
    assert "@" in text_of(copy)


def test_a_citation_is_printed_in_the_style_and_its_work_listed(tmp_path: Path) -> None:
    copy = copy_of(tmp_path, "As he says [@moxon1683, pp. 12-13]; see him [-@moxon1683].")
    assert text_of(copy) == "As he says (Moxon 1683, 2:12–13); see him (1683)."
    assert listed(copy) == ["Moxon, Joseph. 1683. Mechanick Exercises. Vol. 2. London: Joseph Moxon."]


def test_years_of_one_author_are_told_apart_by_letters(tmp_path: Path) -> None:
    copy = copy_of(tmp_path, "So [@trotsky1933a; @trotsky1933b].")
    assert text_of(copy) == "So (Trotsky 1933a; Trotsky 1933b)."
    assert [each[:21] for each in listed(copy)] == ["Trotsky, Leon. 1933a.", "Trotsky, Leon. 1933b."]


def test_works_stay_in_the_order_of_the_text(tmp_path: Path) -> None:
    copy = copy_of(tmp_path, "So [see @trotsky1933a; also @moxon1683, p. 3].")
    assert text_of(copy) == "So (see Trotsky 1933; also Moxon 1683, 2:3)."


def test_the_number_of_volumes_is_printed(tmp_path: Path) -> None:
    files = {"texts/bibliography.toml": WORKS.replace('volume = "2"', "number-of-volumes = 2")}
    assert " 2 vols. " in listed(copy_of(tmp_path, "So [@moxon1683].", files))[0]


def test_what_stands_for_an_author_is_not_printed_twice(tmp_path: Path) -> None:
    copy = copy_of(tmp_path, "So [@anon1501] and [@lapinski].")
    assert listed(copy) == [
        "Łapiński, Stanisław, ed. 1999. Paper. Ossolineum.",
        "The Book of the *Lion* & the <Eagle>. 1501–1515. Aldus.",
    ]


def test_the_works_that_the_volume_names_are_listed_too(tmp_path: Path) -> None:
    asked = VOLUME + '[bibliography]\nworks = ["Lapinski"]\n'
    copy = copy_of(tmp_path, "So [@moxon1683].", {"texts/volumes/v.toml": asked})
    assert [each.split(",")[0] for each in listed(copy)] == ["Łapiński", "Moxon"]  # filed without its stroke


def test_italics_are_typed_and_no_markup_of_the_processor_is_left(tmp_path: Path) -> None:
    copy = copy_of(tmp_path, "So [@trotsky1933b].")
    (text,) = (each.text for each in copy.volume.back if each.text)
    (entry,) = text.paragraphs()
    inside = entry.children[0].children  # type: ignore[union-attr]
    assert Emphasis(inside[1].children) in inside and plain_text(inside[1].children) == "Mein Kampf"
    assert Link("https://example.org/kampf", inside[-2].children) in inside
    assert not any("\ue000" <= sign <= "\ue1ff" for sign in plain_text(entry.children))


def test_a_citation_is_no_part_of_the_transcription(tmp_path: Path) -> None:
    copy = copy_of(tmp_path, "So [@moxon1683] it is.")
    (paragraph,) = copy.volume.parts[0].articles[0].paragraphs()
    assert transcribed_text(paragraph.children) == "So  it is."


def test_names_in_citations_are_no_mentions(tmp_path: Path) -> None:
    record = '[[person]]\nid = "moxon"\nheadword = "Moxon, Joseph"\nvariants = ["Moxon"]\n'
    copy = copy_of(tmp_path, "Moxon says so [@moxon1683].", {"texts/names.toml": record})
    assert [(each.paragraph, each.start) for each in copy.mentions] == [(1, 0)]


def test_notes_cite_in_full_once_and_shortly_after(tmp_path: Path) -> None:
    asked = VOLUME + '[bibliography]\nstyle = "chicago-notes"\n'
    body = "Words.[^1] More.[^2]\n\n[^1]: [@moxon1683, p. 12]\n\n[^2]: [@moxon1683, p. 13]\n"
    copy = copy_of(tmp_path, body, {"texts/volumes/v.toml": asked})
    notes = text_of(copy).split("\n")[1:]
    assert notes[0].startswith("Joseph Moxon, Mechanick Exercises, vol. 2 (London")
    assert notes[1] == "Ibid., 2:13."
    inside = copy_of(tmp_path / "b", NOTED.format("See [@moxon1683, p. 12], he says."), {"texts/volumes/v.toml": asked})
    assert text_of(inside).endswith("(London: Joseph Moxon, 1683), 12, he says.")


def test_a_chronology_may_cite(tmp_path: Path) -> None:
    files = {
        "texts/chronology.toml": '[[event]]\ndate = 1683\ntext = "The art described [@moxon1683]"\n',
        "texts/volumes/v.toml": VOLUME.replace('["bib', '["chronology", "bib'),
    }
    assert listed(copy_of(tmp_path, "Words.", files))[0].startswith("Moxon")


def test_a_range_inside_a_year_keeps_the_year(tmp_path: Path) -> None:
    record = '[[work]]\nid = "x"\ntype = "article-magazine"\ntitle = "T"\nissued = ["1990-05", "1990-06"]\n'
    copy = copy_of(tmp_path, "So [@x].", {"texts/bibliography.toml": record})
    assert text_of(copy) == "So (‘T’ 1990)."


def test_json_gives_the_same_words_as_toml(tmp_path: Path) -> None:
    record = {
        "id": "moxon1683", "type": "book", "title": "Mechanick Exercises", "issued": {"date-parts": [["1683"]]},
        "author": [{"family": "Moxon", "given": "Joseph"}], "volume": 2, "publisher": "Joseph Moxon",
        "publisher-place": "London", "abstract": "passed over",
    }  # fmt: skip
    files = {"texts/bibliography.json": json.dumps([record]), "texts/bibliography.toml": ""}
    assert listed(copy_of(tmp_path, "So [@moxon1683].", files)) == [
        "Moxon, Joseph. 1683. Mechanick Exercises. Vol. 2. London: Joseph Moxon."
    ]


def test_an_article_can_be_cited_as_a_chapter_of_the_volume(tmp_path: Path) -> None:
    copy = copy_of(tmp_path, "Words.")
    (article,) = copy.volume.parts[0].articles
    style = Style("x.csl", (HOUSE / "chicago-author-date.csl").read_text("utf-8"), "en-GB")
    words = plain_text(cite(article_as_work(article, copy.volume, {}), style))
    assert words == "Weber, Anna. (1917) 2026. ‘On Type’. In Sheets, edited by Ada Quill. London: Lion Press."


STUMBLING = """<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info/>
<citation><layout><choose><if type="map"><text macro="none"/></if></choose></layout></citation></style>"""
WORK = '[[work]]\nid = "x"\ntitle = "X"\nissued = 1999\n'
TOML, JSON, TEXT, VOL = (
    "texts/bibliography.toml",
    "texts/bibliography.json",
    "texts/articles/a.md",
    "texts/volumes/v.toml",
)
SLIPS: dict[str, tuple[str, dict[str, str]]] = {
    "B01": ("Words.", {TOML: WORK + 'titel = "Y"\n'}),
    "B02": ("Words.", {TOML: WORK + "author = 3\n"}),
    "B03": ("Words.", {TOML: '[[work]]\ntitle = "X"\n'}),
    "B04": ("Words.", {TOML: WORK + 'type = "boook"\n'}),
    "B05": ("Words.", {JSON: '[{"id": "x",]'}),
    "B06": ("Words.", {TOML: WORK + WORK.replace('"x"', '"X"')}),
    "B07": ("So [@moxn1683].", {}),
    "B08": ("So [@moxon1683].", {VOL: VOLUME + '[bibliography]\nstyle = "turabian"\n'}),
    "B09": ("So [@moxon1683].", {"layouts/csl/chicago-author-date.csl": "<style/>"}),
    "B10": ("So [@moxon1683].", {VOL: VOLUME + '[bibliography]\nstyle = "chicago-notes"\n'}),
    "B11": ("So [@x].", {TOML: WORK + 'type = "map"\n', "layouts/csl/chicago-author-date.csl": STUMBLING}),
}


@pytest.mark.parametrize("code", SLIPS)
def test_a_slip_is_found(code: str, tmp_path: Path) -> None:
    body, files = SLIPS[code]
    found = [each for each in findings(tmp_path, body, files) if each.code == code]
    assert found, [str(each) for each in findings(tmp_path, body, files)]
    assert all(each.place and each.hint for each in found)


def test_an_unknown_key_is_told_with_the_nearest_and_its_place(tmp_path: Path) -> None:
    (found,) = findings(tmp_path, "So [@moxn1683].")
    assert str(found.place) == "texts/articles/a.md:7:4"
    assert found.hint == "did you mean “moxon1683”?"


HOSTILE = (
    "<!DOCTYPE style [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><style>&a;</style>",
    "",
    "<style",
    '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><citation/></style>',
)


@pytest.mark.parametrize("style", HOSTILE)
def test_a_style_that_is_none_is_refused(style: str, tmp_path: Path) -> None:
    codes = {
        each.code for each in findings(tmp_path, "So [@moxon1683].", {"layouts/csl/chicago-author-date.csl": style})
    }
    assert codes & {"B09", "B11"}


def test_every_code_of_the_bibliography_has_its_slip() -> None:
    elsewhere = {"B12"}
    assert {code for code in CODES if code.startswith("B")} == {code for code in SLIPS if code[0] == "B"} | elsewhere


@given(st.text(alphabet=f"ab .?{ITALIC}{CLOSE}\ue003\ue100\ue1ff", max_size=40))
def test_marks_in_any_order_become_inlines(text: str) -> None:
    inlines = read_marks(text, ["k"])
    assert not any("\ue000" <= sign <= "\ue1ff" for sign in plain_text(inlines))


def test_the_house_styles_name_their_licence() -> None:
    for style in HOUSE.glob("*.csl"):
        assert "creativecommons.org/licenses/by-sa/3.0" in style.read_text("utf-8")
    assert {"chicago-author-date.csl", "chicago-notes.csl", "LICENSE.md"} <= {each.name for each in HOUSE.iterdir()}


def test_the_words_are_the_same_under_another_hash_seed_and_locale() -> None:
    code = "import test_bibliography as t, pathlib, tempfile; from florilegium.bibliography import *\n"
    code += "r = pathlib.Path(tempfile.mkdtemp()); c = t.copy_of(r, 'So [@trotsky1933a; @anon1501] [@lapinski].')\n"
    code += "print(t.text_of(c), t.listed(c))"
    said = {
        subprocess.run(
            [sys.executable, "-X", "utf8", "-c", code], capture_output=True, check=True, cwd=Path(__file__).parent,
            env={**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale},
        ).stdout
        for seed, locale in (("1", "C"), ("2", "C.UTF-8"))
    }  # fmt: skip
    assert len(said) == 1


def test_a_citation_inline_keeps_what_it_names() -> None:
    found = citation("[@a; @b]", Place("a.md"))
    assert isinstance(found, Citation)
    assert [each.key for each in found.cites] == ["a", "b"]
