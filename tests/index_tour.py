"""Follows every link of every index of an EPUB in a real reading system, and says which do not lead to their name."""

import re
from collections.abc import Iterator
from pathlib import Path

from books import Book
from florilegium.model.inlines import Designated, Inlines
from florilegium.model.letters import fold
from florilegium.model.names import INDEXES, Person
from florilegium.model.walking import plain_text
from florilegium.recipe.reading import Copy, read_copy
from reading_back import letters
from reading_system import Landing, follow_all

LINKS = ".entries a[href]"
ALIKE = 4  # letters that a name and a form of it begin with, whatever their endings


def tour(book: Book, epub: Path) -> tuple[Landing, ...]:
    """Where the links of all indexes lead, in their order."""
    listed = [matter.kind for matter in read_copy(book.workspace, book.id).volume.back]
    files = [f"{kind}.xhtml" for kind in listed if kind in INDEXES]
    return tuple(landing for found in follow_all(epub, files, LINKS).values() for landing in found)


def astray(book: Book, landings: tuple[Landing, ...]) -> list[str]:
    """The links that do not bring the reader to the name, note, entry, piece or treatment of the person they cite.

    What stands at the place is held against the texts and the authority file, and not against what the press wrote.
    """
    copy = read_copy(book.workspace, book.id)
    return [f"{landing.entry}: {landing.link} → {landing.id}" for landing in landings if not _lands(landing, copy)]


def _lands(landing: Landing, copy: Copy) -> bool:
    if landing.trouble or not landing.visible or landing.element is None:
        return False
    targets = copy.authority.targets()
    own = copy.authority.person(landing.entry.removeprefix("entry-"))
    if own is None:
        return False
    kind, _, id = landing.id.partition("-")
    if kind == "entry":
        return id in (targets[own.id], *own.see_also) and letters(landing.text).startswith(letters(landing.link))
    person = copy.authority.person(targets[own.id])
    assert person
    if kind == "person":
        return id == person.id and letters(landing.text).startswith(letters(person.headword))
    return any(letters(landing.text) and each == landing.id for each in _places(landing, person, copy))


def _places(landing: Landing, person: Person, copy: Copy) -> Iterator[str]:
    """The anchors of the person’s that have the words which stand at the landing."""
    targets = copy.authority.targets()
    for mention in copy.mentions:
        files = (f"{mention.article}.xhtml", "endnotes.xhtml")  # a note may stand at the end of the book
        is_there = mention.anchor == landing.id and landing.file in files
        if is_there and targets[mention.person] == person.id:
            is_name = _is_name(mention.surface, person, copy)
            if is_name and letters(landing.text) in letters(mention.surface):
                yield mention.anchor
    for discussion in copy.discussions:
        if targets[discussion.person] == person.id and letters(landing.text).startswith(
            letters(discussion.first_words)
        ):
            yield discussion.first_anchor
    for piece in copy.volume.pieces():
        if any(targets.get(author.person) == person.id and author.signed in landing.text for author in piece.authors):
            yield piece.id


def _is_name(surface: str, person: Person, copy: Copy) -> bool:
    """Whether the words are a form of the person’s, or an editor has said of them whom they name."""
    targets = copy.authority.targets()
    records = [each for each in copy.authority.persons if targets[each.id] == person.id]
    known = {word for each in records for form in (each.headword, *each.variants) for word in _words(form)}
    if any(word.startswith(other[:ALIKE]) for word in _words(surface) for other in known):
        return True
    said: set[str] = set()
    for piece in copy.volume.pieces():
        said |= {each.form for each in piece.names if each.person == person.id}
        said |= {words for each in piece.paragraphs() for words in _designated(each.children, person)}
    return letters(surface) in map(letters, said)


def _designated(inlines: Inlines, person: Person) -> Iterator[str]:
    for inline in inlines:
        if isinstance(inline, Designated) and inline.person == person.id:
            yield plain_text(inline.children)
        yield from _designated(getattr(inline, "children", ()), person)


def _words(text: str) -> list[str]:
    return [word for word in re.findall(r"\w+", fold(text)) if len(word) > 1]
