"""Articles that were held against the same transcription before, by the same program: that need not be done again."""

import hashlib
from collections.abc import Mapping

from florilegium.model.article import Article
from florilegium.model.proof import PinnedText


class ProvedBefore:
    """What was proved of articles, by a hash of the article, its file, its transcription and of what compares them."""

    def __init__(self, made_with: str = "", known: Mapping[str, PinnedText] | None = None) -> None:
        self._made_with, self._known = made_with, known or {}
        self.proved: dict[str, PinnedText] = {}

    def key(self, article: Article, text: str, transcription: bytes) -> str:
        """The hash; an article of another word, note, emendation or place has another."""
        parts = (self._made_with, repr(article), text)
        told = "\0".join(hashlib.sha256(part.encode()).hexdigest() for part in parts)
        return hashlib.sha256(told.encode() + hashlib.sha256(transcription).digest()).hexdigest()

    def known(self, key: str) -> PinnedText | None:
        """What was proved before, None where nothing was or something departed."""
        found = self._known.get(key)
        if found:
            self.proved[key] = found
        return found

    def remember(self, key: str, pinned: PinnedText) -> None:
        """Keep what is proved now, and departs nowhere."""
        self.proved[key] = pinned
