"""What a volume file becomes, with the house, the authority file and the texts it names."""

import tomllib
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from florilegium.diagnostics import Place, Refusal
from florilegium.model.inlines import NoteCall
from florilegium.model.volume import AS_DESIGNED, House, Isbn, Outside
from florilegium.model.walking import plain_text
from florilegium.read.authority import AUTHORITY_FILE, read_authority
from florilegium.read.freeze import freeze_pick
from florilegium.read.house import PRESS_FILE, read_house
from florilegium.read.shelf import article_ids, read_article_file, volume_ids
from florilegium.read.volume import identifier, read_volume
from florilegium.workspace import Workspace

HOUSE = House("Lion Press", page="octavo", language="de")
VOLUME = 'title = "Strikes"\ndate = 2026-11-01\n'


def article(date: str = "", author: str = "A", body: str = "Words.") -> str:
    dated = f"date = {date}\n" if date else ""
    return f'+++\ntitle = "T"\nauthors = ["{author}"]\n{dated}+++\n\n{body}\n'


def press(root: Path, volume: str, **files: str) -> Workspace:
    texts = {
        "texts/articles/eagle.md": article('"1941-05"'),
        "texts/articles/lion.md": article("1941-11-08", body="See [it](article:owl)."),
        "texts/articles/owl.md": article("1945", "B").replace(
            "+++\n\n", '[source]\naddress = "https://a.org"\n+++\n\n'
        ),
        "texts/articles/undated.md": article(),
        "texts/volumes/v/preface.md": article(body="Before."),
        "texts/volumes/v/part.md": article(body="Between."),
        "texts/volumes/v.toml": volume,
        **files,
    }
    for name, content in texts.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(content, encoding="utf-8")
    return Workspace(root)


def read(root: Path, volume: str, **files: str):
    return read_volume(press(root, volume, **files), HOUSE, "v")


def held(volume) -> list[str]:
    return [each.id for part in volume.parts for each in part.articles]


def test_a_volume_without_parts_has_one_part_without_a_title(tmp_path):
    volume, findings = read(tmp_path, VOLUME + 'articles = ["lion", "eagle"]\n')
    assert findings == ()
    assert [(part.title, held(volume)) for part in volume.parts] == [("", ["lion", "eagle"])]


def test_the_date_of_an_edition_is_midnight_in_utc(tmp_path):
    volume, _ = read(tmp_path, VOLUME + 'articles = ["eagle"]\n')
    assert volume.date == "2026-11-01"
    assert volume.epoch == datetime(2026, 11, 1, tzinfo=UTC).timestamp()


def test_texts_without_a_language_have_that_of_the_house_or_the_volume(tmp_path):
    listed = VOLUME + 'language = "fr"\narticles = ["eagle"]\n[matter]\npreface = "v/preface.md"\n'
    volume, _ = read(tmp_path, listed)
    assert (volume.language, volume.parts[0].articles[0].language) == ("fr", "de")
    assert [text.language for text in volume.pieces()] == ["fr", "de"]


def test_parts_keep_their_introductions_and_pieces_their_order(tmp_path):
    parts = (
        '[matter]\npreface = "v/preface.md"\n[[part]]\ntitle = "One"\nintroduction = "v/part.md"\n'
        'articles = ["lion"]\n[[part]]\ntitle = "Two"\narticles = ["eagle"]\n'
    )
    volume, _ = read(tmp_path, VOLUME + parts)
    assert [text.id for text in volume.pieces()] == ["preface", "part-1", "lion", "eagle"]


def test_a_volume_that_names_no_pieces_has_the_usual_ones_and_those_with_texts(tmp_path):
    volume, _ = read(tmp_path, VOLUME + 'articles = ["eagle"]\nseries = "S"\n[matter]\npreface = "v/preface.md"\n')
    assert [matter.kind for matter in volume.front] == [
        "half-title", "series-page", "title-page", "imprint", "contents", "preface",
    ]  # fmt: skip
    assert [matter.kind for matter in volume.back] == ["index-of-names", "colophon"]


def test_front_matter_stands_in_the_order_the_editor_gives(tmp_path):
    volume, _ = read(tmp_path, VOLUME + 'articles = ["eagle"]\nfront = ["contents", "title-page"]\nback = []\n')
    assert [matter.kind for matter in (*volume.front, *volume.back)] == ["contents", "title-page"]


def test_a_volumes_own_imprint_and_page_win_over_the_houses(tmp_path):
    volume, _ = read(tmp_path, VOLUME + 'articles = ["eagle"]\nimprint = "Owl Press"\npage = "quarto"\n')
    assert (volume.house.imprint, volume.house.page, volume.house.language) == ("Owl Press", "quarto", "de")


