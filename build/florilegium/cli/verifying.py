"""`florilegium verify`: what a reader can know of a file that was fetched."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path

import click

from florilegium.cli.arguments import a_form
from florilegium.cli.main import MENDING
from florilegium.cli.reports import record_of
from florilegium.cli.terminal import say, show_diagnostics
from florilegium.diagnostics import Diagnostic, Refusal, in_order
from florilegium.model.verification import ToldEdition, Verdict, Verified, VerifiedFile, shown

A_FILE = click.Path(path_type=Path, dir_okay=False)
WORDS = {
    Verdict.GENUINE: "genuine", Verdict.CHANGED: "NOT genuine", Verdict.UNKNOWN: "NOT known to the sums",
    Verdict.MISSING: "missing", Verdict.UNTOLD: "not verified: there are no sums",
}  # fmt: skip


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path, exists=True))
@click.option("--sums", type=A_FILE, metavar="FILE", help="The sums of the release; by default SHA256SUMS beside FILE.")
@click.option("--key", default="", metavar="KEY", help="The public key of the press, or its file: check the signature.")
@click.option("--catalogue", default="", metavar="PLACE",
              help="A site’s folder, a feed, or the address of one: look for a newer edition.")  # fmt: skip
@a_form("Lines for people, or a list for other programs.", "text", "json")
@click.pass_context
def verify(
    ctx: click.Context, files: tuple[Path, ...], sums: Path | None, key: str, catalogue: str, form: str
) -> None:  # fmt: skip
    """Say whether each FILE, or all files of a folder, are genuine, which edition they are, and whether there is a
    newer one.

    A file is known by its SHA-256, whatever it is called. Nothing is fetched, but for an address that --catalogue
    names. The exit status is 0 if every file is genuine.

    \b
    Example:
      florilegium verify owls.epub
      florilegium verify ~/Downloads/owls-2 --key RWQ… --catalogue https://press.example
    """
    from florilegium.recipe.newer_editions import editions_in

    found, told = _verified(files, sums, _key(key))
    try:
        editions = editions_in(catalogue) if catalogue else None
    except Refusal as refusal:
        editions, told = None, [*told, *refusal.diagnostics]
    told += [] if editions is None else _newer(found, editions, catalogue)
    if form == "json":
        say(json.dumps(_as_data(found, told), ensure_ascii=False, indent=2))
    else:
        for line in _lines(found):
            say(line)
        show_diagnostics(in_order(told))
    ctx.exit(MENDING if any(each.is_error for each in told) else 0)


def _verified(
    files: tuple[Path, ...], sums: Path | None, key: str
) -> tuple[list[Verified], list[Diagnostic]]:  # fmt: skip
    """What was found of each file or folder, and all findings: a refusal of one leaves the others to be verified."""
    from florilegium.recipe.verifying import Asked, verify

    found: list[Verified] = []
    told: list[Diagnostic] = []
    for file in files:
        try:
            verified, findings = verify(Asked(file, sums, key))
        except Refusal as refusal:
            told += refusal.diagnostics
        else:
            found.append(verified)
            told += findings
    return found, told


def _key(given: str) -> str:
    """The public key, which is given itself or as a file."""
    from florilegium.workspace import read_outside

    path = Path(given)
    return read_outside(path).decode("utf-8", "replace") if given and path.is_file() else given


def _newer(found: Iterable[Verified], editions: tuple[ToldEdition, ...], catalogue: str) -> list[Diagnostic]:
    """For each volume that is genuine, once, whether there is a newer edition of it."""
    from florilegium.recipe.newer_editions import newest, told_of

    told = {each.told.work: each.told for each in _files(found) if each.told and each.verdict is Verdict.GENUINE}
    return [told_of(each, newest(each, editions), catalogue) for each in told.values()]


def _files(found: Iterable[Verified]) -> Iterator[VerifiedFile]:
    return (file for each in found for file in each.files)


def _lines(found: Iterable[Verified]) -> Iterator[str]:
    for each in found:
        yield from map(_line, each.files) if not each.folder else _of_folder(each)
        if each.signed:
            yield f"{Path(each.sums).name} is signed by that key: {each.signed}"


def _of_folder(found: Verified) -> Iterator[str]:
    """How many files of a folder are genuine, and of which edition; then each that is not."""
    others = [file for file in found.files if file.verdict is not Verdict.GENUINE]
    genuine = [file for file in found.files if file not in others]
    told = next((file.told.words for file in genuine if file.told and file.told.work), "")
    count = f"{len(genuine)} of {len(found.files)} files are" if others else f"all {len(genuine)} files are"
    yield f"{shown(found.folder)}: {count} genuine{f': {told}' if told else ''}"
    yield from (f"  {_line(file)}" for file in others)


def _line(file: VerifiedFile) -> str:
    called = f", “{shown(file.listed)}”" if file.listed and file.listed != file.file else ""
    said = f": {file.told.words}" if file.told else ""
    says = " (as it says)" if said and file.verdict is not Verdict.GENUINE else ""
    return f"{shown(file.file)}: {WORDS[file.verdict]}{called}{said}{says}"


def _as_data(found: Iterable[Verified], told: Iterable[Diagnostic]) -> dict[str, object]:
    verified = [{**asdict(each), "sums": Path(each.sums).name} for each in found]
    return {"verified": verified, "findings": [record_of(each) for each in in_order(told)]}
