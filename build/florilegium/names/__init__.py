"""Articles and the authority file turned into mentions, and articles with their mentions marked."""

from florilegium.names.bylines import signer
from florilegium.names.discussions import find_discussions
from florilegium.names.marking import mark
from florilegium.names.matching import find_mentions
from florilegium.names.pieces import pieces_to_index

__all__ = ["find_discussions", "find_mentions", "mark", "pieces_to_index", "signer"]
