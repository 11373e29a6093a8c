"""The release notes: what the edition is, what is in it, what changed, its files, how to see that they are genuine."""

import re
from collections.abc import Iterator

from florilegium.model.editions import MadeFile, RecordedEdition
from florilegium.model.release import INPUTS, REBUILD, SIGNATURE, SUMS, Release
from florilegium.model.wording import counted, date_in_words, join_names, size_in_words

FORMATS = {
    "epub": "EPUB, for reading devices",
    "screen": "PDF, for the screen",
    "print": "PDF, for the printer: the pages",
    "html": "web page, for a browser",
    "tei": "TEI, for scholars",
    "thumbnail": "picture of the cover",
}
GROUPS = {  # the sorts of changes under their headings
    "Articles": ("article",), "Words": ("worded",), "Notes": ("noted",), "Emendations": ("emended",),
    "Pages": ("moved", "paged"), "Indexes": ("indexed",), "In numbers": ("counted",),
}  # fmt: skip


def release_notes(release: Release, books: tuple[MadeFile, ...]) -> str:
    """The notes in Markdown; `books` are the files with sizes and hashes."""
    edition = release.edition
    sections = (
        _head(edition), _contents(edition), _changes(release), _files(edition.id, books), _making(release),
        _checking(release),
    )  # fmt: skip
    return "\n\n".join("\n".join(lines) for lines in sections) + "\n"


def _head(edition: RecordedEdition) -> Iterator[str]:
    counts = (
        counted(len(edition.pieces), "article"), counted(len(edition.folios), "page"), counted(edition.words, "word"),
        counted(edition.notes, "note"), counted(edition.emendations, "emendation"),
        f"{counted(len(edition.headings), 'entry', 'entries')} in the indexes",
    )  # fmt: skip
    yield f"# {_plain(f'{edition.title}: {edition.subtitle}' if edition.subtitle else edition.title)}"
    yield from ("", f"Edition {_plain(edition.edition)}, {date_in_words(edition.date)}.")
    yield from ("", f"It has {join_names(each for each in counts if not each.startswith('no '))}.")


def _contents(edition: RecordedEdition) -> Iterator[str]:
    yield from ("## Contents", "")
    for piece in edition.pieces:
        by = f"{_plain(join_names(piece.authors))}, " if piece.authors else ""
        pages = f", {'page' if piece.first == piece.last else 'pages'} {piece.folios}" if piece.folios else ""
        yield f"* {by}“{_plain(piece.title)}”{pages}"


def _changes(release: Release) -> Iterator[str]:
    changes = release.changes
    if changes is None:
        yield from ("## What changed", "", "This is the first edition that is released.")
        return
    yield f"## What changed since edition {_plain(changes.edition)} of {date_in_words(changes.date)}"
    for group, sorts in GROUPS.items():
        if lines := [each.words for each in changes.lines if each.sort in sorts]:
            yield from ("", f"{group}:", "", *(f"* {_plain(words)}" for words in lines))
    if not changes.compared:
        said = "was released before this one, and was not at hand to be compared with when this one was made"
        yield from ("", f"Edition {_plain(changes.edition)} {said}.")
    elif not changes.lines:
        yield from ("", "Nothing that is counted here: no article, page, note, emendation or heading of an index.")


def _plain(words: str) -> str:
    r"""The words with what Markdown would take for marks written so that it does not.

    >>> _plain("On <i> and *stars*")
    'On \\<i\\> and \\*stars\\*'
    """
    return re.sub(r"([\\`*_\[\]<>|~])", r"\\\1", words)


def _files(volume: str, books: tuple[MadeFile, ...]) -> Iterator[str]:
    yield from ("## Files", "", "| file | what it is | pages | size |", "|---|---|--:|--:|")
    for file in books:
        yield f"| `{file.name}` | {_what_it_is(file, volume)} | {file.pages or ''} | {size_in_words(file.bytes)} |"
    yield from ("", "Their SHA-256:", "")
    yield from (f"    {file.sha256}  {file.name}" for file in books)


def _what_it_is(file: MadeFile, volume: str) -> str:
    if format := file.format(volume):
        return FORMATS[format]
    if not file.name.endswith(".pdf"):
        return "the edition as data"
    return f"PDF, for the printer: {'the cover' if file.name.endswith('-cover.pdf') else 'the pages'}"


def _making(release: Release) -> Iterator[str]:
    origin = release.origin
    where = f" of {origin.repository}" if origin.repository else ""
    yield from ("## How it was made", "")
    yield f"From the commit `{origin.commit}`{where}, which bears the tag `{origin.tag}`."
    if program := next((each for each in release.materials if each.kind == "program"), None):
        yield f"The program was Florilegium {program.version}; all else that it was made with stands in `{INPUTS}`."
    if release.conditions:
        yield "It was built twice, under conditions that have little in common, and the bytes were the same."
    if checkers := [f"{each.checker} {each.version}" for each in release.edition.verdicts]:
        yield f"{join_names(checkers)} found nothing to mend in the EPUB."


def _checking(release: Release) -> Iterator[str]:
    yield from ("## Is it genuine?", "", "In the folder of this release, this says whether every file is as it was:")
    yield from ("", f"    sha256sum --check {SUMS}", "")
    if release.public_key:
        yield f"The sums are signed, in `{SIGNATURE}`, and this says whether they are the press’s own:"
        yield from ("", f"    minisign -V -m {SUMS} -P {release.public_key}", "")
    yield "Whoever would rather trust nobody makes the books again, from their sources, and compares:"
    yield from ("", f"    sh {REBUILD}" if release.origin.repository else f"    sh {REBUILD} REPOSITORY")
