"""Each article held against its pinned transcription, with every emendation undone."""

from collections.abc import Iterable, Iterator

from florilegium.diagnostics import Diagnostic, Refusal
from florilegium.model.article import Article
from florilegium.model.proof import PinnedText
from florilegium.model.transcribed import Stretch
from florilegium.model.volume import Volume
from florilegium.prove.transcription import heads_not_in, held_against, letters_of
from florilegium.recipe.proved_before import ProvedBefore
from florilegium.workspace import Workspace


def articles_of(volume: Volume) -> tuple[Article, ...]:
    """The articles of the volume's parts: the editor's own texts have no transcription."""
    return tuple(article for part in volume.parts for article in part.articles)


def prove_transcriptions(
    workspace: Workspace, articles: Iterable[Article], before: ProvedBefore | None = None
) -> tuple[tuple[PinnedText, ...], tuple[Diagnostic, ...]]:
    """What is proved of each article; A60 for departures without an emendation, A61 for none pinned, A62 for heads.

    What was proved `before` with the same words is not compared again.
    """
    proved: list[PinnedText] = []
    found: list[Diagnostic] = []
    for article in articles:
        pinned, departures = _proved(workspace, article, before or ProvedBefore())
        proved.append(pinned)
        found += departures
    return tuple(proved), tuple(found)


def _proved(workspace: Workspace, article: Article, before: ProvedBefore) -> tuple[PinnedText, tuple[Diagnostic, ...]]:
    pin = article.transcription
    if not pin:
        return PinnedText(article.id), _unpinned(article)
    try:
        content, text = workspace.read_bytes(pin.file), workspace.read_text(article.place.file)
        key = before.key(article, text, content)
        if known := before.known(key):
            return known, ()
        from florilegium.accession.words import words_of  # its readers are many, and needed only here

        words = words_of(content, pin.file, pin.part)
    except Refusal as refusal:
        return PinnedText(article.id, pin.file), refusal.diagnostics
    stretches = tuple(Stretch(each.line, each.words, each.kind) for each in words)
    pinned, departures = held_against(article, stretches, text)
    found = (*departures, *_strange_heads(article, stretches, content))
    if not found:
        before.remember(key, pinned)
    return pinned, found


def _strange_heads(article: Article, stretches: Iterable[Stretch], content: bytes) -> Iterator[Diagnostic]:
    """A62 for a title or a signature that the transcription has nowhere, and that is no emendation of its own."""
    pin = article.transcription
    strange = heads_not_in(article, stretches)
    if not (pin and strange):
        return
    from florilegium.accession.marked_up import NOBODY
    from florilegium.accession.taking import take_in

    read = take_in(content, pin.file, pin.part, NOBODY)
    unsure = {each.code for each in read.diagnostics}
    theirs = {"title": "" if "I04" in unsure else read.title, "byline": ", ".join(read.authors)}
    for where, words in strange:
        if theirs[where] and letters_of(words) not in letters_of(f"{read.title} {theirs[where]}"):
            message = f"the {where} “{words}” is not in {pin.file}, which has “{theirs[where]}”"
            hint = f'restore it, or mark it: [[emendation]] where = "{where}" rejected = "…"'
            yield Diagnostic("A62", message, article.place, hint)


def _unpinned(article: Article) -> tuple[Diagnostic, ...]:
    """A61 for an article that comes from an archive; one that was written for the press is held against nothing."""
    if not (article.source.address or article.transcriber):
        return ()
    message = f"no transcription of “{article.title}” is pinned: its words cannot be proved"
    return (Diagnostic("A61", message, article.place, "give the file that it was made from under [transcription]"),)