def test_a_volume_or_its_press_may_ask_for_drop_initials_whatever_the_page_design_has(tmp_path):
    house = replace(HOUSE, drop_initials=2)
    text = VOLUME + 'articles = ["eagle"]\n'
    for number, (own, expected) in enumerate((("", 2), ("drop-initials = 3\n", 3), ("drop-initials = 0\n", 0))):
        volume, _ = read_volume(press(tmp_path / str(number), text + own), house, "v")
        assert volume.house.drop_initials == expected
    assert read(tmp_path / "none", text)[0].house.drop_initials == AS_DESIGNED
    for wrong, code in (("5", "V05"), ('"two"', "V02")):
        with pytest.raises(Refusal) as refusal:
            read(tmp_path / code, text + f"drop-initials = {wrong}\n")
        assert "drop-initials" in str(refusal.value.diagnostics[0])


def test_the_inputs_are_all_files_of_the_volume_and_of_what_it_links_to(tmp_path):
    files = {PRESS_FILE: "", "texts/articles/lion.md": article(body="![A lion](lion.svg)\n\n[It](article:owl)."),
             "texts/articles/lion.svg": "<svg/>"}  # fmt: skip
    volume, _ = read(tmp_path, VOLUME + 'articles = ["lion"]\n[matter]\npreface = "v/preface.md"\n', **files)
    assert volume.inputs == (
        "texts/articles/lion.md", "texts/articles/lion.svg", "texts/articles/owl.md", PRESS_FILE,
        "texts/volumes/v.toml", "texts/volumes/v/preface.md",
    )  # fmt: skip


def test_an_article_outside_the_volume_is_reached_at_its_public_address(tmp_path):
    assert read(tmp_path, VOLUME + 'articles = ["lion"]\n')[0].others == (Outside("owl", "T", "https://a.org"),)
    assert read(tmp_path, VOLUME + 'articles = ["lion", "owl"]\n')[0].others == ()


def test_the_findings_of_all_texts_are_told_together(tmp_path):
    files = {"texts/articles/lion.md": "Words.\n", "texts/articles/eagle.md": article(body="# One")}
    with pytest.raises(Refusal) as caught:
        read(tmp_path, VOLUME + 'articles = ["lion", "eagle", "crow"]\nfoo = 1\n', **files)
    assert [(each.code, each.place.file) for each in caught.value.diagnostics] == [
        ("A10", "texts/articles/eagle.md"), ("A05", "texts/articles/lion.md"),
        ("V06", "texts/volumes/v.toml"), ("V01", "texts/volumes/v.toml"),
    ]  # fmt: skip


def test_a_missing_text_of_the_editors_is_found_where_it_is_asked_for(tmp_path):
    with pytest.raises(Refusal) as caught:
        read(tmp_path, VOLUME + 'articles = ["eagle"]\n[matter]\npreface = "v/pref.md"\n')
    assert [(each.code, each.place) for each in caught.value.diagnostics] == [("F01", Place("texts/volumes/v.toml", 5))]


def test_each_article_is_asked_of_the_loader_once(tmp_path):
    asked = []
    workspace = press(tmp_path, VOLUME + 'articles = ["eagle", "lion"]\n')

    def load(id: str):
        asked.append(id)
        return read_article_file(workspace, id)

    read_volume(workspace, HOUSE, "v", load)
    assert asked == ["eagle", "lion"]


@pytest.mark.parametrize(
    ("query", "picked"),
    [
        ("", ["eagle", "lion", "owl", "undated"]),
        ('author = "b"', ["owl"]),
        ("from = 1941\nuntil = 1941", ["eagle", "lion"]),
        ("from = 1941-05-20", ["eagle", "lion", "owl"]),
        ('until = "1941-10"', ["eagle"]),
        ('from = 1945-03-01\nuntil = "1945-04"', ["owl"]),
    ],
)
def test_a_query_picks_what_may_fall_into_its_span_in_order_of_date(query, picked, tmp_path):
    volume, findings = read(tmp_path, f"{VOLUME}[pick]\n{query}\n")
    assert held(volume) == picked
    assert [each.code for each in findings] == ["V15"]


def test_a_frozen_query_is_the_same_volume_without_the_warning(tmp_path):
    query = "# a query\n[pick] # for now\n# why\ntags = []\n"
    picked = f"# mine\n{VOLUME}\n# the rights\n[licence]\nname = 'CC' # free\n\n{query}"
    volume, _ = read(tmp_path, picked)
    frozen = freeze_pick(picked, held(volume))
    again, findings = read(tmp_path, frozen)
    assert (findings, again.parts, again.licence) == ((), volume.parts, volume.licence)
    assert [line for line in frozen.split("\n") if "#" in line] == [
        "# mine", "# the rights", "name = 'CC' # free", "# a query", "# for now", "# why",
    ]  # fmt: skip
    assert freeze_pick(frozen, ["other"]) == frozen


