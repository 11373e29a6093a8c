"""The barcode of a cover as the preflight reads it: from its bars, whoever has drawn them."""

import pytest

from florilegium.bind.pdf import inspect
from florilegium.compose.barcode import barcode_of
from florilegium.model.cover import FULL_MODULE
from florilegium.model.preflight import Check, Verdict
from florilegium.prove.preflight import cover_preflight
from florilegium.recipe.build import make
from test_covers import ISBN, POINTS, press, profile
from test_preflight_foreign import made

OTHER = "978-0-306-40615-7"
FULL = FULL_MODULE * POINTS
WHITE = b"0 0 0 0 k 100 100 150 100 re f "


def bars_of(isbn: str, module: float = FULL, add_on: str = "", left: float = 120, head: float = 190) -> str:
    """The bars of a code, each an area of its own; its quiet zone begins at `left`."""
    return " ".join(
        f"{left + bar.x * module:.3f} {head - (bar.y + bar.height) * module:.3f} {bar.width * module:.3f} "
        f"{bar.height * module:.3f} re f"
        for bar in barcode_of(isbn, add_on).bars
    )


def check(operators: bytes, isbn: str = "") -> Check:
    table = cover_preflight("cover.pdf", inspect(made(operators, 1)), profile(), None, isbn)
    return next(each for each in table.checks if each.id == "barcode")


def drawn(isbn: str = ISBN, before: bytes = WHITE, ink: bytes = b"0 0 0 1 k ", after: bytes = b"", **more) -> bytes:
    return before + ink + bars_of(isbn, **more).encode() + b" " + after


def faults(operators: bytes, isbn: str = "") -> list[str]:
    found = check(operators, isbn)
    assert {fault.code for fault in found.faults} <= {"X35"}
    return [fault.message for fault in found.faults]


@pytest.mark.parametrize("isbn", [ISBN, OTHER, "979-10-90636-07-1", "978-2-1234-5680-3"])
@pytest.mark.parametrize("add_on", ["", "51999", "05"])
def test_the_digits_are_read_from_the_bars(isbn, add_on):
    found = check(drawn(isbn, add_on=add_on), isbn)
    assert (found.verdict, found.measured) == (Verdict.PASSED, f"{isbn.replace('-', '')}, black, 100 %")


def test_the_cover_of_a_build_has_the_code_of_its_volume(tmp_path):
    (table,) = [each for each in make(press(tmp_path), "lion", ("print",)).preflights if each.kind == "cover"]
    (code,) = [each for each in table.checks if each.id == "barcode"]
    assert code.verdict is Verdict.PASSED and code.measured.startswith(ISBN.replace("-", ""))


def test_the_code_of_another_book_is_told():
    assert faults(drawn(OTHER), ISBN) == [f"the barcode is that of {OTHER.replace('-', '')}, and the volume is {ISBN}"]
    assert faults(drawn(OTHER)) == []


def test_a_cover_without_bars_is_told_where_the_volume_has_an_isbn():
    assert faults(WHITE, ISBN) == ["there are no bars of a barcode on the cover"]
    assert check(WHITE).verdict is Verdict.IDLE


def test_bars_that_are_no_code_are_told():
    operators = drawn()
    lacking = operators.replace(b" re f", b" re n", 20).replace(b" re n", b" re f", 19)
    assert "the bars on the cover are no EAN-13" in faults(lacking)


@pytest.mark.parametrize("ink", [b".6 .6 .6 1 k ", b"0 0 0 .6 k ", b"1 0 0 rg ", b"/Gold cs 1 scn "])
def test_bars_in_other_inks_than_black_are_told(ink):
    assert faults(drawn(ink=ink)) == ["the bars are not printed in black alone"]
    assert faults(drawn(ink=b"0 g ")) == []


