"""Turns the tables of a volume's file that speak of printing into its Presswork."""

import re
from pathlib import PurePosixPath

from florilegium.model.cover import CoverDesign
from florilegium.model.print_profile import Presswork
from florilegium.model.volume import Isbn
from florilegium.read.fields import Fields
from florilegium.read.pictures import PICTURES, fault_of
from florilegium.workspace import Workspace

WIDEST_FLAP = 150  # millimetres
MARKS = re.compile(
    r"\*\S(?:[^*\n]*\S)?\*|(?<!\w)_\S(?:[^_\n]*\S)?_(?!\w)|\[[^\]\n]+\][({]\S+?[)}]|</?[a-z]+>|(?m:^#+ \S+)"
)


def read_presswork(fields: Fields) -> Presswork:
    """The printers and the paper. Codes V01 and V02."""
    profiles, key = fields.texts("profiles"), (*fields.path, "profiles")
    places = tuple(fields.keys.place_of_value(key, name) for name in profiles)
    presswork = Presswork(profiles, fields.text("paper"), places, fields.place("paper"), fields.place())
    fields.close()
    return presswork


def read_cover(fields: Fields, workspace: Workspace, folder: str, isbn: Isbn) -> CoverDesign:
    """The cover; its picture lies in or below the folder of the volumes. Codes V01, V02, V04, V31, V33, V34."""
    file = _art(fields, workspace, folder)
    cover = CoverDesign(
        file,
        fields.flag("lettered"),
        fields.text("blurb"),
        _add_on(fields),
        _flaps(fields),
        fields.text("front-flap"),
        fields.text("back-flap"),
    )
    _tell_of_idle_words(fields, cover, isbn)
    _tell_of_marks(fields, cover)
    fields.close()
    return cover


def _art(fields: Fields, workspace: Workspace, folder: str) -> str:
    """The path of the cover's picture in the press folder, “” where there is none. Code V31."""
    art = fields.text("art")
    if not art:
        return ""
    file = str(PurePosixPath(folder) / art)
    if not art.lower().endswith(PICTURES) or ".." in art or not workspace.has(file):
        hint = f"put it below {folder}/, as a file that ends in {', '.join(sorted(PICTURES))}"
        message = f"the picture “{art}” of the cover is not there, or is of no format for a book"
        fields.report("V31", message, "art", hint)
        return ""
    if fault := fault_of(file, workspace.read_bytes(file, fields.place("art"))):
        fields.report("V31", f"the picture “{art}” of the cover {fault[0]}", "art", fault[1])
        return ""
    return file


def _tell_of_idle_words(fields: Fields, cover: CoverDesign, isbn: Isbn) -> None:
    """V33 for words of flaps that there are not, and for an add-on without a barcode to stand beside."""
    for key, words in (("front-flap", cover.front_flap), ("back-flap", cover.back_flap)):
        if cover.flaps or not words:
            continue
        hint = "say how wide they are, as flaps = 80, or take the words out"
        fields.report("V33", f"“{key}” has words, and the cover has no flaps", key, hint)
    if cover.add_on and not isbn.print:
        hint = "give the ISBN for print in the table [isbn], or take the add-on out"
        fields.report("V33", "“add-on” stands beside a barcode, and the volume has no ISBN for print", "add-on", hint)


def _tell_of_marks(fields: Fields, cover: CoverDesign) -> None:
    """V34 for what would be italics or a link in an article: the words of a cover are plain text."""
    texts = {"blurb": cover.blurb, "front-flap": cover.front_flap, "back-flap": cover.back_flap}
    for key, words in texts.items():
        if found := MARKS.search(words):
            hint = "take the marks out: on a cover words are plain text"
            fields.report("V34", f"“{found[0]}” in “{key}” would be printed as it stands", key, hint)


def _add_on(fields: Fields) -> str:
    digits = fields.text("add-on")
    if digits and not (digits.isascii() and digits.isdigit() and len(digits) in (2, 5)):
        fields.refuse("add-on", digits, "an add-on has two or five digits, as 51999 for a price of 19.99 dollars")
        return ""
    return digits


def _flaps(fields: Fields) -> float:
    width = fields.value("flaps")
    if width is None:
        return 0.0
    if isinstance(width, bool) or not isinstance(width, int | float):
        fields.wrong("flaps", "a number of millimetres")
    elif not 0 <= width <= WIDEST_FLAP:
        fields.refuse("flaps", width, f"flaps are up to {WIDEST_FLAP} mm wide")
    else:
        return float(width)
    return 0.0
