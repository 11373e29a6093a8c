"""What lies around a volume: the files it is made of, the articles it links to but does not hold."""

from collections.abc import Iterator
from dataclasses import replace

from florilegium.diagnostics import Refusal
from florilegium.model.article import Article
from florilegium.model.inlines import Inlines, Link
from florilegium.model.volume import Volume
from florilegium.read.body import Gathering
from florilegium.read.house import PRESS_FILE
from florilegium.read.shelf import article_file, files_of, read_front


def with_surroundings(gathering: Gathering, volume: Volume) -> Volume:
    """The volume with the files it is made of, and the addresses of articles it links to but does not hold."""
    files = {*gathering.files, *(file for text in volume.pieces() for file in files_of(text))}
    files.update(file for file in (PRESS_FILE,) if gathering.workspace.has(file))
    held = {text.id for text in volume.pieces()}
    linked = sorted({target for text in volume.pieces() for target in _links(text)} - held)
    files.update(article_file(each) for each in linked)
    addresses = tuple((each, _address(gathering, each)) for each in linked)
    return replace(volume, inputs=tuple(sorted(files)), addresses=tuple(pair for pair in addresses if pair[1]))


def _links(text: Article) -> Iterator[str]:
    for paragraph in text.paragraphs():
        yield from _targets(paragraph.children)


def _targets(inlines: Inlines) -> Iterator[str]:
    for inline in inlines:
        if isinstance(inline, Link) and inline.target.startswith("article:"):
            yield inline.target.removeprefix("article:")
        yield from _targets(getattr(inline, "children", ()))


def _address(gathering: Gathering, id: str) -> str:
    """The public address of an article that stands outside the volume; “” where it has none or cannot be read."""
    try:
        article = read_front(gathering.workspace, id, gathering.language)
    except Refusal:
        return ""
    return article.source.address or (article.transcription.address if article.transcription else "")
