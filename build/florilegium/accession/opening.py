"""The opening of a transcription: navigation, author, title, subtitle, date, credit lines; where the body begins."""

import re
from dataclasses import dataclass, field

from florilegium.accession.credits import is_credit
from florilegium.accession.dates import first_date, only_date
from florilegium.accession.navigation import is_navigation, is_place, is_updated
from florilegium.accession.passages import Passage, Passages, Run
from florilegium.model.article import PartialDate

SALUTATION = re.compile(
    r"(?:(?:my )?dear\b|fellow[- ]|comrades?\b|gentlemen|sirs?\b|ladies\b|to the (?:editor|workers|electors|citizen)|"
    r"friends\b|"
    r"citizens?\b|workers?\b|brothers?\b)[^.!?]{0,80}[,:.!–—-]*",
    re.IGNORECASE,
)
LONGEST_TITLE = 200


@dataclass(slots=True)
class Opening:
    """What stands above the body. `zone` are the lines of the title, `credits` those below; `taken` is all of it."""

    zone: list[Passage] = field(default_factory=list)
    credits: list[str] = field(default_factory=list)
    date: PartialDate | None = None
    date_line: int = 0
    updated: str = ""
    places: list[str] = field(default_factory=list)
    taken: list[tuple[int, str]] = field(default_factory=list)
    calls: list[Run] = field(default_factory=list)
    images: list[Passage] = field(default_factory=list)
    rest: Passages = ()

    def take(self, passage: Passage) -> None:
        """Record that the passage is no part of the body."""
        self.taken.append((passage.line, passage.words))
        self.calls.extend(run for run in passage.runs if run.note)


def read_opening(passages: Passages) -> Opening:
    """The opening, and in `rest` the passages of the body and what follows it."""
    opening = Opening()
    at = _skip_navigation(passages, 0, opening)
    at = _read_zone(passages, at, opening)
    at = _read_credits(passages, at, opening)
    opening.rest = passages[at:]
    return opening


def _skip_navigation(passages: Passages, at: int, opening: Opening) -> int:
    while at < len(passages):
        passage = passages[at]
        following = [each for each in passages[at + 1 : at + 5] if each.kind in ("paragraph", "heading")]
        place = (
            is_place(passage) and len(following) > 2 and all(len(each.flat) < LONGEST_TITLE for each in following[:2])
        )
        if passage.kind in ("spacer", "rule"):
            at += 1
        elif is_navigation(passage) or place:
            opening.places.append(passage.flat)
            opening.take(passage)
            at += 1
        elif is_updated(passage):
            opening.updated = passage.flat
            opening.take(passage)
            at += 1
        else:
            break
    return at


def _read_zone(passages: Passages, at: int, opening: Opening) -> int:
    """Take the short lines up to a rule, a credit line, the date or the first line that is none of a title's."""
    while at < len(passages):
        passage = passages[at]
        if passage.kind == "spacer" or (passage.kind == "rule" and _title_goes_on(passages, at, opening)):
            at += 1
        elif passage.kind == "image" and not opening.zone:
            opening.images.append(passage)
            at += 1
        elif opening.date is None and (date := _bracketed_date(passage)):
            opening.date, opening.date_line = date, passage.line
            _keep_words_about_date(passage, opening)
            at += 1
        elif _is_of_title(passage, opening):
            opening.zone.append(passage)
            opening.take(passage)
            at += 1
        else:
            break
    return at


def _title_goes_on(passages: Passages, at: int, opening: Opening) -> bool:
    """Whether the rule only parts lines of the title: a heading stands between it and another rule."""
    if any(passage.level == 1 for passage in opening.zone) or opening.date:
        return False
    following = [each for each in passages[at + 1 : at + 6] if each.kind != "spacer"]
    kinds = [each.kind for each in following]
    if not opening.zone:
        return True
    headings = [each for each in following[: kinds.index("rule")] if each.kind == "heading"] if "rule" in kinds else []
    return bool(headings) and kinds[0] == "heading" and all(fits_title(each) for each in headings)


