"""One case for each code that reading can find, with its exact place."""

from pathlib import Path

import pytest

from florilegium.codes import CODES
from florilegium.diagnostics import Diagnostic, Place, Refusal
from florilegium.read.article import read_article
from florilegium.read.authority import AUTHORITY_FILE, read_authority
from florilegium.read.house import PRESS_FILE, read_house
from florilegium.read.shelf import clashing_ids, read_article_file
from florilegium.read.volume import read_volume
from florilegium.workspace import Workspace

FILE = "texts/articles/a.md"
HEAD = '+++\ntitle = "Strike"\n+++\n\n'  # the body begins in line 5


def press(root: Path, files: dict[str, str]) -> Workspace:
    (root / "texts/articles").mkdir(parents=True)
    for name, content in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(content, encoding="utf-8")
    return Workspace(root)


def findings(read) -> tuple[Diagnostic, ...]:
    try:
        return read()[1]
    except Refusal as refusal:
        return refusal.diagnostics


FRONT_MATTER = {
    "A01": ('+++\ntitle = "Strike"\n[source]\nperiodcal = "M"\n+++\n\nWords.\n', 4, 1),
    "A02": ('+++\ntitle = "Strike"\n  tags = "war"\n+++\n\nWords.\n', 3, 3),
    "A03": ("+++\ndate = 1941\n+++\n\nWords.\n", 2, 1),
    "A04": ('+++\ntitle = "Strike"\ndate = "1941-13"\n+++\n\nWords.\n', 3, 1),
    "A05": ("Words without a head.\n", 1, 1),
    "F08": ("+++\ntitle = Strike\n+++\n\nWords.\n", 2, 9),
}

BODY = {
    "A10": ("# Strike\n", 5, 1),
    "A11": ("## One\n\n#### Three\n", 7, 6),
    "A12": ("- ## One\n", 5, 1),
    "A13": ("Words <br/> here.\n", 5, 7),
    "A14": ("He types\nthe word `code` here.\n", 6, 10),
    "A15": ("> [a]: https://a.org\n", 5, 3),
    "A16": ("Look: ![a lion](lion.svg) here.\n", 5, 7),
    "A17": ("![](lion.svg)\n", 5, 1),
    "A19": ("![A lion](../../../lion.svg)\n", 5, 1),
    "A20": ("- [ ] print it\n", 5, 3),
    "A21": ("> He *wrote [home](ftp:letter)* once.\n", 5, 13),
    "A22": ("Words of\n  www.archive.org here.\n", 6, 3),
    "A23": ("The {==new==} words.\n", 5, 5),
    "A24": ("The [words]{.red}.\n", 5, 13),
    "A25": ("The head [THE YOUTH.]{.run-in} is late.\n", 5, 10),
    "A26": ("The *words*{.small-caps}.\n", 5, 12),
    "A27": ("::: poem\nOne\n:::\n", 5, 1),
    "A28": ("::: verse\nOne\n", 5, 1),
    "A29": ("One[^1] and two.\n", 5, 4),
    "A30": ("One.\n\n[^1]: A note.\n", 7, 1),
    "A31": ("One[^1] and two[^1].\n\n[^1]: A note.\n", 5, 16),
    "A32": ("One[^1].\n\n[^1]: A note[^2].\n[^2]: Another.\n", 7, 13),
    "A33": ("One[^1].\n\n[^1]: A note.\n[^1]: Another.\n", 8, 1),
    "A34": ("| a | b |\n|---|---|\n| 1 | 2 | 3 |\n", 7, 11),
    "A35": ("One  \ntwo.\n", 5, 6),
    "A36": ("One \x07two.\n", 5, 5),
    "A37": ("One []{.small-caps} two.\n", 5, 5),
    "A39": (f"One {'*a **b ' * 30}c{'** a*' * 30}\n", 5, 1),
    "A40": ("See [here](not an address).\n", 5, 10),
    "A45": ("So [see; @moxon1683] says.\n", 5, 4),
    "A41": ("* * *\n", 4, 1),
    "A43": ("[One]{#a} and [two]{#a}.\n", 5, 20),
    "A44": ("One, [see](page:#b).\n", 5, 6),
}


@pytest.mark.parametrize("code", FRONT_MATTER)
def test_a_slip_in_the_front_matter_has_its_code_and_place(code):
    text, line, column = FRONT_MATTER[code]
    found = findings(lambda: read_article(text, FILE, "a"))
    assert [(each.code, each.place) for each in found] == [(code, Place(FILE, line, column))]
    assert found[0].hint


@pytest.mark.parametrize("code", BODY)
def test_a_slip_in_the_body_has_its_code_and_place(code):
    body, line, column = BODY[code]
    found = findings(lambda: read_article(HEAD + body, FILE, "a"))
    assert [(each.code, each.place) for each in found] == [(code, Place(FILE, line, column))]
    assert found[0].hint


