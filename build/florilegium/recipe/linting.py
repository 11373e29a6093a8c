"""The lint of the authority file, from the file alone and from all texts of the press."""

from collections.abc import Iterable

from florilegium.diagnostics import Diagnostic, Refusal, in_order
from florilegium.model.article import Article
from florilegium.names.bylines import signer
from florilegium.names.linting import lint_records, lint_uses
from florilegium.names.matching import find_mentions
from florilegium.read.authority import read_authority
from florilegium.recipe.searching import texts_of, words_of_the_press
from florilegium.workspace import Workspace


def lint_names(workspace: Workspace, names_all: bool = False) -> tuple[Diagnostic, ...]:
    """What an editor should look at in the authority file. Where it cannot be read, why.

    `names_all` asks for each record that no text names, however many there are.

    Where the texts cannot be read, that is said, and nothing of how they use the names.
    """
    try:
        authority, found = read_authority(workspace)
    except Refusal as refusal:
        return in_order(refusal.diagnostics)
    try:
        texts, _ = texts_of(workspace, ())
    except Refusal as refusal:
        return in_order((*found, *lint_records(authority, ()), *refusal.diagnostics))
    mentions, _ = find_mentions(texts, authority)
    signed = ((author.person, author.signed) for text in map(signer(authority), texts) for author in text.authors)
    seen = (*((each.person, each.surface) for each in mentions), *signed)
    uses = lint_uses(authority, seen, words_of_the_press(workspace, texts).small, names_all)
    return in_order((*found, *lint_records(authority, set(_defaults(texts))), *uses))


def _defaults(texts: Iterable[Article]) -> Iterable[str]:
    return (each.form for text in texts for each in text.names)
