"""Turns the file of mends of a volume into Mends, and Mends into the file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from types import MappingProxyType

from florilegium.diagnostics import Diagnostic, Place, Refusal
from florilegium.model.mends import Mends, PieceMends
from florilegium.read.fields import Fields
from florilegium.read.keys import find_keys
from florilegium.read.mends_text import comments, stretches
from florilegium.workspace import Workspace, parse_toml

MOST_LINES = 3  # by which a paragraph or a page may differ from what is usual
MOST_TRACKING = 10  # thousandths of an em: more of it is seen
HEAD = """\
# How pages were mended; `florilegium build` writes into this file when it finds something new.
# A piece with “made-for” is the press's: without its table it is mended anew. One without “made-for” is yours.
"""
NOTHING_KEPT: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class MendsFile:
    """The mends that a volume has in its file, and where the table of each piece stands."""

    file: str
    text: str = ""
    mends: Mends = field(default_factory=Mends)
    places: Mapping[str, Place] = field(default_factory=dict)

    def with_mends(self, mends: Mends) -> bytes | None:
        """The file with these mends, None where it has them already, in whatever order, or there are none of them."""
        if _told(mends) == _told(self.mends):
            return None
        return write_mends(mends, *self._kept(mends)).encode()

    def _kept(self, mends: Mends) -> tuple[str, dict[str, str]]:
        """What stays in the file as it is: its head, and of each piece all that is written, or only the comments."""
        if not self.text:
            return HEAD, {}
        head, tables = stretches(self.text, self.places)
        known = {piece.piece: piece for piece in self.mends.pieces}
        kept = {}
        for piece in mends.pieces:
            written = tables.get(piece.piece, "")
            kept[piece.piece] = written if known.get(piece.piece) == piece else comments(written) + _table(piece)
        return head, kept


def _told(mends: Mends) -> tuple[object, ...]:
    return {piece.piece: piece for piece in mends.pieces}, mends.parted


def mends_file(volume_file: str) -> str:
    """The file of mends of the volume in that file: mends.toml, in the folder of its texts."""
    return str(PurePosixPath(volume_file).with_suffix("") / "mends.toml")


def read_mends(workspace: Workspace, volume_file: str) -> MendsFile:
    """The mends of a volume, none where it has no file of them. Refusal F02 to F04, F08, M01, M02 and M04."""
    file = mends_file(volume_file)
    if not workspace.has(file):
        return MendsFile(file)
    text = workspace.read_text(file)
    findings: list[Diagnostic] = []
    fields = Fields(parse_toml(text, file), find_keys(text, file), findings, "M")
    parted = tuple(word for word in fields.texts("parted") if _is_parted(fields, word))
    names = [name for name in fields.table if name != "parted"]
    pieces = tuple(_piece(fields.inner(name), name) for name in names)
    if findings:
        raise Refusal(*findings)
    return MendsFile(file, text, Mends(pieces, parted), {name: fields.place(name) for name in names})


def _is_parted(fields: Fields, word: str) -> bool:
    if all(part.isalpha() for part in word.split("-")):
        return True
    fields.refuse("parted", word, "write one word with hyphens where it may be parted, as “mono-type”")
    return False


def _piece(fields: Fields, name: str) -> PieceMends:
    mended = fields.value("mended")
    if mended is not None and (not isinstance(mended, int) or isinstance(mended, bool)):
        fields.wrong("mended", "a whole number")
    mends = PieceMends(
        name,
        fields.text("made-for"),
        mended if isinstance(mended, int) else 0,
        _numbers(fields, "lines", MOST_LINES),
        _numbers(fields, "tracking", MOST_TRACKING),
        _numbers(fields, "depth", MOST_LINES),
        _words(fields),
    )
    fields.close()
    return mends


def _numbers(fields: Fields, key: str, most: int) -> dict[int, int]:
    """Whole numbers up to `most`, above and below 0, by ordinals."""
    found: dict[int, int] = {}
    for name, value in fields.inner(key).table.items():
        if not name.isdecimal() or not isinstance(value, int) or isinstance(value, bool):
            fields.wrong(key, f"a table of numbers, as {key} = {{ 12 = 1 }}")
        elif not -most <= value <= most:
            fields.refuse(key, value, f"it is from {-most} to {most}")
        else:
            found[int(name)] = value
    return found


def _words(fields: Fields) -> dict[int, tuple[str, ...]]:
    found: dict[int, tuple[str, ...]] = {}
    for name, value in fields.inner("whole").table.items():
        if name.isdecimal() and isinstance(value, list) and all(isinstance(word, str) for word in value):
            found[int(name)] = tuple(value)
        else:
            fields.wrong("whole", 'a table of words, as whole = { 12 = ["monotype"] }')
    return found


def write_mends(mends: Mends, head: str = HEAD, tables: Mapping[str, str] = NOTHING_KEPT) -> str:
    """The file of mends as TOML; `head` and `tables` are what is known of it, and kept as it is.

    >>> piece = PieceMends("strike", "5e", 1, {12: -1}, {}, {}, {7: ("type",)})
    >>> print(write_mends(Mends((piece,))).removeprefix(HEAD), end="")
    <BLANKLINE>
    [strike]
    made-for = "5e"
    mended = 1
    lines = { 12 = -1 }
    whole = { 7 = ["type"] }
    """
    if mends.parted and head == HEAD:
        head = f"{HEAD}\nparted = {_list(mends.parted)}\n"
    written = [head, *(tables.get(piece.piece) or _table(piece) for piece in mends.pieces)]
    return "\n".join(f"{each.rstrip()}\n" for each in written)


def _table(piece: PieceMends) -> str:
    head = [f'made-for = "{piece.made_for}"'] if piece.made_for else []
    head += [f"mended = {piece.mended}"] if piece.made_for and piece.mended else []
    numbers = {"lines": piece.lines, "tracking": piece.tracking, "depth": piece.depth}
    told = [f"{key} = {{ {_inline(values)} }}" for key, values in numbers.items() if values]
    words = ", ".join(f"{n} = {_list(each)}" for n, each in piece.whole.items())
    return "\n".join([f"[{piece.piece}]", *head, *told, *([f"whole = {{ {words} }}"] if words else [])]) + "\n"


def _inline(values: Mapping[int, int]) -> str:
    return ", ".join(f"{n} = {value}" for n, value in values.items())


def _list(words: tuple[str, ...]) -> str:
    return "[" + ", ".join(f'"{word}"' for word in words) + "]"