@pytest.mark.parametrize("after", ["", '[[part]]\ntitle = "x"\n', "[isbn]\n"])
def test_a_frozen_list_belongs_to_no_table(after):
    frozen = tomllib.loads(freeze_pick(f"{VOLUME}[pick]\nauthor = 'A'\n\n{after}", ["lion", "owl"]))
    assert frozen["articles"] == ["lion", "owl"]
    assert "pick" not in frozen
    assert set(frozen) - {"title", "date", "articles"} == set(tomllib.loads(after))


def test_the_identifier_is_the_isbn_or_follows_from_volume_and_edition():
    assert identifier("v", "1", Isbn(epub="978-3-16-148410-0")) == "urn:isbn:9783161484100"
    assert identifier("v", "1", Isbn()) == IDENTIFIER
    assert len({identifier(volume, edition, Isbn()) for volume in "vw" for edition in "12"}) == 4


# Fixed for ever: a reader's device knows a book by it.
IDENTIFIER = "urn:uuid:bde8539f-667a-5e5d-aae2-9522b2f61ec8"


def test_a_list_over_several_lines_gives_each_slip_its_own_line(tmp_path):
    with pytest.raises(Refusal) as caught:
        read(tmp_path, VOLUME + '[[part]]\ntitle = "crow"\narticles = [\n  "lion", # "crow"\n  "crow",\n  "crow",\n]\n')
    assert [(each.code, each.place.line) for each in caught.value.diagnostics] == [("V06", 6), ("V07", 7)]


def test_the_house_is_read_with_its_style(tmp_path):
    style = '[press]\nimprint = "Lion"\n[style]\nindex = "oxford"\nlanguage = "fr"\n[notes.author]\nmarks = "symbols"\n'
    house, findings = read_house(press(tmp_path, "", **{PRESS_FILE: style}))
    assert (house.imprint, house.index_style, house.language) == ("Lion", "oxford", "fr")
    assert house.notes.author.marks == "symbols"
    assert (house.filing, house.source_pages, findings) == ("letter-by-letter", "none", ())


def test_a_style_that_is_not_known_is_refused_with_the_nearest(tmp_path):
    style = '[press]\nimprint = "Lion"\n[style]\nindex = "oxfrod"\n'
    with pytest.raises(Refusal, match=r"V04.*oxfrod(.|\n)*did you mean “oxford”"):
        read_house(press(tmp_path, "", **{PRESS_FILE: style}))


def test_a_press_without_an_authority_file_knows_nobody(tmp_path):
    authority, findings = read_authority(press(tmp_path, ""))
    assert (authority.persons, authority.rejected, findings) == ((), (), ())


def test_a_record_has_the_line_of_its_table(tmp_path):
    names = (
        'rejected = ["PM"]\n\n[[person]]\nid = "a"\nheadword = "A"\n\n[[person]]\nid = "b"\nheadword = "B"\nsee = "a"\n'
    )
    authority, findings = read_authority(press(tmp_path, "", **{AUTHORITY_FILE: names}))
    assert findings == ()
    assert authority.rejected == ("PM",)
    assert [(person.id, person.place.line) for person in authority.persons] == [("a", 3), ("b", 7)]


def test_a_circle_of_three_is_told_once(tmp_path):
    names = "".join(f'[[person]]\nid = "{a}"\nheadword = "{a}"\nsee = "{b}"\n' for a, b in ("ab", "bc", "ca", "da"))
    with pytest.raises(Refusal) as caught:
        read_authority(press(tmp_path, "", **{AUTHORITY_FILE: names}))
    assert [each.code for each in caught.value.diagnostics] == ["N06"]
    assert "a → b → c → a" in caught.value.diagnostics[0].message


def test_ids_are_listed_sorted(tmp_path):
    workspace = press(tmp_path, "")
    assert article_ids(workspace) == ("eagle", "lion", "owl", "undated")
    assert volume_ids(workspace) == ("v",)


INTRODUCED = (
    "::: headnote\nOld words.[^ed1]\n:::\n\nText.[^1][^ed2]\n\n[^ed1]: Of the headnote.\n\n[^1]: One.\n\n[^ed2]: Two.\n"
)


