"""Two makings of one edition that should be the same: where their files differ, and in what."""

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from florilegium.bind.archive import entries_of
from florilegium.bind.pdf.taking_apart import parts_of
from florilegium.collate.files import differing_bytes, differing_entries, packed_otherwise, places_in
from florilegium.collate.page_maps import differing_maps
from florilegium.collate.printed_files import differing_beside, differing_pages
from florilegium.collate.values import differing_values
from florilegium.model.file_parts import FileDifference
from florilegium.read.record import RECORD

ARCHIVES = (".epub", ".zip")
JSON = ".json"
MOST_PLACES = 12  # that are told of a file
FOLLOWS = ("files", "seconds")  # what in a record differs with the files and the hour
STORED = "only how its objects are numbered, ordered or compressed"


def explain(made: Mapping[str, bytes], again: Mapping[str, bytes]) -> tuple[str, ...]:
    """What differs between the files of two makings, by name: a line for each, and below it, indented, each place.

    () where they are the same to the byte.
    """
    return tuple(line for each in differences(made, again) for line in lines_of(each))


def differences(made: Mapping[str, bytes], again: Mapping[str, bytes]) -> tuple[FileDifference, ...]:
    """The files that are not the same in both, sorted by name."""
    names = sorted(name for name in made.keys() | again.keys() if made.get(name) != again.get(name))
    return tuple(_difference(name, made.get(name), again.get(name)) for name in names)


def lines_of(difference: FileDifference) -> Iterator[str]:
    """The file with what differs in it, then each place, indented."""
    yield f"{difference.file}: {difference.what}"
    yield from (f"  {place}" for place in difference.places[:MOST_PLACES])
    if (more := len(difference.places) - MOST_PLACES) > 0:
        yield f"  and {_counted(more, 'more place')}"


def _difference(name: str, was: bytes | None, now: bytes | None) -> FileDifference:
    if was is None or now is None:
        return FileDifference(name, "is there only the second time" if was is None else "is not there the second time")
    if name.endswith(ARCHIVES):
        return _of_archives(name, was, now)
    if name.endswith(".pdf"):
        return _of_pdfs(name, was, now)
    places = (name.endswith(JSON) and _of_values(name, was, now)) or places_in(name, was, now)
    return FileDifference(name, _counted(len(places), "place"), places)


def _of_values(name: str, was: bytes, now: bytes) -> tuple[str, ...]:
    """The places in two files of JSON, those of the page map first; () where one is none, or only its form differs."""
    try:
        one, other = json.loads(was), json.loads(now)
        if name != RECORD:
            return tuple(differing_values(one, other))
        maps = tuple(differing_maps(one["pages"], other["pages"]))
    except (ValueError, KeyError, TypeError, RecursionError):
        return ()
    left_out = (*FOLLOWS, "pages") if maps else FOLLOWS
    rest, later = ({key: value for key, value in each.items() if key not in left_out} for each in (one, other))
    return (*maps, *differing_values(rest, later))


def _of_archives(name: str, was: bytes, now: bytes) -> FileDifference:
    one, other = entries_of(was), entries_of(now)
    if one is None or other is None:
        return FileDifference(name, "one of the two is no archive that can be opened", (differing_bytes(was, now),))
    inside, packing = differing_entries(one, other), packed_otherwise(one, other)
    if not inside:
        return FileDifference(name, "only how it is packed", packing or (differing_bytes(was, now),))
    what = f"{len(inside)} of its {_counted(len(one), 'file')}"
    return FileDifference(name, what, (*chain.from_iterable(map(_inside, inside)), *packing))


def _inside(entry: FileDifference) -> Iterable[str]:
    """The places in an entry of an archive, each with the entry's name; the entry alone where it has none."""
    return [f"{entry.file}: {place}" for place in entry.places] or [f"{entry.file} {entry.what}"]


def _of_pdfs(name: str, was: bytes, now: bytes) -> FileDifference:
    one, other = parts_of(was), parts_of(now)
    if one is None or other is None:
        return FileDifference(name, "one of the two is no PDF that can be read", (differing_bytes(was, now),))
    pages, beside = differing_pages(one, other), differing_beside(one, other)
    if not pages:
        return FileDifference(name, "not its pages" if beside else STORED, beside or (differing_bytes(was, now),))
    count = sum(number for number, _ in pages)
    what = f"{count} of its {_counted(len(one.pages), 'page')}" if count else "how many pages it has"
    return FileDifference(name, what, (*(words for _, words in pages), *beside))


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"
