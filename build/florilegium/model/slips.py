"""Likely slips of a transcription, as they are put to the editor."""

from dataclasses import dataclass

from florilegium.diagnostics import Place

LIKELY, PERHAPS = "likely", "perhaps"
TIERS = (LIKELY, PERHAPS)


@dataclass(frozen=True, slots=True)
class Slip:
    """A place where an emendation is perhaps wanted: the characters from `start` to `end` of an article's paragraph.

    `rejected` are these characters, “” where something is to be inserted; `reading` is what is proposed, `kind` the
    class of the emendation; `rule` and `reason` say what speaks for it. `place` is that of the paragraph in the file.
    """

    tier: str
    rule: str
    article: str
    paragraph: int
    start: int
    end: int
    rejected: str
    reading: str
    kind: str
    reason: str
    before: str
    after: str
    place: Place

    @property
    def key(self) -> str:
        """The words by which the slip is remembered when an editor rejects it: itself between two neighbours."""
        before, after = self.before.split()[-2:], self.after.split()[:2]
        joined = (
            f"{' ' if self.before[-1:].isspace() else ''}[{self.rejected}]{' ' if self.after[:1].isspace() else ''}"
        )
        return f"{' '.join(before)}{joined}{' '.join(after)}"
