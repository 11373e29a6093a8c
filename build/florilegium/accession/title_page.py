"""The title page of a book: which lines above a text are its titles, and which go back into the body."""

import re
from dataclasses import replace

from florilegium.accession.opening import Opening
from florilegium.accession.passages import Passage
from florilegium.accession.title import author_line, is_name, one_line, title_line

_END = re.compile(
    r"(?:table of )?contents\b.{0,3}|by:?|"
    r"(?:published|printed|issued|distributed|copyright(?:ed)?|author of|price|transcriber|illustrated|"
    r"(?:collected|translated|edited|compiled|selected|arranged|annotated|revised)(?:,| and| by| from| with))\b.*|"
    r"with (?:.* by\b.*|(?:an? |the )?(?:\w+ )?(?:preface|foreword|introduction|portraits?|illustrations))",
    re.IGNORECASE,
)
_SERIES = re.compile(r".*\b(?:library|series)\b.*\b(?:vol(?:ume)?|no|number)\b\.? ?[\dIVXLC]+\.?", re.IGNORECASE)
_MOST_LINES = 2


def give_back(opening: Opening, author: str, stated: str) -> None:
    """Keep in the opening's zone only titles and author; all other lines stand before the body, as paragraphs.

    `author` is who the page's head names, `stated` the title that the frame of the transcription states.
    """
    kept = _kept(opening, author, stated)
    back = [passage for at, passage in enumerate(opening.zone) if at not in kept]
    if not back:
        return
    for passage in back:
        opening.taken.remove((passage.line, passage.words))
        for run in passage.runs:
            if run.note:
                opening.calls.remove(run)
    opening.zone = [passage for at, passage in enumerate(opening.zone) if at in kept]
    opening.rest = (*_as_lines(back, opening.rest[:1]), *opening.rest)


def _kept(opening: Opening, author: str, stated: str) -> set[int]:
    """The indices of the lines that are title, author, or one of the two lines at most of a subtitle."""
    zone = opening.zone
    lines = [(each, one_line(each)) for each in zone]
    signed = author_line(lines, author, tuple(opening.places))
    title = title_line([line for at, line in enumerate(lines) if at != signed])
    if title is None or (stated and not _shares(one_line(title), stated)):
        return set()
    first = next(at for at, each in enumerate(zone) if each is title)
    kept, others = set[int](), 0
    for at, (_, line) in enumerate(lines):
        named = _names_author(zone, at, author)
        if at > first and _END.fullmatch(line) and not named:
            break
        other = at not in (first, signed) and not named
        if not (other and (_SERIES.fullmatch(line) or others >= _MOST_LINES)):
            kept.add(at)
            others += other
    return kept


def _names_author(zone: list[Passage], at: int, author: str) -> bool:
    """Whether the line is a bare “by” before the author's name, or a name after a bare “by”."""
    lines = [one_line(each) for each in zone[max(at - 1, 0) : at + 2]]
    here = min(at, 1)
    bare = re.compile(r"by:?", re.IGNORECASE)
    if bare.fullmatch(lines[here]):
        named = lines[here + 1] if here + 1 < len(lines) else ""
        return bool(named) and (named.lower() == author.lower() or (not author and is_name(named)))
    return here == 1 and bool(bare.fullmatch(lines[0])) and is_name(lines[1])


def _shares(title: str, stated: str) -> bool:
    """Whether one of the titles holds the other's words."""
    one, other = (" ".join(re.findall(r"\w+", each.lower())) for each in (title, stated))
    return one in other or other in one


def _as_lines(back: list[Passage], following: tuple[Passage, ...]) -> list[Passage]:
    """The lines as paragraphs; the last stays a heading where a paragraph follows, unless it is a “by” or after one."""
    heads = bool(following) and following[0].kind == "paragraph" and bool(following[0].flat)
    plain = [replace(each, kind="paragraph", level=0) for each in back]
    if heads and not any(re.fullmatch(r"by:?", one_line(each), re.IGNORECASE) for each in back[-2:]):
        plain[-1] = back[-1]
    return plain
