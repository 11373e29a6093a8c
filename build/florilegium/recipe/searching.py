"""The texts in which an editor’s tools look for names, and the words of the whole press."""

from collections.abc import Iterable, Sequence

from florilegium.diagnostics import Diagnostic, Refusal, in_order
from florilegium.model.article import Article
from florilegium.names.pieces import pieces_to_index
from florilegium.names.proposals import Usage, usage_of
from florilegium.read.house import read_house
from florilegium.read.shelf import article_file, article_ids, volume_ids
from florilegium.read.volume import read_volume
from florilegium.recipe.texts import read_all
from florilegium.workspace import Workspace


def texts_of(workspace: Workspace, ids: Sequence[str]) -> tuple[list[Article], tuple[Diagnostic, ...]]:
    """The pieces of the volumes and the articles of these ids, each once; all of the press where none is given.

    The findings of reading come with them. Refusal where one of them is an error.
    """
    volumes = [id for id in volume_ids(workspace) if not ids or id in ids]
    articles = [id for id in article_ids(workspace) if not ids or (id in ids and id not in volumes)]
    house, findings = read_house(workspace)
    pieces: dict[str, Article] = {}
    for volume in volumes:
        read, more = read_volume(workspace, house, volume)
        findings += more
        for piece in pieces_to_index(read):
            pieces.setdefault(piece.place.file, piece)
    alone, found = read_all(workspace, (id for id in articles if article_file(id) not in pieces))
    findings = in_order((*findings, *found))
    if any(each.is_error for each in findings):
        raise Refusal(*findings)
    return [*pieces.values(), *alone], findings


def words_of_the_press(workspace: Workspace, texts: Iterable[Article] = ()) -> Usage:
    """How the press uses its words: in all its articles, and in the texts of the editor’s that are given."""
    files = [article_file(id) for id in article_ids(workspace)]
    files += [text.place.file for text in texts if text.place.file not in files]
    return usage_of(workspace.read_text(file) for file in dict.fromkeys(files))
