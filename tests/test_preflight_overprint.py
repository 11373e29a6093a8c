"""Where one ink overprints another: all are added up, and white that overprints is told."""

import shutil
import subprocess

import pytest
from PIL import Image
from pypdf.generic import ArrayObject, BooleanObject, NameObject, NumberObject

from florilegium.bind.pdf import inspect
from florilegium.model.preflight import Check, Verdict
from florilegium.prove.preflight import cover_preflight
from test_covers import profile
from test_preflight import dictionary
from test_preflight_foreign import form, made, placed

GROUND = b".9 .6 .3 0 k 50 50 200 200 re f "  # 180 %
OVER = b"/over gs "
BLACK = b"0 0 0 1 k 100 100 50 50 re f "


def separation(name: str) -> ArrayObject:
    """An ink by its name; where it is not there, black stands for it."""
    ends = {"C0": ArrayObject([NumberObject(0)] * 4), "C1": ArrayObject(map(NumberObject, (0, 0, 0, 1)))}
    domain = ArrayObject([NumberObject(0), NumberObject(1)])
    tint = dictionary(FunctionType=NumberObject(2), Domain=domain, N=NumberObject(1), **ends)
    return ArrayObject([NameObject("/Separation"), NameObject(f"/{name}"), NameObject("/DeviceCMYK"), tint])


def overprinted(operators: bytes, **state: int) -> bytes:
    """A cover on which `gs` of “/over” lets areas and lines overprint, in the mode for noughts."""
    flags = {"op": BooleanObject(True), "OP": BooleanObject(True), "OPM": NumberObject(1)}
    flags |= {key: NumberObject(value) if key == "OPM" else BooleanObject(value) for key, value in state.items()}

    def change(writer, number, page):
        inner = form(b"0 0 0 1 k 0 0 50 50 re f", ColorSpace=dictionary())
        page["/Resources"][NameObject("/ExtGState")] = dictionary(over=dictionary(**flags))
        page["/Resources"][NameObject("/ColorSpace")] = dictionary(black=separation("Black"), gold=separation("Gold"))
        page["/Resources"][NameObject("/XObject")] = placed(writer, dictionary(inner=inner))

    return made(operators, 1, change)


def checks(operators: bytes, **state: int) -> dict[str, Check]:
    table = cover_preflight("cover.pdf", inspect(overprinted(operators, **state)), profile(), None)
    return {check.id: check for check in table.checks}


def most(operators: bytes, **state: int) -> str:
    return checks(operators, **state)["ink"].measured


@pytest.mark.parametrize(
    ("operators", "ink"),
    [
        (GROUND + BLACK, "180 %"),  # it knocks out
        (GROUND + OVER + BLACK, "280 %"),
        (GROUND + OVER + b"0 .2 0 1 k 100 100 50 50 re f", "240 %"),  # its own magenta, not that below
        (GROUND + OVER + b"/black cs 1 scn 100 100 50 50 re f", "280 %"),
        (GROUND + OVER + b"/gold cs 1 scn 100 100 50 50 re f", "280 %"),
        (GROUND + OVER + b"0 g 100 100 50 50 re f", "180 %"),  # DeviceGray has all four inks
        (GROUND + OVER + b"0 0 0 1 k 300 300 50 50 re f", "180 %"),  # beside it
        (GROUND + OVER + b"q 1 0 0 1 120 120 cm /inner Do Q", "280 %"),
        (GROUND + b"q " + OVER + b"Q " + BLACK, "180 %"),
        (b"0 0 0 1 k " + GROUND + OVER + b"0 0 0 1 k 100 100 50 50 re f", "280 %"),
        (GROUND + b"1 0 0 0 k 90 90 80 80 re f " + OVER + BLACK, "200 %"),  # what is hidden does not count
        (GROUND + OVER + b"1 0 0 0 k 90 90 80 80 re f " + BLACK, "290 %"),  # three on one another
        (GROUND + b"0 0 0 1 k " + OVER + b"100 100 50 50 re f", "280 %"),  # the colour is chosen before
    ],
)
def test_inks_are_added_up_where_areas_overprint(operators, ink):
    assert most(operators) == ink


def test_without_the_mode_for_noughts_a_colour_of_four_inks_replaces_all():
    assert most(GROUND + OVER + BLACK, OPM=0) == "180 %"
    assert most(GROUND + OVER + b"/black cs 1 scn 100 100 50 50 re f", OPM=0) == "280 %"


def test_more_than_the_paper_takes_is_told_where_it_comes_from_overprinting():
    heavy = GROUND.replace(b".9 .6 .3", b".9 .9 .9")
    (fault,) = checks(heavy + OVER + BLACK)["ink"].faults
    assert (fault.code, checks(heavy + BLACK)["ink"].faults) == ("X21", ())


@pytest.mark.parametrize(
    ("over", "mode"),
    [
        (BLACK, 1),
        (BLACK, 0),
        (b"0 .2 0 1 k 100 100 50 50 re f", 1),
        (b"/black cs 1 scn 100 100 50 50 re f", 0),
        (b"0 g 100 100 50 50 re f", 1),
        (b"1 0 0 0 k 90 90 80 80 re f " + BLACK, 1),
    ],
)
def test_ghostscript_lays_as_much_ink_on_one_place(over, mode, tmp_path):
    if not shutil.which("gs"):
        pytest.skip("Ghostscript is not installed")
    (tmp_path / "cover.pdf").write_bytes(overprinted(GROUND + OVER + over, OPM=mode))
    command = "gs -q -dNOPAUSE -dBATCH -sDEVICE=tiff32nc -r36 -dOverprint=/enable -o cover.tif cover.pdf"
    subprocess.run(command.split(), cwd=tmp_path, check=True, capture_output=True)
    with Image.open(tmp_path / "cover.tif") as plates:
        colours = plates.getcolors()
    ink = max(sum(parts) for _, parts in colours) / 255 * 100
    assert most(GROUND + OVER + over, OPM=mode) == f"{ink:.0f} %"


@pytest.mark.parametrize(
    "white",
    [
        b"0 0 0 0 k 100 100 50 50 re f",
        b"0 0 0 0 K 9 w 100 100 m 180 180 l S",
        b"0 0 0 0 k BT /F 12 Tf 100 120 Td (white) Tj ET",
        b"/gold cs 0 scn 100 100 50 50 re f",
    ],
)
def test_white_that_overprints_is_told(white):
    (fault,) = checks(GROUND + OVER + white)["overprint"].faults
    assert fault.code == "X34" and all(spot.box for spot in fault.spots)
    assert checks(GROUND + white)["overprint"].verdict is Verdict.IDLE
    assert checks(GROUND.replace(b"50 50 200", b"300 300 20") + OVER + white)["overprint"].faults == ()  # on paper


def test_white_of_all_inks_knocks_out():
    for white in (b"1 g ", b"0 0 0 0 k "):
        told = checks(GROUND + OVER + white + b"100 100 50 50 re f", OPM=0)["overprint"]
        assert (told.verdict, told.measured) == (Verdict.PASSED, "none")
