"""Which call calls which note."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import chain

from florilegium.accession.noting import (
    NOTES_HEAD,
    Noted,
    SourceNote,
    back_link,
    label_of_link,
    names_in,
    opens_note,
    typed_label,
    with_calls,
    without_label,
)
from florilegium.accession.passages import Passage, Passages, Run, Runs, joined, tidy, walk


@dataclass(slots=True)
class _Ledger:
    """The notes that are there, and those that were called, in the order of the calls."""

    notes: list[SourceNote]
    called: list[SourceNote] = field(default_factory=list)
    taken: list[tuple[int, str]] = field(default_factory=list)
    unpaired: list[tuple[int, str]] = field(default_factory=list)
    by_line: dict[int, list[SourceNote]] = field(default_factory=dict)  # those that were called

    def call(self, note: SourceNote) -> None:
        """Enter a note as called."""
        self.called.append(note)
        self.by_line.setdefault(note.line, []).append(note)

    def has_called(self, note: SourceNote) -> bool:
        return note in self.by_line.get(note.line, ())

    def answer(self, run: Run, label: str) -> SourceNote | None:
        """The note a call means: by its anchor, else the first of its label that nothing has called."""
        name = run.target.rpartition("#")[2]
        by_name = (note for note in self.notes if name in note.anchors and not self.has_called(note))
        by_label = (note for note in self.notes if note.label == label and not self.has_called(note))
        return next(chain(by_name, by_label), None)


def noted(passages: Passages) -> Noted:
    """The passages with their note calls marked, and the notes apart. Top-level passages hold the notes."""
    body, notes, heads = _apart(passages)
    labels = frozenset(note.label for note in notes)
    ledger = _Ledger(notes)
    typed = _each_paragraph(body, lambda passage: replace(passage, runs=with_calls(passage.runs, labels)))
    called = _each_paragraph(typed, lambda passage: _marked(passage, ledger))
    placed = [note for note in notes if note.back and not ledger.has_called(note)]
    called = _each_paragraph(called, lambda passage: _recalled(passage, ledger, placed))
    placed = [note for note in placed if ledger.has_called(note)]
    orphans = [note for note in notes if not ledger.has_called(note)]
    if orphans:
        called = _restored(passages, called, heads, orphans)
        ledger.unpaired.extend((note.line, f"note {note.label}") for note in orphans)
        kept = {id(note) for note in orphans}
        heads = () if any(id(note) in kept for note in notes) else heads
    ledger.taken.extend((head.line, head.flat) for head in heads)
    ledger.taken.extend((note.line, note.label) for note in ledger.called)
    lines = tuple((note.line, note.label) for note in placed)
    return Noted(called, tuple(ledger.called), tuple(ledger.taken), tuple(ledger.unpaired), lines)


def _apart(passages: Passages) -> tuple[Passages, list[SourceNote], tuple[Passage, ...]]:
    """The body, the notes, the headings over the notes."""
    body: list[Passage] = []
    notes: list[SourceNote] = []
    heads: list[Passage] = []
    under = inside = False
    names = _called_names(passages)
    for at, passage in enumerate(passages):
        if _is_notes_head(passage) and _note_follows(passages, at):
            heads.append(passage)
            under, inside = True, False
            continue
        label = opens_note(passage) or (_label_under_head(passage, names, notes) if under else "")
        if passage.kind == "note":
            notes.append(SourceNote(passage.role, (), passage.children, passage.line))
        elif label:
            notes.append(_note(passage, label))
            inside = True
        elif inside and _goes_on(passages, at, under):
            notes[-1] = replace(notes[-1], passages=(*notes[-1].passages, passage))
        elif not (inside and passage.kind in ("spacer", "rule")):
            under, inside = under and passage.kind in ("spacer", "rule"), False
            body.append(passage)
    return tuple(body), notes, tuple(heads)


def _label_under_head(passage: Passage, names: set[str], notes: list[SourceNote]) -> str:
    """The label of a note that only its place below the heading “Notes” tells: a bare number, or a name that is called.

    Where notes lead back to their calls, a bare number opens an enumeration inside a note.
    """
    typed = "" if any(note.back for note in notes) else typed_label(passage)
    return typed or ("note" if names.intersection(names_in(passage)) else "")


def _note(passage: Passage, label: str) -> SourceNote:
    rest = without_label(passage, label)
    return SourceNote(label, names_in(passage), (rest,), passage.line, back_link(passage))


def _called_names(passages: Passages) -> set[str]:
    """The names that links with a note's label lead to."""
    return {run.target.rpartition("#")[2] for each in walk(passages) for run in each.runs if label_of_link(run)} - {""}


