"""The illustrations of a volume: each figure with a caption, its credit, and the page it stands on."""

from collections.abc import Iterator
from dataclasses import replace

from florilegium.diagnostics import Place
from florilegium.lists.text import entries, sentence
from florilegium.model.article import Article
from florilegium.model.inlines import Container, Designated, FolioReference, Inline, Inlines, Link, NoteCall, Text
from florilegium.model.text import Blocks, Figure
from florilegium.model.volume import Volume

FRONTISPIECE = "frontispiece"
_NOWHERE = Place("")


def illustrations(volume: Volume) -> Blocks:
    """An entry for each figure with a caption, in reading order."""
    return entries((words for piece in volume.pieces() for words in _of(piece)), volume.place)


def _of(piece: Article) -> Iterator[Inlines]:
    anchors = piece.figure_anchors()
    for figure in piece.figures():
        if figure.caption:
            anchor = anchors[figure.place]
            link = Link(f"figure:{piece.id}/{anchor}", _caption(figure))
            place = "Frontispiece" if piece.id == FRONTISPIECE else ""  # whose page has no folio
            yield (Designated("", (link, *_said(figure.credit, place)), figure.place), FolioReference(anchor))


def _said(*sentences: str) -> Iterator[Inline]:
    """The sentences that are not empty, behind a caption without a full stop."""
    before = ". "
    for each in filter(None, sentences):
        yield from (Text(before), *sentence((Text(each),)))
        before = " "


def _caption(figure: Figure) -> Inlines:
    """The short caption where there is one, else the whole, without its notes."""
    if figure.short:
        return (Text(figure.short),)
    return _without_notes(figure.caption.children) if figure.caption else ()


def _without_notes(inlines: Inlines) -> Inlines:
    return tuple(_bare(inline) for inline in inlines if not isinstance(inline, NoteCall))


def _bare(inline: Inline) -> Inline:
    """What can stand in a link: words instead of a link of their own."""
    if isinstance(inline, Container):
        inside = _without_notes(inline.children)
        return Designated("", inside, _NOWHERE) if isinstance(inline, Link) else replace(inline, children=inside)
    return inline
