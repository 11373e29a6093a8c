"""The marks that an editor put round words: whom they name, or that they name nobody."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from florilegium.model.cutting import Leaf, width
from florilegium.model.inlines import Designated, Inlines
from florilegium.names.finding import Finding
from florilegium.names.words import Words


@dataclass(frozen=True, slots=True)
class Override:
    """Words from `start` to `end` that name the person with that id, or with “” nobody."""

    start: int
    end: int
    person: str


def overrides_in(inlines: Inlines, base: int = 0) -> Iterator[Override]:
    """The overrides in the inlines of a paragraph in their order; of two inside one another the outer comes first."""
    for inline in inlines:
        size = width(inline)
        if not isinstance(inline, Leaf):
            if isinstance(inline, Designated):
                yield Override(base, base + size, inline.person)
            yield from overrides_in(inline.children, base)
        base += size


def overridden(
    found: Iterable[Finding], overrides: Iterable[Override], words: Words, targets: dict[str, str]
) -> list[Finding]:
    """The findings with those of the editor instead of all they overlap; of two inside one another the inner counts.

    Where the words are a form of several persons, the editor’s finding is for this place alone.
    """
    kept = list(found)
    for override in overrides:
        inside = words.text[override.start : override.end]
        start = override.start + len(inside) - len(inside.lstrip())
        end = start + len(inside.strip())
        taken = [each for each in kept if start < each.end and each.start < end]
        kept = [each for each in kept if each not in taken]
        if override.person in targets and start < end:
            is_for_here = any(len(each.persons) > 1 or each.is_for_here for each in taken)
            persons = (targets[override.person],)
            kept.append(Finding(start, end, words.text[start:end], persons, is_for_here=is_for_here))
    return sorted(kept, key=lambda each: each.start)