def test_a_volume_puts_its_own_headnote_above_an_article(tmp_path):
    files = {
        "texts/articles/eagle.md": article(body=INTRODUCED),
        "texts/volumes/v/eagle.md": "New words.[^ed]\n\n[^ed]: Of the volume.\n",
    }
    text = VOLUME + 'articles = ["eagle"]\n[headnotes]\neagle = "v/eagle.md"\n'
    (eagle,) = read(tmp_path, text, **files)[0].parts[0].articles
    said = [plain_text(paragraph.children) for paragraph in eagle.paragraphs()]
    assert said == ["Text.", "Of the volume.", "One.", "Two.", "New words."]
    assert [paragraph.n for paragraph in eagle.paragraphs()] == [1, 2, 3, 4, 5]
    assert [(note.number, note.series) for note in eagle.notes] == [(1, "editor"), (2, "author"), (3, "editor")]
    (paragraph,) = eagle.body
    assert [each.note for each in paragraph.children if isinstance(each, NoteCall)] == [2, 3]


def test_a_headnote_of_an_article_that_the_volume_does_not_hold_is_told(tmp_path):
    with pytest.raises(Refusal) as refusal:
        read(tmp_path, VOLUME + 'articles = ["lion"]\n[headnotes]\neagle = "v/part.md"\n')
    assert [(each.code, each.place.line) for each in refusal.value.diagnostics] == [("V14", 5)]


def test_of_appendices_there_may_be_several(tmp_path):
    text = VOLUME + 'articles = ["lion"]\nback = ["appendix"]\n[matter]\nappendix = ["v/part.md", "v/preface.md"]\n'
    volume, _ = read(tmp_path, text)
    assert [(matter.kind, matter.text.id) for matter in volume.back] == [
        ("appendix", "appendix-1"),
        ("appendix", "appendix-2"),
    ]


def test_the_series_page_knows_the_other_volumes_that_are_no_younger(tmp_path):
    sibling = 'title = "{}"\nseries = "S"\nseries-number = {}\ndate = {}\n'
    files = {
        "texts/volumes/a.toml": sibling.format("Ten", 10, "2026-10-01"),
        "texts/volumes/b.toml": sibling.format("Two", 2, "2025-01-01") + 'editors = ["A"]\n',
        "texts/volumes/later.toml": sibling.format("Later", 3, "2027-01-01"),
        "texts/volumes/other.toml": 'title = "Other"\nseries = "T"\ndate = 2026-01-01\n',
        "texts/volumes/broken.toml": "title = ",
    }
    volume, findings = read(tmp_path, VOLUME + 'articles = ["lion"]\nseries = "S"\n', **files)
    assert [(each.number, each.title, each.editors) for each in volume.siblings] == [
        ("2", "Two", ("A",)),
        ("10", "Ten", ()),
    ]
    assert {"texts/volumes/a.toml", "texts/volumes/b.toml"} <= set(volume.inputs)
    assert findings == ()


def test_a_part_may_have_an_epigraph_without_front_matter(tmp_path):
    text = VOLUME + '[[part]]\ntitle = "P"\nepigraph = "v/motto.md"\narticles = ["lion"]\n'
    volume, _ = read(tmp_path, text, **{"texts/volumes/v/motto.md": "{.epigraph}\n> Words.\n>\n> — A\n"})
    assert volume.parts[0].epigraph.id == "part-title-1"
    assert [piece.id for piece in volume.pieces()] == ["part-title-1", "lion"]


def test_a_piece_that_would_be_empty_is_left_out(tmp_path):
    volume, findings = read(tmp_path, VOLUME + 'articles = ["lion"]\nback = ["sources", "colophon"]\n')
    assert ([matter.kind for matter in volume.back], [each.code for each in findings]) == (["colophon"], ["V30"])
    house = read_house(press(tmp_path, "", **{PRESS_FILE: '[press]\nimprint = "M"\n[[series]]\nname = "S"\n'}))[0]
    assert [(each.name, each.editors) for each in house.series] == [("S", ())]


def test_a_press_and_a_volume_say_what_their_catalogue_shows(tmp_path):
    settings = '[catalogue]\ntitle = "Books"\naddress = "https://lion.example.org/books"\n'
    shown = 'articles = ["lion"]\nsamples = ["v", "3"]\nwithdrawn = 2027-03-01\n'
    workspace = press(tmp_path, VOLUME + shown, **{PRESS_FILE: f'[press]\nimprint = "Lion"\n{settings}'})
    house, _ = read_house(workspace)
    assert (house.catalogue.title, house.catalogue.address) == ("Books", "https://lion.example.org/books/")
    volume, _ = read_volume(workspace, house, "v")
    assert (volume.samples, volume.withdrawn) == (("v", "3"), "2027-03-01")
