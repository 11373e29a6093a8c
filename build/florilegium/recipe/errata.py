"""The reports that go back to the archives: the errors of the transcriptions of volumes and articles."""

from collections.abc import Sequence

from florilegium.diagnostics import Diagnostic
from florilegium.emendations.errata import errata_of
from florilegium.model.article import Article
from florilegium.model.emendations import Report
from florilegium.recipe.searching import texts_of
from florilegium.workspace import Workspace


def reports_of(
    workspace: Workspace, ids: Sequence[str], every_kind: bool
) -> tuple[tuple[Report, ...], tuple[Diagnostic, ...]]:
    """A report for each text of the volumes and articles that has errata, and what reading found. Refusal.

    With `every_kind` emendations of all classes are told, else only errors of the transcription.
    """
    texts, findings = texts_of(workspace, ids)
    reports = (_report(workspace, text, every_kind) for text in texts)
    return tuple(report for report in reports if report.errata), findings


def _report(workspace: Workspace, text: Article, every_kind: bool) -> Report:
    pin = text.transcription
    # a transcription of the archives of the nineties may be in any encoding: letters that are not ASCII may be lost
    transcription = workspace.read_bytes(pin.file).decode("utf-8", "replace") if pin else ""
    return Report(
        text.id, text.title, (pin.address if pin else "") or text.source.address, pin.file if pin else "",
        pin.sha256 if pin else "", pin.fetched if pin else "",
        errata_of(text, transcription, of_transcription=not every_kind),
    )  # fmt: skip