def fits_title(passage: Passage) -> bool:
    """Whether the passage is short enough for a title: few words on few lines."""
    return len(passage.flat) <= LONGEST_TITLE and passage.words.count("\n") <= 3


def _is_of_title(passage: Passage, opening: Opening) -> bool:
    words = passage.flat
    if passage.kind not in ("paragraph", "heading") or not fits_title(passage) or not words:
        return False
    if (
        passage.level != 1
        and opening.zone
        and any(is_credit(line, len(opening.zone) > 1) for line in passage.words.split("\n"))
    ):
        return False
    if opening.date and not (passage.kind == "heading" and not opening.zone):
        return _is_bracketed(words) and len(opening.zone) > 1
    if passage.kind == "heading":
        return not re.fullmatch(r"(?:[IVX]+|\d+)\.?", words)
    if SALUTATION.fullmatch(words) and words[-1] in ",:.!–—" and len(opening.zone) > 1:
        return False
    ended = re.search(r"[^.][.,;:]$", words) and not re.search(r"\b(?:[A-Z]|Jr|Sr|St|Dr|Mr|Co|etc)\.$", words)
    enough = len(opening.zone) >= 4
    roman = re.fullmatch(r"(?:[IVX]+|\d+)\.?", words)
    return (
        not (ended and (len(opening.zone) > 1 or len(words) > 70))
        and not enough
        and not roman
        and not words.startswith(("“", "["))
    )


def _is_bracketed(words: str) -> bool:
    return words.startswith("(") and words.endswith(")")


def _bracketed_date(passage: Passage) -> PartialDate | None:
    words = passage.flat
    if passage.kind not in ("paragraph", "heading") or len(words) > 120:
        return None
    if date := only_date(words):
        return date
    found = first_date(words) if re.match(r"[(\[]", words) else None
    return found.date if found else None


def _keep_words_about_date(passage: Passage, opening: Opening) -> None:
    """Words beside a date in brackets, as “(Speech at Leeds, May 1890)”, are a line of the title too."""
    opening.take(passage)
    if not only_date(passage.flat):
        opening.zone.append(passage)


def _read_credits(passages: Passages, at: int, opening: Opening) -> int:
    """Take the credit lines: between rules, or as long as they are nothing else."""
    ruled = False
    start = at
    while at < len(passages):
        passage = passages[at]
        if passage.kind == "spacer":
            at += 1
        elif passage.kind == "rule":
            if ruled and at > start + 1:
                return at + 1
            ruled = True
            at += 1
        elif _is_credits(passage, not opening.credits) or (ruled and _between_rules(passages, at)):
            _take_credits(passage, opening)
            at += 1
        else:
            break
    return at


def _is_credits(passage: Passage, first: bool = True) -> bool:
    """Whether the first line of a paragraph and most of the others are credit lines.

    A bare name with a date is one only where it is the first; later it is the dateline of a letter.
    """
    lines = [line for line in passage.words.split("\n") if line.strip()]
    if passage.kind != "paragraph" or not lines or len(passage.flat) > 1500:
        return False
    found = [is_credit(line, first) for line in lines]
    labelled = passage.role.startswith("info") and sum(found) > 0
    return labelled or (found[0] and sum(found) * 2 >= len(found))


def _between_rules(passages: Passages, at: int) -> bool:
    """Whether a rule closes the credits soon, with a credit line among them."""
    following = passages[at : at + 8]
    kinds = [passage.kind for passage in following]
    if "rule" not in kinds:
        return False
    inside = [each for each in following[: kinds.index("rule")] if each.kind != "spacer"]
    short = all(each.kind == "paragraph" and len(each.flat) < 900 for each in inside)
    return short and any(_is_credits(each) for each in inside)


def _take_credits(passage: Passage, opening: Opening) -> None:
    opening.take(passage)
    opening.credits.extend(line.strip() for line in passage.words.split("\n") if line.strip())
