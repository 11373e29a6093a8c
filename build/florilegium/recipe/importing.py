"""Transcriptions taken into the press: each text becomes an article, and its file the pinned source."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from florilegium.accession.article_file import Provenance
from florilegium.accession.epub.volume import Book, read_book, write_volume
from florilegium.accession.formats import format_of
from florilegium.accession.marked_up import Persons
from florilegium.accession.packed import CONTAINER, packed
from florilegium.accession.plan import Planned, plan_import, plan_volume, propose_id
from florilegium.accession.taking import take_in
from florilegium.accession.tei.reading import parts_of
from florilegium.diagnostics import Diagnostic, Place, Refusal
from florilegium.read.authority import read_authority
from florilegium.workspace import Workspace, files_in, files_outside, read_folder, read_outside

KINDS = (".txt", ".html", ".htm", ".xhtml", ".md", ".markdown", ".docx", ".epub", ".xml")
VOLUMES = "texts/volumes"


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of one source: the plan, or no plan where the file cannot be taken in; and what was found."""

    source: str
    plan: Planned | None
    diagnostics: tuple[Diagnostic, ...]
    file: str = ""

    @property
    def is_refused(self) -> bool:
        """Whether the source was not taken in for a reason that the editor must mend."""
        return self.plan.state == "clash" if self.plan else any(each.is_error for each in self.diagnostics)


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the editor says of an import: the id (“” for one made from the file's name), where the text comes from.

    `each` says by what a TEI file is parted into articles: “text”, “div” or the type of a division.
    """

    id: str = ""
    address: str = ""
    fetched: str = ""
    dry: bool = False
    each: str = ""


def import_sources(
    workspace: Workspace, sources: Iterable[Path], wishes: Wishes, tell: Callable[[str], None] = lambda name: None
) -> Iterator[Imported]:
    """Take in each file, and each file of a folder, one after another. Refusal F05 to F07 where nothing can be written.

    An article and its source are written together or not at all; what the press has is never overwritten.
    """
    sources = tuple(sources)
    for folder in sources:
        yield from (_not_followed(path) for path in files_outside(folder))
    persons = _persons(workspace)
    for path in expanded(sources):
        tell(path.name)
        try:
            yield from _import_one(workspace, path, wishes, persons)
        except Refusal as refusal:
            yield Imported(str(path), None, _placed(refusal.diagnostics, path, _name_of(path)))


def expanded(sources: Iterable[Path]) -> tuple[Path, ...]:
    """The files, and instead of each folder the transcriptions in it, sorted; an unpacked e-book is one."""
    return tuple(file for source in sources for file in _within(source))


def _within(source: Path) -> tuple[Path, ...]:
    for folder in (source, source / "src"):
        if (folder / CONTAINER).is_file():
            return (folder,)
    return files_in(source, KINDS)


def _name_of(path: Path) -> str:
    """The name of a file; an unpacked e-book gets one, of a folder “src” from the folder above."""
    if not path.is_dir():
        return path.name
    path = path.resolve()
    return f"{(path.parent if path.name == 'src' else path).name}.epub"


def _persons(workspace: Workspace) -> Persons:
    """The keys by which files may know the persons of the authority file: ids and the numbers of other files."""
    if not workspace.has("texts/names.toml"):
        return {}
    authority, _ = read_authority(workspace)
    keys = ((key, person.id) for person in authority.persons for key in (person.viaf, person.gnd, person.wikidata))
    return {**{key: id for key, id in keys if key}, **{person.id: person.id for person in authority.persons}}


def _import_one(workspace: Workspace, path: Path, wishes: Wishes, persons: Persons) -> Iterator[Imported]:
    name = _name_of(path)
    content = packed(read_folder(path)) if path.is_dir() else read_outside(path)
    form = format_of(content, name)
    if form == "epub":
        yield from _import_book(workspace, path, content, wishes)
        return
    id = wishes.id or propose_id(name)
    parts = parts_of(content, name, wishes.each) if form == "tei" and wishes.each else ("",)
    for part in parts:
        found = take_in(content, name, part, persons)
        found = replace(found, pin=id) if part else found
        yield _set_down(workspace, path, wishes, plan_import(
            found, f"{id}-{propose_id(part)}" if part else id, _existing(workspace), _provenance(wishes)))  # fmt: skip


def _import_book(workspace: Workspace, path: Path, content: bytes, wishes: Wishes) -> Iterator[Imported]:
    """Take in each piece of an e-book, its matter beside the volume, and last the draft of the volume."""
    book: Book = read_book(content, _name_of(path))
    id = wishes.id or propose_id(f"{book.title}.epub")
    for member in book.members():
        found = replace(take_in(content, _name_of(path), member.path), pin=id)
        file = f"{VOLUMES}/{id}/{member.matter}.md" if member.matter else ""
        name = f"{id}-{member.matter or member.stem}"
        plan = plan_import(found, name, _existing(workspace), _provenance(wishes), file)
        yield _set_down(workspace, path, wishes, plan, file)
    file = f"{VOLUMES}/{id}.toml"
    plan = plan_volume(write_volume(book, id).encode(), id, file, _existing(workspace), book.findings)
    yield _set_down(workspace, path, wishes, plan, file)


def _set_down(workspace: Workspace, path: Path, wishes: Wishes, plan: Planned, file: str = "") -> Imported:
    if not wishes.dry and plan.files:
        workspace.write(dict(plan.files), workspace.root)
    return Imported(str(path), plan, _placed(plan.diagnostics, path, _name_of(path)), file)


def _provenance(wishes: Wishes) -> Provenance:
    return Provenance(wishes.address, wishes.fetched)


def _existing(workspace: Workspace) -> Callable[[str], bytes | None]:
    return lambda file: workspace.read_bytes(file) if workspace.has(file) else None


def _not_followed(path: Path) -> Imported:
    message = f"“{path.name}” is a link that leads out of its folder, and was not followed"
    return Imported(str(path), None, (Diagnostic("I36", message, Place(str(path)), "name the file itself"),))


def _placed(diagnostics: Iterable[Diagnostic], path: Path, name: str) -> tuple[Diagnostic, ...]:
    """The diagnostics with the path of the source as it was typed, instead of its bare name."""
    return tuple(_at(each, path, name) for each in diagnostics)


def _at(each: Diagnostic, path: Path, name: str) -> Diagnostic:
    if not each.place or each.place.file != name:
        return each
    return Diagnostic(each.code, each.message, Place(str(path), each.place.line, each.place.column), each.hint)
