"""Transcriptions taken into the press: each file becomes an article and its pinned source."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from florilegium.accession.article_file import Provenance
from florilegium.accession.plan import Planned, plan_import, propose_id
from florilegium.accession.taking import take_in
from florilegium.diagnostics import Diagnostic, Place, Refusal
from florilegium.workspace import Workspace, files_in, read_outside

KINDS = (".txt", ".html", ".htm", ".xhtml", ".md", ".markdown")


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of one source: the plan, or no plan where the file cannot be taken in; and what was found."""

    source: str
    plan: Planned | None
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the editor says of an import: the id (“” for one made from the file's name), where the text comes from."""

    id: str = ""
    address: str = ""
    fetched: str = ""
    dry: bool = False


def import_sources(
    workspace: Workspace, sources: Iterable[Path], wishes: Wishes, tell: Callable[[str], None] = lambda name: None
) -> Iterator[Imported]:
    """Take in each file, and each file of a folder, one after another. Refusal F05 to F07 where nothing can be written.

    An article and its source are written together or not at all; what the press has is never overwritten.
    """
    for path in expanded(sources):
        tell(path.name)
        yield _import_one(workspace, path, wishes)


def expanded(sources: Iterable[Path]) -> tuple[Path, ...]:
    """The files, and instead of each folder the transcriptions in it, sorted."""
    return tuple(file for source in sources for file in files_in(source, KINDS))


def _import_one(workspace: Workspace, path: Path, wishes: Wishes) -> Imported:
    try:
        transcription = take_in(read_outside(path), path.name)
    except Refusal as refusal:
        return Imported(str(path), None, _placed(refusal.diagnostics, path))
    provenance = Provenance(wishes.address, wishes.fetched)
    plan = plan_import(transcription, wishes.id or propose_id(path.name), _existing(workspace), provenance)
    if not wishes.dry and plan.files:
        workspace.write(dict(plan.files), workspace.root)
    return Imported(str(path), plan, _placed(plan.diagnostics, path))


def _existing(workspace: Workspace) -> Callable[[str], bytes | None]:
    return lambda file: workspace.read_bytes(file) if workspace.has(file) else None


def _placed(diagnostics: Iterable[Diagnostic], path: Path) -> tuple[Diagnostic, ...]:
    """The diagnostics with the path of the source as it was typed, instead of its bare name."""
    return tuple(_at(each, path) for each in diagnostics)


def _at(each: Diagnostic, path: Path) -> Diagnostic:
    if not each.place or each.place.file != path.name:
        return each
    return Diagnostic(each.code, each.message, Place(str(path), each.place.line, each.place.column), each.hint)
