"""What there is in a press folder."""

from florilegium.read.shelf import article_ids as articles_of
from florilegium.read.shelf import volume_ids as volumes_of

__all__ = ["articles_of", "volumes_of"]
