"""Measures the finding of names on real texts whose names are known: `make score`.

The texts and the scorers lie beside the project in `../shared/corpora`. A text’s own layout is all that is given to the
press: no article file with marks or forms of its own, and of a record no more than its heading, variants and gloss.
"""

import importlib.util
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from types import ModuleType
from typing import Any

from florilegium.model.names import Mention
from florilegium.names import find_mentions
from score_missed import REASONS, missed
from scored import ABSENT, CORPORA, Book, as_article, authority, read_books, read_json, read_text, starts_of

LETTERS = {"tei-en-frus1918russia3": "en", "tei-fr-estournelles": "fr"}
KEYS = ("recall", "recall1", "excess")


@dataclass(frozen=True, slots=True)
class Measured:
    """One text: what the press scores, what a plain search for the surnames scores, and the seconds it took.

    For a book `names` is what the press scores by the pages with names alone, without passages.
    """

    name: str
    press: Mapping[str, Any]
    plain: Mapping[str, Any]
    seconds: float
    names: Mapping[str, Any] = field(default_factory=dict)


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
        files = sorted({mention["file"] for mention in read_json(folder / "gold.json")})
        texts = [read_text(folder / file) for file in files]
        begun = time.perf_counter()
        articles = [as_article(file, text, language) for file, text in zip(files, texts, strict=True)]
        mentions, _ = find_mentions(articles, authority(folder))
        seconds = time.perf_counter() - begun
        starts = {file: starts_of(text) for file, text in zip(files, texts, strict=True)}
        found = [_located(each, starts[each.article]) for each in mentions]
        score = scorer("score")
        yield Measured(name, score.score(str(folder), found), score.score(str(folder), score.baseline(folder)), seconds)


def books() -> Iterator[Measured]:
    """The books with a printed index: which pages it cites for whom is known."""
    score = scorer("score_pages")
    for book in read_books():
        folder = str(book.folder)
        names, passages = book.by_names(), book.by_passages()
        both = {person: pages | passages.get(person, set()) for person, pages in names.items()}
        press, named, plain = (score.score(folder, each) for each in (both, names, score.baseline(folder)))
        yield Measured(book.folder.name, press, plain, book.seconds, named)


def _located(mention: Mention, starts: list[int]) -> dict[str, Any]:
    base = starts[mention.paragraph - 1]
    return {"file": mention.article, "start": base + mention.start, "end": base + mention.end, "id": mention.person}


def mean(measured: list[Measured], key: str, whose: str = "press") -> float:
    """The mean of a figure over the books."""
    return sum(getattr(each, whose)[key] for each in measured) / len(measured)


def main(arguments: list[str]) -> None:
    """Print what was measured, each line with the figure of a plain search for the surnames behind it."""
    if not CORPORA.is_dir():
        print(f"nothing to measure: {ABSENT}")
        return
    if "--missed" in arguments:
        print_missed(read_books())
        return
    print(f"{'':24}{'F1':>7} {'(plain)':>8} {'precision':>10} {'recall':>7} {'seconds':>8}")
    for each in letters():
        span, plain = each.press["span"], each.plain["span"]
        figures = f"{span['F1']:7.3f} {plain['F1']:8.3f} {span['P']:10.3f} {span['R']:7.3f} {each.seconds:8.1f}"
        print(f"{each.name:24}{figures}")
    heads = f"{'recall':>7} {'(names)':>8} {'(plain)':>8} {'±1 page':>8} {'excess':>7} {'(names)':>8} {'(plain)':>8}"
    print(f"\n{'':24}{heads} {'seconds':>8}")
    found = list(books())
    for each in found:
        print(_book_line(each.name, (each.press, each.names, each.plain), each.seconds))
    means = [{key: mean(found, key, whose) for key in KEYS} for whose in ("press", "names", "plain")]
    print(_book_line("mean", means, sum(each.seconds for each in found)))
    print(
        "\nrecall and excess are those with index-ranges = “passages”; (names) are those of the pages with names alone"
    )


def _book_line(name: str, scores: Sequence[Mapping[str, Any]], seconds: float) -> str:
    press, names, plain = scores
    recall = f"{press['recall']:7.3f} {names['recall']:8.3f} {plain['recall']:8.3f} {press['recall1']:8.3f}"
    return f"{name:24}{recall} {press['excess']:7.2f} {names['excess']:8.2f} {plain['excess']:8.2f} {seconds:8.1f}"


def print_missed(found: list[Book]) -> None:
    """Print why each page of the printed indexes is missed, and how many pages for each reason."""
    reasons = {book.folder.name: list(missed(book)) for book in found}
    for name, those in reasons.items():
        for each in those:
            print(f"{name:8}{each.page:>5}  {each.headword:42.42}  {each.reason}")
    print(f"\n{'':48}{''.join(f'{name:>8}' for name in reasons)}{'all':>8}")
    for reason in REASONS:
        counts = [sum(each.reason == reason for each in those) for those in reasons.values()]
        print(f"{reason:48}{''.join(f'{count:8}' for count in counts)}{sum(counts):8}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
