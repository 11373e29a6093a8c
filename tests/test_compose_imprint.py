"""The imprint page: every number and credit once, nothing empty."""

from florilegium.compose.imprint import imprint_page, series_page
from florilegium.diagnostics import Place
from florilegium.model.article import Article, Source
from florilegium.model.imprint import Release, Series, Sibling
from florilegium.model.text import Note, Paragraph
from florilegium.model.volume import House, Isbn, Matter, Part, Volume

PLACE = Place("texts/volumes/v.toml")


def article(id: str, **more: object) -> Article:
    return Article(id, id.title(), PLACE, (), **more)  # type: ignore[arg-type]


def volume(*articles: Article, **more: object) -> Volume:
    given: dict[str, object] = {"house": House("P"), "parts": (Part("", articles),), "front": (), "back": (), **more}
    return Volume("v", "Two Benches", PLACE, date="2026-11-01", epoch=1793491200, **given)  # type: ignore[arg-type]


def test_each_number_and_each_credit_stands_there_once() -> None:
    free = {"rights": "Public domain"}
    page = imprint_page(volume(article("lion", **free), article("owl", **free), isbn=Isbn(epub="978-3-16-148410-0")))
    assert [(each.format, each.number) for each in page.isbns] == [("EPUB", "978-3-16-148410-0")]
    assert [credit.words for credit in page.credits] == ["Texts: Public domain."]
    assert (page.date, page.year, page.edition) == ("1 November 2026", "2026", "Edition 1, 1 November 2026")


def test_the_texts_that_share_a_credit_are_named_together() -> None:
    page = imprint_page(volume(article("lion", transcriber="A"), article("owl"), article("eagle", transcriber="A")))
    assert [credit.words for credit in page.credits] == ["“Lion” and “Eagle”: Transcribed by A."]


def test_few_texts_have_their_addresses_and_many_that_of_the_archive() -> None:
    texts = [article(f"a{n}", source=Source(address=f"https://archive.example.org/{n}.htm")) for n in range(5)]
    assert imprint_page(volume(*texts)).credits[0].addresses == ("https://archive.example.org/",)
    assert imprint_page(volume(*texts[:2])).credits[0].addresses == (
        "https://archive.example.org/0.htm",
        "https://archive.example.org/1.htm",
    )


def test_the_line_of_copyright_names_what_there_is_of_the_editors() -> None:
    paragraph = Paragraph(2, "paragraph", (), PLACE)
    mine = article("lion", headnote=(paragraph,), notes=(Note(1, "editor", "ed", (paragraph,), PLACE),))
    page = imprint_page(
        volume(mine, copyright="Maria Lind", front=(Matter("preface"),), back=(Matter("index-of-names"),))
    )
    assert page.copyright == "© 2026 Maria Lind: selection, introduction, headnotes, notes and index"
    assert imprint_page(volume(article("owl"), copyright="Maria Lind")).copyright == "© 2026 Maria Lind: selection"
    assert imprint_page(volume(mine)).copyright == ""


def test_a_release_is_named_with_its_commit() -> None:
    page = imprint_page(volume(release=Release("v1.2", "abc1234")))
    assert page.edition == "Edition 1, 1 November 2026, release v1.2"
    assert page.made_from == "Made from commit abc1234, SOURCE_DATE_EPOCH 1793491200"
    assert imprint_page(volume()).made_from == ""


def test_the_series_page_has_the_editors_of_its_series() -> None:
    house = House("P", series=(Series("Benches", ("A", "B")), Series("Tables", ("C",))))
    page = series_page(volume(house=house, series="Benches", siblings=(Sibling("2", "Ink", "A Play", ("D",)),)))
    assert (page.editors, page.many_editors) == ("A and B", True)
    assert [(each.number, each.title, each.editors) for each in page.siblings] == [("2", "Ink: A Play", "D")]