def test_a_code_that_is_too_small_is_told():
    assert faults(drawn(module=0.7 * FULL)) == ["the barcode has 70 % of its full size"]
    assert faults(drawn(module=0.8 * FULL)) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (WHITE, b"0 0 0 1 k 121 150 5 9 re f"),  # something black over the quiet zone
        (b".5 0 0 0 k 0 0 400 400 re f ", b""),  # no white field
        (b".5 0 0 0 k 0 0 400 400 re f 0 0 0 0 k 128 100 150 100 re f ", b""),  # one that is too narrow
        (WHITE, b"BT /F 9 Tf 119 160 Td (x) Tj ET"),
    ],
)
def test_a_code_that_is_not_clear_on_both_sides_is_told(before, after):
    (message,) = faults(drawn(before=before, after=after))
    assert message.startswith("the barcode is not clear by 11 modules")


def test_a_code_on_bare_paper_or_over_art_with_a_white_field_is_clear():
    assert faults(drawn(before=b"")) == []
    assert faults(drawn(before=b".5 0 0 0 k 0 0 400 400 re f " + WHITE)) == []
    clipped = b"q 300 0 90 400 re W n .5 0 0 0 k 0 0 400 400 re f 0 0 1 1 re W n 0 0 400 400 re f Q"
    assert faults(drawn(after=clipped)) == []


def test_bars_in_one_path_that_is_moved_are_read():
    code = bars_of(ISBN).replace(" re f", " re").encode()
    turned = check(WHITE + b"0 0 0 1 k q 1 0 0 1 3 2 cm " + code + b" f Q")
    assert turned.measured.startswith(ISBN.replace("-", ""))


def stripes(number: int, wide: float = 4, head: float = 390) -> bytes:
    """Art of upright stripes, each as wide as the paper between them."""
    return b"".join(b"%g %g %g 200 re f " % (10 + 2 * wide * n, head - 200, wide) for n in range(number))


@pytest.mark.parametrize("head", [390, 190])
def test_stripes_of_art_do_not_hide_the_bars(head):
    art = b".5 0 0 0 k " + stripes(60 if head == 390 else 10, head=head)
    assert check(drawn(before=art + WHITE), ISBN).measured.startswith(ISBN.replace("-", ""))
    assert check(drawn(before=WHITE, after=art), ISBN).measured.startswith(ISBN.replace("-", ""))


def test_stripes_alone_are_no_bars():
    art = b".5 0 0 0 k " + stripes(60)
    assert check(art).verdict is Verdict.IDLE
    assert faults(art, ISBN) == ["there are no bars of a barcode on the cover"]


def test_a_bar_may_be_drawn_module_by_module():
    operators = "".join(
        f"{120 + (bar.x + n) * FULL:.3f} {190 - bar.height * FULL:.3f} {FULL:.3f} {bar.height * FULL:.3f} re f "
        for bar in barcode_of(ISBN).bars
        for n in range(bar.width)
    )
    assert faults(WHITE + b"0 0 0 1 k " + operators.encode(), ISBN) == []


def test_of_bars_that_are_no_code_nothing_else_is_told():
    lacking = drawn(ink=b"1 0 0 rg ").replace(b" re f", b" re n", 20).replace(b" re n", b" re f", 19)
    assert faults(lacking, ISBN) == ["the bars on the cover are no EAN-13"]


@pytest.mark.parametrize("matrix", [b"0 1 -1 0 400 0", b"1 0 0 1 0 0"])
def test_bars_that_are_strokes_or_lie_count_as_none(matrix):
    code = bars_of(ISBN).encode()
    if matrix.startswith(b"1"):
        code = b" ".join(
            b"%.3f w %.3f 100 m %.3f 190 l S" % (bar.width * FULL, *[120 + (bar.x + bar.width / 2) * FULL] * 2)
            for bar in barcode_of(ISBN).bars
        )
    assert faults(b"0 0 0 1 k 0 0 0 1 K q " + matrix + b" cm " + code + b" Q", ISBN) == [
        "there are no bars of a barcode on the cover"
    ]
