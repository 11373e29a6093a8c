"""The numbered paragraphs of a Word file as lists, with the numbers that Word would print."""

from florilegium.accession.passages import Passage, Passages
from florilegium.accession.word.parts import Level
from florilegium.accession.word.runs import Desk

Piece = tuple[Passage, tuple[str, int]]


def listed(pieces: list[Piece], desk: Desk) -> Passages:
    """The passages; neighbours that stand in a numbering as the items of a list, deeper ones as lists in its items."""
    found: list[Passage] = []
    at = 0
    while at < len(pieces):
        passage, (id, _) = pieces[at]
        if id not in desk.package.lists:
            found.append(passage)
            at += 1
            continue
        end = at
        while end < len(pieces) and pieces[end][1][0] in desk.package.lists:
            end += 1
        found.extend(_lists(pieces[at:end], desk))
        at = end
    return tuple(found)


def _lists(pieces: list[Piece], desk: Desk) -> list[Passage]:
    """The lists of neighbouring items: a new one where the numerals change on the same level."""
    found: list[Passage] = []
    at = 0
    while at < len(pieces):
        passage, (id, level) = pieces[at]
        form = _level(id, level, desk)
        number = _next(id, level, form, desk) if form.numerals else -1
        end = at + 1
        while end < len(pieces) and pieces[end][1][1] > level:
            end += 1
        inner = (passage, *_lists(pieces[at + 1 : end], desk))
        item = Passage("item", passage.line, children=inner, number=number)
        before = found[-1] if found else None
        if before and before.role == form.numerals and (number < 0 or number > before.children[-1].number):
            found[-1] = Passage("list", before.line, children=(*before.children, item), role=form.numerals)
        else:
            found.append(Passage("list", passage.line, children=(item,), role=form.numerals))
        at = end
    return found


def _level(id: str, level: int, desk: Desk) -> Level:
    return desk.package.lists[id][1].get(level, Level())


def _next(id: str, level: int, form: Level, desk: Desk) -> int:
    """The next number of a level. Numberings of one plan go on with one another, unless one begins anew."""
    plan, _, anew = desk.package.lists[id]
    key = (plan or id, level)
    if level in anew and (id, level) not in desk.begun:
        desk.counters.pop(key, None)
    desk.begun.add((id, level))
    desk.counters[key] = desk.counters.get(key, form.start - 1) + 1
    for deeper in [each for each in desk.counters if each[0] == key[0] and each[1] > level]:
        del desk.counters[deeper]
    return desk.counters[key]
