"""`florilegium rebuild`: whether the books of a release can be made again, to the byte."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import click

from florilegium.cli.arguments import a_form
from florilegium.cli.main import MENDING, quiet_completion, workspace_of
from florilegium.cli.reports import record_of
from florilegium.cli.terminal import say, show_diagnostics, steps_of
from florilegium.diagnostics import in_order
from florilegium.model.rebuilding import Rebuilt
from florilegium.model.release import INPUTS, PROVENANCE

SAME = "all are the same, byte for byte and page for page"
HELD = (INPUTS, PROVENANCE)  # the documents that are held against the commit and the books
ALIKE, ELSEWHERE = "everything stands on the page on which it stood", "something stands on another page"


def _known(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """The releases of the press that begin so."""
    from florilegium.recipe.release_told import releases_of

    with quiet_completion():
        return [name for name in releases_of(workspace_of(ctx)) if name.startswith(incomplete)]
    return []


@click.command()
@click.argument("release", metavar="RELEASE", shell_complete=_known)
@a_form("Lines for people, or a list for other programs.", "text", "json")
@click.pass_context
def rebuild(ctx: click.Context, release: str, form: str) -> None:
    """Make the books of RELEASE again from its tag, and say whether they are the same, byte for byte and page for page.

    RELEASE is the name of a release of the press, as owls/2, or a folder into which one was fetched. Where something
    differs it is said in which page, which file of the EPUB, which line, and what the books were made with that is
    another here. What inputs.json and the provenance tell is held against
    the sources and the books. The exit status is 0 if all is the same, and so.

    \b
    Example:
      florilegium rebuild owls/2
    """
    from florilegium.recipe.rebuilding import STEPS, rebuild

    workspace = workspace_of(ctx)
    with steps_of(release, STEPS) as tell:
        rebuilt = rebuild(workspace, release, tell)
    if form == "json":
        findings = [record_of(each) for each in in_order(rebuilt.findings)]
        say(json.dumps({**asdict(rebuilt), "findings": findings}, ensure_ascii=False, indent=2))
    else:
        for line in _lines(rebuilt):
            say(line)
        show_diagnostics(in_order(rebuilt.findings))
    ctx.exit(0 if rebuilt.is_true else MENDING)


def _lines(rebuilt: Rebuilt) -> Iterator[str]:
    from florilegium.recipe.explaining import lines_of

    if rebuilt.differences:
        yield f"{rebuilt.name}: {len(rebuilt.differences)} of {rebuilt.count} files differ"
        yield from (line for each in rebuilt.differences for line in lines_of(each))
        yield f"the page map: {ALIKE if rebuilt.pages_alike else ELSEWHERE}"
    else:
        yield f"{rebuilt.name}: the books and their record, {rebuilt.count} files: {SAME}"
    yield from _causes(rebuilt)
    yield from _documents(rebuilt)
    if rebuilt.report:
        report = Path(rebuilt.report)
        here = report.relative_to(Path.cwd()) if report.is_relative_to(Path.cwd()) else report
        yield f"diffoscope tells more: {here}"


def _documents(rebuilt: Rebuilt) -> Iterator[str]:
    """What the documents of the release tell wrongly, and what nobody has looked into."""
    from florilegium.recipe.explaining import lines_of

    yield from (line for each in rebuilt.documents for line in lines_of(each))
    if not rebuilt.documents and not set(HELD) & set(rebuilt.unproved):
        yield f"{' and '.join(HELD)}: files, hashes, commit and epoch are true to the commit and the books"
    if rebuilt.unproved:
        yield f"not made again: {', '.join(rebuilt.unproved)}; for these a signature of the sums alone can vouch"


def _causes(rebuilt: Rebuilt) -> Iterator[str]:
    """What the books were made with that is another here."""
    if rebuilt.versions:
        likely = ", which may be the cause" if rebuilt.differences else ""
        yield f"made with other versions{likely} (of the release → here):"
        yield from (f"  {each.name} {each.released or 'none'} → {each.here or 'none'}" for each in rebuilt.versions)
    elif rebuilt.differences:
        yield "program, libraries and fonts have the versions of the release"
