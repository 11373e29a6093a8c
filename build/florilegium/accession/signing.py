"""Which last lines of a text are its signature."""

import re
from dataclasses import replace
from difflib import SequenceMatcher

from florilegium.accession.passages import Passage, Passages

_CLOSING = re.compile(
    r"(?:yours\b|fraternally|sincerely|respectfully|faithfully|with .{0,30}(?:greetings|regards|salutations)|i am,|"
    r"i remain,|for the (?:revolution|committee|party)|signed\b|on behalf of)",
    re.IGNORECASE,
)
_NO_NAME = re.compile(r"[!?:;“”…]|\d{3}|\b(?:is|are|was|were|the|all|of|and|to|in|chorus|end|sic)\b", re.IGNORECASE)


def signed(passages: Passages, authors: tuple[str, ...]) -> Passages:
    """The passages with the signature of a letter or article marked, where it is one beyond doubt.

    It stands last, or before a heading, a rule or a note by another hand in brackets.
    """
    found = list(passages)
    for at in range(len(found) - 1, 0, -1):
        passage = found[at]
        after = found[at + 1] if at + 1 < len(found) else None
        ends = (
            after is None
            or after.kind in ("heading", "rule")
            or after.role == "signature"
            or after.words.startswith("[")
        )
        if ends and passage.kind == "paragraph" and not passage.role and _is_signature(passage, after, authors):
            found[at] = replace(passage, role="signature")
    return tuple(found)


def _is_signature(passage: Passage, after: Passage | None, authors: tuple[str, ...]) -> bool:
    lines = passage.words.split("\n")
    if any(len(line) > 60 for line in lines) or len(lines) > 6:
        return False
    if _CLOSING.match(lines[0]) or (len(lines) > 1 and _CLOSING.match(lines[1])):
        return len(lines) > 1 or (after is not None and after.role == "signature")
    return any(_is_author(line, authors) for line in lines) or (
        after is None and len(lines) == 1 and _is_pseudonym(lines[0])
    )


def _is_author(line: str, authors: tuple[str, ...]) -> bool:
    words = line.strip(" .—–-()").lower()
    return any(SequenceMatcher(None, words, author.lower()).ratio() > 0.85 for author in authors)


def _is_pseudonym(line: str) -> bool:
    """A last line of few words that looks like a name: in capitals, or capitalised and without a full stop."""
    words = line.strip(" .—–-()").split()
    if not words or len(words) > 4 or _NO_NAME.search(line):
        return False
    if line.isupper():
        return True
    capitalised = all(word[0].isupper() for word in words)
    return capitalised and (not line.endswith((".", ",")) or len(words) == 1)
