"""Likely slips of transcriptions: by their typography, their quotation marks, their words."""

from florilegium.emendations.slips.suggesting import suggest
from florilegium.emendations.slips.vocabulary import Vocabulary, vocabulary_of

__all__ = ["Vocabulary", "suggest", "vocabulary_of"]
