"""Measures the finding of names on real texts whose names are known: `make score`.

The texts and the scorers lie beside the project in `../shared/corpora`. A text’s own layout is all that is given to the
press: no article file with marks or forms of its own, and of a record no more than its heading, variants and gloss.
"""

import importlib.util
import json
import re
import sys
import time
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path
from types import ModuleType
from typing import Any

from florilegium.diagnostics import Place
from florilegium.model.article import Article
from florilegium.model.inlines import Text
from florilegium.model.names import AuthorityFile, Mention, Person
from florilegium.model.text import Paragraph
from florilegium.names import find_mentions

CORPORA = Path(__file__).parents[2] / "shared" / "corpora"
ABSENT = "the folder ../shared/corpora with texts whose names are known is not beside the project"
LETTERS = {"tei-en-frus1918russia3": "en", "tei-fr-estournelles": "fr"}
BOOKS = "pg-indexed-books"
PLACE = Place("texts/names.toml")
_PARAGRAPH = re.compile(r"(?:[^\n]+\n?)+")


@dataclass(frozen=True, slots=True)
class Measured:
    """One text: what the press scores, what a plain search for the surnames scores, and the seconds it took."""

    name: str
    press: Mapping[str, Any]
    plain: Mapping[str, Any]
    seconds: float


@cache
def scorer(name: str) -> ModuleType:
    """A scorer of the corpora as a module."""
    spec = importlib.util.spec_from_file_location(name, CORPORA / "scoring" / f"{name}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def letters() -> Iterator[Measured]:
    """The documents and letters of which every mention is known."""
    for name, language in LETTERS.items():
        folder = CORPORA / name
        files = sorted({mention["file"] for mention in _json(folder / "gold.json")})
        texts = [_read(folder / file) for file in files]
        begun = time.perf_counter()
        articles = [_article(file, text, language) for file, text in zip(files, texts, strict=True)]
        mentions, _ = find_mentions(articles, authority(folder))
        seconds = time.perf_counter() - begun
        starts = {file: _starts(text) for file, text in zip(files, texts, strict=True)}
        found = [_located(each, starts[each.article]) for each in mentions]
        score = scorer("score")
        yield Measured(name, score.score(str(folder), found), score.score(str(folder), score.baseline(folder)), seconds)


def books() -> Iterator[Measured]:
    """The books with a printed index: which pages it cites for whom is known."""
    for folder in sorted((CORPORA / BOOKS).glob("*/")):
        text = _read(folder / "text.txt")
        begun = time.perf_counter()
        mentions, _ = find_mentions([_article(folder.name, text, "en")], authority(folder))
        seconds = time.perf_counter() - begun
        pages = _pages(mentions, _starts(text), _json(folder / "pages.json"))
        score = scorer("score_pages")
        plain = score.score(str(folder), score.baseline(str(folder)))
        yield Measured(folder.name, score.score(str(folder), pages), plain, seconds)


def authority(folder: Path) -> AuthorityFile:
    """The records of a corpus."""
    return AuthorityFile(
        tuple(
            Person(
                record["id"],
                record["name"],
                PLACE,
                variants=tuple(record.get("variants", ())),
                gloss=record.get("note") or "",
                dates=record.get("dates") or "",
            )
            for record in _json(folder / "authority.json")
        )
    )


def _article(id: str, text: str, language: str) -> Article:
    """The text as an article: a paragraph for each stretch between empty lines."""
    pieces = (match[0].rstrip("\n") for match in _PARAGRAPH.finditer(text))
    body = tuple(Paragraph(n, "paragraph", (Text(piece),), PLACE) for n, piece in enumerate(pieces, 1))
    return Article(id, id, PLACE, body, language=language)


def _starts(text: str) -> list[int]:
    return [match.start() for match in _PARAGRAPH.finditer(text)]


def _located(mention: Mention, starts: list[int]) -> dict[str, Any]:
    base = starts[mention.paragraph - 1]
    return {"file": mention.article, "start": base + mention.start, "end": base + mention.end, "id": mention.person}


def _pages(mentions: tuple[Mention, ...], starts: list[int], segments: list[dict[str, Any]]) -> dict[str, list[str]]:
    begins = list(accumulate((segment["start"] for segment in segments), max))
    pages: dict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        base = starts[mention.paragraph - 1]
        for offset in (base + mention.start, base + mention.end - 1):  # a name may be broken over two pages
            segment = segments[bisect_right(begins, offset) - 1]
            if segment["page"] and offset < segment["end"]:
                pages[mention.person].add(segment["page"])
    return {person: sorted(found) for person, found in pages.items()}


def _json(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def _read(path: Path) -> str:
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


def mean(measured: list[Measured], key: str, whose: str = "press") -> float:
    """The mean of a figure over the books."""
    return sum(getattr(each, whose)[key] for each in measured) / len(measured)


def main() -> None:
    """Print what was measured, each line with the figure of a plain search for the surnames behind it."""
    if not CORPORA.is_dir():
        print(f"nothing to measure: {ABSENT}")
        return
    print(f"{'':24}{'F1':>7} {'(plain)':>8} {'precision':>10} {'recall':>7} {'seconds':>8}")
    for each in letters():
        span, plain = each.press["span"], each.plain["span"]
        figures = f"{span['F1']:7.3f} {plain['F1']:8.3f} {span['P']:10.3f} {span['R']:7.3f} {each.seconds:8.1f}"
        print(f"{each.name:24}{figures}")
    print(f"\n{'':24}{'recall':>7} {'(plain)':>8} {'±1 page':>10} {'excess':>7} {'(plain)':>8} {'seconds':>8}")
    found = list(books())
    for each in found:
        print(_book_line(each.name, each.press, each.plain, each.seconds))
    means = [{key: mean(found, key, whose) for key in ("recall", "recall1", "excess")} for whose in ("press", "plain")]
    print(_book_line("mean", *means, sum(each.seconds for each in found)))


def _book_line(name: str, press: Mapping[str, Any], plain: Mapping[str, Any], seconds: float) -> str:
    recall = f"{press['recall']:7.3f} {plain['recall']:8.3f} {press['recall1']:10.3f}"
    return f"{name:24}{recall} {press['excess']:7.2f} {plain['excess']:8.2f} {seconds:8.1f}"


if __name__ == "__main__":
    sys.exit(main())
