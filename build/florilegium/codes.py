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
    # V: volumes and the press's own settings
    # N: names
    # I: taking in transcriptions
    # C: composing
    "C01": Code("error", "a template cannot be used"),
    # T: typesetting
    # E: EPUB and PDF files
    "E01": Code("error", "a document of the EPUB is not well-formed XML"),
    "E02": Code("error", "a link leads to a file that is not in the EPUB"),
    "E03": Code("error", "a link leads to an id that is not in its file"),
    "E04": Code("error", "an id stands twice in one document"),
    "E05": Code("error", "two files of the EPUB have one name"),
    "E06": Code("error", "a picture, stylesheet or font is fetched from outside the EPUB"),
}
