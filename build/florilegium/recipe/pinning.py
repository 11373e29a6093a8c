"""Each article held against its pinned transcription, with every emendation undone."""

from collections.abc import Iterable

from florilegium.accession.words import words_of
from florilegium.diagnostics import Diagnostic, Refusal
from florilegium.model.article import Article
from florilegium.model.proof import PinnedText
from florilegium.model.transcribed import Stretch
from florilegium.model.volume import Volume
from florilegium.prove.transcription import held_against
from florilegium.workspace import Workspace


def articles_of(volume: Volume) -> tuple[Article, ...]:
    """The articles of the volume's parts: the editor's own texts have no transcription."""
    return tuple(article for part in volume.parts for article in part.articles)


def prove_transcriptions(
    workspace: Workspace, articles: Iterable[Article]
) -> tuple[tuple[PinnedText, ...], tuple[Diagnostic, ...]]:
    """What is proved of each article; A60 for each departure without an emendation, A61 where one should be pinned."""
    proved: list[PinnedText] = []
    found: list[Diagnostic] = []
    for article in articles:
        pinned, departures = _proved(workspace, article)
        proved.append(pinned)
        found += departures
    return tuple(proved), tuple(found)


def _proved(workspace: Workspace, article: Article) -> tuple[PinnedText, tuple[Diagnostic, ...]]:
    pin = article.transcription
    if not pin:
        return PinnedText(article.id), _unpinned(article)
    try:
        words = words_of(workspace.read_bytes(pin.file), pin.file, pin.part)
    except Refusal as refusal:
        return PinnedText(article.id, pin.file), refusal.diagnostics
    stretches = tuple(Stretch(each.line, each.words, each.kind) for each in words)
    return held_against(article, stretches, workspace.read_text(article.place.file))


def _unpinned(article: Article) -> tuple[Diagnostic, ...]:
    """A61 for an article that comes from an archive; one that was written for the press is held against nothing."""
    if not (article.source.address or article.transcriber):
        return ()
    message = f"no transcription of “{article.title}” is pinned: its words cannot be proved"
    return (Diagnostic("A61", message, article.place, "give the file that it was made from under [transcription]"),)
