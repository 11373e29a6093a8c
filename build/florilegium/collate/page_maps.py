"""Turns two maps of the pages of an edition into where they differ: what stands on another page now."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

MappedPage = Mapping[str, Any]  # a page as the record has it


def differing_maps(one: Sequence[MappedPage], other: Sequence[MappedPage]) -> Iterator[str]:
    """How many pages there are, then each page that begins or bears other things than it did.

    >>> page = {"ordinal": 1, "folio": "1", "start": {"article": "a", "paragraph": 2, "letters": 0}, "anchors": ["a"]}
    >>> later = {**page, "start": {"article": "a", "paragraph": 2, "letters": 17}}
    >>> list(differing_maps([page], [later]))
    ['the page map: page 1 begins with paragraph 2 of “a” → with paragraph 2 of “a”, after 17 letters']
    """
    if len(one) != len(other):
        yield f"the page map: {len(one)} pages → {len(other)}"
    for was, now in zip(one, other, strict=False):
        named = f"the page map: page {was['ordinal']}" + (f" (folio {was['folio']})" if _is_told(was) else "")
        if was["folio"] != now["folio"]:
            yield f"{named} has the folio “{was['folio']}” → “{now['folio']}”"
        if was["start"] != now["start"]:
            yield f"{named} begins {_begun(was['start'])} → {_begun(now['start'])}"
        yield from (f"{named} bears “{each}” no more" for each in was["anchors"] if each not in now["anchors"])
        yield from (f"{named} bears “{each}” now" for each in now["anchors"] if each not in was["anchors"])


def _is_told(page: MappedPage) -> bool:
    return bool(page["folio"]) and page["folio"] != str(page["ordinal"])


def _begun(start: Mapping[str, Any] | None) -> str:
    if not start:
        return "with no paragraph"
    after = f", after {start['letters']} letters" if start["letters"] else ""
    return f"with paragraph {start['paragraph']} of “{start['article']}”{after}"
