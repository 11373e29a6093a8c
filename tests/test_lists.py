"""The lists of front and back matter: what is in them, in what order, in what words."""

import datetime
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from florilegium.codes import CODES
from florilegium.diagnostics import Diagnostic, Place, Refusal
from florilegium.lists.chronology import moment_in_words
from florilegium.model.article import Article, PartialDate
from florilegium.model.dates import date_in_words, new_style
from florilegium.model.lists import Moment
from florilegium.model.text import Figure, Paragraph
from florilegium.model.volume import Volume
from florilegium.model.walking import plain_text
from florilegium.read.holdings import read_holdings
from florilegium.recipe.reading import Copy, read_copy
from florilegium.workspace import Workspace

PRESS = '[press]\nimprint = "Lion"\n'
ARTICLE = '+++\ntitle = "On Type"\nauthors = ["Anna Weber"]\ndate = 1917-11-08\n+++\n\nThe SWP and the F.I. met.\n'
VOLUME = """title = "Sheets"
date = 2026-11-01
articles = ["a"]
front = ["contents", "illustrations"]
back = ["chronology", "abbreviations", "contributors", "bibliography", "index-of-names"]
"""
MATTER = '\n[matter]\nfrontispiece = "plate.md"\n'
EVENTS = """[[event]]
date = "1917-10-25"
calendar = "old"
text = "The *palace* is taken by Anton Keller"
tags = ["russia"]

[[event]]
date = 1905
text = "A first try"
"""


def press(root: Path, files: dict[str, str]) -> Workspace:
    whole = {"texts/press.toml": PRESS, "texts/articles/a.md": ARTICLE, "texts/volumes/v.toml": VOLUME, **files}
    for name, content in whole.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(content, encoding="utf-8")
    return Workspace(root)


def copy_of(root: Path, files: dict[str, str]) -> Copy:
    return read_copy(press(root, files), "v")


def piece(volume: Volume, kind: str) -> Article:
    return next(each.text for each in (*volume.front, *volume.back) if each.kind == kind and each.text)


def lines(copy: Copy, kind: str) -> list[str]:
    return [plain_text(each.children) for each in piece(copy.volume, kind).paragraphs()]


def findings(root: Path, files: dict[str, str]) -> list[Diagnostic]:
    try:
        return list(copy_of(root, files).diagnostics)
    except Refusal as refusal:
        return list(refusal.diagnostics)


def test_a_chronology_has_events_and_pieces_in_the_order_of_the_new_style(tmp_path: Path) -> None:
    copy = copy_of(tmp_path, {"texts/chronology.toml": EVENTS})
    assert lines(copy, "chronology") == [
        "1905",
        "A first try.",
        "25\u00a0October (7\u00a0November) 1917",
        "The palace is taken by Anton Keller.",
        "8\u00a0November 1917",
        "“On Type”",
    ]


def test_a_volume_takes_events_by_dates_and_tags(tmp_path: Path) -> None:
    asked = VOLUME + '[chronology]\nfrom = 1917-11-07\ntags = ["russia"]\narticles = false\ntitle = "Dates"\n'
    copy = copy_of(tmp_path, {"texts/chronology.toml": EVENTS, "texts/volumes/v.toml": asked})
    assert lines(copy, "chronology")[1:] == ["The palace is taken by Anton Keller."]
    assert piece(copy.volume, "chronology").title == "Dates"


def test_names_in_events_are_mentions_and_those_in_titles_of_pieces_are_not(tmp_path: Path) -> None:
    record = '[[person]]\nid = "k"\nheadword = "Keller, Anton"\n'
    titled = ARTICLE.replace("On Type", "Anton Keller")
    files = {"texts/chronology.toml": EVENTS, "texts/names.toml": record, "texts/articles/a.md": titled}
    copy = copy_of(tmp_path, files)
    assert [(each.article, each.surface) for each in copy.mentions] == [("chronology", "Anton Keller")]


def test_only_short_forms_that_occur_are_listed(tmp_path: Path) -> None:
    records = "".join(
        f'[[abbreviation]]\nshort = "{short}"\nexpansion = "{whole}"\n{more}'
        for short, whole, more in (
            ("FI", "*Fourth International*", 'forms = ["F.I."]\ndates = "1938–"\nnote = "A journal"\n'),
            ("SW", "South-west", ""),
        )
    )
    party = (
        '[[organisation]]\nid = "swp"\nheadword = "Workers Party"\nvariants = ["SWP"]\nsingle = true\ndates = "1938–"\n'
    )
    files = {"texts/abbreviations.toml": records, "texts/organisations.toml": party}
    copy = copy_of(tmp_path, files)
    assert lines(copy, "abbreviations") == [
        "FI", "Fourth International (1938–). A journal.", "SWP", "Workers Party (1938–)",
    ]  # fmt: skip
    every = copy_of(tmp_path, {**files, "texts/volumes/v.toml": VOLUME + "[abbreviations]\nall = true\n"})
    assert lines(every, "abbreviations")[2:4] == ["SW", "South-west"]


