"""The release notes: what the edition is, what is in it, what changed, its files, how to see that they are genuine."""

from collections.abc import Iterator

from florilegium.model.changes import SORTS, changes_since
from florilegium.model.editions import MadeFile, RecordedEdition
from florilegium.model.release import REBUILD, SIGNATURE, SUMS, Release
from florilegium.model.wording import counted, date_in_words, join_names

FORMATS = {
    "epub": "EPUB, for reading devices",
    "screen": "PDF, for the screen",
    "print": "PDF, for the printer: the pages",
    "html": "web page, for a browser",
    "tei": "TEI, for scholars",
    "thumbnail": "picture of the cover",
}
GROUPS = {"article": "Articles", "moved": "Pages", "indexed": "Indexes", "counted": "In numbers"}  # by sort of change


def release_notes(release: Release, books: tuple[MadeFile, ...]) -> str:
    """The notes in Markdown; `books` are the files with sizes and hashes."""
    sections = (_head(release.edition), _contents(release.edition), _changes(release), _files(release, books))
    return "\n\n".join("\n".join(lines) for lines in (*sections, _checking(release))) + "\n"


def _head(edition: RecordedEdition) -> Iterator[str]:
    yield f"# {edition.title}: {edition.subtitle}" if edition.subtitle else f"# {edition.title}"
    yield ""
    yield f"Edition {edition.edition}, {date_in_words(edition.date)}."
    yield ""
    counts = (
        counted(len(edition.pieces), "article"), counted(len(edition.folios), "page"), counted(edition.words, "word"),
        counted(edition.notes, "note"), counted(edition.emendations, "emendation"),
    )  # fmt: skip
    yield f"It has {join_names(counts)}, and {counted(len(edition.headings), 'entry', 'entries')} in its indexes."


def _contents(edition: RecordedEdition) -> Iterator[str]:
    yield "## Contents"
    yield ""
    for piece in edition.pieces:
        by = f"{join_names(piece.authors)}, " if piece.authors else ""
        yield f"* {by}“{piece.title}”{f', {piece.folios}' if piece.folios else ''}"


def _changes(release: Release) -> Iterator[str]:
    if release.before is None:
        yield from ("## What changed", "", "This is the first edition that is released.")
        return
    changes = changes_since(release.before, release.edition)
    yield f"## What changed since edition {changes.edition} of {date_in_words(changes.date)}"
    for sort in SORTS:
        if lines := [each.words for each in changes.lines if each.sort == sort]:
            yield from ("", f"{GROUPS[sort]}:", "", *(f"* {words}" for words in lines))
    if not changes.lines:
        yield from ("", "Nothing that is counted here: no article, page, note, emendation or heading of an index.")


def _files(release: Release, books: tuple[MadeFile, ...]) -> Iterator[str]:
    yield "## Files"
    yield ""
    yield "| file | what it is | pages | bytes | SHA-256 |"
    yield "|---|---|--:|--:|---|"
    for file in books:
        what = _what_it_is(file, release.edition.id)
        yield f"| `{file.name}` | {what} | {file.pages or ''} | {file.bytes:,} | `{file.sha256}` |"


def _what_it_is(file: MadeFile, volume: str) -> str:
    if format := file.format(volume):
        return FORMATS[format]
    if not file.name.endswith(".pdf"):
        return "the edition as data"
    part = "the cover" if file.name.endswith("-cover.pdf") else "the pages"
    return f"PDF, for the printer: {part}"


def _checking(release: Release) -> Iterator[str]:
    yield "## Is it genuine?"
    yield ""
    yield "In the folder of this release, this says whether every file is as it was released:"
    yield ""
    yield f"    sha256sum --check {SUMS}"
    if release.public_key:
        yield ""
        yield f"The sums are signed, in `{SIGNATURE}`, and this says whether they are the press’s own:"
        yield ""
        yield f"    minisign -V -m {SUMS} -P {release.public_key}"
    yield ""
    yield f"Whoever would rather not trust anybody runs `./{REBUILD}`, which makes the books again from their sources."
