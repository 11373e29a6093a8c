"""Cuts fonts down to the characters of a book, and takes those that the build before has cut in the same way."""

import hashlib
from collections.abc import Mapping


class CutFonts:
    """Gives fonts with no more than some characters, and remembers those that were asked for."""

    def __init__(self, made_with: str = "", known: Mapping[str, bytes] | None = None) -> None:
        self._made_with, self._known = made_with, known or {}
        self.used: dict[str, bytes] = {}

    def cut(self, font: bytes, characters: frozenset[str]) -> bytes:
        """The font with these characters; known by a hash of both and of what cuts it."""
        signs = f"{self._made_with}\0{''.join(sorted(characters))}\0".encode()
        key = hashlib.sha256(signs + hashlib.sha256(font).digest()).hexdigest()
        if key not in self.used:
            self.used[key] = self._known[key] if key in self._known else _cut(font, characters)
        return self.used[key]


def _cut(font: bytes, characters: frozenset[str]) -> bytes:
    from florilegium.typeface.cutting import subset  # a tenth of a second to load

    return subset(font, characters)
