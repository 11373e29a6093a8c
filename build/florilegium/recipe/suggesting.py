"""Likely slips of the texts, and the editor's decisions: a mark written into the article, or a slip remembered."""

from collections.abc import Sequence

from florilegium.diagnostics import Diagnostic
from florilegium.emendations.slips import suggest, vocabulary_of
from florilegium.model.article import Article
from florilegium.model.slips import Slip
from florilegium.read.emendation_text import with_mark
from florilegium.read.looked_at import FILE, read_rejected, with_rejected_slip
from florilegium.read.shelf import article_file, article_ids
from florilegium.recipe.searching import texts_of
from florilegium.recipe.texts import read_all
from florilegium.workspace import Workspace


def suggestions_of(workspace: Workspace, ids: Sequence[str]) -> tuple[tuple[Slip, ...], tuple[Diagnostic, ...]]:
    """The likely slips in the articles and volumes of these ids, and what reading found. Refusal.

    The words are weighed against those of the whole press. The editor's own texts are not looked at.
    """
    rejected = read_rejected(workspace)
    texts, findings = texts_of(workspace, ids)
    articles = [text for text in texts if _is_article(text)]
    known = {article.id for article in articles}
    others, _ = read_all(workspace, (id for id in article_ids(workspace) if id not in known))
    return suggest(articles, vocabulary_of((*articles, *others)), rejected), findings


def _is_article(text: Article) -> bool:
    return text.place.file == article_file(text.id)


def accept(workspace: Workspace, slip: Slip, reading: str, braces: str) -> int | None:
    """Write the emendation into its article. Refusal F05 to F07.

    By how many characters the paragraph grows; None where no mark at the slip's place would do just what is wanted.
    """
    file = article_file(slip.article)
    text = workspace.read_text(file)
    ends = b"\r\n" if b"\r\n" in workspace.read_bytes(file) else b"\n"
    marked = with_mark(text, file, slip, reading, braces)
    if marked is None:
        return None
    workspace.write({file: marked.text.encode().replace(b"\n", ends)}, workspace.root)
    return marked.growth


def reject(workspace: Workspace, slip: Slip) -> None:
    """Remember that the slip is none. Refusal F05 to F07."""
    text = workspace.read_text(FILE) if workspace.has(FILE) else ""
    workspace.write({FILE: with_rejected_slip(text, slip.article, slip.key).encode()}, workspace.root)