def _is_notes_head(passage: Passage) -> bool:
    return passage.kind in ("heading", "paragraph") and bool(NOTES_HEAD.fullmatch(passage.flat))


def _note_follows(passages: Passages, at: int) -> bool:
    following = next((each for each in passages[at + 1 :] if each.kind not in ("spacer", "rule")), None)
    if following is None:
        return False
    named = _called_names(passages[:at]).intersection(names_in(following))
    return bool(opens_note(following) or typed_label(following) or following.kind == "note" or named)


def _goes_on(passages: Passages, at: int, under: bool) -> bool:
    """Whether a passage after a note belongs to it: another note comes before any heading, or it ends the notes."""
    if passages[at].kind in ("heading", "rule", "spacer", "image"):
        return False
    for passage in passages[at + 1 :]:
        if opens_note(passage) or (under and typed_label(passage)):
            return True
        if passage.kind in ("heading", "rule"):
            return False
    return under


def _each_paragraph(passages: Passages, change: Callable[[Passage], Passage]) -> Passages:
    return tuple(
        replace(changed := change(passage), children=_each_paragraph(changed.children, change)) for passage in passages
    )


def _marked(passage: Passage, ledger: _Ledger) -> Passage:
    """The passage with its calls as notes; a call nothing answers stays as words."""
    runs: list[Run] = []
    for run in passage.runs:
        label = run.note or label_of_link(run)
        note = ledger.answer(run, label) if label else None
        if note:
            ledger.call(note)
            ledger.taken.append((passage.line, label))
            runs.append(Run("", anchors=run.anchors, note=str(len(ledger.called))))
        elif run.note or (label and run.text.strip()[:1] in "[("):
            ledger.unpaired.append((passage.line, f"call {label}"))
            runs.append(replace(run, text=run.text or f"[{run.note}]", target="", note=""))
        else:
            runs.append(run)
    return replace(passage, runs=joined(runs))


def _recalled(passage: Passage, ledger: _Ledger, notes: list[SourceNote]) -> Passage:
    """The passage without anchors; at each that a note without a call leads back to stands that call.

    Where the anchor opens its paragraph the call stands at the paragraph's end.
    """
    runs: list[Run] = []
    late: list[Run] = []
    for run in passage.runs:
        for note in notes:
            if note.back in run.anchors and not ledger.has_called(note):
                ledger.call(note)
                opening = not any(each.text.strip() for each in runs)
                (late if opening else runs).append(Run("", note=str(len(ledger.called))))
        runs.append(replace(run, anchors=()) if run.anchors else run)
    return replace(passage, runs=_closed_up(joined((*runs, *late))))


def _closed_up(runs: Runs) -> Runs:
    """The runs without the blank the source sets before a call, unless a dash or bracket stands before it."""
    found = list(runs)
    for at in range(1, len(found) - 1):
        if found[at].note and found[at - 1].text.endswith("[") and found[at + 1].text.startswith("]"):
            found[at - 1] = replace(found[at - 1], text=found[at - 1].text[:-1])
            found[at + 1] = replace(found[at + 1], text=found[at + 1].text[1:])
    for at in range(1, len(found)):
        before = found[at - 1]
        if found[at].note and before.text.endswith(" ") and before.text.strip()[-1:] not in ("–", "—"):
            found[at - 1] = replace(before, text=before.text.rstrip(" "))
            if at + 1 < len(found) and found[at + 1].text[:1].isalnum():  # a call without a mark stands in the words
                found[at + 1] = replace(found[at + 1], text=f" {found[at + 1].text}")
    return tidy(found)


def _restored(source: Passages, called: Passages, heads: tuple[Passage, ...], orphans: list[SourceNote]) -> Passages:
    """The body with the notes that nothing calls as paragraphs where they stood, under their heading."""
    lines = {note.line for note in orphans}
    kept = tuple(passage for passage in source if passage.line in lines and passage.kind != "note")
    further = tuple(each for note in orphans for each in note.passages[1:])
    loose = tuple(each for note in orphans if not any(p.line == note.line for p in kept) for each in note.passages)
    body = list(called)
    for passage in sorted((*heads[-1:], *kept, *further, *loose), key=lambda passage: passage.line):
        body.insert(_place_of(passage, body), passage)
    return tuple(body)


def _place_of(passage: Passage, body: list[Passage]) -> int:
    """The index after the last passage that begins on the line or above it."""
    return next((at for at in range(len(body), 0, -1) if body[at - 1].line <= passage.line), 0)
