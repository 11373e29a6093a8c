"""Articles turned into proposals for the authority file."""

from florilegium.names.proposals.proposing import propose
from florilegium.names.proposals.usage import Usage, usage_of

__all__ = ["Usage", "propose", "usage_of"]
