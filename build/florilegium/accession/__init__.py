"""Takes a transcription in: from the bytes of a page of an archive to an article file and a pinned source."""

from florilegium.accession.article_file import Provenance, article_path, source_path, write_article
from florilegium.accession.plan import Planned, plan_import, propose_id
from florilegium.accession.taking import take_in
from florilegium.accession.transcription import Taken, Transcription
from florilegium.accession.words import words_of

__all__ = [
    "Planned",
    "Provenance",
    "Taken",
    "Transcription",
    "article_path",
    "plan_import",
    "propose_id",
    "source_path",
    "take_in",
    "words_of",
    "write_article",
]
