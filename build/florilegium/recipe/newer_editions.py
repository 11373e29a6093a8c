"""A catalogue that a reader names: which edition of a volume is the newest in it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from florilegium.diagnostics import Diagnostic, Refusal
from florilegium.fetching import fetch, is_address
from florilegium.model.verification import ToldEdition, shown
from florilegium.read.offered import Offered, read_offered
from florilegium.workspace import LARGEST_TEXT, files_in, read_outside

FEEDS, KINDS = "feeds", (".xml", ".json")
MOST_FEEDS = 40  # that are fetched of a catalogue


def editions_in(catalogue: str) -> tuple[ToldEdition, ...]:
    """All editions that a site's folder, the file of a feed or the address of one tells of.

    Only for an address something is fetched. Refusal K40, K41, F01, F02, F04.
    """
    if is_address(catalogue):
        return tuple(_fetched(catalogue))
    path = Path(catalogue)
    if not path.is_dir():
        return read_offered(read_outside(path, LARGEST_TEXT), path.name).editions
    feeds = files_in(path / FEEDS if (path / FEEDS).is_dir() else path, KINDS)
    found = (_offered(feed) for feed in feeds)
    return tuple(edition for each in found for edition in each.editions)


def newest(told: ToldEdition, editions: tuple[ToldEdition, ...]) -> ToldEdition | None:
    """The newest edition of the same volume, None where the catalogue has none of it."""
    same = (each for each in editions if each.work and each.work == told.work)
    return max(same, key=lambda each: each.age, default=None)


def told_of(told: ToldEdition, found: ToldEdition | None, catalogue: str) -> Diagnostic:
    """K42 where there is a newer edition, K43 where there is none of the volume, K44 where this is the newest."""
    if found is None:
        hint = "the catalogue of another press, or a book of a press that does not name its volumes for machines"
        return Diagnostic("K43", f"“{catalogue}” has no edition of “{told.title}”", hint=hint)
    if found.age > told.age:
        where = f"at {shown(found.address)}" if is_address(found.address) else "from the catalogue"
        return Diagnostic("K42", f"there is a newer edition: {found.words}", hint=f"fetch it {where}")
    return Diagnostic("K44", f"the catalogue has no newer edition than {told.words}")


def _offered(feed: Path) -> Offered:
    """What a feed of a site offers; nothing of other files that stand there."""
    content = read_outside(feed, LARGEST_TEXT)
    try:
        return read_offered(content, feed.name)
    except Refusal:
        return Offered()


def _fetched(address: str) -> Iterator[ToldEdition]:
    """The editions of a feed and of those that it leads to, each fetched once, from the host that answers for it."""
    waiting, seen, hosts = [address], set[str](), {_host(address)}
    while waiting and len(seen) < MOST_FEEDS:
        asked = waiting.pop(0)
        if asked in seen or _host(asked) not in hosts:
            continue
        seen.add(asked)
        found = fetch(asked)
        if asked == address:
            hosts.add(_host(found.address))
        offered = read_offered(found.content, asked)
        yield from (replace(each, address=_joined(found.address, each.address)) for each in offered.editions)
        waiting += [_joined(found.address, each) for each in offered.further]


def _joined(feed: str, address: str) -> str:
    """An address as it stands in a feed, whole; “” for what is none."""
    try:
        whole = urljoin(feed, address)
    except ValueError:
        return ""
    return whole if is_address(whole) else ""


def _host(address: str) -> str:
    return urlsplit(address).netloc
