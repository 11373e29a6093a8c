"""The notes of an e-book: which elements are notes, what calls them, and a piece without those that stand in it."""

import posixpath
from copy import deepcopy

from florilegium.accession.epub.preparing import is_note_call
from florilegium.accession.epub.publication import NOTES, Piece, Publication, inner_path, types_of
from florilegium.accession.parsing import Element, child, given, inside, local, remove

_NOTE_TAGS = ("li", "aside", "p", "div", "dd", "section")


def notes_of(book: Publication) -> dict[tuple[str, str], Element]:
    """The notes of a book by path and id: what links that look like calls lead to."""
    named: dict[tuple[str, str], Element] = {}
    for piece in book.pieces:
        named.update({(piece.path, given(each, "id")): each for each in piece.tree.iter()
                      if isinstance(each.tag, str) and given(each, "id") and local(each) in _NOTE_TAGS})  # fmt: skip
    found = {}
    for piece in book.pieces:
        for link in inside(piece.tree, "a"):
            place = target_of(given(link, "href"), piece.path)
            if place in named and is_note_call(link) and "backlink" not in types_of(link):
                found[place] = named[place]
    return found


def target_of(address: str, path: str) -> tuple[str, str]:
    """The document and the id that an address in a document leads to."""
    before, _, id = address.partition("#")
    return (inner_path(posixpath.dirname(path), before) if before else path, id)


def own_body(piece: Piece, notes: dict[tuple[str, str], Element]) -> Element:
    """A copy of the body of a piece without the notes in it."""
    within = [id for path, id in notes if path == piece.path]
    tree = deepcopy(piece.tree)
    found = child(tree, "body")
    body = found if found is not None else tree
    for each in [each for each in body.iter() if isinstance(each.tag, str)]:
        if given(each, "id") in within or any(kind in NOTES for kind in types_of(each)):
            remove(each)
    return body
