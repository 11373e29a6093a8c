"""Turns two PDFs that should be one, taken apart, into the pages that differ, and what of each."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from florilegium.collate.files import excerpts
from florilegium.model.file_parts import BOXES, PageParts, PdfParts

HYPHENS = str.maketrans({"\ufffe": "-", "\u0002": "-"})  # what a reader of PDFs gives for a hyphen at the end of a line
FOLLOWS = ("identifier",)  # what differs because something else does


def differing_pages(one: PdfParts, other: PdfParts) -> tuple[tuple[int, str], ...]:
    """The pages that are not the same in both, those that follow one another and differ alike together.

    Each is how many pages they are, and what differs, as “page 7 (folio iii): its words: “a lion” → “a lamb””.
    """
    where = {page.content: number for number, page in enumerate(other.pages, 1) if page.words.strip()}
    found = [(number, _page(number, one.pages[number - 1], other, where)) for number in range(1, len(one.pages) + 1)]
    runs = (list(run) for words, run in groupby(found, key=lambda each: each[1]) if words)
    told = [(len(run), f"{_named([number for number, _ in run], one.pages)}{run[0][1]}") for run in runs]
    if len(one.pages) != len(other.pages):
        told.insert(0, (0, f"it has {len(one.pages)} pages, and again {len(other.pages)}"))
    return tuple(told)


def differing_beside(one: PdfParts, other: PdfParts) -> tuple[str, ...]:
    """What differs in what two files say of themselves, in the fonts that pages share, and beside the pages."""
    told = [
        f"what it says of itself: {key}: “{'” → “'.join(excerpts(one.said.get(key, ''), other.said.get(key, '')))}”"
        for key in _unlike(one.said, other.said)
        if key not in FOLLOWS
    ]
    shared = (f"{_named(_with(one, part), one.pages)}: {part}" for part in _unlike(_shared(one), _shared(other)))
    return (*told, *shared, *(f"beside its pages: {part}" for part in _unlike(one.beside, other.beside)))


def _shared(file: PdfParts) -> dict[str, str]:
    """By name what pages share, with its hash, or the hashes of all that have that name."""
    found: dict[str, str] = {}
    for page in file.pages:
        for name, hash in page.shared.items():
            if hash not in found.get(name, ""):
                found[name] = found.get(name, "") + hash
    return found


def _with(file: PdfParts, part: str) -> list[int]:
    """The ordinals of the pages that have a part; the first where none has."""
    return [number for number, page in enumerate(file.pages, 1) if part in page.shared] or [1]


def _page(number: int, page: PageParts, other: PdfParts, where: Mapping[tuple[object, ...], int]) -> str:
    """What became of a page, “” where it is the same."""
    now = other.pages[number - 1] if number <= len(other.pages) else None
    if now and (page.folio, page.content) == (now.folio, now.content):
        return ""
    there = where.get(page.content)
    if there and (now is None or page.content != now.content):
        return f" is there again {there - number:+d} pages away"
    return f": {'; '.join(_parts(page, now))}" if now else " is not there again"


def _named(numbers: Sequence[int], pages: Sequence[PageParts]) -> str:
    """The ordinals of pages from the first to the last, and their folios where they are others.

    >>> pages = tuple(PageParts(folio, "", {}, {}) for folio in ("i", "1", "2"))
    >>> _named([1], pages), _named([2, 3], pages)
    ('page 1 (folio i)', 'pages 2–3 (folios 1–2)')
    """
    first, last = numbers[0], numbers[-1]
    begin, end = pages[first - 1].folio, pages[last - 1].folio
    many, span = ("s", f"{first}–{last}") if first != last else ("", f"{first}")
    folios = f"{begin}–{end}" if first != last else begin
    return f"page{many} {span}{f' (folio{many} {folios})' if begin and folios != span else ''}"


def _parts(was: PageParts, now: PageParts) -> Iterator[str]:
    if was.folio != now.folio:
        yield f"its folio: “{was.folio}” → “{now.folio}”"
    if was.words != now.words:
        yield "its words: “{}” → “{}”".format(*excerpts(_plain(was.words), _plain(now.words)))
    for part in _unlike(was.parts, now.parts):
        shown = f": {was.parts.get(part) or 'none'} → {now.parts.get(part) or 'none'}" if part == BOXES else ""
        yield f"{part}{shown}"


def _plain(words: str) -> str:
    """The words of a page in one line, hyphens as they are typed."""
    return " ".join(words.translate(HYPHENS).split())


def _unlike(was: Mapping[str, str], now: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(key for key in dict.fromkeys((*was, *now)) if was.get(key) != now.get(key))
