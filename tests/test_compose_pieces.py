"""The pieces of a volume: their order, their place in the contents, their running heads, their source notes."""

from florilegium.compose.pieces import LONGEST_HEAD, Piece, pieces_of, running_head
from florilegium.diagnostics import Place
from florilegium.model.article import Article, Author
from florilegium.model.volume import House, Matter, Part, Volume

PLACE = Place("texts/volumes/v.toml")


def article(id: str, *authors: str, **more: object) -> Article:
    return Article(id, id.title(), PLACE, (), authors=tuple(map(Author, authors)), **more)  # type: ignore[arg-type]


def volume(*parts: Part, **more: object) -> Volume:
    front = (Matter("half-title"), Matter("contents"), Matter("preface", article("preface")))
    back = (Matter("index-of-names"), Matter("colophon"))
    return Volume("v", "Two Benches", PLACE, House("P"), parts, front, back, "2026-11-01", 0, **more)  # type: ignore[arg-type]


def found(made: Volume) -> dict[str, Piece]:
    return {piece.id: piece for piece in pieces_of(made)}


WITHOUT_PARTS = Part("", (article("lion", "A"), article("owl", "B", "C")))
WITH_PARTS = Part("Case", (article("lion", "A"), article("owl", "A")), introduction=article("part-1", "A"))


def test_the_pieces_stand_in_the_order_of_the_book() -> None:
    made = list(found(volume(WITH_PARTS)))
    assert made == [
        "half-title",
        "contents",
        "preface",
        "part-title-1",
        "part-1",
        "lion",
        "owl",
        "index-of-names",
        "colophon",
    ]


def test_a_volume_without_parts_has_no_part_title_and_articles_on_the_first_level() -> None:
    made = found(volume(WITHOUT_PARTS))
    assert "part-title-1" not in made
    assert {made[id].level for id in ("lion", "owl", "preface", "index-of-names")} == {1}
    assert {made[id].level for id in ("half-title", "contents")} == {0}


def test_articles_of_a_part_stand_below_it_in_the_contents() -> None:
    made = found(volume(WITH_PARTS))
    assert (made["part-title-1"].level, made["part-title-1"].number) == (1, "Part One")
    assert made["lion"].level == 2


def test_an_introduction_with_the_name_of_its_part_does_not_stand_in_the_contents_twice() -> None:
    same = Part("Case", (article("lion"),), introduction=Article("part-1", "Case", PLACE, ()))
    assert found(volume(same))["part-1"].level == 0
    assert found(volume(WITH_PARTS))["part-1"].level == 2


def test_running_heads_name_the_authors_only_where_there_are_several() -> None:
    several = found(volume(WITHOUT_PARTS))
    assert (several["owl"].verso, several["owl"].recto, several["owl"].listed_byline) == ("B and C", "Owl", "B and C")
    one = found(volume(WITH_PARTS))
    assert (one["owl"].verso, one["owl"].listed_byline, one["owl"].byline) == ("Case", "", "A")


def test_an_article_in_another_language_says_so() -> None:
    made = found(volume(Part("", (article("lion", language="de"), article("owl")))))
    assert 'lang="de"' in made["lion"].language_attributes
    assert made["owl"].language_attributes == ""


def test_a_running_head_is_never_longer_than_its_line() -> None:
    assert running_head("Folding") == "Folding"
    for words in ("word " * 40, "x" * 200 + " y", "Long words, " * 9 + ": and more"):
        assert len(running_head(words)) <= LONGEST_HEAD + 1
