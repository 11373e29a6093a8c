"""Prints how well the lines of a volume are broken: `python tests/line_quality.py PRESS VOLUME [--stock]`.

Counted are full lines of justified text: those that do not end their paragraph. With `--stock` the engine breaks them.
The body is set as it comes and mended; below each line of figures stand the flaws of its pages.
"""

import argparse
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

LOOSE = 0.45  # em between words


def main() -> None:
    """Set the body of the volume and print the figures of its lines."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("press", type=Path)
    options.add_argument("volume")
    options.add_argument("--stock", action="store_true", help="leave the breaking of lines to WeasyPrint")
    chosen = options.parse_args()
    if chosen.stock:
        _leave_to_the_engine()
    for name, is_mended in (("as it comes", False), ("mended", True)):
        body, seconds = _body(chosen.press, chosen.volume, is_mended)
        print(f"{name}: {_figures(body, seconds)}\n  {_flaws(body)}")


def _leave_to_the_engine() -> None:
    from florilegium.typeset.engine import whole_paragraphs

    whole_paragraphs.is_planned = lambda *rest: False


def _body(press: Path, volume: str, is_mended: bool) -> tuple[Any, float]:
    """The setting of the body, mended afresh or not at all, and the processor time that it took."""
    from florilegium.model.mends import Mends
    from florilegium.recipe import build, setup
    from florilegium.workspace import Workspace

    settings = []
    stock = setup.set_pages

    def set_pages(matter: Any, *given: Any) -> Any:
        begun = time.process_time()
        mends = matter.mends if matter.mends.pieces and settings else Mends()
        wanted = replace(matter, mends=mends, seeks=matter.seeks and is_mended)
        settings.append((stock(wanted, *given), time.process_time() - begun, matter.seeks))
        return settings[-1][0]

    setup.set_pages = set_pages
    try:
        build.make(Workspace(press), volume, ("print",))
    finally:
        setup.set_pages = stock
    return next(each[:2] for each in reversed(settings) if each[2])


def _flaws(body: Any) -> str:
    from florilegium.model.page_quality import counted, per_hundred
    from florilegium.typeset.quality import flaws_of, note_flaws

    flaws = (*flaws_of(body.document.pages, body.pages), *note_flaws(body.notes, body.pages))
    kinds = ", ".join(f"{count} {kind}" for kind, count in counted(flaws).items())
    return f"{len(flaws)} flaws, {per_hundred(flaws, len(body.pages))} on a hundred pages: {kinds}"


def _figures(body: Any, seconds: float) -> str:
    from florilegium.typeset.page_lines import pages_of_lines

    full = loose = parted = stacks = run = 0
    for page in pages_of_lines(body.document.pages, body.pages):
        for line in page.lines:
            ends = line.justified and line.words.endswith(("-", "\u2010"))
            run = run + 1 if ends else 0
            full += line.justified
            parted += ends
            stacks += run == 3
            loose += line.justified and line.blank > LOOSE
    return (
        f"{full} full lines: {100 * loose / full:.2f} % loose, {100 * parted / full:.1f} % end in a hyphen, "
        f"{stacks} stacks of three; {len(body.pages)} pages of the body, set in {seconds:.2f} s"
    )


if __name__ == "__main__":
    sys.exit(main())
