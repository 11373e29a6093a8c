"""The table of the proof as a person reads it, in a terminal of 80 columns and in a log."""

from florilegium.cli.terminal import say
from florilegium.model.proof import Count, Proof

HEADS = ("proved", "source", "EPUB", "HTML", "print", "screen", "differing")
WIDTH = 10
NOT_COUNTED = "·"


def show_proof(proof: Proof) -> None:
    """Print what was proved to standard output, a line for each thing that the volume has."""
    for line in (*proof_lines(proof), *pinned_lines(proof)):
        say(line)


def proof_lines(proof: Proof) -> tuple[str, ...]:
    """The lines of the table: what was counted, how many in each edition, and how many differ."""
    rows = [
        _row(count) for count in proof.counts if any((count.source, count.epub, count.html, count.print, count.screen))
    ]
    first = max((len(row[0]) for row in (HEADS, *rows)), default=0)
    return tuple(row[0].ljust(first) + "".join(cell.rjust(WIDTH) for cell in row[1:]) for row in (HEADS, *rows))


def pinned_lines(proof: Proof) -> tuple[str, ...]:
    """What was proved of the pinned transcriptions, in one line; none where the volume has no article."""
    pinned = [each for each in proof.pinned if each.file]
    if not proof.pinned:
        return ()
    characters = sum(each.characters for each in pinned)
    undone = sum(each.emendations for each in pinned)
    omissions = sum(each.omissions for each in pinned)
    told = f"; {characters:,} characters alike, emendations undone {undone:,}, omissions {omissions:,}"
    return (f"transcriptions: {len(pinned)} of {len(proof.pinned)} pinned{told if pinned else ''}",)


def _row(count: Count) -> tuple[str, ...]:
    numbers = (count.source, count.epub, count.html, count.print, count.screen, count.differing)
    return (count.what, *(NOT_COUNTED if number is None else f"{number:,}" for number in numbers))
