"""The articles of a volume as files for reuse: plain text, or Markdown with the pictures beside it."""

from collections.abc import Mapping

from florilegium.compose.epub import picture_files
from florilegium.compose.source_notes import cite, source_note
from florilegium.diagnostics import Diagnostic, Refusal, in_order
from florilegium.export.markdown import as_markdown
from florilegium.export.plain import as_text
from florilegium.model.article import Article
from florilegium.model.phrases import Phrases
from florilegium.model.volume import Volume
from florilegium.read.record import RECORD, read_record
from florilegium.recipe.build import make
from florilegium.recipe.reading import read_copy
from florilegium.workspace import Workspace

TEI = "tei"
NONE: Mapping[str, str] = {}
FORMS = {"text": "txt", "markdown": "md"}


def exported(workspace: Workspace, id: str, form: str) -> tuple[Mapping[str, bytes], tuple[Diagnostic, ...]]:
    """The files of a volume by name, and what was found on the way. Refusal with all that needs mending.

    `form` is one of FORMS, or “tei”, for which the pages of the print edition are set where they are not known.
    """
    if form == TEI:
        made = make(workspace, id, (TEI,))
        return {name: content for name, content in made.files.items() if name.endswith(".xml")}, made.diagnostics
    copy = read_copy(workspace, id)
    if any(each.is_error for each in copy.diagnostics):
        raise Refusal(*in_order(copy.diagnostics))
    files = texts_of(copy.volume, form, _folios(workspace, id))
    if form == "markdown":
        files |= {name: workspace.read_bytes(path) for path, name in picture_files(copy.volume).items()}
    return files, in_order(copy.diagnostics)


def _folios(workspace: Workspace, id: str) -> dict[str, str]:
    """The pages of each article in the edition that was built last, none where none was. Refusal S06."""
    file = f"out/{id}/{RECORD}"
    pieces = read_record(workspace.read_bytes(file), file).pieces if workspace.has(file) else ()
    return {piece.id: piece.folios for piece in pieces}


def texts_of(
    volume: Volume, form: str, folios: Mapping[str, str] = NONE, leads: Mapping[str, str] = NONE
) -> dict[str, bytes]:
    """Each article of a volume whose notes are numbered, by the name of its file.

    `folios` are the pages of articles, where they are known; `leads` say of articles and pictures where they are
    found, if that is not beside the file.
    """
    articles = [article for part in volume.parts for article in part.articles]
    names = {article.id: f"{article.id}.{FORMS[form]}" for article in articles}
    linked = {**names, **{other.id: other.address for other in volume.others}, **picture_files(volume), **leads}
    told = {article.id: _told(article, volume, folios.get(article.id, "")) for article in articles}
    return {names[article.id]: _written(article, form, told[article.id], linked).encode() for article in articles}


def _told(article: Article, volume: Volume, folios: str) -> dict[str, str]:
    licence = " ".join(filter(None, (volume.licence.name, volume.licence.address)))
    cited = _said(cite(article, volume, folios))
    return {"source": _said(source_note(article)), "citation": cited, "licence": licence}


def _written(article: Article, form: str, told: Mapping[str, str], files: Mapping[str, str]) -> str:
    if form == "markdown":
        return as_markdown(article, told, files)
    return as_text(article, tuple(filter(None, told.values())))


def _said(phrases: Phrases) -> str:
    return "".join(phrase.words for phrase in phrases)
