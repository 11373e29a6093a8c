"""Those who made the volume: editors, authors, translators, transcribers, with what they did and who they are."""

from collections.abc import Callable, Iterator, Sequence

from florilegium.diagnostics import Diagnostic
from florilegium.lists.text import entries, sentence
from florilegium.model.inlines import Emphasis, Inlines, Strong, Text
from florilegium.model.lists import Contributor
from florilegium.model.names import GLOSSARY, AuthorityFile
from florilegium.model.text import Blocks
from florilegium.model.volume import Volume

ROLES = ("editor", "author", "translator", "transcriber")  # in the order in which they are told


def contributors(
    volume: Volume, known: Sequence[Contributor], authority: AuthorityFile, filing: Callable[[str], tuple[object, ...]]
) -> Blocks:
    """An entry for each who has a record and a part in the volume, or for all; filed by the surname.

    Where the volume has no biographical glossary, its authors are taken from the authority file.
    """
    roles = _roles(volume)
    taken = [each for each in known if volume.lists.all_contributors or _role(each, roles)]
    if not any(matter.kind == GLOSSARY for matter in volume.back):
        taken += _from_authority(volume, authority, taken)
    taken.sort(key=lambda each: filing(each.sort or _inverted(each.name)))
    return entries((_entry(each, roles) for each in taken), volume.place)


def unrecorded(volume: Volume, known: Sequence[Contributor]) -> Iterator[Diagnostic]:
    """D06 for each editor or translator who has no record."""
    names = {each.name for each in known}
    for name, roles in _roles(volume).items():
        if name not in names and {"editor", "translator"} & set(roles):
            hint = "add a [[contributor]] to texts/contributors.toml with name and note"
            message = f"“{name}”, {' and '.join(roles)}, has no record among the contributors"
            yield Diagnostic("D06", message, volume.place, hint)


def _roles(volume: Volume) -> dict[str, tuple[str, ...]]:
    """What each name, or with “#” each person, has done in the volume."""
    found: dict[str, set[str]] = {}
    for editor in volume.editors:
        found.setdefault(editor, set()).add("editor")
    for part in volume.parts:
        for article in part.articles:
            for author in article.authors:
                for name in (author.signed, *([f"#{author.person}"] if author.person else ())):
                    found.setdefault(name, set()).add("author")
            for name, role in ((article.translator, "translator"), (article.transcriber, "transcriber")):
                if name:
                    found.setdefault(name, set()).add(role)
    return {name: tuple(role for role in ROLES if role in roles) for name, roles in found.items()}


def _role(contributor: Contributor, roles: dict[str, tuple[str, ...]]) -> str:
    """The role in words: the record’s own, else what the volume says; “” for one who has no part in it."""
    own = {*roles.get(contributor.name, ()), *roles.get(f"#{contributor.person}", ())}
    return (contributor.role or ", ".join(role for role in ROLES if role in own)) if own else ""


def _from_authority(volume: Volume, authority: AuthorityFile, taken: Sequence[Contributor]) -> Iterator[Contributor]:
    persons = {author.person for part in volume.parts for article in part.articles for author in article.authors}
    there = {each.person for each in taken}
    for person in authority.persons:
        if person.id in persons - there and person.gloss:
            yield Contributor(
                _upright(person.headword), (Text(person.gloss),), person.place, person.sort or person.headword,
                person=person.id, dates=person.dates,
            )  # fmt: skip


def _entry(contributor: Contributor, roles: dict[str, tuple[str, ...]]) -> Inlines:
    role = contributor.role or _role(contributor, roles)
    dates = f" ({contributor.dates})" if contributor.dates else ""
    said: Inlines = (Text(f"{dates}, "), Emphasis((Text(role),)), Text(". ")) if role else (Text(f"{dates}. "),)
    return Strong((Text(contributor.name),)), *said, *sentence(contributor.note)


def _upright(headword: str) -> str:
    """The name as it is said.

    >>> _upright("Weber, Anna"), _upright("Chen Duxiu")
    ('Anna Weber', 'Chen Duxiu')
    """
    family, comma, given = headword.partition(", ")
    return f"{given} {family}" if comma else family


def _inverted(name: str) -> str:
    """The name as it is filed: its last word first.

    >>> _inverted("Ada Quill"), _inverted("Quill, Ada")
    ('Quill, Ada', 'Quill, Ada')
    """
    given, blank, family = name.rpartition(" ")
    return name if "," in name or not blank else f"{family}, {given}"
