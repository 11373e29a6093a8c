"""What is found in a paragraph: words that are the form of a name, and whom they may mean."""

from collections.abc import Callable
from dataclasses import dataclass

from florilegium.diagnostics import Place
from florilegium.names.form import Form

# The place of words, from that of their paragraph and from how often they stand in it before.
Locate = Callable[[Place, str, int], Place]


@dataclass(frozen=True, slots=True)
class Finding:
    """A form found in a paragraph, from `start` to `end`: the persons it may mean, none where it is a stranger’s.

    `near` are the persons whose surname a stranger bears. `capital_word` and `opening_word` are the folded word where
    nothing but a word in capitals, or at the head of a sentence, was found, which may be an ordinary word (“THE YOUNG
    WORKERS”); `bare_word` is that of a surname alone for which its record has no variant, `is_beside_capitals` says
    that another word with a capital stands beside it (“Young Guard”). `is_place` says that it is also a town or a
    land, `is_given` that it is a first name alone, `is_for_here` that the editor says of a form of several persons
    whom it means in this place.
    """

    start: int
    end: int
    surface: str
    persons: tuple[str, ...]
    near: tuple[str, ...] = ()
    capital_word: str = ""
    opening_word: str = ""
    bare_word: str = ""
    is_beside_capitals: bool = False
    is_place: bool = False
    is_given: bool = False
    is_for_here: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """The words from `first` to `last` with the forms that they are."""

    first: int
    last: int
    forms: tuple[Form, ...]
