"""From a feed of a catalogue, OPDS 1.2 or 2.0 or RSS, to the editions that it offers and the feeds that it leads to."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree

from florilegium.diagnostics import Diagnostic, Refusal
from florilegium.model.verification import ToldEdition

ATOM, TERMS, SCHEMA = "{http://www.w3.org/2005/Atom}", "{http://purl.org/dc/terms/}", "{http://schema.org/}"
IS_VERSION_OF, BOOK_EDITION = "http://purl.org/dc/terms/isVersionOf", "http://schema.org/bookEdition"
FEEDS = ("application/opds+json", "application/atom+xml", "application/rss+xml")  # the best first
CATALOGUES = ("application/opds+json", "profile=opds-catalog")
HINT = "name the folder of a site, a feed of OPDS or of releases, or the address of one"


@dataclass(frozen=True, slots=True)
class Offered:
    """The editions that a feed tells of, and the addresses of further feeds, as they stand in it."""

    editions: tuple[ToldEdition, ...] = ()
    further: tuple[str, ...] = ()


def read_offered(content: bytes, name: str) -> Offered:
    """What the feed offers; of a page of the web the feeds that its head names. Refusal K41 for anything else."""
    start = content.lstrip(b"\xef\xbb\xbf \t\r\n")[:200].lower()
    try:
        if start.startswith(b"{"):
            return _opds2(json.loads(content))
        if start.startswith((b"<!doctype html", b"<html")):
            return _page(content)
        return _xml(_tree(content))
    except (ValueError, ElementTree.ParseError, KeyError, TypeError, AttributeError, RecursionError):
        raise Refusal(Diagnostic("K41", f"“{name}” is no feed of a catalogue", hint=HINT)) from None


def _opds2(feed: Mapping[str, Any]) -> Offered:
    further = [*feed.get("navigation", ()), *(link for link in feed["links"] if link.get("rel") == "next")]
    editions = tuple(
        ToldEdition(
            str(said["title"]), str(said.get(BOOK_EDITION, "")), str(said.get("published", ""))[:10],
            str(said.get(IS_VERSION_OF, "")), _first(link["href"] for link in each.get("links", ())),
        )
        for each in feed.get("publications", ())
        for said in (each["metadata"],)
    )  # fmt: skip
    return Offered(editions, tuple(str(link["href"]) for link in further))


def _page(content: bytes) -> Offered:
    head = _Links()
    head.feed(content.decode("utf-8", "replace"))
    ordered = sorted((each for each in head.found if each[0] in FEEDS), key=lambda each: FEEDS.index(each[0]))
    if not ordered:
        raise ValueError
    return Offered(further=(ordered[0][1],))


class _Links(HTMLParser):
    """The alternates that a page names, each as its media type and its address."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "link" and "alternate" in given.get("rel", "").split():
            self.found.append((given.get("type", "").partition(";")[0].strip(), given.get("href", "")))


def _xml(root: ElementTree.Element) -> Offered:
    if root.tag == "rss":
        return Offered(tuple(_said(each, "title", "link") for each in root.iter("item")))
    if root.tag != f"{ATOM}feed":
        raise ValueError
    entries = root.findall(f"{ATOM}entry")
    told = tuple(_said(each, f"{ATOM}title", "") for each in entries if not any(_led(each)))
    further = (*(link for each in entries for link in _led(each)), *_links(root, "next"))
    return Offered(told, tuple(further))


def _led(entry: ElementTree.Element) -> Iterator[str]:
    """The feeds that an entry leads to: it is a shelf, and no volume."""
    for link in entry.findall(f"{ATOM}link"):
        if CATALOGUES[1] in link.get("type", ""):
            yield link.get("href", "")


def _links(entry: ElementTree.Element, relation: str) -> Iterator[str]:
    found = entry.findall(f"{ATOM}link")
    return (link.get("href", "") for link in found if link.get("rel") == relation)


def _said(entry: ElementTree.Element, title: str, link: str) -> ToldEdition:
    def words(name: str) -> str:
        return (entry.findtext(name) or "").strip() if name else ""

    named = words(title)
    address = words(link) or _first(_links(entry, "alternate"))
    dated, edition, work = (words(each) for each in (f"{TERMS}issued", f"{SCHEMA}bookEdition", f"{TERMS}isVersionOf"))
    return ToldEdition(named, edition, dated[:10], work, address)


def _first(found: Iterator[str]) -> str:
    return str(next(found, ""))


def _tree(xml: bytes) -> ElementTree.Element:
    if b"<!ENTITY" in xml:
        raise ValueError
    return ElementTree.fromstring(xml)
