"""What lies around a volume: the files it is made of, the articles it leads to but does not hold."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from florilegium.diagnostics import Diagnostic, Place, Refusal
from florilegium.model.article import Article
from florilegium.model.inlines import Anchor, CrossReference, Link
from florilegium.model.medium import place_anchor
from florilegium.model.volume import BACK_MATTER, FRONT_MATTER, Outside, Volume
from florilegium.model.walking import every_inline
from florilegium.read.body import Gathering
from florilegium.read.house import PRESS_FILE
from florilegium.read.shelf import article_file, files_of, read_front


def with_surroundings(gathering: Gathering, volume: Volume) -> Volume:
    """The volume with the files it is made of, and what is known of articles it leads to but does not hold."""
    files = {*gathering.files, *(file for text in volume.pieces() for file in files_of(text))}
    files.update(file for file in (PRESS_FILE,) if gathering.workspace.has(file))
    kinds = {*FRONT_MATTER, *BACK_MATTER}
    led = {lead.article for text in volume.pieces() for lead in _leads(text)}
    linked = sorted(led - kinds - {text.id for text in volume.pieces()})
    files.update(article_file(each) for each in linked)
    others = tuple(_outside(gathering, each) for each in linked)
    return replace(volume, inputs=tuple(sorted(files)), others=others)


def astray(volume: Volume) -> tuple[Diagnostic, ...]:
    """V20 for each link or reference to a named place of the volume that is not there, or to a piece it has not."""
    matter = {each.kind for each in (*volume.front, *volume.back)}
    held = {text.id: text for text in volume.pieces()}
    found = []
    for text in volume.pieces():
        for lead in _leads(text):
            if lead.article in held and lead.label and lead.anchor not in _anchors(held[lead.article]):
                hint = f"name the place in {held[lead.article].place.file}: [words]{{#{lead.label}}}"
                message = f"no place in “{lead.article}” is named “{lead.label}”"
                found.append(Diagnostic("V20", message, lead.place or text.place, hint))
            elif lead.article in {*FRONT_MATTER, *BACK_MATTER} - matter - set(held):
                hint = "name it under front or back, or refer to something else"
                message = f"this volume has no “{lead.article}” to refer to"
                found.append(Diagnostic("V20", message, lead.place or text.place, hint))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Lead:
    article: str
    label: str
    place: Place | None = None

    @property
    def anchor(self) -> str:
        return place_anchor(self.article, self.label)


def _leads(text: Article) -> Iterator[_Lead]:
    for paragraph in text.paragraphs():
        for inline in every_inline(paragraph.children):
            if isinstance(inline, Link) and inline.target.startswith("article:"):
                article, _, label = inline.target.removeprefix("article:").partition("#")
                yield _Lead(article, label, paragraph.place)
            elif isinstance(inline, CrossReference):
                yield _Lead(inline.article, inline.label, inline.place)


def _anchors(text: Article) -> frozenset[str]:
    return frozenset(
        inline.anchor
        for paragraph in text.paragraphs()
        for inline in every_inline(paragraph.children)
        if isinstance(inline, Anchor)
    )


def _outside(gathering: Gathering, id: str) -> Outside:
    """What an article outside the volume says of itself; no more than its id where it cannot be read."""
    try:
        article = read_front(gathering.workspace, id, gathering.language)
    except Refusal:
        return Outside(id, id, "")
    address = article.source.address or (article.transcription.address if article.transcription else "")
    return Outside(id, article.title, address)
