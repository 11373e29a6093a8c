"""The frame that Project Gutenberg puts round a text: set aside, with the title and the names it states."""

import re
from dataclasses import dataclass

from florilegium.accession.passages import Passages

_START = re.compile(r"\*\*\* ?START OF (?:THE|THIS) PROJECT GUTENBERG", re.IGNORECASE)
_END = re.compile(r"(?:\*\*\* ?)?END OF (?:THE |THIS )?PROJECT GUTENBERG", re.IGNORECASE)
_STATED = re.compile(r"^ *(Title|Author|Translator): *(.+(?:\n {2,}\S.*)*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Framed:
    """The passages inside the frame, the words of the frame with their lines, and what it states."""

    passages: Passages
    taken: tuple[tuple[int, str], ...] = ()
    title: str = ""
    author: str = ""
    translator: str = ""


def without_frame(passages: Passages) -> Framed:
    """The passages between the lines “*** START OF …” and “*** END OF …”; all of them where there are no such lines."""
    start = next((at for at, each in enumerate(passages) if _START.search(each.words)), -1)
    if start < 0:
        return Framed(passages)
    following = (at for at in range(start + 1, len(passages)) if _END.search(passages[at].words))
    end = next(following, len(passages))
    frame = (*passages[: start + 1], *passages[end:])
    stated = {
        match[1]: " ".join(match[2].split()) for each in passages[: start + 1] for match in _STATED.finditer(each.words)
    }
    taken = tuple((each.line, each.words) for each in frame if each.words)
    return Framed(
        passages[start + 1 : end],
        taken,
        stated.get("Title", ""),
        stated.get("Author", ""),
        stated.get("Translator", ""),
    )
