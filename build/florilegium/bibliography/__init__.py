"""Bibliography: the citations of a volume are printed, and the works it cites listed, as a CSL style has it."""

from florilegium.bibliography.citing import CitedVolume, Style, cite, cite_volume
from florilegium.bibliography.exchange import FORMS
from florilegium.bibliography.items import article_as_work, at_paragraph, volume_as_work

__all__ = ["FORMS", "CitedVolume", "Style", "article_as_work", "at_paragraph", "cite", "cite_volume", "volume_as_work"]
