"""A release: an edition as it was given out, what it was made from, and with what."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from florilegium.model.changes import Changes
from florilegium.model.editions import RecordedEdition

RELEASES = "dist"  # the folder of the press that holds them: dist/<volume>/<edition>/
SUMS = "SHA256SUMS"
# The files of a release beside the books and their record.
INPUTS, BILL, PROVENANCE = "inputs.json", "bill-of-materials.cdx.json", "provenance.intoto.json"
NOTES, REBUILD, SIGNATURE = "release-notes.md", "rebuild", f"{SUMS}.minisig"
CHANGES = "changes.json"  # in every release but the first
PAPERS = (
    SUMS,
    SIGNATURE,
    NOTES,
    CHANGES,
    "record.json",
    INPUTS,
    BILL,
    PROVENANCE,
    REBUILD,
)  # as readers are offered them
MATERIALS = ("program", "interpreter", "library", "system", "font", "colour profile", "hyphenation", "style", "layout")
FOLDERS = ("program", "layout")  # of them, those that are many files: their hash is that of the list of their sums
_ADDRESS = re.compile(r"(?P<scheme>https?)://(?:[^/?#]*@)?(?P<rest>[^/?#@\s]+/[^?#@\s]*)(?:[?#]\S*)?")


@dataclass(frozen=True, slots=True)
class Origin:
    """The state of the press in git from which a release is made.

    `epoch` are the seconds since 1970 of the newest commit that touched one of the inputs (SOURCE_DATE_EPOCH);
    `repository` is the address that the press says, or that of the remote (`public_address`), “” where there is none;
    `press` is the path of the press folder in it, “” or ending in “/”.
    """

    commit: str  # 40 hexadecimal digits
    tag: str
    epoch: int
    repository: str = ""
    press: str = ""


@dataclass(frozen=True, slots=True)
class CommittedFile:
    """A file of a commit: its path from the top of the repository, and its bytes as git keeps them.

    Of a link the bytes are the path that it leads to.
    """

    path: str
    content: bytes
    is_program: bool = False
    is_link: bool = False


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file that the edition or the program is made from, by its path from the press folder."""

    file: str
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Material:
    """Something that the press works with and the bytes may depend on; `kind` is one of MATERIALS.

    `licence` is an SPDX expression, or its name where it has none there, and `package` a package URL, “” where they are
    not known; `sha256` is that of its file where it is one; `locked` are those that the lock lets be installed for it.
    """

    kind: str
    name: str
    version: str
    licence: str = ""
    package: str = ""
    sha256: str = ""
    locked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition of the two builds of a release that must not matter: what it is, how it was in each of them."""

    what: str
    first: str
    second: str


@dataclass(frozen=True, slots=True)
class Release:
    """All that the documents of a release tell. `record` are the bytes of its record, without timings."""

    edition: RecordedEdition
    record: bytes
    books: Mapping[str, bytes]  # by name: editions, covers, thumbnail
    origin: Origin
    inputs: tuple[InputFile, ...]  # sorted by file
    materials: tuple[Material, ...]
    changes: Changes | None = None  # since the newest release that is older; None where there is none
    conditions: tuple[Condition, ...] = ()  # under which it was built twice, with the same bytes
    public_key: str = ""  # with which its signature is checked; “” where it is not signed

    @property
    def name(self) -> str:
        """Its name, see `release_name`."""
        return release_name(self.edition.id, self.edition.edition)


def release_name(volume: str, edition: str) -> str:
    """The name of a release, which is its folder in RELEASES too.

    >>> release_name("owls", "2"), release_name("owls", "2nd, revised"), release_name("owls", "2.1")
    ('owls/2', 'owls/2nd-revised', 'owls/2.1')
    """
    plain = unicodedata.normalize("NFKD", edition.lower()).encode("ascii", "ignore").decode()
    return f"{volume}/{re.sub(r'[^a-z0-9.]+', '-', plain).strip('-.') or '1'}"


def public_address(address: str) -> str:
    """An address of a repository on the web as anyone may read it: without user, password and query; else “”.

    >>> public_address("https://anna:secret@forge.example/owls/press.git?token=1")
    'https://forge.example/owls/press.git'
    >>> public_address("git@forge.example:owls/press.git"), public_address("/home/anna/press")
    ('', '')
    """
    found = _ADDRESS.fullmatch(address)
    return f"{found['scheme']}://{found['rest']}" if found else ""


def tag_of(name: str) -> str:
    """The tag in git of the release of that name.

    >>> tag_of("owls/2")
    'release/owls/2'
    """
    return f"release/{name}"
