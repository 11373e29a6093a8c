"""Which short paragraphs are headings, where the source does not say, and on what level headings stand."""

import re
from dataclasses import replace

from florilegium.accession.passages import Passages

_SMALL = {
    "a",
    "an",
    "and",
    "as",
    "at",
    "but",
    "by",
    "de",
    "des",
    "du",
    "for",
    "from",
    "if",
    "in",
    "into",
    "is",
    "la",
    "le",
    "nor",
    "of",
    "off",
    "on",
    "or",
    "per",
    "s",
    "t",
    "than",
    "the",
    "to",
    "up",
    "upon",
    "van",
    "von",
    "via",
    "vs",
    "versus",
    "with",
    "without",
    "within",
    "against",
    "between",
    "under",
    "over",
    "about",
    "through",
    "its",
    "it",
    "be",
    "are",
    "not",
    "that",
    "after",
    "before",
    "during",
    "toward",
    "towards",
    "de-",
    "re",
}
_NUMBER = re.compile(r"(?:[IVX]{1,6}|\d{1,2}|[A-H])\.?")
_NUMBERED = re.compile(r"(?:(?:[IVX]{1,6}|\d{1,2}|[A-H])[.)]|Chapter \w+|Part \w+|Section \w+)[.:]?\s+(?=\S)")
_INNER_STOP = re.compile(r"[a-z]{2}[.!?]\s+\S|[:;]$")


def with_headings(passages: Passages, known: bool) -> Passages:
    """The passages with headings told from paragraphs; `known` where the mark-up already says which are headings.

    A plain line is a heading when it is short, stands between paragraphs, has the capitals of a title and no full stop;
    one that ends in “?” or “!” is one only in a text that has another heading beyond doubt.
    """
    if known:
        return passages
    certain = [at for at in range(len(passages)) if _is_certain(passages, at)]
    found = set(certain)
    if len(certain) > 1:
        found.update(at for at in range(len(passages)) if _is_exclaimed(passages, at))
    result = []
    for at, passage in enumerate(passages):
        if at in found:
            result.append(replace(passage, kind="heading", level=2))
        elif passage.kind == "quotation":
            result.append(replace(passage, children=with_headings(passage.children, known)))
        else:
            result.append(passage)
    return tuple(result)


def _is_certain(passages: Passages, at: int) -> bool:
    words = _candidate(passages, at)
    if not words or words.lower().startswith("by ") or all(each.kind == "spacer" for each in passages[at + 1 :]):
        return False
    if _NUMBER.fullmatch(words):
        return True
    bare = _NUMBERED.sub("", words, count=1)
    if _is_capitals(bare):
        return not bare.endswith((":", ";", "!", "?")) and (len(bare.split()) > 2 or not re.search(r"[.,]$", bare))
    if _INNER_STOP.search(bare) or re.search(r"[.,!?–—-]”?$", bare):
        return False
    return _is_title_case(bare) or (len(bare) < 45 and _stands_alone(passages, at) and len(bare.split()) < 7)


def _is_exclaimed(passages: Passages, at: int) -> bool:
    words = _candidate(passages, at)
    if not words or not _is_title_case(words) or _INNER_STOP.search(words[:-1]):
        return False
    return words.endswith(("?", "!")) or (
        all(each.kind == "spacer" for each in passages[at + 1 :]) and _has_small_word(words)
    )


def _has_small_word(words: str) -> bool:
    """Whether words with a title's capitals have a small one among them, as no person's name has."""
    return words[-1].isalpha() and any(word in _SMALL for word in words.split()[1:])


def _candidate(passages: Passages, at: int) -> str:
    """The words of a line that may be a heading: short, one line, with a paragraph, list or quotation after it."""
    passage, words = passages[at], passages[at].flat
    if passage.kind != "paragraph" or passage.role or len(words) > 180 or "\n" in passage.words or not words:
        return ""
    following = next((each for each in passages[at + 1 :] if each.kind != "spacer"), None)
    if following is not None and following.kind == "rule":
        return ""
    if words[0] in "([*—–" or (words[0].islower() and not words[0].isdigit()):
        return ""
    before = next((each for each in reversed(passages[:at]) if each.kind != "spacer"), None)
    broken = before is not None and before.kind == "paragraph" and before.flat.endswith((",", ";", ":"))
    # A heading may part a sentence from the quotation that it announces.
    announced = following is not None and following.flat.startswith("“") and _is_title_case(words)
    return words if not broken or announced or _is_capitals(words) else ""


def _is_capitals(words: str) -> bool:
    letters = [letter for letter in words if letter.isalpha()]
    return len(letters) > 2 and all(letter.isupper() for letter in letters)


def _is_title_case(words: str) -> bool:
    """Whether the words bear a title's capitals: all but small ones, and more than one word or a long one."""
    found = re.findall(r"(?<![\w’'-])[^\W\d_][\w’'-]*", words)
    large = [word for word in found if word.lower() not in _SMALL]
    rest = [word for word in large if not word[0].isupper()]
    return bool(large) and found[0][0].isupper() and not rest and len(words) > 3


def _stands_alone(passages: Passages, at: int) -> bool:
    """Whether a full sentence ends before the line and a longer paragraph begins after it with a capital."""
    before = next((each for each in reversed(passages[:at]) if each.kind != "spacer"), None)
    after = next((each for each in passages[at + 1 :] if each.kind != "spacer"), None)
    ended = (
        before is None
        or re.search(r"[.!?…][”’)]*$", before.flat)
        or before.kind in ("heading", "verse", "rule", "list")
    )
    opens = after is not None and len(after.flat) > 100 and not after.flat[0].islower()
    return bool(ended and opens)


def levelled(passages: Passages) -> Passages:
    """The passages with heading levels from 2 on and none skipped, in the order of the levels they had."""
    ranks = {level: rank for rank, level in enumerate(sorted(_levels(passages)), 2)}
    return _levelled(passages, ranks, 1)


def _levels(passages: Passages) -> set[int]:
    own = {passage.level for passage in passages if passage.kind == "heading"}
    return own.union(*(_levels(passage.children) for passage in passages))


def _levelled(passages: Passages, ranks: dict[int, int], above: int) -> Passages:
    result = []
    for passage in passages:
        if passage.kind == "heading":
            above = min(ranks[passage.level], above + 1, 4)
            result.append(replace(passage, level=above))
        elif passage.kind in ("list", "item"):
            result.append(replace(passage, children=_without_headings(passage.children)))
        else:
            result.append(replace(passage, children=_levelled(passage.children, ranks, above)))
    return tuple(result)


def _without_headings(passages: Passages) -> Passages:
    """The passages of a list: a heading in it is a paragraph, since the dialect sets none there."""
    return tuple(
        replace(
            passage,
            kind="paragraph" if passage.kind == "heading" else passage.kind,
            children=_without_headings(passage.children),
        )
        for passage in passages
    )
