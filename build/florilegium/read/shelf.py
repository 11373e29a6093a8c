"""The articles and volumes of a press folder: their ids, their files, and what they lead to."""

import hashlib
from collections.abc import Iterator
from difflib import get_close_matches

from florilegium.diagnostics import Diagnostic, Place, Refusal, in_order
from florilegium.model.article import Article
from florilegium.read.article import take_in
from florilegium.read.fields import Fields
from florilegium.read.front_matter import read_head, split
from florilegium.read.pictures import fault_of
from florilegium.read.reading import Lead, Reading
from florilegium.workspace import Workspace

ARTICLES = "texts/articles"
VOLUMES = "texts/volumes"


def article_ids(workspace: Workspace) -> tuple[str, ...]:
    """The ids of all articles, sorted."""
    return tuple(file.removeprefix(f"{ARTICLES}/").removesuffix(".md") for file in workspace.listing(ARTICLES, ".md"))


def volume_ids(workspace: Workspace) -> tuple[str, ...]:
    """The ids of all volumes, sorted."""
    return tuple(file.removeprefix(f"{VOLUMES}/").removesuffix(".toml") for file in workspace.listing(VOLUMES, ".toml"))


def clashing_ids(workspace: Workspace) -> tuple[Diagnostic, ...]:
    """The files of articles and volumes that would be one file where capitals do not count. Finding A07."""
    found = []
    for folder, suffix in ((ARTICLES, ".md"), (VOLUMES, ".toml")):
        seen: dict[str, str] = {}
        for file in workspace.listing(folder, suffix):
            first = seen.setdefault(file.casefold(), file)
            if first != file:
                hint = "rename one of them: on many machines they are the same file"
                found.append(Diagnostic("A07", f"“{file}” and “{first}” differ only by capitals", Place(file), hint))
    return tuple(found)


def stray_articles(workspace: Workspace) -> tuple[Diagnostic, ...]:
    """The articles that lie in folders of their own, where the press does not look. Finding A42."""
    hint = f"move it to {ARTICLES}"
    return tuple(
        Diagnostic("A42", f"“{file}” is passed over: it lies in a folder of its own", Place(file), hint)
        for file in workspace.strays(ARTICLES, ".md")
    )


def article_file(id: str) -> str:
    """The path of an article's file."""
    return f"{ARTICLES}/{id}.md"


def read_article_file(workspace: Workspace, id: str, language: str = "en-GB") -> tuple[Article, tuple[Diagnostic, ...]]:
    """An article of the press, its pictures, links and pinned transcription checked. Refusal with all findings."""
    return read_text_file(workspace, article_file(id), id, language)


def read_text_file(
    workspace: Workspace, file: str, id: str, language: str, place: Place | None = None
) -> tuple[Article, tuple[Diagnostic, ...]]:
    """An article or a text of the editor's; `place` is where the file is asked for. Refusal with all findings."""
    article, reading = take_in(workspace.read_text(file, place), file, id, language)
    _check_leads(workspace, reading)
    _check_pin(workspace, reading)
    findings = in_order(reading.findings)
    if article is None or any(each.is_error for each in findings):
        raise Refusal(*findings)
    return article, findings


def read_front(workspace: Workspace, id: str, language: str) -> Article:
    """An article without its body: what its front matter says. Refusal with all findings."""
    file = article_file(id)
    findings: list[Diagnostic] = []
    head = split(workspace.read_text(file), file, findings)
    given = read_head(Fields(head.table, head.keys, findings, "A"), language) if head.keys.lines else {"title": ""}
    if findings:
        raise Refusal(*in_order(findings))
    return Article(id=id, place=Place(file), body=(), **given)


def files_of(article: Article) -> Iterator[str]:
    """The files that an article is made of: its own, its pinned transcription, its pictures."""
    yield article.place.file
    if article.transcription:
        yield article.transcription.file
    yield from (figure.image for figure in article.figures())


def _check_leads(workspace: Workspace, reading: Reading) -> None:
    for picture in reading.pictures:
        _check_picture(workspace, reading, picture)
    for link in reading.articles:
        if not workspace.has(article_file(link.target)):
            hint = near(link.target, article_ids(workspace))
            reading.report("A38", f"there is no article “{link.target}”", link.place, hint)


def _check_picture(workspace: Workspace, reading: Reading, picture: Lead) -> None:
    if not workspace.has(picture.target):
        hint = "mend the path, which begins at the article’s own folder, or add the file"
        reading.report("A18", f"the picture “{picture.target}” is not there", picture.place, hint)
        return
    fault = fault_of(picture.target, workspace.read_bytes(picture.target, picture.place))
    if fault:
        reading.report("A19", f"the picture “{picture.target}” {fault[0]}", picture.place, fault[1])


def near(id: str, ids: tuple[str, ...], otherwise: str = "") -> str:
    """A hint with the ids that look like this one, else the other hint."""
    found = get_close_matches(id, ids, 3)
    return (
        f"did you mean “{'” or “'.join(found)}”?" if found else otherwise or f"add {article_file(id)}, or mend the id"
    )


def _check_pin(workspace: Workspace, reading: Reading) -> None:
    pin = reading.pins[0] if reading.pins else None
    if pin is None:
        return
    try:
        content = workspace.read_bytes(pin.pinned.file)
    except Refusal:
        hint = "put the file back; the path begins at the press folder"
        reading.report("A08", f"the pinned transcription “{pin.pinned.file}” is not there", pin.file, hint)
        return
    found = hashlib.sha256(content).hexdigest()
    if found != pin.pinned.sha256:
        message = f"“{pin.pinned.file}” is not the transcription that was pinned: its SHA-256 is {found}"
        reading.report("A09", message, pin.sha256, "put the old file back; a new transcription is imported anew")
