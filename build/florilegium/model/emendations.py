"""Emendations as the list, the record and the report have them, and what a press says of its own."""

from dataclasses import dataclass

from florilegium.diagnostics import Place

EMENDATIONS = "list-of-emendations"  # the kind of the piece that lists them
TRANSCRIPTION = "transcription"
SPELLING = "spelling"
DIVISION = "division"
# Classes that a volume may declare silent: they are made, and the list says so in one line.
SILENT_KINDS = {
    "quotation-marks": "quotation marks to the style of the house",
    "apostrophes": "apostrophes",
    "dashes": "dashes",
    "hyphens": "hyphens",
    "ellipses": "ellipses",
    "initials": "the spacing of initials",
    "blanks": "blanks before and between marks of punctuation",
    "capitals": "capitals",
    SPELLING: "spelling",
}
KINDS = (TRANSCRIPTION, "misprint", "punctuation", "conjecture", DIVISION, *SILENT_KINDS)
SPELLINGS = ("regularised", "original")
THIS_EDITION = "ed."
PARAGRAPH_END = "\n\n"  # what a deleted paragraph end is in a rejected reading
PILCROW = "¶"  # how the end of a paragraph is typed and printed among emendations


@dataclass(frozen=True, slots=True)
class EmendationStyle:
    """What a press or a volume says of emendations.

    With `spelling` “original” those of the class spelling are not made; those of `silent` classes are not listed.
    `sigla` are witnesses and their meanings; `archive` is the siglum of the archive's transcription, “” for none.
    """

    spelling: str = SPELLINGS[0]
    silent: tuple[str, ...] = ()
    sigla: tuple[tuple[str, str], ...] = ()
    archive: str = ""

    def meaning(self, siglum: str) -> str:
        """What the siglum stands for, “” where the press does not know it."""
        return dict(self.sigla).get(siglum, "this edition" if siglum == THIS_EDITION else "")

    def siglum_of(self, witness: str) -> str:
        """The siglum whose meaning is the name of this witness, “” where there is none."""
        return next((siglum for siglum, meaning in self.sigla if witness and meaning == witness), "")


@dataclass(frozen=True, slots=True)
class HeadEmendation:
    """An emendation of what stands above the text: `where` is title, subtitle or byline; see `inlines.Emendation`."""

    where: str
    reading: str
    rejected: str
    place: Place
    kind: str = ""
    siglum: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One emendation with its place: the words from `start` to `end` of the article's paragraph `paragraph`.

    `lemma` and `variant` are those words in this edition and in the transcription, as the list prints them (with ~
    and ∧); `words` are the lemma's as they stand in the text. The paragraph is 0 and `where` says the place in what
    stands above the text; `note` is the ordinal of the note that holds the words, 0 in the text.
    """

    article: str
    paragraph: int
    start: int
    end: int
    anchor: str
    words: str
    lemma: str
    variant: str
    reading: str
    rejected: str
    kind: str
    siglum: str
    reason: str
    place: Place
    note: int = 0
    where: str = ""

    @property
    def is_of_transcription(self) -> bool:
        """Whether the archive is to blame and to be told."""
        return self.kind == TRANSCRIPTION


@dataclass(frozen=True, slots=True)
class Erratum:
    """A slip as its archive is told of it: the words of the transcription around it, its line there, 0 if unknown."""

    entry: LedgerEntry
    before: str
    after: str
    line: int


@dataclass(frozen=True, slots=True)
class Report:
    """What one archive page has to mend: the piece, where it is kept, the pinned file and its hash, the errata."""

    article: str
    title: str
    address: str
    file: str
    sha256: str
    fetched: str
    errata: tuple[Erratum, ...]


@dataclass(frozen=True, slots=True)
class ListLine:
    """A line of the list: the entry, its place as printed, the siglum of the witness that has the variant."""

    entry: LedgerEntry
    place: str
    witness: str


@dataclass(frozen=True, slots=True)
class ArticleLines:
    """The lines of one article."""

    article: str
    title: str
    lines: tuple[ListLine, ...]


@dataclass(frozen=True, slots=True)
class EmendationList:
    """The list of emendations of a volume: those of the text, the errors of the transcriptions, what is explained.

    `sigla` are the witnesses that are named in it, with their meanings; `silent` the silent classes in words.
    """

    of_texts: tuple[ArticleLines, ...] = ()
    of_transcriptions: tuple[ArticleLines, ...] = ()
    sigla: tuple[tuple[str, str], ...] = ()
    silent: tuple[str, ...] = ()
    keeps_spelling: bool = False
    uses_same: bool = False  # whether ~, ∧ and ¶ stand in it
    uses_absent: bool = False
    uses_pilcrow: bool = False

    def lines(self) -> tuple[ListLine, ...]:
        """All lines in the order of the list."""
        return tuple(line for part in (*self.of_texts, *self.of_transcriptions) for line in part.lines)
