"""Words in square brackets and their attributes turned into the inlines that say what the words are."""

from florilegium.model.inlines import (
    Anchor,
    Designated,
    Discussed,
    Foreign,
    Inlines,
    RunInHead,
    SmallCapitals,
    Subscript,
    Superscript,
)
from florilegium.read.attributes import Attributes
from florilegium.read.naming import check_person
from florilegium.read.places import named_place
from florilegium.read.reading import Reading

_WRAPS: dict[str, type[SmallCapitals | Superscript | Subscript | RunInHead]] = {
    "small-caps": SmallCapitals,
    "sup": Superscript,
    "sub": Subscript,
    "run-in": RunInHead,
}


def wrapped(reading: Reading, inner: Inlines, given: Attributes) -> Inlines:
    """The words in what their attributes say of them: letters inside, then the language, then the person."""
    wrap = _WRAPS.get(given.class_)
    words: Inlines = (wrap(inner),) if wrap else inner
    words = (Foreign(given.language, words),) if given.language else words
    check_person(reading, given)
    words = (Anchor(named_place(reading, given), words),) if given.name else words
    if given.class_ == "discussion":
        return (Discussed(given.person, words, given.place, given.label, given.principal),)
    if given.person or given.class_ == "no-name":
        return (Designated(given.person, words, given.place),)
    return words
