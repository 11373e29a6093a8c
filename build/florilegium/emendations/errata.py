"""An article with emendations turned into what its archive has to mend: each slip in its context, with its line."""

import re
from collections.abc import Iterator, Sequence
from html import unescape

from florilegium.emendations.entering import enter
from florilegium.emendations.lemmas import Placed, placed
from florilegium.model.article import Article, head_of
from florilegium.model.emendations import PARAGRAPH_END, PILCROW, Erratum, LedgerEntry
from florilegium.model.letters import fold
from florilegium.model.walking import plain_text

CONTEXT = 60  # characters before and behind a slip
_LONGEST = 40  # letters before and behind by which a slip is found again; fewer where these do not do
_TAG = re.compile(r"<[^>]*>")


def errata_of(article: Article, transcription: str, of_transcription: bool = True) -> tuple[Erratum, ...]:
    """The errata of an article in the order of the text: with `of_transcription` only the archive's own errors.

    `transcription` is the text of its pinned file, in which their lines are looked for; “” where it has none.
    """
    _, entries = enter(article)
    contexts = [(_above(article, entry), entry) for entry in entries if entry.where]
    inside = iter([entry for entry in entries if not entry.where])
    for paragraph in article.paragraphs():
        found = tuple(placed(paragraph.children))
        text = plain_text(paragraph.children)
        contexts += [(_around(text, each, found), next(inside)) for each in found]
    letters = _Letters(transcription)
    wanted = ((words, entry) for words, entry in contexts if entry.is_of_transcription or not of_transcription)
    return tuple(_erratum(words, entry, letters) for words, entry in wanted)


def _above(article: Article, entry: LedgerEntry) -> tuple[str, str]:
    """The words before and behind in title, subtitle or byline."""
    words = head_of(article.title, article.subtitle, article.authors)[entry.where]
    before, _, after = words.partition(entry.reading)
    return before, after


def _around(text: str, which: Placed, all_placed: Sequence[Placed]) -> tuple[str, str]:
    """The words of the transcription before and behind a slip in its paragraph."""
    return _undone(text, which, all_placed, before=True), _undone(text, which, all_placed, before=False)


def _undone(text: str, which: Placed, all_placed: Sequence[Placed], before: bool) -> str:
    number = next(number for number, each in enumerate(all_placed) if each is which)
    others = all_placed[:number] if before else all_placed[number + 1 :]
    done, parts = (0 if before else which.end), []
    for each in others:
        parts += [text[done : each.start], each.emendation.rejected]
        done = each.end
    return "".join((*parts, text[done : which.start] if before else text[done:]))


def _erratum(words: tuple[str, str], entry: LedgerEntry, letters: "_Letters") -> Erratum:
    before, after = words
    line = letters.line_of(before, entry.rejected, after)
    return Erratum(entry, _last_words(before), _first_words(after), line)


def _last_words(text: str) -> str:
    text = _in_a_line(text)
    cut = text[-CONTEXT:]
    return cut if cut == text else f"…{cut.partition(' ')[2]}"


def _first_words(text: str) -> str:
    text = _in_a_line(text)
    cut = text[:CONTEXT]
    return cut if cut == text else f"{cut.rpartition(' ')[0]}…"


def _in_a_line(text: str) -> str:
    return text.replace(PARAGRAPH_END, f" {PILCROW} ").replace("\n", " / ")


class _Letters:
    """The letters and digits of a transcription, without mark-up, with the line on which each stands."""

    def __init__(self, transcription: str) -> None:
        blanked = _TAG.sub(lambda tag: "\n" * tag[0].count("\n"), transcription)
        found = [(_plain(line), number) for number, line in enumerate(blanked.split("\n"), 1)]
        self.text = "".join(line for line, _ in found)
        self.lines = [number for line, number in found for _ in line]

    def line_of(self, before: str, slip: str, after: str) -> int:
        """The line of a slip between its neighbours; 0 where it is not found, or in more than one place."""
        head, inside, tail = map(_plain, (before, slip, after))
        for size in (_LONGEST, 20, 10):
            first, last = head[-size:], tail[:size]
            at = [match.start() for match in _everywhere(first + inside + last, self.text)]
            if len(at) == 1:
                behind = not slip and not before[-1:].isspace()  # an insertion belongs to the word that it touches
                return self.lines[min(at[0] + max(len(first) - behind, 0), len(self.lines) - 1)]
        return 0


def _everywhere(sought: str, text: str) -> Iterator[re.Match[str]]:
    return re.finditer(f"(?={re.escape(sought)})", text) if sought else iter(())


def _plain(text: str) -> str:
    return "".join(sign for sign in fold(unescape(text)) if sign.isalnum())
