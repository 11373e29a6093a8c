"""What a file says of its accessibility, in the codes of ONIX (lists 79, 143 and 196)."""

from collections.abc import Iterator

from florilegium.model.trade import Embodied
from florilegium.onix import code_lists as code


def of_pdf(body: Embodied) -> tuple[str, str, str]:
    """Type, value and words for a PDF: PDF/UA-1 where it says that it is, else that nothing is known."""
    return code.ACCESSIBILITY, code.PDF_UA if body.is_pdf_ua else code.UNKNOWN, ""


def of_epub(body: Embodied) -> Iterator[tuple[str, str, str]]:
    """Type, value and words of each feature. A conformance is told only where the EPUB tells it; without any
    feature nothing is known.
    """
    if not body.features:
        yield code.ACCESSIBILITY, code.UNKNOWN, ""
        return
    if body.summary:
        yield code.ACCESSIBILITY, code.SUMMARY, body.summary
    if body.conforms_to == code.CLAIM:
        for value in (code.EPUB_11, code.WCAG_22, code.LEVEL_AA):
            yield code.ACCESSIBILITY, value, ""
        if body.certifier:
            yield code.ACCESSIBILITY, code.CERTIFIER, body.certifier
    for feature in sorted(body.features):
        if feature in code.FEATURES:
            yield code.ACCESSIBILITY, code.FEATURES[feature], ""
    if body.reads_without_sight:
        yield code.ACCESSIBILITY, code.WITHOUT_SIGHT, ""
    if body.hazards == ("none",):
        for value in (code.NO_HAZARD, code.NO_FLASHING, code.NO_SOUND, code.NO_MOTION):
            yield code.HAZARD, value, ""
