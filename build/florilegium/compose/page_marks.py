"""Where printed pages begin in what the press makes from data: marks set into texts by counting their letters."""

from collections.abc import Sequence

from markupsafe import Markup, escape

from florilegium.compose.inlines import page_break
from florilegium.model.cutting import after_letters


class PageMarker:
    """Sets page breaks into the texts of a paragraph, one after the other; letters count through all of them."""

    def __init__(self, starts: Sequence[tuple[int, str]]) -> None:
        self._starts = list(starts)
        self._letters = 0

    def mark(self, text: str) -> Markup:
        """The text with the breaks that fall into it."""
        letters = sum(map(str.isalnum, text))
        due = [start for start in self._starts if start[0] - self._letters < letters]
        self._starts = self._starts[len(due) :]
        marked, done = Markup(""), 0
        for count, folio in due:
            before = count - self._letters
            at = after_letters(text, before) if before else 0
            marked += escape(text[done:at]) + Markup(page_break(folio))
            done = at
        self._letters += letters
        return marked + escape(text[done:])
