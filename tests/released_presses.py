"""A press in git whose program sets down a book that was made before: what a release does is seen in a second."""

import os
import subprocess
import sys
from pathlib import Path

from books import ROOT, Book, write_press
from releases import PRESS

WHO = {
    "GIT_AUTHOR_NAME": "Anna", "GIT_AUTHOR_EMAIL": "anna@press.example", "GIT_COMMITTER_NAME": "Anna",
    "GIT_COMMITTER_EMAIL": "anna@press.example", "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1",
}  # fmt: skip
# What stands in for the press's program: it says the steps, what “said” has, and copies what “kept” has.
PROGRAM = """
import json, os, pathlib, shutil, sys, time
here, words = pathlib.Path.cwd(), sys.argv[1:]
out = pathlib.Path(words[words.index("--out") + 1]) / words[1]
for step in ("read the texts and mark the names", "set the body", "prove", "write the record"):
    print(f"step: {step}", file=sys.stderr, flush=True)
    time.sleep(float((here / "pause").read_text()) if (here / "pause").exists() else 0)
if (here / "said").exists():
    print((here / "said").read_text(), file=sys.stderr)
if (here / "broken").exists():
    sys.exit(1)
shutil.copytree(here / "kept", out)
if "--certified-by" in words:
    record = {**json.loads((out / "record.json").read_text("utf-8")), "seconds": {}}
    (out / "record.json").write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\\n", "utf-8")
if (here / "moody").exists():
    (out / "owls.html").write_text(os.environ["TZ"])
if (here / "mending").exists():
    (here / "texts/volumes/owls").mkdir()
    (here / "texts/volumes/owls/mends.toml").write_text("x = 1")
"""


def git(folder: Path, *words: str, date: int = 1_700_000_000) -> str:
    """What git answers."""
    dated = {"GIT_AUTHOR_DATE": f"{date} +0000", "GIT_COMMITTER_DATE": f"{date} +0000"}
    command = ["git", "-c", "protocol.file.allow=always", *words]
    done = subprocess.run(command, cwd=folder, env={**os.environ, **WHO, **dated}, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def commit(folder: Path, files: dict[str, str] | None = None, *, date: int = 1_700_000_000) -> str:
    """Write the files, commit all that is there, and give the commit."""
    write_press(folder, files or {})
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", "as it is", date=date)
    return git(folder, "rev-parse", "HEAD")


def press_of(book: Book, folder: Path) -> Path:
    """A repository of one commit that is the press of that book."""
    folder.mkdir(parents=True)
    git(folder, "init", "--quiet", "--initial-branch=main")
    (folder / "kept").mkdir()
    for name, content in book.made.files.items():
        (folder / "kept" / name).write_bytes(content)
    program = {"build/florilegium/__init__.py": "", "build/florilegium/__main__.py": PROGRAM, ".gitignore": "/dist/\n"}
    commit(folder, {**PRESS, **program})
    return folder


def released(folder: Path, *words: str, **more: str) -> "subprocess.CompletedProcess[str]":
    """What `florilegium release owls` says."""
    with begun(folder, *words, **more) as process:
        out, errors = process.communicate()
    return subprocess.CompletedProcess(process.args, process.returncode, out, errors)


def begun(folder: Path, *words: str, **more: str) -> "subprocess.Popen[str]":
    """`florilegium release owls`, as it runs."""
    environment = {**os.environ, **WHO, "PYTHONPATH": str(ROOT / "build"), **more}
    command = [sys.executable, "-m", "florilegium", "release", "owls", *words]
    return subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, bufsize=1
    )


def there(folder: Path) -> dict[str, bytes]:
    """All files below `dist` by their paths in it."""
    shelf = folder / "dist"
    return {path.relative_to(shelf).as_posix(): path.read_bytes() for path in shelf.rglob("*") if path.is_file()}
