"""The git repository that a press folder lies in, asked by git itself."""

import os
import re
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from florilegium.diagnostics import Diagnostic, Refusal
from florilegium.model.release import CommittedFile, public_address

# What would lead git to another repository than the one that the folder lies in.
ASTRAY = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY", "GIT_NAMESPACE")
PLAINLY = {
    "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_REPLACE_OBJECTS": "1", "GIT_NO_LAZY_FETCH": "1",
    "GIT_TERMINAL_PROMPT": "0",
}  # fmt: skip
SUBMODULE, LINK, PROGRAM = "160000", "120000", "100755"


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository: the top folder of its work tree, and the path of the press folder in it.

    `press` is “” where that is the top itself, else it ends in “/”, as “press/”.
    """

    top: Path
    press: str = ""

    def head(self) -> str:
        """The commit that is checked out, as hexadecimal digits. Refusal K03 where there is none yet."""
        if commit := self.commit_of("HEAD"):
            return commit
        hint = "commit what you have: git add texts && git commit"
        raise Refusal(Diagnostic("K03", f"the repository “{self.top.name}” has no commit yet", hint=hint))

    def commit_of(self, name: str) -> str:
        """The commit that a tag, a branch or an abbreviation names, “” where there is none."""
        done = self._ask("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}", may_fail=True)
        return done.decode().strip()

    def is_shallow(self) -> bool:
        """Whether the history of the repository was cut off when it was fetched."""
        return self._ask("rev-parse", "--is-shallow-repository") == b"true\n"

    def descends_from(self, commit: str, other: str) -> bool:
        """Whether a commit is another, or has it among those before it."""
        known = self.commit_of(other)
        return bool(known) and self._ask("merge-base", commit, known, may_fail=True).decode().strip() == known

    def unclean(self, *folders: str, new: bool = True) -> tuple[str, ...]:
        """The files below these folders of the repository that differ from the last commit, sorted.

        “” is all of the repository. Those that are `new` and not in it are among them, or not; what git ignores is not.
        """
        untracked = f"--untracked-files={'all' if new else 'no'}"
        asked = ("status", "--porcelain", "-z", "--no-renames", untracked, "--", *_paths(folders))
        said = os.fsdecode(self._ask(*asked)).split("\0")
        return tuple(sorted(entry[3:] for entry in said if entry))

    def last_change(self, commit: str, files: Iterable[str]) -> int:
        """The seconds since 1970 of the newest commit, from this one back, that touched one of the files; 0 for none.

        The files are paths from the top of the repository.
        """
        wanted = "\n".join((commit, "--", *sorted(set(files)), "")).encode()
        said = self._ask("log", "-1", "--format=%ct", "--stdin", given=wanted)
        return int(said) if said.strip() else 0

    def files(self, commit: str, backwards: bool = False) -> Iterator[CommittedFile]:
        """Every file of a commit as git keeps it, by its path; what other repositories hold is left out."""
        listed = self._ask("ls-tree", "-r", "-z", "--full-tree", commit).split(b"\0")
        entries = sorted((_Entry.of(each) for each in listed if each), key=lambda each: each.path, reverse=backwards)
        contents = self._contents(entry.object for entry in entries if entry.mode != SUBMODULE)
        for entry in entries:
            if entry.mode != SUBMODULE:
                yield CommittedFile(entry.path, next(contents), entry.mode == PROGRAM, entry.mode == LINK)

    def submodules(self, commit: str) -> tuple[str, ...]:
        """The folders of a commit that other repositories hold."""
        listed = self._ask("ls-tree", "-r", "-z", "--full-tree", commit).split(b"\0")
        return tuple(entry.path for each in listed if each and (entry := _Entry.of(each)).mode == SUBMODULE)

    def holds(self, commit: str, *files: str) -> tuple[str, ...]:
        """Those of the files that are in a commit."""
        said = self._ask("ls-tree", "-z", "--name-only", "--full-tree", commit, "--", *files)
        return tuple(os.fsdecode(said).split("\0")[:-1])

    def remote(self) -> str:
        """The name of where it is pushed to, “origin” among several; “” where there is none."""
        names = self._ask("remote").decode().split()
        return "origin" if "origin" in names else next(iter(names), "")

    def address(self) -> str:
        """Where others get the repository over the web, see `public_address`; “” where there is no such place."""
        name = self.remote()
        said = self._ask("config", "--get", f"remote.{name}.url", may_fail=True) if name else b""
        return public_address(said.decode().strip())

    def may_tag(self) -> None:
        """Refusal K06 where git does not know who sets a tag."""
        try:
            self._ask("var", "GIT_COMMITTER_IDENT")
        except Refusal as refusal:
            hint = "say who you are: git config user.name “Anna Weber”, and git config user.email"
            raise Refusal(*(replace(each, hint=hint) for each in refusal.diagnostics)) from None

    def set_tag(self, tag: str, commit: str, words: str, epoch: int) -> None:
        """Set an annotated tag that bears this date. Refusal K06 where there is one of that name, or it cannot be."""
        dated = {"GIT_COMMITTER_DATE": f"{epoch} +0000"}
        self._ask("tag", "--annotate", "--no-sign", "--file=-", tag, commit, given=words.encode(), more=dated)

    def tags(self, prefix: str) -> tuple[str, ...]:
        """All tags that have this name, or begin with it and “/”, sorted."""
        return tuple(self._ask("for-each-ref", "--format=%(refname:strip=2)", f"refs/tags/{prefix}").decode().split())

    def _ask(
        self, *words: str, given: bytes = b"", may_fail: bool = False, more: dict[str, str] | None = None
    ) -> bytes:
        return ask_git(self.top, words, given=given, may_fail=may_fail, more=more)

    def _contents(self, objects: Iterable[str]) -> Iterator[bytes]:
        """The bytes of each of these objects in turn."""
        with subprocess.Popen(
            ("git", "cat-file", "--batch"), cwd=self.top, env=_environment(), stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        ) as git:  # fmt: skip
            assert git.stdin and git.stdout
            for name in objects:
                git.stdin.write(f"{name}\n".encode())
                git.stdin.flush()
                head = git.stdout.readline().split()
                if len(head) != 3 or len(content := git.stdout.read(int(head[2]) + 1)) <= int(head[2]):
                    hint = "fetch the whole repository again; “git fsck” says what else it lacks"
                    raise Refusal(Diagnostic("K06", f"git does not have the object {name}", hint=hint))
                yield content[:-1]


@dataclass(frozen=True, slots=True)
class _Entry:
    """A line of a tree as git lists it."""

    mode: str
    object: str
    path: str

    @staticmethod
    def of(listed: bytes) -> "_Entry":
        head, _, path = listed.partition(b"\t")
        mode, _, name = head.decode().split(" ")
        return _Entry(mode, name, os.fsdecode(path))


def open_repository(folder: Path) -> Repository:
    """The repository that a folder lies in. Refusal K01 where git is not there, K02 where the folder is in none."""
    top = os.fsdecode(ask_git(folder, ("rev-parse", "--show-toplevel"))).rstrip("\n")
    press = os.fsdecode(ask_git(folder, ("rev-parse", "--show-prefix"))).rstrip("\n")
    return Repository(Path(top), press)


def ask_git(
    folder: Path, words: Sequence[str], *, given: bytes = b"", may_fail: bool = False,
    more: dict[str, str] | None = None,
) -> bytes:  # fmt: skip
    """What git answers in a folder; b"" where it may fail and does. Refusal K01, K02, K06."""
    command = ("git", "--literal-pathspecs", "-c", "core.quotePath=false", *words)
    try:
        done = subprocess.run(command, cwd=folder, env=_environment(more), input=given, capture_output=True)
    except FileNotFoundError:
        hint = "install git; a release is made from what it keeps"
        raise Refusal(Diagnostic("K01", "git is not on this machine", hint=hint)) from None
    if done.returncode and not may_fail:
        raise Refusal(_refused(folder, words[0], done.stderr.decode(errors="replace")))
    return b"" if done.returncode else done.stdout


def _refused(folder: Path, word: str, said: str) -> Diagnostic:
    if "not a git repository" in said or "must be run in a work tree" in said:
        hint = "begin one there: git init && git add . && git commit"
        return Diagnostic("K02", f"the press folder “{folder.name}” is not in git", hint=hint)
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    reason = next((line for line in lines if re.match("fatal: |error: ", line)), lines[0] if lines else "nothing")
    hint = f"git says: {' '.join(lines)}" if len(lines) > 1 else "mend that, then try again"
    return Diagnostic("K06", f"git refuses “git {word}”: {reason.partition(': ')[2] or reason}", hint=hint)


def _environment(more: dict[str, str] | None = None) -> dict[str, str]:
    """That of this process, without what leads astray; git answers plainly, fetches nothing and asks nobody."""
    kept = {name: value for name, value in os.environ.items() if name not in ASTRAY}
    return {**kept, **PLAINLY, **(more or {})}


def _paths(folders: Sequence[str]) -> tuple[str, ...]:
    return tuple(folder.rstrip("/") or "." for folder in folders)