def test_contributors_have_a_part_in_the_volume_and_are_filed_by_their_surnames(tmp_path: Path) -> None:
    records = "".join(
        f'[[contributor]]\nname = "{name}"\nnote = "Of Lund"\n' for name in ("Zoe Adler", "Anna Weber", "Nobody")
    )
    edited = 'editors = ["Zoe Adler"]\n' + VOLUME
    copy = copy_of(tmp_path, {"texts/contributors.toml": records, "texts/volumes/v.toml": edited})
    assert lines(copy, "contributors") == ["Zoe Adler, editor. Of Lund.", "Anna Weber, author. Of Lund."]


def test_a_list_with_nothing_in_it_is_left_out(tmp_path: Path) -> None:
    copy = copy_of(tmp_path, {})
    assert [each.kind for each in copy.volume.back] == ["chronology", "index-of-names"]
    assert [each.code for each in copy.diagnostics].count("V30") == 4


SHORT = '{.caption short="Octavo" credit="Drawn by A. Q"}'
PICTURE = """![A sheet](images/sheet.svg)

{}
A sheet of *octavo*, folded.[^1] See [it](https://example.org).

[^1]: Thrice.
"""


@pytest.mark.parametrize(
    ("line", "entry"),
    [
        ("{.caption}", "A sheet of octavo, folded. See it."),
        (SHORT, "Octavo. Drawn by A. Q."),
    ],
)
def test_an_illustration_is_listed_with_its_caption_and_credit(line: str, entry: str, tmp_path: Path) -> None:
    article = f"{ARTICLE}\n{PICTURE.format(line)}"
    files = {"texts/articles/a.md": article, "texts/articles/images/sheet.svg": "<svg/>"}
    assert lines(copy_of(tmp_path, files), "illustrations") == [entry]


def test_the_frontispiece_is_named_where_its_page_has_no_folio(tmp_path: Path) -> None:
    files = {
        "texts/volumes/v.toml": VOLUME.replace('front = ["', 'front = ["frontispiece", "') + MATTER,
        "texts/volumes/plate.md": PICTURE.format(SHORT).replace("[^1]: Thrice.", "").replace("[^1]", ""),
        "texts/volumes/images/sheet.svg": "<svg/>",
    }
    assert lines(copy_of(tmp_path, files), "illustrations") == ["Octavo. Drawn by A. Q. Frontispiece."]


@pytest.mark.parametrize(
    "body", ['[w]{short="x"} a', '{short="x"}\nWords.', '| a |\n|---|\n| b |\n\n{.caption credit="x"}\nWords.']
)
def test_a_credit_without_a_picture_is_a_slip(body: str, tmp_path: Path) -> None:
    found = findings(tmp_path, {"texts/articles/a.md": f"{ARTICLE}\n{body}\n"})
    assert "A25" in {each.code for each in found}


EVENT = '[[event]]\ndate = 1905\ntext = "A try"\n'
SLIPS = {
    "D01": ("texts/chronology.toml", EVENT + 'txet = "x"\n'),
    "D02": ("texts/chronology.toml", EVENT + "tags = 3\n"),
    "D03": ("texts/chronology.toml", '[[event]]\ntext = "A try"\n'),
    "D04": ("texts/chronology.toml", EVENT.replace("1905", '"1905-02-30"')),
    "D05": ("texts/contributors.toml", '[[contributor]]\nname = "A"\nnote = "B"\n' * 2),
    "D06": ("texts/volumes/v.toml", 'editors = ["Zoe Adler"]\n' + VOLUME),
    "A38": ("texts/chronology.toml", EVENT.replace("A try", "[A](article:b) try")),
    "A13": ("texts/chronology.toml", EVENT.replace("A try", "A <b>try</b>")),
}


@pytest.mark.parametrize("code", SLIPS)
def test_a_slip_in_a_list_is_found(code: str, tmp_path: Path) -> None:
    file, content = SLIPS[code]
    found = [each for each in findings(tmp_path, {file: content}) if each.code == code]
    assert found, code
    assert all(each.place and each.place.file.startswith("texts/") and each.hint for each in found)


def test_every_code_of_the_lists_has_its_slip() -> None:
    assert {code for code in CODES if code.startswith("D")} <= SLIPS.keys()


