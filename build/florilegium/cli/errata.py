"""`florilegium errata`: the report of errors of transcription that is sent to the archive."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict

import click

from florilegium.cli.main import Id, workspace_of
from florilegium.cli.terminal import say, show_diagnostics
from florilegium.model.emendations import PARAGRAPH_END, PILCROW, Erratum, Report


@click.command()
@click.argument("ids", nargs=-1, type=Id(volumes=True, articles=True), metavar="[VOLUME|ARTICLE]...")
@click.option(
    "--all", "every_kind", is_flag=True, help="Emendations of all classes, not errors of transcription alone."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    show_default=True,
    help="A letter in plain words, the same in Markdown, or a list of objects.",
)
@click.pass_context
def errata(ctx: click.Context, ids: tuple[str, ...], every_kind: bool, form: str) -> None:
    """Tell the archive what is wrong in its transcription of ARTICLE… or of the texts of VOLUME, or of all texts.

    \b
    Example:
      florilegium errata --format markdown correctors-room > for-the-archive.md
    """
    from florilegium.recipe.errata import reports_of

    reports, diagnostics = reports_of(workspace_of(ctx), ids, every_kind)
    show_diagnostics(diagnostics)
    say(FORMS[form](reports))


def as_json(reports: Sequence[Report]) -> str:
    """A list of objects, one for each text."""
    return json.dumps([_object(report) for report in reports], ensure_ascii=False, indent=2)


def _object(report: Report) -> dict[str, object]:
    return {**asdict(report), "errata": [_erratum(each) for each in report.errata]}


def _erratum(each: Erratum) -> dict[str, object]:
    entry = each.entry
    return {
        "line": each.line or None, "where": entry.where or "text", "paragraph": entry.paragraph, "before": each.before,
        "rejected": entry.rejected, "reading": entry.reading, "after": each.after, "class": entry.kind,
        "siglum": entry.siglum, "reason": entry.reason,
    }  # fmt: skip


def as_text(reports: Sequence[Report]) -> str:
    """A letter in plain words."""
    return "\n\n\n".join("\n".join(_text(report)) for report in reports) or "nothing to tell the archive"


def _text(report: Report) -> Iterator[str]:
    yield report.title
    yield from _whence(report)
    for each in report.errata:
        yield ""
        yield f"{_place(each)}: {each.before}[{_typed(each.entry.rejected)}]{each.after}"
        yield f"  {_told(each)}"


def as_markdown(reports: Sequence[Report]) -> str:
    """The same letter in Markdown, the slip struck out and what it should be in bold."""
    return "\n\n".join("\n".join(_markdown(report)) for report in reports) or "Nothing to tell the archive."


def _markdown(report: Report) -> Iterator[str]:
    yield f"## {report.title}\n"
    yield "  \n".join(_whence(report))
    yield ""
    for number, each in enumerate(report.errata, 1):
        struck = f"~~{_typed(each.entry.rejected)}~~" if each.entry.rejected.strip() else ""
        read = f"**{_typed(each.entry.reading)}**" if each.entry.reading.strip() else ""
        yield f"{number}. {_place(each)}: {each.before}{struck}{read}{each.after}  "
        yield f"   {_told(each)}"


def _whence(report: Report) -> Iterator[str]:
    if report.address:
        yield f"<{report.address}>"
    if report.file:
        fetched = f", fetched {report.fetched}" if report.fetched else ""
        yield f"as in {report.file}{fetched}, SHA-256 {report.sha256}"


def _place(each: Erratum) -> str:
    if each.line:
        return f"line {each.line}"
    return each.entry.where or f"paragraph {each.entry.paragraph}"


def _told(each: Erratum) -> str:
    """What to do: “for “net” read “not” (slip of the keyboard; witness: M)”."""
    entry = each.entry
    rejected, reading = _quoted(entry.rejected), _quoted(entry.reading)
    if not entry.reading and entry.rejected in ("", PARAGRAPH_END):
        told = "no new paragraph here" if entry.rejected else "begin a new paragraph here"
    elif not entry.reading:
        told = f"take out {rejected}" if entry.rejected.strip() else "take out the blank"
    else:
        told = f"for {rejected} read {reading}" if entry.rejected else f"insert {reading}"
    more = "; ".join(filter(None, (entry.reason, entry.siglum and f"witness: {entry.siglum}")))
    return f"{told} ({more})" if more else told


def _quoted(words: str) -> str:
    """The words in quotation marks, or in brackets where they have such marks themselves."""
    return f"[{_typed(words)}]" if any(mark in words for mark in "“”‘’\"'") else f"“{_typed(words)}”"


def _typed(words: str) -> str:
    return words.replace(PARAGRAPH_END, PILCROW)


FORMS: dict[str, Callable[[Sequence[Report]], str]] = {"text": as_text, "markdown": as_markdown, "json": as_json}
