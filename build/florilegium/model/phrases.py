"""Words in runs of one kind, as citations and source notes have them: print, EPUB and site set them alike."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of one kind: plain, a title (in italics), folios (never broken), or a link, which leads to `href`."""

    words: str
    is_title: bool = False
    href: str = ""
    is_folios: bool = False


Phrases = tuple[Phrase, ...]
