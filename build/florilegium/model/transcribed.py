"""The words of a pinned transcription as the proof needs them, and the forms that make no difference to it."""

from dataclasses import dataclass

BODY, NOTE, FURNITURE = "body", "note", "furniture"
# Typographic forms that make no difference; white space is one blank. docs/proof.md lists them.
FORMS = {"“": '"', "”": '"', "‘": "'", "’": "'"}


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of a transcription with the line they begin on; `kind` is body, note or furniture."""

    line: int
    words: str
    kind: str


def same_form(text: str) -> str:
    """The text as it is compared.

    >>> same_form("“Are\\u00a0they\\nnet?”")
    '"Are they net?"'
    """
    for form, plain in FORMS.items():
        text = text.replace(form, plain)
    return " ".join(text.split())
