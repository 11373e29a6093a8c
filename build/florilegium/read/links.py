"""Judges where links and pictures lead: to a public address, to an article, to a file of the press."""

import posixpath
import re
from urllib.parse import unquote

from florilegium.diagnostics import Place
from florilegium.read.construct import Construct
from florilegium.read.reading import Lead, Reading

SIGNATURES = {".png": b"\x89PNG\r\n", ".jpg": b"\xff\xd8\xff", ".jpeg": b"\xff\xd8\xff"}
PICTURES = (".svg", *SIGNATURES)
_PUBLIC = re.compile(r"https?://[^/\s.]+\.?[^\s]*", re.IGNORECASE)
_ARTICLE = re.compile(r"article:([a-z0-9-]+)")


def checked_target(reading: Reading, link: Construct, place: Place) -> str:
    """Where a link leads. Finding A21 where that is neither a public address nor “article:” with an id."""
    target = link.attribute("href")
    article = _ARTICLE.fullmatch(target)
    if article:
        reading.articles.append(Lead(article[1], place))
    elif not _PUBLIC.fullmatch(target):
        hint = "write [words](https://…), or [words](article:id) for an article of the press"
        reading.report("A21", f"“{target}” is neither a public address nor an article", place, hint)
    return target


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


def is_what_its_name_says(path: str, content: bytes) -> bool:
    """Whether a picture of the press begins as files with its ending do, and an SVG has its root element."""
    signature = SIGNATURES.get(posixpath.splitext(path)[1].lower())
    return content.startswith(signature) if signature else b"<svg" in content
