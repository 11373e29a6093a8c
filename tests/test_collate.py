"""Words, pages, texts and lists of two editions held against one another, without any file."""

from hypothesis import given, settings
from hypothesis import strategies as st

from florilegium.collate.changing import collated_changes
from florilegium.collate.lists import changed_lists
from florilegium.collate.page_words import page_words
from florilegium.collate.pages import pair_pages
from florilegium.collate.telling import pages_in_words, summary
from florilegium.collate.texts import Texts, changed_texts
from florilegium.collate.words import NOWHERE, in_order, matched
from florilegium.model.collation import ChangedText, Collation, PagePair, PageText, Passage, Piece, State, Tally
from florilegium.model.editions import RecordedEdition
from florilegium.model.listings import ChangedList, Fate, ListChange, Listed, Listing

ROWS = st.lists(st.sampled_from(("the", "press", "sets", "a", "page", "and", "reader", "turns", "it")), max_size=60)
NOTHING = RecordedEdition("v", "", "", "", "", "", "")


def text(number: int, length: int = 60) -> tuple[str, ...]:
    """Words of which hardly three in a row stand twice."""
    return tuple(f"w{(number * 977 + at * at * 31) % 613}" for at in range(length))


def pages(*words: tuple[str, ...], first: int = 1) -> tuple[PageText, ...]:
    return tuple(PageText(str(first + at), each) for at, each in enumerate(words))


def states(old: tuple[PageText, ...], new: tuple[PageText, ...]) -> list[tuple[str, int, int]]:
    return [(pair.state.value, pair.old, pair.new) for pair in pair_pages(old, new)]


@settings(max_examples=300)
@given(ROWS, ROWS)
def test_each_word_is_matched_with_the_same_word_and_none_twice(old: list[str], new: list[str]) -> None:
    places = matched(old, new)
    found = [place for place in places if place != NOWHERE]
    assert len(set(found)) == len(found)
    assert all(old[place] == word for place, word in zip(places, new, strict=True) if place != NOWHERE)
    kept = [place for place in in_order(places) if place != NOWHERE]
    assert kept == sorted(kept)


@given(ROWS)
def test_a_text_beside_itself_is_alike_from_end_to_end(words: list[str]) -> None:
    assert in_order(matched(words, words)) == list(range(len(words)))


def test_a_paragraph_that_was_moved_is_found_again() -> None:
    one, two, three = text(1), text(2), text(3)
    places = matched(one + two + three, two + one + three)
    assert NOWHERE not in places
    assert sum(place == NOWHERE for place in in_order(places)) == 60


def test_a_page_behind_an_insertion_has_moved_and_not_changed() -> None:
    old = pages(text(1), text(2), text(3))
    new = pages(text(1), text(9), text(2), text(3))
    assert states(old, new) == [("same", 1, 1), ("new", 0, 2), ("moved", 2, 3), ("moved", 3, 4)]
    assert [state for state, _, _ in states(new, old)] == ["same", "gone", "moved", "moved"]


def test_a_page_whose_lines_ran_over_is_overrun_and_only_that_with_new_words_is_changed() -> None:
    whole = text(1, 180)
    old = pages(whole[:60], whole[60:120], whole[120:])
    new = pages((*whole[:20], "here", "it", "is", "other", *whole[20:50]), whole[50:110], whole[110:])
    assert states(old, new) == [("changed", 1, 1), ("overrun", 2, 2), ("overrun", 3, 3)]
    assert [pair.gained for pair in pair_pages(old, new)] == [(20, 21, 22, 23), (), ()]


def test_articles_that_changed_places_take_their_pages_with_them() -> None:
    old = pages(text(1), text(2), text(3), text(4))
    new = pages(text(3), text(4), text(1), text(2))
    assert states(old, new) == [("moved", 3, 1), ("moved", 4, 2), ("moved", 1, 3), ("moved", 2, 4)]
    assert pages_in_words(pair_pages(old, new)) == "4: 4 moved (3–4 → 1–2; 1–2 → 3–4)"


def test_a_page_written_anew_is_changed_where_it_stands_and_blank_pages_stay() -> None:
    assert states(pages(text(1), (), text(2)), pages(text(1), (), text(7))) == [
        ("same", 1, 1), ("same", 2, 2), ("changed", 3, 3),
    ]  # fmt: skip


READ = (
    "The letter, that cor\u2010\r\nrectors drink.1 It is twenty\ufffefour leaves, the typo\u2010\r\n"
    "1\u2002A note.\r\n12 Copy",
    "graphy of \ufb01ne books\r\nCopy 13",
)


def test_words_of_pages_are_whole_and_without_running_head_and_folio() -> None:
    one, two = page_words(READ, ("12", "13"))
    assert " ".join(one.words) == (
        "The letter, that correctors drink. 1 It is twenty-four leaves, the typography 1 A note."
    )
    assert two.words == ("of", "fine", "books")
    begin, end = one.spans[3]
    assert READ[0][begin:end] == "cor\u2010\r\nrectors"


