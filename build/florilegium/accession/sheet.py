"""A sheet of what is seen of a source, from which marks, notes and furniture are set apart letter by letter."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from florilegium.accession.passages import Passage
from florilegium.accession.shown import Shown

BODY, NOTE, FURNITURE = "body", "note", "furniture"


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a transcription with the line of the source they begin on; `kind` is body, note or furniture."""

    line: int
    words: str
    kind: str


@dataclass(slots=True)
class Sheet:
    """The blocks, and of each letter whose it is."""

    shown: tuple[Shown, ...]
    owners: list[list[int]] = field(default_factory=list)  # of each block's letters: −1 body, 0 a mark, else a claim
    kinds: list[str] = field(default_factory=list)  # of each claim
    letters: str = ""
    firsts: list[int] = field(default_factory=list)  # where the letters of each block begin
    spots: dict[int, list[int]] = field(default_factory=dict)  # of blocks that were asked for, where each letter stands
    used: bytearray = field(default_factory=bytearray)
    spans: dict[int, range] = field(default_factory=dict)  # the blocks of each claim
    begins: list[tuple[int, int]] = field(default_factory=list)
    moved: dict[int, list[int]] = field(default_factory=dict)  # the claims that stand before a block

    def __post_init__(self) -> None:
        self.owners = [[-1] * len(each.words) for each in self.shown]
        self.kinds = [FURNITURE]

    def near(self, line: int) -> Iterator[int]:
        """The blocks from the line on, then those before it."""
        after = [at for at, each in enumerate(self.shown) if each.line >= line]
        before = [at for at, each in enumerate(self.shown) if each.line < line]
        return iter((*after, *before))

    def cut(self, at: int, start: int, end: int) -> bool:
        """Set a stretch of a block apart as a mark, with the blank before it unless a dash stands there."""
        words = self.shown[at].words
        for index in range(start, end):
            self.owners[at][index] = 0
        within = words[end : end + 1].isalnum()  # the blank before the mark parts two words
        while start and not within and words[start - 1] == " " and words[:start].rstrip()[-1:] not in ("–", "—", ""):
            start -= 1
            self.owners[at][start] = 0
        return True

    def cut_link(self, line: int, label: str) -> bool:
        """Set apart the first link with this label that is not yet, with the brackets around it."""
        pattern = re.compile(rf"\s*[\[(]?\s*{re.escape(label)}\.?\s*[\])]?[.:]?\s*")
        for at in self.near(line):
            block = self.shown[at]
            for start, end in block.links:
                if pattern.fullmatch(block.words[start:end]) and self.owners[at][start] == -1 and start < end:
                    opened = block.words[:start].rstrip(" ").endswith("[") and block.words[end:].startswith("]")
                    return self.cut(at, block.words.rindex("[", 0, start) if opened else start, end + opened)
        return False

    def cut_bracketed(self, line: int, label: str) -> bool:
        """Set apart the first “[label]” that is not yet."""
        for at in self.near(line):
            for found in re.finditer(rf"\[{re.escape(label)}\]", self.shown[at].words):
                if self.owners[at][found.start()] == -1:
                    return self.cut(at, found.start(), found.end())
        return False

    def cut_opening(self, line: int, label: str) -> bool:
        """Set apart the label at the opening of the first block that has it there."""
        pattern = re.compile(rf"\s*[\[(]?\s*{re.escape(label)}\.?\s*[\])]?[.:]?\s*")
        return self.cut_matching(line, pattern)

    def cut_matching(self, line: int, pattern: re.Pattern[str]) -> bool:
        for at in self.near(line):
            found = pattern.match(self.shown[at].words)
            if found and found.end() and self.owners[at][found.end() - 1] == -1:
                return self.cut(at, 0, found.end())
        return False

    def freeze(self) -> None:
        """Gather the letters that are left, without the blanks, to be claimed."""
        gathered: list[str] = []
        at = 0
        for block, owners in zip(self.shown, self.owners, strict=True):
            left = block.words
            if _is_touched(owners):
                left = "".join(letter for letter, own in zip(left, owners, strict=True) if own == -1)
            gathered.append("".join(left.split()))
            self.begins.append((block.line, at))
            self.firsts.append(at)
            at += len(gathered[-1])
        self.letters = "".join(gathered)
        self.used = bytearray(len(self.letters))

    def _spot(self, place: int) -> tuple[int, int]:
        """The block and the letter there that stands at a place of the gathered ones."""
        at = bisect_right(self.firsts, place) - 1
        if at not in self.spots:
            pairs = enumerate(zip(self.shown[at].words, self.owners[at], strict=True))
            self.spots[at] = [index for index, (letter, own) in pairs if own and not letter.isspace()]
        return at, self.spots[at][place - self.firsts[at]]

    def claim(self, words: str, line: int, kind: str) -> int:
        """Set apart the first occurrence of the words from the line on, else anywhere: the number of the claim."""
        self.kinds.append(kind)
        wanted = "".join(words.split())
        at = self._place(wanted, line)
        if at >= 0:
            self._own(at, at + len(wanted), len(self.kinds) - 1)
        return len(self.kinds) - 1

    def _place(self, wanted: str, line: int) -> int:
        """Where the letters stand that nothing has claimed yet: from the line on, else anywhere; −1 for nowhere."""
        start = next((begin for at, begin in self.begins if at >= line), 0)
        for first in (start, 0):
            at = self.letters.find(wanted, first) if wanted else -1
            while at >= 0 and any(self.used[at : at + len(wanted)]):
                at = self.letters.find(wanted, at + 1)
            if at >= 0:
                return at
        return -1

    def move(self, passage: Passage, before: Passage) -> None:
        """Let the words of one passage stand before those of another."""
        claim = self.claim(passage.words, passage.line, BODY)
        place = self._place("".join(before.words.split()), before.line)
        if place >= 0 and claim in self.owners[self._block_of(claim)]:
            self.moved.setdefault(self._spot(place)[0], []).append(claim)

    def _block_of(self, claim: int) -> int:
        return next((at for at, owners in enumerate(self.owners) if claim in owners), 0)

    def _own(self, start: int, end: int, claim: int) -> None:
        self.spans[claim] = range(self._spot(start)[0], self._spot(end - 1)[0] + 1)
        for place in range(start, end):
            self.used[place] = 1
            at, index = self._spot(place)
            self.owners[at][index] = claim

    def rest(self) -> Iterator[Words]:
        """The words of each block that no note claims: those of the body, then those that are furniture."""
        for at, block in enumerate(self.shown):
            for claim in self.moved.get(at, ()):
                yield from self.claimed(claim)
            if not _is_touched(self.owners[at]):
                if block.words.strip():
                    yield Words(block.line, block.words.strip(), BODY)
                continue
            kinds = ["" if owner < 0 else self.kinds[owner] for owner in self.owners[at]]
            for kind, name in (("", BODY), (FURNITURE, FURNITURE)):
                blanks = name == FURNITURE  # its letters alone were claimed
                pairs = zip(block.words, kinds, strict=True)
                words = "".join(letter for letter, own in pairs if own == kind or (blanks and letter.isspace()))
                if words.strip():
                    yield Words(block.line, " ".join(words.split()) if blanks else words.strip(), name)

    def claimed(self, claim: int) -> Iterator[Words]:
        """The words of one claim, a part for each block they stand in."""
        for at in self.spans.get(claim, ()):
            block, owners = self.shown[at], self.owners[at]
            if claim in owners:
                inside = [index for index, owner in enumerate(owners) if owner == claim]
                owned = (
                    block.words[index]
                    for index in range(inside[0], inside[-1] + 1)
                    if self.owners[at][index] == claim or (block.words[index].isspace() and self.owners[at][index] < 0)
                )
                yield Words(block.line, "".join(owned), self.kinds[claim])


def _is_touched(owners: list[int]) -> bool:
    """Whether some letter of a block is a mark or claimed."""
    return owners.count(-1) < len(owners)
