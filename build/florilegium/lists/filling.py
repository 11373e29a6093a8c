"""The lists that a volume names filled with what belongs into them; those with nothing in them left out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from florilegium.diagnostics import Diagnostic
from florilegium.lists.abbreviations import abbreviations
from florilegium.lists.chronology import chronology
from florilegium.lists.contributors import contributors, unrecorded
from florilegium.lists.illustrations import illustrations
from florilegium.lists.text import entries, list_text
from florilegium.lists.works import works_listed
from florilegium.model.inlines import Inlines
from florilegium.model.lists import BIBLIOGRAPHY, Holdings
from florilegium.model.names import AuthorityFile
from florilegium.model.text import Blocks
from florilegium.model.volume import Matter, Volume

Filing = Callable[[str], tuple[object, ...]]


@dataclass(frozen=True, slots=True)
class Filled:
    """A volume with its lists, and what was found on the way."""

    volume: Volume
    diagnostics: tuple[Diagnostic, ...]


def fill_lists(volume: Volume, holdings: Holdings, authority: AuthorityFile, filing: Filing) -> Filled:
    """The volume with every list but the bibliography. `filing` gives the key by which a heading is filed.

    Warnings V30 for a list with nothing in it, D06 for an editor or translator without a record.
    """
    makers: dict[str, Callable[[Volume], Blocks]] = {
        "chronology": lambda made: chronology(made, holdings.events),
        "contributors": lambda made: contributors(made, holdings.contributors, authority, filing),
        "abbreviations": lambda made: abbreviations(made, holdings.abbreviations, authority, filing),
        "illustrations": illustrations,
    }
    findings = list(unrecorded(volume, holdings.contributors)) if _wants(volume, "contributors") else []
    for kind, make in makers.items():
        if _wants(volume, kind):
            volume, more = _filled(volume, kind, make(volume))
            findings += more
    return Filled(volume, tuple(findings))


def fill_bibliography(volume: Volume, works: Sequence[tuple[str, Inlines]]) -> Filled:
    """The volume with its bibliography, which lists these works. Warning V30 where there are none."""
    if not _wants(volume, BIBLIOGRAPHY):
        return Filled(volume, ())
    volume, findings = _filled(volume, BIBLIOGRAPHY, entries(works_listed(works), volume.place))
    return Filled(volume, findings)


def _wants(volume: Volume, kind: str) -> bool:
    return any(each.kind == kind and not each.text for each in (*volume.front, *volume.back))


def _filled(volume: Volume, kind: str, blocks: Blocks) -> tuple[Volume, tuple[Diagnostic, ...]]:
    """The volume with its list, or without the piece and with V30 where there is nothing to list."""
    if not blocks:
        return volume.without_empty(lambda matter: matter.kind == kind and not matter.text)
    text = list_text(volume, kind, blocks)

    def division(matters: tuple[Matter, ...]) -> tuple[Matter, ...]:
        return tuple(replace(each, text=text) if each.kind == kind and not each.text else each for each in matters)

    return replace(volume, front=division(volume.front), back=division(volume.back)), ()
