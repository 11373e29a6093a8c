"""What changed in an edition since the release before it: its books collated with theirs, where those are there."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from florilegium.collate.changing import collated_changes
from florilegium.diagnostics import Diagnostic, Place, Refusal
from florilegium.model.changes import Change, Changes, changes_since
from florilegium.model.release import RELEASES, release_name
from florilegium.read.record import RECORD, read_record
from florilegium.recipe.comparing import Order, Side, compare_here
from florilegium.recipe.comparing_editions import EPUB
from florilegium.recipe.comparing_sources import Source, source_of
from florilegium.recipe.shelving import edition_before
from florilegium.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Told:
    """What changed, None for the first release; with K25 where that is less than the books would tell."""

    changes: Changes | None
    findings: tuple[Diagnostic, ...] = field(default=())


def changes_of(workspace: Workspace, made: Mapping[str, bytes]) -> Told:
    """What changed in the edition of these files, its record among them. Refusal S06 for a record on the shelf."""
    now = read_record(made[RECORD], RECORD)
    before = edition_before(workspace, now)
    if before is None:
        return Told(None)
    name = release_name(before.id, before.edition)
    try:
        lines = _collated(workspace, name, made)
    except Refusal as refusal:
        reason = refusal.diagnostics[0].message
        message = f"what changed since “{name}” is told from the records alone: {reason}"
        hint = f"for what changed in words, notes and pages, put the files of that release into {RELEASES}/{name}"
        fault = Diagnostic("K25", message, Place(f"{RELEASES}/{name}/{RECORD}"), hint)
        return Told(changes_since(before, now), (fault,))
    return Told(changes_since(before, now, lines))


def _collated(workspace: Workspace, name: str, made: Mapping[str, bytes]) -> tuple[Change, ...]:
    """What collating the books has shown. Refusal with what keeps them from being collated."""
    now = read_record(made[RECORD], RECORD)
    there, _ = source_of(None, str(workspace.root / RELEASES / name))
    old = Source(name, there.edition, there.record, there.paths)
    pdf = next((ending for ending in old.pdfs if f"{now.id}{ending}" in made), None)
    if pdf is None or EPUB not in old.paths:
        place = Place(f"{RELEASES}/{name}/{RECORD}")
        raise Refusal(Diagnostic("K53", "its EPUB or its PDF is not there", place, "put it back"))
    order = Order(
        Side(name, old.edition, old.record, old.content(EPUB), old.content(pdf)),
        Side(release_name(now.id, now.edition), now, made[RECORD], made[f"{now.id}{EPUB}"], made[f"{now.id}{pdf}"]),
    )
    compared = compare_here(order)
    if compared.findings:
        raise Refusal(*compared.findings)
    return collated_changes(compared.collation)
