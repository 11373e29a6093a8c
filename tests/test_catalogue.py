"""The readers' catalogue: what its pages say, where they lead, and what it does with what is not as it should be."""

import hashlib
import json
import re
from pathlib import Path
from urllib.parse import urljoin

import pytest
from click.testing import CliRunner

from books import Book
from florilegium.catalogue.gathering import first_words
from florilegium.cli import commands  # noqa: F401  it adds the commands to the group
from florilegium.cli.main import florilegium
from florilegium.diagnostics import Refusal
from florilegium.model.catalogue import Download
from florilegium.model.changes import changes_since
from florilegium.model.editions import PrintedPiece, RecordedEdition
from florilegium.read.article import read_article
from florilegium.recipe.catalogue import Site
from florilegium.workspace import Workspace
from sites import ARTICLE, build, dead_leads, page, press_of, record, shelved, site_of

OWLS = 'title = "Owls"\ndate = 2026-11-01\narticles = ["barn", "eagle"]\n'
EAGLES = 'title = "Eagles"\ndate = 2026-12-01\narticles = ["eagle"]\n'
ARTICLES = {"barn": "The Barn Owl", "eagle": "The Eagle"}


@pytest.fixture(scope="module")
def site(specimen: Book, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of the specimen volume."""
    return site_of(shelved(tmp_path_factory.mktemp("catalogue"), specimen))


def test_the_html_and_the_tei_are_offered_with_their_sums(site: Site, specimen: Book) -> None:
    volume = site.files["volumes/hands-between/index.html"].decode()
    sums = {each["name"]: each["sha256"] for each in specimen.record["files"]}
    for name in ("hands-between.html", "hands-between.tei.xml"):
        assert f"volumes/hands-between/{name}" in site.files
        assert f'{name}"' in volume
        assert sums[name] in volume


def codes(site: Site) -> list[str]:
    """Without the notes that hold of every press here: no public address, no ISBN."""
    return [each.code for each in site.diagnostics if each.code not in ("S10", "S22")]


def test_nothing_on_the_site_leads_nowhere(site: Site) -> None:
    assert dead_leads(site.files) == []
    broken = {name: content for name, content in site.files.items() if name != "articles/correctors-room/index.html"}
    assert len(dead_leads(broken)) > 3


def test_there_is_a_page_for_the_volume_each_article_author_and_name(site: Site, specimen: Book) -> None:
    articles = {f"articles/{each['id']}/index.html" for each in specimen.record["articles"]}
    named = {f"names/{each['person']}/index.html" for each in specimen.record["mentions"]}
    assert articles | named | {"volumes/hands-between/index.html", "authors/the-editors/index.html"} <= set(site.files)


def test_the_page_of_a_volume_has_its_contents_and_its_files(site: Site, specimen: Book) -> None:
    said = page(site, "volumes/hands-between/").words
    for words in ("The Hands Between", "Metal", "A Bequest to the River", "This is the first edition", "108 pages"):
        assert words in said
    for file in specimen.record["files"]:
        if file["name"].endswith((".epub", "between.pdf")):
            assert file["sha256"] in said
            assert site.files[f"volumes/hands-between/{file['name']}"] == specimen.made.files[file["name"]]


def test_the_page_of_a_name_cites_every_page_that_names_it(site: Site, specimen: Book) -> None:
    said = page(site, "names/milton-john/").words
    places = {each["folio"] for each in specimen.record["mentions"] if each["person"] == "milton-john"}
    assert places
    assert all(folio in said for folio in places)


def test_the_index_has_every_name_once(site: Site) -> None:
    names = [name for letter in site.catalogue.names for name in letter.names]
    said = page(site, "index-of-names/")
    assert len({name.id for name in names}) == len(names) > 100
    assert all(f"../{name.address}" in said.leads for name in names)
    assert "Aldus see Manutius, Aldus" in said.words


def test_the_page_of_an_article_has_its_first_words_and_how_to_cite_it(site: Site) -> None:
    said = page(site, "articles/correctors-room/").words
    assert "The oldest quarrel in the making of books" in said
    assert "(London: Florilegium Press, 2026), pp. 19–24." in said


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("One two.\n\nThree four.", "One two. Three four."),
        ("## Of owls\n\nOne two.", "One two."),
        ("One two:\n\n> The owl, said he.\n\nThree four.", "One two: … Three four."),
        ("One two:\n\n| Owls |\n|---|\n| 7 |\n\n## Of larks\n\nThree four.", "One two: … Three four."),
        ("One two:\n\n* an owl\n* a lark", "One two: …"),
        ("One two, three, four, five, six.", "One two, three, four, five …"),
        ("One two, three, four.\n\n> Owls.\n\nFive six.", "One two, three, four …"),
    ],
)
def test_what_is_left_out_of_the_first_words_is_marked(body: str, words: str) -> None:
    article, _ = read_article(ARTICLE.format(title="Owls", author="Ann Lee", words=body), "owls.md", "owls")
    assert first_words(article, 5) == words


def test_pages_of_the_book_are_shown_as_pictures_with_their_folios(site: Site) -> None:
    (volume,) = site.catalogue.volumes
    assert [each.words for each in volume.samples] == ["Page v", "Page ix", "Page 5", "Page 6", "Page 25", "Page 83"]
    for picture in (*volume.samples, volume.cover):
        assert picture and site.files[picture.address]
        assert picture.width >= 800 < picture.height


def test_the_sums_of_the_site_are_those_of_its_files(site: Site) -> None:
    listed = dict(reversed(line.split("  ")) for line in site.files["SHA256SUMS"].decode().splitlines())
    assert listed == {
        name: hashlib.sha256(content).hexdigest() for name, content in site.files.items() if name != "SHA256SUMS"
    }


def test_a_site_made_again_is_the_same_and_takes_its_pictures_from_the_old_one(
    site: Site, specimen: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = shelved(tmp_path, specimen)
    workspace.write(site.files, tmp_path / "site")

    def refuse(*_: object) -> None:
        raise AssertionError("drawn again")

    monkeypatch.setattr("florilegium.recipe.catalogue_pictures.cover_of", refuse)
    monkeypatch.setattr("florilegium.recipe.catalogue_pictures.sample_of", refuse)
    assert site_of(workspace).files == site.files


def test_an_article_in_two_volumes_has_one_page_that_names_both(tmp_path: Path) -> None:
    site = site_of(press_of(tmp_path, {"owls": OWLS, "eagles": EAGLES}, ARTICLES))
    said = page(site, "articles/eagle/").words
    assert "The volumes that print it" in said
    assert "in Owls (Lion Press, 2026), pp. 3–4." in said
    assert "in Eagles (Lion Press, 2026), pp. 1–2." in said
    assert page(site, "authors/ann-lee/").words.count("The Eagle") == 2
    assert dead_leads(site.files) == []


def test_the_newest_volume_stands_first(tmp_path: Path) -> None:
    site = site_of(press_of(tmp_path, {"owls": OWLS, "eagles": EAGLES}, ARTICLES))
    assert [each.volume.id for each in site.catalogue.volumes] == ["eagles", "owls"]
    assert site.catalogue.updated == "2026-12-01"


def test_a_title_with_markup_and_from_right_to_left_is_words_and_keeps_its_place(tmp_path: Path) -> None:
    title = "Fish & <i>Chips</i> ספר"
    site = site_of(press_of(tmp_path, {"owls": OWLS.replace("Owls", title)}, {**ARTICLES, "barn": title}))
    home, volume = site.files["index.html"].decode(), page(site, "volumes/owls/")
    assert '<bdi dir="ltr">Fish &amp; &lt;i&gt;Chips&lt;/i&gt; ספר</bdi>' in home
    assert volume.words.count(title) >= 2
    assert "<i>" not in home + site.files["articles/barn/index.html"].decode()


def test_a_volume_without_a_cover_shows_its_title(tmp_path: Path) -> None:
    site = site_of(press_of(tmp_path, {"owls": OWLS}, ARTICLES))
    assert codes(site) == ["S03"]
    assert '<span class="tile-title" lang="en-GB">Owls</span>' in site.files["index.html"].decode()
    assert "<img" not in site.files["index.html"].decode()


def test_a_volume_that_was_not_built_is_left_out(tmp_path: Path) -> None:
    workspace = press_of(tmp_path, {"owls": OWLS, "eagles": EAGLES}, ARTICLES)
    workspace.remove("out/owls/record.json")
    site = site_of(workspace)
    assert "S05" in codes(site)
    assert "volumes/owls/index.html" not in site.files
    assert "articles/barn/index.html" not in site.files


def test_a_volume_without_articles_is_refused_as_a_build_refuses_it(tmp_path: Path) -> None:
    workspace = press_of(tmp_path, {"owls": OWLS}, ARTICLES)
    workspace.write({"texts/volumes/owls.toml": b'title = "Owls"\ndate = 2026-11-01\narticles = []\n'}, tmp_path)
    with pytest.raises(Refusal) as refusal:
        site_of(workspace)
    assert refusal.value.diagnostics


def test_a_book_that_is_not_that_of_its_record_is_left_out(tmp_path: Path) -> None:
    workspace = press_of(tmp_path, {"owls": OWLS}, ARTICLES)
    workspace.write({"out/owls/owls.epub": b"another"}, tmp_path)
    site = site_of(workspace)
    assert "S02" in codes(site)
    assert "volumes/owls/owls.epub" not in site.files
    assert "EPUB" not in page(site, "volumes/owls/").words
    workspace.remove("out/owls/owls.epub")
    assert "S02" in codes(site_of(workspace))


@pytest.mark.parametrize("name", ["owls.pdf", "owls-thumbnail.jpg"])
def test_a_book_that_cannot_be_drawn_has_no_pictures(name: str, tmp_path: Path) -> None:
    workspace = press_of(tmp_path, {"owls": OWLS}, ARTICLES)
    books = {name: b"neither a PDF nor a picture"}
    build(workspace, "owls", record("owls", ARTICLES, books), books)
    made = site_of(workspace)
    assert codes(made) == ["S03"]
    assert made.catalogue.volumes[0].cover is None


def test_readers_get_the_files_that_were_released_whatever_was_built_since(tmp_path: Path) -> None:
    workspace = press_of(tmp_path, {"owls": OWLS}, ARTICLES)
    books = {"owls.epub": b"the released one"}
    papers = {"SHA256SUMS": b"sums", "release-notes.md": b"notes"}
    held = {**books, **papers, "record.json": json.dumps(record("owls", ARTICLES, books)).encode()}
    workspace.write(held, tmp_path / "dist/owls/1")
    for _ in range(2):
        site = site_of(workspace)
        assert site.files["volumes/owls/owls.epub"] == b"the released one"
        assert {name: site.files[f"volumes/owls/{name}"] for name in papers} == papers
        assert "Is a file genuine" in page(site, "volumes/owls/").words
        assert not dead_leads(site.files)
        workspace.remove_with_folders("out/owls/record.json")
    workspace.write({"texts/volumes/owls.toml": OWLS.replace("Owls", "All Owls").encode()}, tmp_path)
    (stale,) = (each for each in site_of(workspace).diagnostics if each.code == "S04")
    assert "next edition" in stale.hint
    workspace.write({"texts/volumes/owls.toml": f'edition = "2"\n{OWLS}'.encode()}, tmp_path)
    assert "S05" in codes(site_of(workspace))


def test_what_changed_in_a_released_edition_is_what_its_notes_say(tmp_path: Path) -> None:
    workspace = press_of(tmp_path, {"owls": OWLS}, ARTICLES)
    line = {"sort": "worded", "words": "“The Barn Owl”, page 1: one word changed", "piece": "barn"}
    changes = {"edition": "0", "date": "2025-01-01", "lines": [line]}
    held = {"record.json": json.dumps(record("owls", ARTICLES, {})).encode(), "SHA256SUMS": b"sums"}
    workspace.write({**held, "changes.json": json.dumps(changes).encode()}, tmp_path / "dist/owls/1")
    said = page(site_of(workspace), "volumes/owls/").words
    assert "Since edition 0 of 1 January 2025: “The Barn Owl”, page 1: one word changed" in said
    changes |= {"lines": [], "compared": False}
    workspace.write({"changes.json": json.dumps(changes).encode()}, tmp_path / "dist/owls/1")
    said = page(site_of(workspace), "volumes/owls/").words
    assert "Edition 0 of 1 January 2025 came before it." in said and "Nothing in texts" not in said
    changes["lines"] = [{**line, "sort": "hooted"}]
    for content in (json.dumps(changes), "[]", "{", "{}"):
        workspace.write({"changes.json": content.encode()}, tmp_path / "dist/owls/1")
        with pytest.raises(Refusal) as refusal:
            site_of(workspace)
        assert [each.code for each in refusal.value.diagnostics] == ["S06"]


def test_a_damaged_file_of_a_release_is_left_out(tmp_path: Path) -> None:
    workspace = press_of(tmp_path, {"owls": OWLS}, ARTICLES)
    books = {"owls.epub": b"the released one"}
    told = json.dumps(record("owls", ARTICLES, books)).encode()
    workspace.write({"owls.epub": b"damaged", "record.json": told}, tmp_path / "dist/owls/1")
    site = site_of(workspace)
    assert "volumes/owls/owls.epub" not in site.files
    assert any("dist/owls/1/owls.epub" in each.message for each in site.diagnostics if each.code == "S02")


def test_texts_that_were_changed_since_the_build_are_told(tmp_path: Path) -> None:
    workspace = press_of(tmp_path, {"owls": OWLS}, ARTICLES)
    assert "S04" not in codes(site_of(workspace))
    workspace.write({"texts/volumes/owls.toml": OWLS.replace("Owls", "All Owls").encode()}, tmp_path)
    assert "S04" in codes(site_of(workspace))


def test_a_withdrawn_volume_keeps_its_page_and_nothing_else(tmp_path: Path) -> None:
    withdrawn = OWLS.replace("articles", "withdrawn = 2027-03-01\narticles")
    site = site_of(press_of(tmp_path, {"owls": withdrawn, "eagles": EAGLES}, ARTICLES))
    assert "withdrawn on 1 March 2027" in page(site, "volumes/owls/").words
    assert [name for name in site.files if name.startswith("volumes/owls/")] == ["volumes/owls/index.html"]
    assert "articles/barn/index.html" not in site.files
    assert [each.volume.id for each in site.catalogue.volumes] == ["eagles"]
    assert "Owls" not in page(site, "").words


def test_a_withdrawn_volume_needs_no_books(tmp_path: Path) -> None:
    withdrawn = OWLS.replace("articles", "withdrawn = 2027-03-01\narticles")
    workspace = press_of(tmp_path, {"owls": withdrawn}, ARTICLES)
    workspace.remove("out/owls/record.json")
    assert "withdrawn on" in page(site_of(workspace), "volumes/owls/").words


def test_what_is_sold_is_not_given_away(tmp_path: Path) -> None:
    workspace = press_of(tmp_path, {"owls": OWLS + 'downloads = ["html"]\n', "eagles": EAGLES}, ARTICLES)
    books = {"owls.epub": b"sold", "owls.html": b'<p id="barn"></p><p id="eagle"></p>', "owls.tei.xml": b"sold too"}
    build(workspace, "owls", record("owls", ARTICLES, books), books)
    made = site_of(workspace)
    owls, eagles = (next(each for each in made.catalogue.volumes if each.volume.id == id) for id in ("owls", "eagles"))
    assert [each.format for each in owls.downloads] == ["html"]
    assert [each.format for each in eagles.downloads] == ["epub"]
    assert not {"volumes/owls/owls.epub", "volumes/owls/owls.tei.xml"} & set(made.files)
    assert made.files["volumes/owls/owls.html"] == books["owls.html"]
    assert b"owls.epub" not in b"".join(made.files.values())
    assert b"Owls" not in made.files["feeds/opds.xml"] + made.files["feeds/opds/all.xml"]
    assert dead_leads(made.files) == []


def test_the_page_of_a_volume_leads_to_where_it_is_sold(tmp_path: Path) -> None:
    price = '[[trade.price]]\nformat = "{}"\namount = 6\ncurrency = "EUR"\naddress = "https://shop.example.org/{}"\n'
    sold = OWLS + "downloads = []\n" + price.format("epub", "e") + price.format("print", "p")
    made = site_of(press_of(tmp_path, {"owls": sold}, ARTICLES))
    said = page(made, "volumes/owls/")
    assert {"https://shop.example.org/e", "https://shop.example.org/p"} <= set(said.leads)
    assert "Printed book: where it is sold EUR 6.00" in said.words
    assert (
        b'"offers": [{"@type": "Offer", "url": "https://shop.example.org/e", "price": "6.00"'
        in (made.files["volumes/owls/index.html"])
    )


def test_a_volume_without_downloads_is_shown_and_its_words_are_not_searched(tmp_path: Path) -> None:
    workspace = press_of(tmp_path, {"owls": OWLS, "eagles": EAGLES + "downloads = []\n"}, ARTICLES)
    made = site_of(workspace)
    assert not [name for name in made.files if name.startswith("search/eagles-")]
    assert [name for name in made.files if name.startswith("search/owls-")]
    titles = next(content for name, content in made.files.items() if name.startswith("search/titles-"))
    assert b"Eagles" in titles
    assert "Files" not in page(made, "volumes/eagles/").words


def test_the_press_says_what_may_be_fetched_and_a_volume_says_otherwise(tmp_path: Path) -> None:
    press = '[press]\nimprint = "Lion Press"\n[catalogue]\ndownloads = ["html"]\n'
    volumes = {"owls": OWLS, "eagles": EAGLES + 'downloads = ["epub"]\n'}
    made = site_of(press_of(tmp_path, volumes, ARTICLES, **{"texts/press.toml": press}))
    found = {each.volume.id: [file.format for file in each.downloads] for each in made.catalogue.volumes}
    assert found == {"owls": [], "eagles": ["epub"]}
    (tmp_path / "texts/press.toml").write_text(press.replace('"html"', '"htm"'), "utf-8")
    with pytest.raises(Refusal, match="did you mean “html”"):
        site_of(Workspace(tmp_path))


LICENCE = '[licence]\nname = "CC BY 4.0"\naddress = "https://creativecommons.org/licenses/by/4.0/"\n'
BARN = ARTICLE.format(
    title="The Barn Owl", author="Ann Lee",
    words="It sees.[^1] See [the other](article:eagle).\n\n![An owl](owl.svg)\n\n[^1]: At night.",
)  # fmt: skip
OWL = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'


@pytest.mark.parametrize("address", ["", "https://owls.example.org/books/"])
def test_each_article_is_offered_as_text_for_reuse_with_what_it_leads_to(address: str, tmp_path: Path) -> None:
    press = '[press]\nimprint = "Lion Press"\n' + (f'[catalogue]\naddress = "{address}"\n' if address else "")
    texts = {"texts/articles/barn.md": BARN, "texts/articles/owl.svg": OWL, "texts/press.toml": press}
    made = site_of(press_of(tmp_path, {"owls": OWLS + LICENCE, "eagles": EAGLES}, ARTICLES, **texts))
    folder = "volumes/owls/texts/"
    assert {name for name in made.files if "/texts/" in name} == {
        folder + name for name in ("barn.md", "barn.txt", "eagle.md", "eagle.txt", "images/owl.svg")
    }
    markdown = made.files[f"{folder}barn.md"].decode()
    assert "It sees.[^1]" in markdown and 'licence: "CC BY 4.0 https://' in markdown
    assert "pp. 1–2" in next(line for line in markdown.splitlines() if line.startswith("citation:"))
    base = address or f"http://local/{folder}"
    leads = [
        urljoin(base, lead).replace(address or "http://local/", "") for lead in re.findall(r"\(<(.+?)>\)", markdown)
    ]
    assert leads == ["articles/eagle/", f"{folder}images/owl.svg"]
    said = page(made, "articles/eagle/")
    assert [lead for lead in said.leads if "/texts/" in lead] == [f"../../{folder}eagle.md", f"../../{folder}eagle.txt"]
    assert "Under the licence of the volume: CC BY 4.0" in said.words


def test_without_a_licence_or_where_the_volume_says_so_no_text_is_offered(tmp_path: Path) -> None:
    volumes = {"owls": OWLS, "eagles": EAGLES + 'downloads = ["epub", "text"]\n' + LICENCE}
    made = site_of(press_of(tmp_path, volumes, ARTICLES))
    assert {name for name in made.files if "/texts/" in name} == {"volumes/eagles/texts/eagle.txt"}


def test_books_of_a_volume_that_is_gone_are_told_and_left_out(tmp_path: Path) -> None:
    workspace = press_of(tmp_path, {"owls": OWLS, "eagles": EAGLES}, ARTICLES)
    workspace.remove("texts/volumes/owls.toml")
    site = site_of(workspace)
    assert [str(each.place) for each in site.diagnostics if each.code == "S08"] == ["owls/record.json:1:1"]
    assert not any("owls" in name for name in site.files)


def test_a_page_to_be_shown_that_the_book_does_not_have_is_told(specimen: Book, tmp_path: Path) -> None:
    workspace = shelved(tmp_path, specimen)
    text = workspace.read_text("texts/volumes/hands-between.toml")
    (tmp_path / "own/texts/volumes").mkdir(parents=True)
    for name in ("articles", "sources", "volumes/hands-between"):
        (tmp_path / "own/texts" / name).symlink_to(tmp_path / "texts" / name)
    for name in ("press.toml", "names.toml", "bibliography.toml"):
        (tmp_path / "own/texts" / name).symlink_to(tmp_path / "texts" / name)
    (tmp_path / "own/out").symlink_to(tmp_path / "out")
    listed = text.replace('page = "octavo"', 'page = "octavo"\nsamples = ["xv", "5000", "7"]')
    (tmp_path / "own/texts/volumes/hands-between.toml").write_text(listed, "utf-8")
    site = site_of(type(workspace)(tmp_path / "own"))
    assert codes(site) == ["S07"]
    assert [each.words for each in site.catalogue.volumes[0].samples] == ["Page xv", "Page 7"]


def test_a_press_that_says_where_its_site_stands_has_addresses_that_say_it(tmp_path: Path) -> None:
    settings = '[press]\nimprint = "Lion Press"\n[catalogue]\naddress = "https://lion.example.org"\n'
    workspace = press_of(tmp_path, {"owls": OWLS}, ARTICLES, **{"texts/press.toml": settings})
    site = site_of(workspace)
    assert "S10" not in [each.code for each in site.diagnostics]
    assert '<link rel="canonical" href="https://lion.example.org/volumes/owls/">' in (
        site.files["volumes/owls/index.html"].decode()
    )
    sitemap = site.files["sitemap.xml"].decode()
    assert "<loc>https://lion.example.org/articles/barn/</loc>" in sitemap
    assert "404" not in sitemap
    assert site.files["robots.txt"].endswith(b"Sitemap: https://lion.example.org/sitemap.xml\n")
    workspace.write({"texts/press.toml": b'[press]\nimprint = "Lion Press"\n'}, tmp_path)
    site = site_of(workspace)
    assert "sitemap.xml" not in site.files
    assert "S10" in [each.code for each in site.diagnostics]
    assert "canonical" not in site.files["volumes/owls/index.html"].decode()


@pytest.mark.parametrize(
    ("address", "root"), [("", "/"), ("https://lion.org", "/"), ("https://lion.org/books/", "/books/")]
)
def test_the_page_for_what_is_not_there_needs_no_other_and_leads_home(address: str, root: str, tmp_path: Path) -> None:
    settings = f'[press]\nimprint = "Lion Press"\n[catalogue]\naddress = "{address}"\n'.replace('address = ""\n', "")
    site = site_of(press_of(tmp_path, {"owls": OWLS}, ARTICLES, **{"texts/press.toml": settings}))
    missing = page(site, "404.html")
    assert all(lead.startswith((root, "#")) for lead in missing.leads)
    assert {root, f"{root}search/"} <= set(missing.leads)
    assert not any(lead.endswith(".css") for lead in missing.leads)
    assert "--paper: #fbf9f4" in site.files["404.html"].decode()


def test_what_changed_since_the_released_edition_before_is_told(tmp_path: Path) -> None:
    workspace = press_of(tmp_path, {"owls": OWLS.replace("articles", 'edition = "2"\narticles')}, ARTICLES)
    now = record("owls", ARTICLES, {}, title="Owls", edition="2")
    build(workspace, "owls", now, {})
    for edition, date, articles in (
        ("0", "2024-01-01", {}),
        ("1", "2025-01-01", {"barn": "The Owl", "lark": "A Lark"}),
    ):
        before = record("owls", articles, {}, title="Owls", edition=edition, date=date)
        workspace.write({f"dist/owls/{edition}/record.json": json.dumps(before).encode()}, tmp_path)
    said = page(site_of(workspace), "volumes/owls/").words
    assert "Since edition 1 of 1 January 2025:" in said
    for words in ("new: “The Eagle”", "left out: “A Lark”", "“The Owl” is now “The Barn Owl”"):
        assert words in said


def test_of_editions_of_one_day_that_with_the_next_lower_number_is_the_one_before(tmp_path: Path) -> None:
    workspace = press_of(tmp_path, {"owls": OWLS.replace("articles", 'edition = "10"\narticles')}, ARTICLES)
    now = record("owls", ARTICLES, {}, title="Owls", edition="10")
    build(workspace, "owls", now, {})
    for edition in ("2", "9", "11"):
        other = {**now, "volume": {**now["volume"], "edition": edition}}
        workspace.write({f"dist/owls/{edition}/record.json": json.dumps(other).encode()}, tmp_path)
    assert "Since edition 9 of " in page(site_of(workspace), "volumes/owls/").words


def test_the_changes_between_two_editions_are_told_one_by_one() -> None:
    def edition(*pieces: tuple[str, str, str], **more: object) -> RecordedEdition:
        printed = tuple(PrintedPiece(id, id.title(), (), first, last) for id, first, last in pieces)
        return RecordedEdition("v", "V", "", "1", "2025-01-01", "en", "urn:x", pieces=printed, **more)  # type: ignore[arg-type]

    before = edition(("a", "1", "4"), ("b", "5", "8"), headings={"x": "X, Y"}, words=100, notes=3, folios=("1",) * 8)
    now = edition(("b", "1", "4"), ("a", "5", "9"), headings={"z": "Z"}, words=105, notes=2, folios=("1",) * 9)
    assert [(line.sort, line.words) for line in changes_since(before, now).lines] == [
        ("moved", "“B”: pages 5–8 are now 1–4, four pages earlier"),
        ("moved", "“A”: pages 1–4 are now 5–9, four pages later and one page longer"),
        ("moved", "the articles stand in another order"),
        ("indexed", "new in the index: Z"),
        ("indexed", "no longer in the index: X, Y"),
        ("counted", "five words more: 105 now"),
        ("counted", "one note fewer: 2 now"),
        ("counted", "one page more: 9 now"),
    ]
    assert changes_since(now, now).lines == ()
    then = edition(*((id, str(n), str(n + 1)) for n, id in enumerate("efgh", 1)), ("i", "vi", "viii"))
    later = edition(*((id, str(n + 2), str(n + 3)) for n, id in enumerate("efgh", 1)), ("i", "vi", "ix"))
    assert [line.words for line in changes_since(then, later).lines] == [
        "“E” to “H”: two pages later",
        "“I”: pages vi–viii are now vi–ix",
    ]


def test_an_index_of_very_many_names_has_a_page_for_each_letter(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    from florilegium.catalogue import site as pages
    from florilegium.compose.templates import open_templates
    from florilegium.recipe.layouts import Layouts
    from florilegium.workspace import Workspace

    monkeypatch.setattr(pages, "ON_ONE_PAGE", 100)
    render = open_templates(Layouts(Workspace(Path())).template)
    files = pages.site_pages(site.catalogue, {}, (), "search/titles.json", "", render)
    made = {name: text.encode() for name, text in files.items()}
    assert "index-of-names/m/index.html" in made
    assert "Moxon, Joseph" not in files["index-of-names/index.html"]
    assert "Moxon, Joseph" in files["index-of-names/m/index.html"]
    assert dead_leads({**site.files, **made}) == []


def test_the_command_writes_the_site_and_takes_away_what_is_no_more(tmp_path: Path) -> None:
    workspace = press_of(tmp_path, {"owls": OWLS, "eagles": EAGLES}, ARTICLES)
    target = tmp_path / "out/_site"
    run = CliRunner().invoke(florilegium, ["--root", str(tmp_path), "catalogue"])
    assert run.exit_code == 0, run.output
    assert "2 volumes" in run.output
    assert (target / "articles/barn/index.html").is_file()
    (target / "own.html").write_text("mine", "utf-8")
    workspace.remove("out/owls/record.json")
    assert CliRunner().invoke(florilegium, ["--root", str(tmp_path), "catalogue"]).exit_code == 0
    assert not (target / "articles/barn").exists()
    assert not (target / "volumes/owls").exists()
    assert (target / "volumes/eagles").is_dir()
    assert (target / "own.html").is_file(), "what the press did not write is not its to take"


def test_a_folder_of_books_that_is_not_there_leaves_the_site(tmp_path: Path) -> None:
    workspace = press_of(tmp_path, {"owls": OWLS}, ARTICLES)
    asked = ["--root", str(workspace.root), "catalogue"]
    assert CliRunner().invoke(florilegium, asked).exit_code == 0
    done = CliRunner().invoke(florilegium, [*asked, "--books", str(tmp_path / "astray")])
    assert done.exit_code == 2 and "does not exist" in done.output
    assert (tmp_path / "out/_site/volumes/owls/index.html").is_file()
    (tmp_path / "empty").mkdir()
    done = CliRunner().invoke(florilegium, [*asked, "--books", str(tmp_path / "empty")])
    assert "S05" in done.output and "0 volumes" in done.output


def test_a_list_of_sums_that_is_none_is_passed_over(tmp_path: Path) -> None:
    workspace = press_of(tmp_path, {"owls": OWLS}, ARTICLES)
    (tmp_path / "site").mkdir()
    (tmp_path / "site/SHA256SUMS").write_bytes(b"\xff ../../x  y")
    assert site_of(workspace).outdated == ()


def test_a_record_of_another_volume_is_refused(tmp_path: Path) -> None:
    workspace = press_of(tmp_path, {"owls": OWLS, "eagles": EAGLES}, ARTICLES)
    workspace.write({"out/owls/record.json": workspace.read_bytes("out/eagles/record.json")}, tmp_path)
    with pytest.raises(Refusal) as refusal:
        site_of(workspace)
    assert [each.code for each in refusal.value.diagnostics] == ["S06"]


def test_a_catalogue_that_cannot_be_made_leaves_the_old_one(tmp_path: Path) -> None:
    workspace = press_of(tmp_path, {"owls": OWLS}, ARTICLES)
    CliRunner().invoke(florilegium, ["--root", str(tmp_path), "catalogue"])
    workspace.write({"out/owls/record.json": b"{}"}, tmp_path)
    run = CliRunner().invoke(florilegium, ["--root", str(tmp_path), "catalogue"])
    assert run.exit_code == 1
    assert "S06" in run.output
    assert (tmp_path / "out/_site/volumes/owls/index.html").is_file()


@pytest.mark.parametrize(
    ("bytes", "words"), [(1, "1 kB"), (999_499, "999 kB"), (999_500, "1.0 MB"), (2_340_000, "2.3 MB")]
)
def test_a_size_is_told_in_words(bytes: int, words: str) -> None:
    assert Download("epub", "", "", bytes, "").size == words
