"""What an import would write, and what it leaves alone."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from florilegium.accession.article_file import UNKNOWN, Provenance, article_path, source_path, write_article
from florilegium.accession.transcription import Transcription
from florilegium.diagnostics import Diagnostic, Place

Existing = Callable[[str], bytes | None]


@dataclass(frozen=True, slots=True)
class Planned:
    """One import: `state` is new, same, edited or clash; `files` are what is to be written, none but for “new”."""

    id: str
    state: str
    files: tuple[tuple[str, bytes], ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def propose_id(name: str) -> str:
    """An id for a file of that name: its words in [a-z0-9], joined with hyphens; “article” where there are none.

    >>> propose_id("Connolly 1898 – Der Krieg & Ä.html")
    'connolly-1898-der-krieg-a'
    """
    stem = name.replace("\\\\", "/").rpartition("/")[2]
    stem = stem.rpartition(".")[0] or stem
    plain = unicodedata.normalize("NFKD", stem.replace("ß", "ss").replace("æ", "ae").replace("ø", "o")).lower()
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-") or "article"


def plan_import(
    transcription: Transcription, id: str, existing: Existing, provenance: Provenance = UNKNOWN, file: str = ""
) -> Planned:
    """What importing would do, where `existing(path)` gives the bytes of a file of the press folder or None.

    An article that is as the import writes it is left as it is; one that differs but comes from the same pinned source
    was edited and is never overwritten (I17); one from another source is a clash of ids, the caller’s to decide (I18).
    `file` is where the article goes, “” for the folder of articles.
    """
    article, source = file or article_path(id), source_path(id, transcription)
    there, pinned = existing(article), existing(source)
    text = write_article(transcription, id, provenance).encode()
    if there is None and pinned in (None, transcription.content):
        pin = ((source, transcription.content),) if pinned is None else ()
        return Planned(id, "new", ((article, text), *pin), transcription.diagnostics)
    if there is not None and pinned == transcription.content:
        as_before = write_article(transcription, id, _provenance_in(there)).encode()
        return _left_alone(id, article, there in (text, as_before))
    message = f"“{id}” is already the id of another text"
    hint = "name another id, or take the other text away"
    return Planned(id, "clash", (), (Diagnostic("I18", message, Place(article), hint),))


def _provenance_in(article: bytes) -> Provenance:
    """The address and the date fetched that an article file states: an import that gives none changes neither."""
    front = article.decode("utf-8", "replace").partition("\n+++")[0].partition("[transcription]")[2]
    stated = dict(re.findall(r'^(address|fetched) = "?(.*?)"?$', front, re.MULTILINE))
    return Provenance(stated.get("address", ""), stated.get("fetched", ""))


def _left_alone(id: str, article: str, same: bool) -> Planned:
    if same:
        return Planned(id, "same")
    message = f"“{id}” was edited since its import and is left as it is"
    hint = "to import it anew, take the article file away first"
    return Planned(id, "edited", (), (Diagnostic("I17", message, Place(article), hint),))


def plan_volume(text: bytes, id: str, file: str, existing: Existing, findings: tuple[Diagnostic, ...] = ()) -> Planned:
    """What writing the draft of a volume file would do: one that is there is left as it is (I17)."""
    there = existing(file)
    if there is None:
        return Planned(id, "new", ((file, text),), findings)
    return _left_alone(id, file, there == text)
