"""The file of mends: what is written can be read, and every slip in it has its place."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from florilegium.diagnostics import Refusal
from florilegium.model.mends import Mends, PieceMends
from florilegium.read.mends import MOST_LINES, MOST_TRACKING, mends_file, read_mends, write_mends
from florilegium.workspace import Workspace

VOLUME = "texts/volumes/small.toml"
SOUND = """\
parted = ["mono-type"]

[folding]
lines = { 12 = 1, 14 = -1 }
tracking = { 12 = 5 }
depth = { 3 = -1 }
whole = { 7 = ["Anna"] }
"""


def read(folder: Path, text: str) -> Mends:
    file = folder / mends_file(VOLUME)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    return read_mends(Workspace(folder), VOLUME).mends


def test_the_file_lies_among_the_texts_of_its_volume(tmp_path: Path) -> None:
    assert mends_file(VOLUME) == "texts/volumes/small/mends.toml"
    assert read_mends(Workspace(tmp_path), VOLUME).mends == Mends()


def test_a_sound_file_is_read(tmp_path: Path) -> None:
    piece = PieceMends("folding", "", 0, {12: 1, 14: -1}, {12: 5}, {3: -1}, {7: ("Anna",)})
    assert read(tmp_path, SOUND) == Mends((piece,), ("mono-type",))


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (("lines = {", "line = {"), "M01 4"),
        (("[folding]", "[folding]\nlines = 3\n[other]"), "M02 4"),
        (("12 = 1", 'twelve = "1"'), "M02 4"),
        (("12 = 1", "12 = true"), "M02 4"),
        (("12 = 1", "12 = 9"), "M04 4"),
        (("12 = 5", "12 = 11"), "M04 5"),
        (('["Anna"]', '"Anna"'), "M02 7"),
        (("mono-type", "mono type"), "M04 1"),
        (("lines = {", 'mended = "three"\nlines = {'), "M02 4"),
    ],
)
def test_a_slip_is_told_of_with_its_line(tmp_path: Path, change: tuple[str, str], found: str) -> None:
    assert change[0] in SOUND
    with pytest.raises(Refusal) as refused:
        read(tmp_path, SOUND.replace(*change, 1))
    assert [f"{each.code} {each.place.line}" for each in refused.value.diagnostics if each.place] == [found]
    assert all(each.hint for each in refused.value.diagnostics)


NUMBERS = st.dictionaries(st.integers(1, 400), st.integers(-MOST_LINES, MOST_LINES), max_size=4)
TRACKING = st.dictionaries(st.integers(1, 400), st.integers(-MOST_TRACKING, MOST_TRACKING), max_size=4)
WORDS = st.dictionaries(
    st.integers(1, 400), st.lists(st.sampled_from(["Größe", "l’État", "слово"]), min_size=1).map(tuple), max_size=3
)
PIECES = st.builds(
    PieceMends,
    st.from_regex(r"[a-z][a-z0-9-]{0,12}", fullmatch=True),
    st.sampled_from(["", "0f3a"]),
    st.just(0),
    NUMBERS,
    TRACKING,
    NUMBERS,
    WORDS,
)


@given(
    st.lists(PIECES, max_size=4, unique_by=lambda each: each.piece), st.lists(st.sampled_from(["mono-type", "Grö-ße"]))
)
def test_what_is_written_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, pieces: list[PieceMends], parted: list[str]
) -> None:
    mends = Mends(tuple(each for each in pieces if each.piece != "parted"), tuple(parted))
    assert read(tmp_path_factory.getbasetemp() / "mends", write_mends(mends)) == mends


COMMENTED = """\
# Ours, for the second printing.
parted = ["mono-type"]

# The author wants this page so.
[folding]
lines = { 12 = +1 }  # he counted

# The press's.
[strike]
made-for = "5e"
mended = 1
depth = { 4 = -1 }
# seen on paper
"""


def test_what_an_editor_wrote_stays_when_the_press_writes_into_the_file(tmp_path: Path) -> None:
    read(tmp_path, COMMENTED)
    known = read_mends(Workspace(tmp_path), VOLUME)
    folding, _ = known.mends.pieces
    again = PieceMends("strike", "6f", 2, {3: 1}, {}, {}, {})
    new = PieceMends("proofs", "7a", 1, {}, {}, {2: 1}, {})
    written = known.with_mends(Mends((folding, again, new), known.mends.parted))
    assert written is not None
    before, _, after = written.decode().partition("[strike]")
    assert before.partition("# The press's.")[0] == COMMENTED.partition("# The press's.")[0]
    assert "# The press's." in before + after and "# seen on paper" in before + after and "5e" not in after
    assert read(tmp_path, written.decode()) == Mends((folding, again, new), ("mono-type",))


def test_the_table_of_a_piece_that_is_gone_is_taken_out(tmp_path: Path) -> None:
    read(tmp_path, COMMENTED)
    known = read_mends(Workspace(tmp_path), VOLUME)
    written = known.with_mends(Mends(known.mends.pieces[:1], known.mends.parted))
    assert written is not None and "strike" not in written.decode() and "he counted" in written.decode()
