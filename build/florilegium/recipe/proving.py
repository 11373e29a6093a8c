"""The proofs of a build: every character has a glyph, every locator's name stands on its page."""

from collections.abc import Iterator, Sequence

from florilegium.diagnostics import Diagnostic, Place
from florilegium.model.emendations import EMENDATIONS
from florilegium.model.printed import LEFTWARD, PageWords
from florilegium.model.walking import plain_text
from florilegium.prove.names import names_found_again
from florilegium.recipe.pagination import Pagination
from florilegium.recipe.reading import Copy
from florilegium.typeface.fonts import Fonts, missing_glyphs
from florilegium.workspace import Workspace


def glyph_findings(copy: Copy, fonts: Fonts, workspace: Workspace) -> tuple[Diagnostic, ...]:
    """T04 for every character of the texts that no font of the press has, at the place where it is typed."""
    passages = tuple(_passages(copy))
    if not missing_glyphs(fonts, (("".join(text for text, _ in passages), copy.volume.place),)):
        return ()
    return tuple(
        finding
        for text, place in passages
        if missing_glyphs(fonts, [(text, place)])
        for sign in sorted(set(text))
        for finding in missing_glyphs(fonts, [(sign, _typed(workspace, sign, place))])
    )


def _typed(workspace: Workspace, sign: str, place: Place) -> Place:
    """The first place from `place` on where the character stands in the file; `place` where it is typed otherwise."""
    lines = workspace.read_text(place.file, place).split("\n")
    for number, line in enumerate(lines[place.line - 1 :], place.line):
        start = place.column - 1 if number == place.line else 0
        if (column := line.find(sign, start)) >= 0:
            return Place(place.file, number, column + 1)
    return place


def _passages(copy: Copy) -> Iterator[tuple[str, Place]]:
    """Every passage that will be printed from the texts, with its place."""
    volume = copy.volume
    said = (volume.title, volume.subtitle, *volume.editors, *volume.translators, volume.copyright, volume.rights)
    imprint = (volume.printing, volume.paper, volume.cataloguing, volume.cover_credit, volume.series)
    yield " ".join((*said, *imprint, *(sibling.title for sibling in volume.siblings))), volume.place
    for piece in volume.pieces():
        signed = " ".join(author.signed for author in piece.authors)
        source = f"{piece.source.title} {piece.source.citation} {piece.rights} {piece.transcriber} {piece.markup}"
        yield f"{piece.title} {piece.subtitle} {signed} {source}", piece.place
        for paragraph in piece.paragraphs():
            yield plain_text(paragraph.children), paragraph.place
    is_listed = any(matter.kind == EMENDATIONS for matter in volume.back)
    for entry in copy.ledger if is_listed else ():  # else what was rejected is printed nowhere
        yield f"{entry.lemma} {entry.variant} {entry.siglum} {entry.reason}", entry.place
    yield " ".join(f"{siglum} {meaning}" for siglum, meaning in volume.house.emendations.sigla), volume.place
    for person in copy.authority.persons:
        yield f"{person.headword} {person.gloss} {person.dates}", person.place


def copied_texts(interior: bytes, words: Sequence[PageWords]) -> tuple[str, ...]:
    """The text of each page as it is read in the file; as it was set where words on it run from right to left.

    A reader gives such words in another order; that they stand there is proved sign by sign (E23). Where no page was
    drawn (b""), all are as they were set.
    """
    if not interior:
        return tuple("\n".join(line.whole for line in lines) for lines in words)
    from florilegium.bind.pdfium import page_texts  # with it comes PDFium

    read = page_texts(interior)[: len(words)]
    return tuple(
        "\n".join(line.whole for line in lines) if LEFTWARD.search(text) else text
        for text, lines in zip(read, words, strict=True)
    )


def name_findings(copy: Copy, pagination: Pagination, texts: Sequence[str]) -> tuple[Diagnostic, ...]:
    """E10 and following for every printed locator whose name is not found again on its page; `texts` are the pages’."""
    marks = {note.mark for piece in copy.volume.pieces() for note in piece.notes}
    return names_found_again(texts, copy.mentions, pagination.page_map, copy.discussions, marks, copy.ledger)
