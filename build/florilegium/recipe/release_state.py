"""Whether a press is in the state that a release is made from: clean, whole, at the commit of its edition."""

from collections.abc import Iterator
from dataclasses import dataclass

from florilegium.diagnostics import Diagnostic, Place, Refusal, in_order, refuse_errors
from florilegium.model.release import RELEASES, release_name, tag_of
from florilegium.model.volume import Volume
from florilegium.read.house import read_house
from florilegium.read.volume import read_volume
from florilegium.repository import Repository, open_repository
from florilegium.workspace import Workspace

PROGRAM = "build/florilegium"  # where a checkout carries the program
# What a book may be made from beside what git has already: a new file there is one that was forgotten.
SOURCES = ("texts", "layouts", "fonts", "build")
MOST = 20  # files that are named one by one


@dataclass(frozen=True, slots=True)
class State:
    """What a release is made from: the repository, the commit, the volume there; and what there is of it already.

    `program` is the folder of the repository in which it carries the program, “” or ending in “/”, None where it does
    not; `tagged` the commit that the release's tag names, “” where it is not set; `is_there` tells of its folder.
    """

    repository: Repository
    commit: str
    volume: Volume
    name: str
    program: str | None
    tagged: str
    is_there: bool

    @property
    def tag(self) -> str:
        return tag_of(self.name)

    @property
    def folder(self) -> str:
        """The folder of the release in the press folder."""
        return f"{RELEASES}/{self.name}"


def state_of(workspace: Workspace, id: str, edition: str) -> State:
    """The state, for the edition of that number, “” for the volume's own. Refusal with all that is in the way."""
    repository = open_repository(workspace.root)
    commit = repository.head()
    repository.may_tag()
    program = program_folder(repository, commit, repository.press)
    if unclean := tuple(_unclean(repository, program)):
        raise Refusal(*unclean)
    house, findings = read_house(workspace)
    volume, more = read_volume(workspace, house, id)
    refuse_errors(findings, more)
    name = release_name(id, volume.edition)
    tagged = repository.commit_of(f"refs/tags/{tag_of(name)}")
    state = State(repository, commit, volume, name, program, tagged, (workspace.root / RELEASES / name).exists())
    if hindrances := (*_hindrances(state), *_other_edition(volume, edition)):
        raise Refusal(*in_order(hindrances))
    return state


def program_folder(repository: Repository, commit: str, press: str) -> str | None:
    """The folder in which the commit has the program: that of the press, or the top; None for neither."""
    mains = {folder: f"{folder}{PROGRAM}/__main__.py" for folder in (press, "")}
    known = repository.holds(commit, *mains.values())
    return next((folder for folder, main in mains.items() if main in known), None)


def _unclean(repository: Repository, program: str | None) -> Iterator[Diagnostic]:
    """K04 for each file that is not as it was committed, and each new one among the sources."""
    press = repository.press
    house = () if program in (None, press) else tuple(f"{program}{source}" for source in SOURCES[1:])
    changed = {*repository.unclean(press, new=False), *repository.unclean(*(f"{press}{it}" for it in SOURCES), *house)}
    files = sorted(file.removeprefix(press) for file in changed)
    for file in files[:MOST]:
        hint = "commit it, or put it back with “git restore”; what is new and not to be in the book, take away"
        yield Diagnostic("K04", f"“{file}” is not as it is in the last commit", Place(file), hint)
    if len(files) > MOST:
        yield Diagnostic("K04", f"so are {len(files) - MOST} files more", None, "“git status” lists them all")


def _hindrances(state: State) -> Iterator[Diagnostic]:
    repository, place = state.repository, state.volume.place
    if repository.is_shallow():
        hint = "fetch all of it: git fetch --unshallow --tags"
        message = "the history of the repository is cut off, and does not say when the texts were changed last"
        yield Diagnostic("K05", message, None, hint)
    for folder in repository.submodules(state.commit):
        if folder.startswith(tuple(f"{repository.press}{source}" for source in SOURCES)):
            hint = "release from that repository, or take its files into this one"
            yield Diagnostic("K18", f"another repository holds “{folder}”", None, hint)
    if state.tagged and state.tagged != state.commit and not state.is_there:
        hint = f"it can be made again from there: git checkout {state.tag}; for a new edition raise “edition”"
        message = f"“{state.name}” was released from another commit, {state.tagged[:12]}"
        yield Diagnostic("K14", message, place, hint)
    parts = state.tag.split("/")
    for above in ("/".join(parts[:count]) for count in range(1, len(parts))):
        if above in repository.tags(above):
            hint = f"name that tag otherwise: git tag {above}-old {above} && git tag -d {above}"
            yield Diagnostic("K14", f"there is a tag “{above}”, and git then takes no “{state.tag}”", None, hint)
    yield from _told_otherwise(state)


def _told_otherwise(state: State) -> Iterator[Diagnostic]:
    """K15 where the volume's file tells another tag or commit than those of the release: the book prints them."""
    release, place = state.volume.release, state.volume.place
    if release.tag and release.tag != state.tag:
        hint = f'write it so in [release]: tag = "{state.tag}"'
        yield Diagnostic(
            "K15", f"the volume says that its tag is “{release.tag}”; it will be “{state.tag}”", place, hint
        )
    if release.commit and not state.repository.descends_from(state.commit, release.commit):
        hint = "name the commit that the texts were last changed in, or leave “commit” out: the tag leads to it"
        yield Diagnostic("K15", f"the volume says that it is made from “{release.commit}”, and it is not", place, hint)


def _other_edition(volume: Volume, edition: str) -> Iterator[Diagnostic]:
    if edition and edition != volume.edition:
        hint = f'write edition = "{edition}" and its date into the file and commit it, or release “{volume.edition}”'
        message = f"the volume is in its edition “{volume.edition}”, not “{edition}”"
        yield Diagnostic("K07", message, volume.place, hint)
