"""Pieces and their mends: what a mend was made for, and how it is told in numbers of paragraphs and pages."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from typing import Any

from florilegium.model.mends import PieceMends
from florilegium.typeset.engine.wishes import NONE, Wish
from florilegium.typeset.mending.openings import Choice, Opening

WAY = "2"  # raised whenever paragraphs are broken, or pages made, in another way: mends are then made anew
FOLIO = re.compile(r"\d+")


def fingerprint(element: Any, side: str, design: str) -> str:
    """What a piece is set from: its words and their marks, the page design, the side it begins on.

    Folios of cross-references are left out: they are known only when the pages are.
    """
    digest = hashlib.sha256(f"{WAY} {design} {side}".encode())
    for each in element.iter():
        text = each.text or ""
        if each.tag == "a" and each.get("href", "").startswith("#"):
            text = FOLIO.sub("0", text)
        told = each.tag, each.get("class", ""), each.get("data-mark", ""), each.get("lang", ""), text, each.tail or ""
        digest.update("\0".join(map(str, told)).encode())
    return digest.hexdigest()[:16]


def choice_of(mends: PieceMends, first_page: int) -> Choice:
    """The mends of a piece whose first page has this number in its matter."""
    wishes = {
        f"{mends.piece}/{n}": Wish(mends.lines.get(n, 0), mends.tracking.get(n, 0), mends.whole.get(n, ()))
        for n in mends.paragraphs
    }
    return Choice(paragraphs=wishes, depths={first_page - 1 + page: lines for page, lines in mends.depth.items()})


def mends_of(piece: str, made_for: str, mended: int, choice: Choice, first_page: int) -> PieceMends:
    """What was chosen for a piece, in the numbers of its paragraphs and pages."""
    wishes = {_ordinal(paragraph): wish for paragraph, wish in sorted(choice.paragraphs.items(), key=_by_ordinal)}
    return PieceMends(
        piece,
        made_for,
        mended,
        {n: wish.lines for n, wish in wishes.items() if wish.lines},
        {n: wish.tracking for n, wish in wishes.items() if wish.tracking},
        {page - first_page + 1: lines for page, lines in sorted(choice.depths.items()) if lines},
        {n: wish.whole for n, wish in wishes.items() if wish.whole},
    )


def granted(openings: Iterable[Opening], wishes: Mapping[str, Wish]) -> dict[str, bool]:
    """Of each wished paragraph that stands on the openings, whether its wish is met."""
    found: dict[str, bool] = {}
    for line in (line for opening in openings for one in opening.pages for line in one.lines if line.first):
        wish = wishes.get(line.paragraph, NONE)
        if wish != NONE:
            plan = line.box.__dict__.get("_plan", (None, 0.0, None))[2]
            found[line.paragraph] = not (wish.lines or wish.tracking) or bool(plan and plan.granted)
    return found


def _ordinal(paragraph: str) -> int:
    return int(paragraph.rpartition("/")[2])


def _by_ordinal(item: tuple[str, Wish]) -> int:
    return _ordinal(item[0])
