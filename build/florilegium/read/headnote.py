"""From a container at the head of a text to the editor's headnote above it."""

from florilegium.model.text import Blocks
from florilegium.read.blocks import Setting, read_blocks
from florilegium.read.construct import Construct
from florilegium.read.reading import Reading
from florilegium.read.verse import is_headnote


def part_headnote(constructs: tuple[Construct, ...]) -> tuple[Construct | None, tuple[Construct, ...]]:
    """The headnote if the text begins with one, and all other constructs."""
    first = next((each for each in constructs if each.kind != "footnote_reference"), None)
    if first is None or first.kind != "container_block" or not is_headnote(first.info):
        return None, constructs
    return first, tuple(each for each in constructs if each is not first)


def read_headnote(reading: Reading, construct: Construct | None) -> Blocks:
    """The blocks of the headnote, () where there is none. All ordinals are still 0. Findings A28, A37."""
    if construct is None:
        return ()
    place = reading.place(construct, ":::")
    if not reading.line(construct.end_line).lstrip(" \t").startswith(":::"):
        reading.report("A28", "the headnote that begins here is not closed", place, "write “:::” on a line below it")
    blocks = read_blocks(Setting(reading, "headnote"), construct.children)
    if not blocks:
        reading.report("A37", "this headnote has no words", place, "put its paragraphs between the “:::”")
    return blocks