def test_a_file_without_labels_is_read_by_the_numbers_that_run_on() -> None:
    found = page_words([f"Some words of {name}\r\n{number}" for number, name in enumerate("abcd", 7)], (), ours=False)
    assert [page.folio for page in found] == ["7", "8", "9", "10"]
    assert found[0].words == ("Some", "words", "of", "a")
    assert [page.folio for page in page_words(["a b", "c d"], ())] == ["1", "2"]
    assert page_words(["the consid\ufffe", "erations of"], ("1", "2"), ours=False)[0].words == ("the", "considerations")


def one_text(words: str, *notes: str) -> Texts:
    """A text whose paragraphs are parted by “|”, and its notes."""
    parts = [part.split() for part in words.split("|")]
    begins = [sum(map(len, parts[:at])) for at in range(len(parts))]
    piece = Piece(
        "a", tuple(word for part in parts for word in part), tuple(zip(begins, range(1, 9), strict=False)), "A"
    )
    marked = tuple(
        Piece("a", tuple(each.split()), ((0, 9),), "A", f"n{at}", str(at)) for at, each in enumerate(notes, 1)
    )
    return Texts((piece,), {"a": marked}, NOTHING)


@given(ROWS, ROWS)
def test_nothing_of_either_text_is_lost_in_what_is_told(old: list[str], new: list[str]) -> None:
    """Kept, added and moved words are the new text, kept, removed and moved ones the old one, in their order."""
    for changed in changed_texts(one_text(" ".join(old)), one_text(" ".join(new))):
        tally, shown = changed.tally, [part for passage in changed.passages for part in passage.stretches]
        assert len(new) - len(old) == tally.added - tally.removed
        if not any(part.fate is Fate.LEFT_OUT for part in shown) and len(changed.passages) == 1:
            gone, come = (Fate.REMOVED, Fate.MOVED_AWAY), (Fate.ADDED, Fate.MOVED_HERE)
            assert " ".join(part.words for part in shown if part.fate not in come).split() == old
            assert " ".join(part.words for part in shown if part.fate not in gone).split() == new


def told(old: Texts, new: Texts) -> list[tuple[int, int, list[tuple[str, str]]]]:
    return [
        (passage.old, passage.new, [(part.fate.value, part.words) for part in passage.stretches])
        for changed in changed_texts(old, new)
        for passage in changed.passages
    ]


def test_a_changed_word_is_shown_in_its_paragraph() -> None:
    old = one_text("they are net made | to order here | and there")
    new = one_text("they are not made | to order here | and there")
    assert told(old, new) == [(1, 1, [("kept", "they are"), ("removed", "net"), ("added", "not"), ("kept", "made")])]
    assert summary(Collation(texts=changed_texts(old, new))) == (("words", "1 changed"),)


def test_paragraphs_that_were_added_and_left_out_stand_by_themselves() -> None:
    short, long = "one two three | seven eight nine", "one two three | four five six | seven eight nine"
    assert told(one_text(short), one_text(long)) == [(0, 2, [("added", "four five six")])]
    assert told(one_text(long), one_text(short)) == [(2, 0, [("removed", "four five six")])]


def test_a_note_is_compared_with_the_one_that_it_was() -> None:
    old = one_text("words", "Marbeck was an organist of Windsor", "Cruden walked about London with a sponge")
    new = one_text("words", "Gessner kept his slips", "Cruden walked around London with a sponge")
    found = changed_texts(old, new)
    assert [(each.mark, each.fate) for each in found] == [("1", Fate.ADDED), ("2", Fate.KEPT), ("1", Fate.REMOVED)]
    assert summary(Collation(texts=found))[1] == ("notes", "1 added, 1 left out, 1 changed")


def test_an_entry_that_only_moved_along_is_told_from_one_that_gained_a_mention() -> None:
    old = Listing(
        "index", "Index", (Listed("a", "Adams", "2 mentions", "3, 5"), Listed("b", "Blake", "1 mention", "4"))
    )
    new = Listing(
        "index", "Index", (Listed("a", "Adams", "3 mentions", "3, 5, 9"), Listed("b", "Blake", "1 mention", "6"))
    )
    (changed,) = changed_lists((old,), (new,))
    assert [(each.fate, each.words) for each in changed.changes] == [(Fate.KEPT, "Adams"), (Fate.MOVED_HERE, "Blake")]
    gone = changed_lists((old,), ())[0]
    assert [each.fate for each in gone.changes] == [Fate.REMOVED, Fate.REMOVED]
    assert changed_lists((old,), (old,)) == ()


def test_articles_in_another_order_are_named_once() -> None:
    lines = tuple(Listed(id, id.upper()) for id in "abcd")
    moved = (lines[3], *lines[:3])
    (changed,) = changed_lists((Listing("articles", "Articles", lines),), (Listing("articles", "Articles", moved),))
    assert changed.reordered == ("D",)


def test_nothing_is_told_of_what_is_alike() -> None:
    same = pair_pages(pages(text(1)), pages(text(1)))
    assert Collation(same).alike and [pair.state for pair in same] == [State.SAME]
    assert not Collation(pair_pages(pages(text(1)), pages(text(2)))).alike