@pytest.mark.parametrize(
    "record",
    [
        'date = "1917-10-25"\nuntil = "1917-10-24"\ntext = "x"',
        'date = "1924-01-01"\ncalendar = "old"\ntext = "x"',
        'date = 1905\ntext = "- a list"',
    ],
)
def test_a_value_that_cannot_stand_is_l04(record: str, tmp_path: Path) -> None:
    assert "D04" in {each.code for each in findings(tmp_path, {"texts/chronology.toml": f"[[event]]\n{record}\n"})}


def test_a_leap_day_of_the_old_calendar_alone_is_read(tmp_path: Path) -> None:
    text = '[[event]]\ndate = "1900-02-29"\ncalendar = "old"\ntext = "x"\n'
    (event,) = read_holdings(press(tmp_path, {"texts/chronology.toml": text})).events
    assert moment_in_words(event.moment, "en-GB") == "29\u00a0February (13\u00a0March) 1900"


MOMENTS = [
    (Moment(PartialDate(1917, 10, 25), calendar="old"), "en-GB", "25 October (7 November) 1917"),
    (Moment(PartialDate(1918, 1, 1), calendar="old"), "en-GB", "1 (14) January 1918"),
    (Moment(PartialDate(1917, 12, 22), calendar="old"), "en-GB", "22 December 1917 (4 January 1918)"),
    (Moment(PartialDate(1861, 2, 19), calendar="old"), "en-GB", "19 February (3 March) 1861"),
    (Moment(PartialDate(1917, 10), calendar="old"), "en-GB", "October 1917 (Old Style)"),
    (Moment(PartialDate(1917), calendar="old"), "en-GB", "1917"),
    (Moment(PartialDate(1564, 3, 1), calendar="old"), "en-GB", "1 March 1564"),
    (Moment(PartialDate(1917, 10, 25), calendar="old"), "en-US", "October 25 (November 7), 1917"),
    (Moment(PartialDate(1918, 1, 1), calendar="old"), "ru", "1 (14) января 1918"),
    (Moment(PartialDate(1921, 3, 1), PartialDate(1921, 3, 18)), "en-GB", "1–18 March 1921"),
    (Moment(PartialDate(1921, 3, 1), PartialDate(1921, 3, 18)), "en-US", "March 1–18, 1921"),
    (Moment(PartialDate(1921, 2, 28), PartialDate(1921, 3, 18)), "en-GB", "28 February – 18 March 1921"),
    (Moment(PartialDate(1921, 2), PartialDate(1922)), "en-GB", "February 1921 – 1922"),
    (Moment(PartialDate(1494), PartialDate(1515)), "de", "1494–1515"),
    (Moment(PartialDate(1494), circa=True), "en-GB", "c. 1494"),
    (Moment(PartialDate(1494), circa=True), "de", "um 1494"),
    (Moment(PartialDate(1871, 3, 1)), "fr", "1er mars 1871"),
    (Moment(PartialDate(1871, 3, 18)), "es", "18 de marzo de 1871"),
    (Moment(PartialDate(1918, 11)), "ru", "ноябрь 1918"),
]


@pytest.mark.parametrize(("moment", "language", "words"), MOMENTS, ids=[words for _, _, words in MOMENTS])
def test_a_moment_is_printed_in_the_manner_of_the_language(moment: Moment, language: str, words: str) -> None:
    assert moment_in_words(moment, language).replace("\u00a0", " ") == words


@given(st.dates(min_value=datetime.date(1583, 1, 1), max_value=datetime.date(1923, 12, 1)))
def test_the_new_style_is_ten_to_thirteen_days_on_by_the_century(day: datetime.date) -> None:
    new = new_style(PartialDate(day.year, day.month, day.day))
    turns = [datetime.date(year, 2, 28) for year in (1700, 1800, 1900)]  # after it the old calendar has one day more
    gap = 10 + sum(day > turn for turn in turns)
    assert (datetime.date(new.year, new.month, new.day) - day).days == gap


def test_every_language_has_twelve_months() -> None:
    for language in ("en", "en-US", "de", "fr", "es", "it", "pt", "nl", "ru", "xx"):
        assert len({date_in_words(PartialDate(1917, month, 2), language) for month in range(1, 13)}) == 12


def test_a_figure_keeps_its_anchor_when_others_come() -> None:
    place = Place("a.md")
    caption = Paragraph(1, "caption", (), place)
    figure = Figure("texts/articles/images/The Ōctavo sheet.svg", "A sheet", place, caption)
    other = replace(figure, place=Place("a.md", 3), image="b.svg")
    article = Article("a", "A", place, (figure,))
    assert article.figure_anchors()[place] == "a-figure-The-Octavo-sheet"
    assert replace(article, body=(other, figure)).figure_anchors()[place] == "a-figure-The-Octavo-sheet"
    twice = replace(article, body=(figure, replace(figure, place=Place("a.md", 9))))
    assert len(set(twice.figure_anchors().values())) == 2