def test_an_id_with_a_capital_is_refused():
    found = findings(lambda: read_article(HEAD + "Words.", "texts/articles/Strike.md", "Strike"))
    assert [each.code for each in found] == ["A06"]


def test_two_files_that_differ_by_capitals_are_found(tmp_path):
    workspace = press(tmp_path, {FILE: HEAD, "texts/articles/A.md": HEAD})
    if len(workspace.listing("texts/articles", ".md")) < 2:
        pytest.skip("this disk keeps the two in one file")
    assert [each.code for each in clashing_ids(workspace)] == ["A07"]


PINNED = '+++\ntitle = "Strike"\n[transcription]\nfile = "texts/sources/a.txt"\nsha256 = "{}"\n+++\n\nWords.\n'


def test_a_pinned_transcription_that_is_gone_is_found_at_its_path(tmp_path):
    workspace = press(tmp_path, {FILE: PINNED.format("0" * 64)})
    found = findings(lambda: read_article_file(workspace, "a"))
    assert [(each.code, each.place) for each in found] == [("A08", Place(FILE, 4))]


def test_a_pinned_transcription_that_has_changed_is_found_at_its_hash(tmp_path):
    workspace = press(tmp_path, {FILE: PINNED.format("0" * 64), "texts/sources/a.txt": "Words.\n"})
    found = findings(lambda: read_article_file(workspace, "a"))
    assert [(each.code, each.place) for each in found] == [("A09", Place(FILE, 5))]


@pytest.mark.parametrize("file", ["../a.txt", "/etc/hosts", "texts/../../a.txt", "file:a.txt"])
def test_a_transcription_outside_the_press_folder_is_refused_and_not_read(tmp_path, file):
    workspace = press(tmp_path / "press", {FILE: PINNED.format("0" * 64).replace("texts/sources/a.txt", file)})
    (tmp_path / "a.txt").write_text("Words.\n", "utf-8")
    found = findings(lambda: read_article_file(workspace, "a"))
    assert [(each.code, each.place) for each in found] == [("A04", Place(FILE, 4))]


@pytest.mark.parametrize(
    "inner",
    [
        "<script>alert(1)</script>",
        "<rect onclick='alert(1)'/>",
        "<foreignObject/>",
        '<image href="http://example.org/a.png"/>',
        '<image width="1" xlink:href="../../../a.png"/>',
        "<style>@import 'a.css';</style>",
        "<rect fill='url(http://example.org/a.svg#a)'/>",
        '<a href="javascript:alert(1)"/>',
        "<text x='1'>Leith</text>",
    ],
)
def test_a_picture_that_would_run_or_fetch_something_or_asks_for_a_font_is_refused(tmp_path, inner):
    files = {FILE: HEAD + "![A lion](lion.svg)\n", "texts/articles/lion.svg": f"<svg>{inner}</svg>"}
    found = findings(lambda: read_article_file(press(tmp_path, files), "a"))
    assert [(each.code, each.place) for each in found] == [("A19", Place(FILE, 5, 1))]


def test_a_picture_with_all_its_parts_inside_is_taken(tmp_path):
    inner = "<use href='#a'/><image xlink:href='data:image/png;base64,AA'/><g fill='url(#b)' font-size='3' one='2'/>"
    files = {FILE: HEAD + "![A lion](lion.svg)\n", "texts/articles/lion.svg": f"<svg>{inner}</svg>"}
    assert read_article_file(press(tmp_path, files), "a")[1] == ()


def test_a_picture_that_is_not_there_is_found_at_its_place(tmp_path):
    workspace = press(tmp_path, {FILE: HEAD + "Words.\n\n> ![A lion](lion.svg)\n"})
    found = findings(lambda: read_article_file(workspace, "a"))
    assert [(each.code, each.place) for each in found] == [("A18", Place(FILE, 7, 3))]


def test_a_link_to_no_article_is_found_at_its_place_with_near_ids(tmp_path):
    workspace = press(tmp_path, {FILE: HEAD + "See [it](article:strikes).\n", "texts/articles/strike.md": HEAD})
    found = findings(lambda: read_article_file(workspace, "a"))
    assert [(each.code, each.place, each.hint) for each in found] == [
        ("A38", Place(FILE, 5, 5), "did you mean “strike”?")
    ]