def test_of_pages_that_are_alike_the_nearest_belong_together() -> None:
    """A book that has its texts twice: one page of the second half is written anew."""
    half = (text(1), text(2), text(3))
    old, new = pages(*half, *half), pages(*half, text(1), text(8), text(3))
    assert states(old, new) == [*(("same", at, at) for at in (1, 2, 3, 4)), ("changed", 5, 5), ("same", 6, 6)]


def test_a_word_changed_amid_words_that_stand_everywhere_is_found() -> None:
    old = ["so", "it", "goes"] * 400
    new = [*old[:600], "went", *old[601:]]
    assert [number for number, place in enumerate(matched(old, new)) if place == NOWHERE] == [600]


def test_the_notes_and_words_of_an_article_that_was_left_out_are_counted() -> None:
    (gone,) = changed_texts(one_text("one two three", "a note", "another"), Texts((), {}, NOTHING))
    assert (gone.fate, gone.tally, gone.notes) == (Fate.REMOVED, Tally(removed=6), 2)
    assert summary(Collation(texts=(gone,))) == (("words", "6 removed"), ("notes", "2 left out"))


def test_signs_that_play_tricks_are_no_part_of_words() -> None:
    (page,) = page_words(["An \x1b[2J owl\x00 flew"], ("1",))
    assert page.words == ("An", "[2J", "owl", "flew")


def on_pages(*folios: str) -> tuple[Passage, ...]:
    return tuple(Passage(1, 1, folio, folio, ()) for folio in folios)


def noted(collation: Collation) -> list[tuple[str, str]]:
    return [(line.sort, line.words) for line in collated_changes(collation)]


def test_release_notes_name_the_texts_and_their_notes() -> None:
    texts = (
        ChangedText("a", "Dusk", Fate.KEPT, Tally(added=12, removed=1), on_pages("7", "5", "6", "6", "x")),
        ChangedText("a", "Dusk", Fate.ADDED, Tally(added=4), on_pages("6"), "a-note-3", "3"),
        ChangedText("a", "Dusk", Fate.REMOVED, Tally(removed=4), on_pages("9"), "a-note-4", "4"),
        ChangedText("a", "Dusk", Fate.KEPT, Tally(changed=1), on_pages("7"), "a-figure-1"),
        ChangedText("b", "Night", Fate.ADDED, Tally(added=1300), notes=2),
        ChangedText("c", "Noon", Fate.KEPT, Tally(moved=20), on_pages("30")),
    )
    assert noted(Collation(texts=texts)) == [
        ("worded", "“Dusk”, pages 7, 5–6 and x: twelve words added and one word removed"),
        ("worded", "“Night”: new, 1,300 words added"),
        ("worded", "“Noon”, page 30: 20 words moved"),
        ("noted", "“Dusk”: new: note 3 (page 6); no longer there: note 4 (page 9); changed: a caption (page 7)"),
    ]


def test_release_notes_name_eight_of_a_kind_and_count_the_rest() -> None:
    names = tuple(ListChange(Fate.MOVED_HERE, f"Owl {n}", str(n), str(n + 1)) for n in range(11))
    gone = (ListChange(Fate.REMOVED, "Lark", "3"), ListChange(Fate.KEPT, "Eagle"))
    emended = tuple(ListChange(Fate.ADDED, f"“Dusk”: owl] ow{n}", "", str(n)) for n in range(10))
    lists = (
        ChangedList("articles", "Articles", (ListChange(Fate.ADDED, "“Dusk”"),)),
        ChangedList("index-of-names", "Index of names", (*gone, *names), ("Finch",)),
        ChangedList("emendations", "Emendations", (*emended, *names[:3])),
    )
    assert noted(Collation(lists=lists)) == [
        ("indexed", "no longer in the index of names: Lark"),
        ("indexed", "changed in the index of names: Eagle"),
        ("indexed", f"on other pages in the index of names: {'; '.join(f'Owl {n}' for n in range(8))}; and 3 more"),
        ("indexed", "in another place in the index of names: Finch"),
        *(("emended", f"new: “Dusk”: owl] ow{n}") for n in range(8)),
        ("emended", "new: 2 more"),
        ("emended", "on other pages: three emendations"),
    ]


def test_release_notes_name_pages_as_ranges_and_pass_over_those_alike() -> None:
    pairs = (
        PagePair(State.SAME, 1, 1, "1", "1"), PagePair(State.CHANGED, 2, 2, "2", "2"),
        PagePair(State.CHANGED, 3, 3, "3", "3"), PagePair(State.NEW, 0, 4, "", "4"),
        PagePair(State.MOVED, 4, 5, "4", "5"), PagePair(State.MOVED, 5, 6, "5", "6"),
        PagePair(State.OVERRUN, 6, 7, "6", "7"), PagePair(State.GONE, 7, 0, "7", ""),
    )  # fmt: skip
    assert [words for _, words in noted(Collation(pairs))] == [
        "two pages with other words: 2–3",
        "one page with the same words, beginning or ending elsewhere: 6 → 7",
        "two pages the same under another folio: 4–5 → 5–6",
        "one page new: 4",
        "one page no longer there: 7",
    ]
    assert noted(Collation(pairs[:1])) == []
