"""What changed in an edition since the release before it: its books collated with theirs, where those are there."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from florilegium.collate.changing import collated_changes
from florilegium.diagnostics import Diagnostic, Place, Refusal
from florilegium.model.changes import Change, Changes, changes_since
from florilegium.model.editions import RecordedEdition
from florilegium.model.release import RELEASES, release_name
from florilegium.model.wording import date_in_words
from florilegium.read.record import RECORD, read_record
from florilegium.recipe.comparing import Order, Side, compare_here
from florilegium.recipe.comparing_editions import EPUB
from florilegium.recipe.comparing_sources import Source
from florilegium.recipe.release_before import Before


@dataclass(frozen=True, slots=True)
class Told:
    """What changed, None for the first release; with K17 or K25 where that is less than the books would tell."""

    changes: Changes | None
    findings: tuple[Diagnostic, ...] = field(default=())


def changes_of(made: Mapping[str, bytes], before: Before | None) -> Told:
    """What changed in the edition of these files, its record among them, since the release before."""
    if before is None:
        return Told(None)
    if before.source is None or before.source.edition is None:
        return Told(Changes(before.edition, before.date, compared=False), (_not_at_hand(before),))
    then, now = before.source.edition, read_record(made[RECORD], RECORD)
    try:
        lines = _collated(before.source, now, made)
    except Refusal as refusal:
        reason = refusal.diagnostics[0].message
        message = f"what changed since “{before.name}” is told from the records alone: {reason}"
        hint = (
            f"for what changed in words, notes and pages, put the files of that release into {RELEASES}/{before.name}"
        )
        fault = Diagnostic("K25", message, Place(f"{RELEASES}/{before.name}/{RECORD}"), hint)
        return Told(changes_since(then, now), (fault,))
    return Told(changes_since(then, now, lines))


def _not_at_hand(before: Before) -> Diagnostic:
    folder = f"{RELEASES}/{before.name}"
    message = (
        f"edition {before.edition} of {date_in_words(before.date)} was released before, and is not at hand to be "
        f"compared with: “{folder}” is not there or not whole, and from its tag it cannot be made here: {before.reason}"
    )
    hint = f"put the files of that release into {folder}, take this release and its tag away, and release it again"
    return Diagnostic("K17", message, None, hint)


def _collated(old: Source, now: RecordedEdition, made: Mapping[str, bytes]) -> tuple[Change, ...]:
    """What collating the books has shown. Refusal with what keeps them from being collated."""
    pdf = next((ending for ending in old.pdfs if f"{now.id}{ending}" in made), None)
    if pdf is None or EPUB not in old.paths:
        place = Place(f"{RELEASES}/{old.name}/{RECORD}")
        raise Refusal(Diagnostic("K53", "its EPUB or its PDF is not there", place, "put it back"))
    order = Order(
        Side(old.name, old.edition, old.record, old.content(EPUB), old.content(pdf)),
        Side(release_name(now.id, now.edition), now, made[RECORD], made[f"{now.id}{EPUB}"], made[f"{now.id}{pdf}"]),
    )
    compared = compare_here(order)
    if compared.findings:
        raise Refusal(*compared.findings)
    return collated_changes(compared.collation)
