"""A volume turned into the same with the emendations it makes, and what is said of those it makes."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeGuard

from florilegium.diagnostics import Diagnostic
from florilegium.model.article import Article
from florilegium.model.emendations import EMENDATIONS, SPELLING, EmendationStyle, LedgerEntry
from florilegium.model.inlines import Container, Emendation, Inline, Inlines, Text
from florilegium.model.volume import Volume
from florilegium.model.walking import every_inline


def with_own_spelling(article: Article) -> Article:
    """The article with the spelling of its transcription: the emendations of that class are not made."""
    return article.with_paragraphs(lambda paragraph: replace(paragraph, children=_unspelled(paragraph.children)))


def _unspelled(inlines: Inlines) -> Inlines:
    if not any(map(_is_of_spelling, every_inline(inlines))):
        return inlines
    return tuple(map(_own, inlines))


def _own(inline: Inline) -> Inline:
    if _is_of_spelling(inline):
        return Text(inline.rejected)
    return replace(inline, children=_unspelled(inline.children)) if isinstance(inline, Container) else inline


def _is_of_spelling(inline: Inline) -> TypeGuard[Emendation]:
    return isinstance(inline, Emendation) and inline.kind == SPELLING


def unknown_sigla(ledger: Iterable[LedgerEntry], style: EmendationStyle) -> tuple[Diagnostic, ...]:
    """L01 for each siglum of which neither press nor volume says what it stands for."""
    hint = 'write it under [sigla] in texts/press.toml or in the volume’s file, as M = "The Militant"'
    return tuple(
        Diagnostic("L01", f"nothing says what “{entry.siglum}” stands for", entry.place, hint)
        for entry in ledger
        if entry.siglum and not style.meaning(entry.siglum)
    )


def unlisted(volume: Volume, ledger: Iterable[LedgerEntry]) -> tuple[Diagnostic, ...]:
    """L02 where the volume has emendations that are not silent, and no list of them."""
    listed = [entry for entry in ledger if entry.kind not in volume.house.emendations.silent]
    if not listed or any(matter.kind == EMENDATIONS for matter in volume.back):
        return ()
    count = f"{len(listed)} emendations" if len(listed) > 1 else "one emendation"
    return (Diagnostic("L02", f"the volume has {count} and no list", volume.place, f"name “{EMENDATIONS}” under back"),)
