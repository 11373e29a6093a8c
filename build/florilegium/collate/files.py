"""Turns two files that should be one into what differs in them: lines of a text, entries of an archive, bytes."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import chain

from florilegium.model.file_parts import Entry, FileDifference

TEXTS = (".html", ".xhtml", ".xml", ".opf", ".ncx", ".css", ".svg", ".js", ".json", ".jsonl", ".md", ".txt", ".toml")
MOST_LINES = 4_000  # that are aligned; of more, each is held against the one with its number
AROUND = 24  # signs that are shown on either side of a difference
WIDEST = 72  # signs that are shown of one


def differing_lines(one: str, other: str) -> tuple[str, ...]:
    """Where two texts differ, a line for each place, with the words there; () where they are the same.

    >>> differing_lines("A lion.\\nAn owl.\\n", "A lion.\\nAn old owl.\\n")
    ('line 2: “An owl.” → “An old owl.”',)
    >>> differing_lines("a\\nb\\nc\\n", "a\\nc\\nd\\n")
    ('line 2: “b” is not there again', 'line 3: “d” is there as well')
    """
    if one == other:
        return ()
    lines, others = one.split("\n"), other.split("\n")
    told = tuple(chain.from_iterable(_told(lines, others, each) for each in _changes(lines, others)))
    return told or ("how its lines end",)


def differing_bytes(one: bytes, other: bytes) -> str:
    """How far two files are the same that are nothing but bytes here.

    >>> differing_bytes(b"abcd", b"abXd"), differing_bytes(b"abcd", b"ab")
    ('1 of its 4 bytes, at byte 3', 'it has 4 bytes, and again 2; the same as far as byte 2')
    """
    first = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    if len(one) != len(other):
        same = f"; the same as far as byte {first:,}" if first else ""
        return f"it has {len(one):,} bytes, and again {len(other):,}{same}"
    count = sum(a != b for a, b in zip(one, other, strict=True))
    where = f"at byte {first + 1:,}" if count == 1 else f"the first at byte {first + 1:,}"
    return f"{count:,} of its {len(one):,} bytes, {where}"


def places_in(name: str, one: bytes, other: bytes) -> tuple[str, ...]:
    """Where two files of that name differ: by lines where they are texts, else by bytes."""
    if name.endswith(TEXTS) or "." not in name:
        try:
            return differing_lines(one.decode(), other.decode())
        except UnicodeDecodeError:
            pass
    return (differing_bytes(one, other),) if one != other else ()


def differing_entries(one: Sequence[Entry], other: Sequence[Entry]) -> tuple[FileDifference, ...]:
    """Each entry of two archives that differs, sorted by name, but for how it is packed."""
    before, after = ({each.name: each.content for each in entries} for entries in (one, other))
    return tuple(
        FileDifference(name, what, places)
        for name in sorted(before | after)
        if before.get(name) != after.get(name)
        for what, places in (_entry(name, before.get(name), after.get(name)),)
    )


def packed_otherwise(one: Sequence[Entry], other: Sequence[Entry]) -> tuple[str, ...]:
    """What differs in how two archives hold the same entries: their order, their dates, their compression."""
    names, again = ([each.name for each in entries] for entries in (one, other))
    common = set(names) & set(again)
    ordered = ([name for name in each if name in common] for each in (names, again))
    told = ["the order of its files"] if len({tuple(each) for each in ordered}) > 1 else []
    before, after = ({each.name: each for each in entries} for entries in (one, other))
    alike = (name for name in sorted(common) if before[name].content == after[name].content)
    unlike = [name for name in alike if before[name].packed != after[name].packed]
    if unlike:
        was, now = before[unlike[0]].packed, after[unlike[0]].packed
        told.append(
            f"how {_counted(len(unlike), 'file')} {'is' if len(unlike) == 1 else 'are'} packed, as "
            f"“{unlike[0]}”: {was} → {now}"
        )
    return tuple(told)


def _entry(name: str, was: bytes | None, now: bytes | None) -> tuple[str, tuple[str, ...]]:
    if was is None or now is None:
        return ("is there as well" if was is None else "is not there again"), ()
    return "", places_in(name, was, now)


def _counted(count: int, what: str) -> str:
    return f"one {what}" if count == 1 else f"{count:,} {what}s"


def excerpts(one: str, other: str) -> tuple[str, str]:
    """The words of each around the first place where they differ, as far as the last.

    >>> excerpts("a lion and a lamb", "a lion or a lamb")
    ('a lion and a lamb', 'a lion or a lamb')
    """
    begin = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    end = 0
    while end < min(len(one), len(other)) - begin and one[-1 - end] == other[-1 - end]:
        end += 1
    return _around(one, begin, len(one) - end), _around(other, begin, len(other) - end)


def _around(text: str, begin: int, end: int) -> str:
    first, last = max(begin - AROUND, 0), min(end + AROUND, len(text))
    shown = text[first:last] if last - first <= WIDEST else f"{text[first : first + WIDEST]}…"
    before, behind = "…" if first else "", "…" if last < len(text) and not shown.endswith("…") else ""
    return " ".join(f"{before}{shown}{behind}".split())


Change = tuple[int, int, int, int]  # lines of the one from – to, lines of the other from – to


def _changes(lines: Sequence[str], others: Sequence[str]) -> Iterator[Change]:
    """The stretches of lines that differ; what both begin and end with is left aside first."""
    head = next((at for at, (a, b) in enumerate(zip(lines, others, strict=False)) if a != b), None)
    if head is None:
        head = min(len(lines), len(others))
    tail = 0
    while tail < min(len(lines), len(others)) - head and lines[-1 - tail] == others[-1 - tail]:
        tail += 1
    mine, its = lines[head : len(lines) - tail], others[head : len(others) - tail]
    if max(len(mine), len(its)) > MOST_LINES:
        alike = min(len(mine), len(its))
        yield from ((head + n, head + n + 1, head + n, head + n + 1) for n in range(alike) if mine[n] != its[n])
        if len(mine) != len(its):
            yield head + alike, head + len(mine), head + alike, head + len(its)
        return
    for kind, a, b, c, d in SequenceMatcher(None, mine, its, autojunk=False).get_opcodes():
        if kind != "equal":
            yield head + a, head + b, head + c, head + d


def _told(lines: Sequence[str], others: Sequence[str], change: Change) -> Iterator[str]:
    begin, end, start, stop = change
    for n in range(min(end - begin, stop - start)):
        was, now = excerpts(lines[begin + n], others[start + n])
        yield f"line {begin + n + 1}: “{was}” → “{now}”"
    for n in range(begin + stop - start, end):
        yield f"line {n + 1}: “{_around(lines[n], 0, len(lines[n]))}” is not there again"
    for n in range(start + end - begin, stop):
        yield f"line {n + 1}: “{_around(others[n], 0, len(others[n]))}” is there as well"
