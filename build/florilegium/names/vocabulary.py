"""The words of the texts looked up in the tree of forms, each folded only once."""

from collections.abc import Iterable

from florilegium.model.letters import fold
from florilegium.names.forms import Forms, Node
from florilegium.names.words import Words


class Vocabulary(dict[str, Node | None]):
    """From a word as it is printed to the node of the forms that begin with it, or None."""

    def __init__(self, forms: Forms) -> None:
        super().__init__()
        self.forms = forms

    def __missing__(self, word: str) -> Node | None:
        node = self.forms.root.children.get(fold(word))
        self[word] = node
        return node

    def may_name_somebody(self, words: Iterable[str]) -> bool:
        """Whether a form may begin at one of the words."""
        return any(self[word] is not None for word in words)

    def ordinary(self, words: Words) -> set[str]:
        """The words in small letters, folded, that would begin a form if they had a capital."""
        return {
            fold(word)
            for index, word in enumerate(words.words)
            if word.islower() and self[word] is not None and not words.in_capitals(index)
        }
