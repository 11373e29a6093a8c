"""The series of notes, and how the house prints each: its marks, where it is set, the sign that closes it."""

from dataclasses import dataclass

MARKS = ("numbers", "letters", "symbols", "roman")
FOOT, END_OF_PIECE, END_OF_BOOK = "foot", "end-of-piece", "end-of-book"
SETTINGS = (FOOT, END_OF_PIECE, END_OF_BOOK)
SERIES = ("author", "earlier", "translator", "editor")  # in the order in which they stand at the foot of a page
ENDNOTES = "endnotes"  # the piece of the notes at the end of the book
NAME = "{name}"  # in a closing sign: the translator or the earlier editor whom the article names


@dataclass(frozen=True, slots=True)
class SeriesStyle:
    """How a series is printed: one of MARKS, one of SETTINGS, and the words that close each note, “” for none."""

    marks: str
    setting: str = FOOT
    closing: str = ""


@dataclass(frozen=True, slots=True)
class NoteStyles:
    """The style of each series. At the foot of a page notes stand by series or by the order of their calls.

    `tall` says what becomes of a note too tall for its page: “split”, or “end-of-piece”.
    """

    author: SeriesStyle = SeriesStyle("numbers")
    editor: SeriesStyle = SeriesStyle("letters")
    translator: SeriesStyle = SeriesStyle("symbols", FOOT, "—Tr.")
    earlier: SeriesStyle = SeriesStyle("roman", FOOT, f"—{NAME}")
    order: str = "series"  # or “calls”
    tall: str = "split"

    def of(self, series: str) -> SeriesStyle:
        """The style of a series, one of SERIES."""
        styles = {
            "author": self.author,
            "editor": self.editor,
            "translator": self.translator,
            "earlier": self.earlier,
        }
        return styles[series]


def series_of(label: str) -> str:
    """The series of the note with that label.

    >>> series_of("3"), series_of("ed3"), series_of("tr-a"), series_of("ee1")
    ('author', 'editor', 'translator', 'earlier')
    """
    beginnings = {"ed": "editor", "tr": "translator", "ee": "earlier"}
    return beginnings.get(label[:2], "author")
