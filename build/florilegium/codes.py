"""Every diagnostic code of the press with its severity and its meaning; the manual prints this table."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Code:
    """One code: its severity (error, warning, note) and what it means, in one sentence."""

    severity: str
    meaning: str


CODES: dict[str, Code] = {
    # F: files and folders
    "F01": Code("error", "a file is not there"),
    "F02": Code("error", "a file may not be read"),
    "F03": Code("error", "a file is not UTF-8"),
    "F04": Code("error", "a file is larger than a text can be"),
    "F05": Code("error", "a file could not be written: no permission"),
    "F06": Code("error", "a file could not be written: the disk is full"),
    "F07": Code("error", "a file could not be written for another reason"),
    "F08": Code("error", "TOML cannot be parsed"),
    "F09": Code("error", "there is no press folder here"),
    # A: articles
    "A01": Code("error", "front matter has a key that the press does not know"),
    "A02": Code("error", "a value in the front matter is of the wrong sort"),
    "A03": Code("error", "a key that must be there is missing from the front matter"),
    "A04": Code("error", "a value is not one of those that can stand here"),
    "A05": Code("error", "the front matter is missing or not closed"),
    "A06": Code("error", "an article’s id is not made of small letters, digits and hyphens"),
    "A07": Code("error", "two files differ only by capitals"),
    "A08": Code("error", "the pinned transcription is not there"),
    "A09": Code("error", "the pinned transcription has changed since it was pinned"),
    "A10": Code("error", "a heading of a level or form that the dialect does not have"),
    "A11": Code("error", "a heading skips a level"),
    "A12": Code("error", "a heading stands where none can stand"),
    "A13": Code("error", "raw HTML"),
    "A14": Code("error", "code, which the dialect does not have"),
    "A15": Code("error", "a link definition, which the dialect does not have"),
    "A16": Code("error", "a picture stands inside a line"),
    "A17": Code("error", "a picture has no alternative text"),
    "A18": Code("error", "a picture is not there"),
    "A19": Code("error", "a picture is of a format or in a place that a book cannot use"),
    "A20": Code("error", "a task list, which the dialect does not have"),
    "A21": Code("error", "a link leads to something that is neither a public address nor an article"),
    "A22": Code("error", "an address stands in the text without angle brackets"),
    "A23": Code("error", "a mark of editing: deletion, insertion, comment"),
    "A24": Code("error", "a class, identifier or attribute that the dialect does not have"),
    "A25": Code("error", "a class or attribute stands where it cannot stand"),
    "A26": Code("error", "a line or tail of attributes belongs to nothing"),
    "A27": Code("error", "a container that the dialect does not have"),
    "A28": Code("error", "a container is not closed"),
    "A29": Code("error", "a note is called that is not there"),
    "A30": Code("error", "a note is not called"),
    "A31": Code("error", "a note is called twice"),
    "A32": Code("error", "a note is called inside a note"),
    "A33": Code("error", "two notes have one label"),
    "A34": Code("error", "words stand where the book would lose them"),
    "A35": Code("error", "a line break is typed as blanks"),
    "A36": Code("error", "a character that no book can hold"),
    "A37": Code("error", "a construct has nothing in it"),
    "A38": Code("error", "a link leads to an article that is not there"),
    "A39": Code("error", "constructs stand too deep inside one another"),
    "A40": Code("error", "something looks like a link or note but cannot be read as one"),
    "A41": Code("error", "a text has no words"),
    # V: volumes and the press's own settings
    "V01": Code("error", "a volume or press file has a key that the press does not know"),
    "V02": Code("error", "a value in a volume or press file is of the wrong sort"),
    "V03": Code("error", "a key that must be there is missing from a volume or press file"),
    "V04": Code("error", "a value in a volume or press file is not one of those that can stand there"),
    "V05": Code("error", "a volume lists its articles in no way or in more than one way"),
    "V06": Code("error", "a volume names an article that is not there"),
    "V07": Code("error", "a volume names an article twice"),
    "V08": Code("error", "an article has the id of one of the editor’s own texts in the volume"),
    "V09": Code("error", "an ISBN is wrong"),
    "V10": Code("error", "two formats have one ISBN"),
    "V11": Code("error", "front or back matter names a kind of piece that does not belong there"),
    "V12": Code("error", "front or back matter names a piece twice"),
    "V13": Code("error", "front or back matter names a piece whose text is not given"),
    "V14": Code("error", "a text of the editor’s is given that has no place in the volume"),
    "V15": Code("warning", "the articles are picked by a query that is not frozen"),
    "V16": Code("error", "a query picks no article"),
    "V17": Code("error", "a part has no articles"),
    "V18": Code("warning", "the press has no texts/press.toml"),
    "V19": Code("error", "there is no volume of that name"),
    # N: names
    "N01": Code("error", "a record of the authority file has a key that the press does not know"),
    "N02": Code("error", "a value in the authority file is of the wrong sort"),
    "N03": Code("error", "a record has no id or no headword"),
    "N04": Code("error", "two records have one id"),
    "N05": Code("error", "a see or see-also reference leads to no record"),
    "N06": Code("error", "see-references run in a circle"),
    "N07": Code("error", "a record refers to itself"),
    "N08": Code("error", "an id of a record is not made of small letters, digits and hyphens"),
    "N09": Code("warning", "two records have one headword"),
    "N10": Code("warning", "a form is that of several persons, and the article does not say of which"),
    "N11": Code("note", "a known surname stands after first names that fit no record"),
    "N20": Code("note", "a person of the authority file is not mentioned in the volume"),
    "N21": Code("note", "a see or see-also reference leads to a person who is not in the index"),
    "N22": Code("note", "a see-reference would stand next to the entry it leads to"),
    "N23": Code("warning", "an entry has more than six locators that nothing tells apart"),
    # I: taking in transcriptions
    # P: page designs
    "P01": Code("error", "a page design has a key that the press does not know"),
    "P02": Code("error", "a value in a page design is of the wrong sort"),
    "P03": Code("error", "a key that must be there is missing from a page design"),
    "P04": Code("error", "a value in a page design cannot be printed"),
    "P05": Code("error", "the type area of a page design is too small for a text"),
    "P06": Code("error", "there is no page design of that name"),
    # C: composing
    "C01": Code("error", "a template cannot be used"),
    # T: typesetting
    # R: the recipe
    "R01": Code("error", "the page numbers of front and back matter do not come to rest"),
    # E: EPUB and PDF files
    "E01": Code("error", "a document of the EPUB is not well-formed XML"),
    "E02": Code("error", "a link leads to a file that is not in the EPUB"),
    "E03": Code("error", "a link leads to an id that is not in its file"),
    "E04": Code("error", "an id stands twice in one document"),
    "E05": Code("error", "two files of the EPUB have one name"),
    "E06": Code("error", "a picture, stylesheet or font is fetched from outside the EPUB"),
}

FAMILIES = {
    "F": "files and folders",
    "A": "articles",
    "V": "volumes and the press’s own settings",
    "N": "names",
    "I": "taking in transcriptions",
    "P": "page designs",
    "C": "composing",
    "T": "typesetting",
    "E": "EPUB and PDF files",
}
