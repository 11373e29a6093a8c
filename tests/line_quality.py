"""Prints how well the lines of a volume are broken: `python tests/line_quality.py PRESS VOLUME [--stock]`.

Counted are full lines of justified text: those that do not end their paragraph. With `--stock` the engine breaks them.
"""

import argparse
import sys
import time
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
    body, seconds = _body(chosen.press, chosen.volume)
    print(_figures(body, seconds))


def _leave_to_the_engine() -> None:
    from florilegium.typeset.engine import whole_paragraphs

    whole_paragraphs.is_planned = lambda *rest: False


def _body(press: Path, volume: str) -> tuple[Any, float]:
    """The setting of the body, and the processor time that it took."""
    from florilegium.recipe import build, setup
    from florilegium.workspace import Workspace

    settings = []
    stock = setup.set_pages

    def set_pages(*given: Any) -> Any:
        begun = time.process_time()
        settings.append((stock(*given), time.process_time() - begun))
        return settings[-1][0]

    setup.set_pages = set_pages
    build.make(Workspace(press), volume, ("print",))
    return max(settings, key=lambda each: len(each[0].pages))


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
