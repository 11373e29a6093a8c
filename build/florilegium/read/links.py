"""Judges where links and pictures lead: to a public address, to an article, to a file of the press."""

import posixpath
import re
from urllib.parse import unquote

from florilegium.diagnostics import Place
from florilegium.model.volume import BACK_MATTER, FRONT_MATTER
from florilegium.read.construct import Construct
from florilegium.read.pictures import PICTURES
from florilegium.read.reading import Lead, Reading

PIECES = frozenset((*FRONT_MATTER, *BACK_MATTER))
_PUBLIC = re.compile(r"https?://[^/\s.]+\.?[^\s]*", re.IGNORECASE)
_ARTICLE = re.compile(r"article:([a-z0-9-]+)(?:#([a-z0-9-]+))?")
_PAGE = re.compile(r"page:([a-z0-9-]*)(?:#([a-z0-9-]+))?")


def checked_target(reading: Reading, link: Construct, place: Place) -> str:
    """Where a link leads. Finding A21 where that is neither a public address nor “article:” with an id."""
    target = link.attribute("href")
    article = _ARTICLE.fullmatch(target)
    if article and article[1] == reading.id and article[2]:
        reading.sought.append(Lead(article[2], place))
    elif article:
        reading.articles.append(Lead(article[1], place))
    elif not _PUBLIC.fullmatch(target):
        hint = "write [words](https://…), [words](article:id) for an article of the press, [see](page:id) for its page"
        reading.report("A21", f"“{target}” is neither a public address nor an article", place, hint)
    return target


def checked_reference(reading: Reading, link: Construct, place: Place) -> tuple[str, str] | None:
    """The article and the label that a cross-reference names, None for a link. “page:#label” is in the text itself."""
    target = link.attribute("href")
    found = _PAGE.fullmatch(target)
    if not found:
        return None
    article, label = found[1] or reading.id, found[2] or ""
    if not found[1] and not label:
        hint = "write [see](page:id), [see](page:id#label) or [see](page:#label)"
        reading.report("A21", f"“{target}” names neither an article nor a place", place, hint)
    if article == reading.id and label:
        reading.sought.append(Lead(label, place))
    elif article not in PIECES and article != reading.id:
        reading.articles.append(Lead(article, place))
    return article, label


def checked_picture(reading: Reading, image: Construct, place: Place) -> str:
    """The picture's path in the press folder. Finding A19 for an address, another folder, another format."""
    source = unquote(image.attribute("src"))
    path = posixpath.normpath(posixpath.join(posixpath.dirname(reading.file), source))
    if ":" in source or source.startswith("/") or path.startswith(".."):
        hint = "keep the picture in the press folder and name it from the article’s own folder"
        reading.report("A19", f"the picture “{source}” lies outside the press folder", place, hint)
    elif not path.lower().endswith(PICTURES):
        hint = f"the press prints {', '.join(PICTURES)}"
        reading.report("A19", f"“{source}” is no picture that the press can print", place, hint)
    else:
        reading.pictures.append(Lead(path, place))
    return path
