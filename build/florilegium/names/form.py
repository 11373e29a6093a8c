"""A way to name a person, as it stands in the tree of forms."""

from dataclasses import dataclass

from florilegium.names.first_names import FirstName

REJECTED = ""  # the person of a form that the editor has rejected


@dataclass(frozen=True, slots=True)
class Form:
    """A way to name a person: its words in the tree, and the first names before them.

    A form that is `bare` names the person by its words alone; another needs first names that fit.
    """

    person: str
    words: tuple[str, ...]
    first_names: tuple[FirstName, ...] = ()
    bare: bool = True
    inflected: str = ""  # the language of whose grammar it is a form, “” for one as typed
