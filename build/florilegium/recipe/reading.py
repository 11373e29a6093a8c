"""Everything a book is made from, read and marked: the volume, its names, the numbers of its notes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from florilegium.apparatus import note_findings, number_notes, with_endnotes
from florilegium.diagnostics import Diagnostic, Refusal, in_order
from florilegium.emendations.entering import enter
from florilegium.emendations.settling import unknown_sigla, unlisted, with_own_spelling
from florilegium.model.article import Article
from florilegium.model.emendations import LedgerEntry
from florilegium.model.lists import Holdings
from florilegium.model.names import AuthorityFile, Discussion, Mention
from florilegium.model.volume import House, Volume
from florilegium.names.bylines import signer
from florilegium.names.discussions import find_discussions
from florilegium.names.finding import Locate
from florilegium.names.marking import mark
from florilegium.names.matching import find_mentions
from florilegium.names.passages import Passage, find_passages
from florilegium.names.pieces import pieces_to_index
from florilegium.read.authority import read_authority
from florilegium.read.holdings import read_holdings
from florilegium.read.house import read_house
from florilegium.read.volume import read_volume
from florilegium.recipe.back_matter import with_lists
from florilegium.recipe.name_places import locator
from florilegium.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Copy:
    """The copy as it goes to the compositor: the volume with names marked and notes numbered, and what was found."""

    volume: Volume
    authority: AuthorityFile
    mentions: tuple[Mention, ...]
    diagnostics: tuple[Diagnostic, ...]
    discussions: tuple[Discussion, ...] = ()
    ledger: tuple[LedgerEntry, ...] = ()


def read_copy(workspace: Workspace, id: str) -> Copy:
    """The copy of a volume. Refusal with the findings of the press, the authority file and all texts together."""
    house, findings = read_house(workspace)
    volume: Volume | None = None
    authority = AuthorityFile()
    holdings = Holdings()
    refused: list[Diagnostic] = []
    try:
        authority, more = read_authority(workspace)
        findings += more
    except Refusal as refusal:
        refused += refusal.diagnostics
    try:
        holdings = read_holdings(workspace)
    except Refusal as refusal:
        refused += refusal.diagnostics
    try:
        volume, more = read_volume(workspace, house, id)
        findings += more
    except Refusal as refusal:
        refused += refusal.diagnostics
    if refused or not volume:
        raise Refusal(*in_order((*refused, *findings)))
    filled = with_lists(workspace, volume, holdings, authority)
    return _marked(filled.volume, authority, (*findings, *filled.diagnostics), locator(workspace))


def _marked(volume: Volume, authority: AuthorityFile, findings: tuple[Diagnostic, ...], locate: Locate) -> Copy:
    house = volume.house
    if house.emendations.spelling == "original":
        volume = volume.with_texts(with_own_spelling)
    volume = volume.with_texts(signer(authority))
    pieces = tuple(pieces_to_index(volume))
    mentions, unresolved = find_mentions(pieces, authority, locate)
    by_article: dict[str, list[Mention]] = {}
    for mention in mentions:
        by_article.setdefault(mention.article, []).append(mention)
    ledger: list[LedgerEntry] = []

    passages = _passages(volume.house, pieces, authority, by_article)

    def ready(article: Article) -> Article:
        article, entries = enter(article)
        ledger.extend(entries)
        marked = mark(article, by_article.get(article.id, ()), passages.get(article.id, ()))
        return number_notes(marked, house.notes)

    volume = with_endnotes(volume.with_texts(ready))
    inferred = (each.discussion() for piece in pieces for each in passages.get(piece.id, ()))
    discussions = (*find_discussions(pieces, authority), *inferred)
    found = (
        *findings, *unresolved, *note_findings(volume.pieces(), house.notes),
        *unknown_sigla(ledger, house.emendations), *unlisted(volume, ledger),
    )  # fmt: skip
    return Copy(volume, authority, mentions, found, discussions, tuple(ledger))


def _passages(
    house: House, pieces: Iterable[Article], authority: AuthorityFile, mentions: Mapping[str, Sequence[Mention]]
) -> dict[str, tuple[Passage, ...]]:
    """The passages of each article, if the house asks for them."""
    if house.index_ranges != "passages":
        return {}
    persons = {person.id: person for person in authority.persons}
    return {piece.id: find_passages(piece, mentions.get(piece.id, ()), persons) for piece in pieces}