VOLUME = 'title = "Strikes"\ndate = 2026-11-01\n'
LISTED = VOLUME + 'articles = ["a"]\n'
VOLUMES = {
    "V01": (LISTED + 'publisher = "M"\n', 4, 1),
    "V02": (LISTED + "editors = 3\n", 4, 1),
    "V03": ('date = 2026-11-01\narticles = ["a"]\n', 1, 1),
    "V04": ('title = "S"\ndate = "1941-11"\narticles = ["a"]\n', 2, 1),
    "V05": (VOLUME, 1, 1),
    "V06": (VOLUME + 'articles = [\n  "a",\n  "bb",\n]\n', 5, 3),
    "V07": (VOLUME + 'articles = [\n  "a", "a",\n]\n', 4, 8),
    "V08": (VOLUME + 'articles = ["preface"]\n[matter]\npreface = "p.md"\n', 3, 13),
    "V09": (LISTED + '[isbn]\nepub = "978-3-16-148410-1"\n', 5, 1),
    "V10": (LISTED + '[isbn]\nepub = "978-3-16-148410-0"\nprint = "9783161484100"\n', 6, 1),
    "V11": (LISTED + 'front = ["half-title", "title"]\n', 4, 24),
    "V12": (LISTED + 'back = ["colophon", "colophon"]\n', 4, 21),
    "V13": (LISTED + 'front = ["preface"]\n', 4, 10),
    "V14": (LISTED + 'front = []\n[matter]\npreface = "p.md"\n', 6, 1),
    "V15": (VOLUME + '[pick]\ntags = ["war"]\n', 3, 1),
    "V16": (VOLUME + '[pick]\ntags = ["peace"]\n', 3, 1),
    "V17": (VOLUME + '[[part]]\ntitle = "One"\n', 3, 1),
    "V30": (LISTED + 'front = ["half-title", "series-page"]\n', 4, 24),
    "V33": (LISTED + '[cover]\nfront-flap = "Of it."\n', 5, 1),
}


def shelf(root: Path) -> dict[str, str]:
    return {
        FILE: '+++\ntitle = "Strike"\ntags = ["war"]\n+++\n\nWords.\n',
        "texts/articles/preface.md": HEAD + "Words.\n",
        "texts/volumes/p.md": HEAD + "Words.\n",
        PRESS_FILE: '[press]\nimprint = "M"\n',
    }


@pytest.mark.parametrize("code", VOLUMES)
def test_a_slip_in_a_volume_has_its_code_and_place(code, tmp_path):
    text, line, column = VOLUMES[code]
    workspace = press(tmp_path, {**shelf(tmp_path), "texts/volumes/v.toml": text})
    found = findings(lambda: read_volume(workspace, read_house(workspace)[0], "v"))
    assert [(each.code, each.place) for each in found] == [(code, Place("texts/volumes/v.toml", line, column))]
    assert found[0].hint


def test_a_press_without_its_file_is_warned_of(tmp_path):
    house, found = read_house(press(tmp_path, {}))
    assert (house.imprint, [each.code for each in found]) == ("", ["V18"])


def test_a_volume_that_is_not_there_is_answered_with_near_names(tmp_path):
    workspace = press(tmp_path, {"texts/volumes/strikes.toml": LISTED})
    found = findings(lambda: read_volume(workspace, read_house(workspace)[0], "strike"))
    assert [(each.code, each.hint) for each in found] == [("V19", "did you mean “strikes”?")]


MARX = '[[person]]\nid = "marx"\nheadword = "Marx, Karl"\n'
NAMES = {
    "N01": (MARX + 'sorted = "Marx"\n', 4, 1),
    "N02": (MARX + 'single = "yes"\n', 4, 1),
    "N03": ('[[person]]\nid = "marx"\n', 1, 1),
    "N04": (MARX + '\n[[person]]\nid = "marx"\nheadword = "Marx-Aveling, Eleanor"\n', 5, 1),
    "N05": (MARX + 'see_also = ["engels"]\n', 4, 1),
    "N06": (MARX + 'see = "a"\n[[person]]\nid = "a"\nheadword = "A"\nsee = "marx"\n', 4, 1),
    "N07": (MARX + 'see = "marx"\n', 4, 1),
    "N08": ('[[person]]\nid = "Marx"\nheadword = "Marx, Karl"\n', 2, 1),
    "N09": (MARX + '\n[[person]]\nid = "marx-2"\nheadword = "Marx, Karl"\n', 5, 1),
    "N15": (MARX + 'inflect = "klingon"\n', 4, 1),
    "N16": (
        MARX + MARX.replace("arx", "uller") + '\n[person.subentries]\npart-1 = "youth"\nold-age = "old age"\n',
        10,
        1,
    ),
}


@pytest.mark.parametrize("code", NAMES)
def test_a_slip_in_the_authority_file_has_its_code_and_place(code, tmp_path):
    text, line, column = NAMES[code]
    found = findings(lambda: read_authority(press(tmp_path, {AUTHORITY_FILE: text})))
    assert [(each.code, each.place) for each in found] == [(code, Place(AUTHORITY_FILE, line, column))]
    assert found[0].hint


def test_every_code_of_articles_and_volumes_has_a_case():
    alone = {
        "A06",
        "A07",
        "A08",
        "A09",
        "A18",
        "A38",
        "A42",
        "A46",
        "A60",
        "A61",
        "A62",
        "V18",
        "V19",
        "V20",
        "V23",
        "V31",
        "V32",
        "V34",
        "V35",
    }
    known = {code for code in CODES if code[0] in "AV"}
    assert known == {*alone, *BODY, *VOLUMES, *FRONT_MATTER} - {"F08"}
