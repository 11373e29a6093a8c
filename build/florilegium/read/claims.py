"""From finished files to what they say of their accessibility (EPUB Accessibility 1.1, section 2.2; ISO 14289-1, 5)."""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from xml.etree import ElementTree

from florilegium.model.trade import Embodied

_META = "{http://www.idpf.org/2007/opf}meta"


PDF_UA = b"<pdfuaid:part>1</pdfuaid:part>"  # as the press writes it, into metadata that are not packed


def claims_of(epub: bytes, pdf: bytes) -> Embodied:
    """What the EPUB and the screen edition claim; b"" for one that was not made. The trim is not known from them."""
    return replace(_claims_of_epub(epub), is_pdf_ua=PDF_UA in pdf)


def _claims_of_epub(epub: bytes) -> Embodied:
    """Nothing where it is no EPUB that can be opened."""
    try:
        with zipfile.ZipFile(io.BytesIO(epub)) as archive:
            package = next(name for name in archive.namelist() if name.endswith(".opf"))
            said = _said(ElementTree.fromstring(archive.read(package)))
    except (zipfile.BadZipFile, StopIteration, ElementTree.ParseError, KeyError):
        return Embodied()
    return Embodied(
        features=tuple(feature for feature in said.get("schema:accessibilityFeature", ()) if feature != "unknown"),
        hazards=said.get("schema:accessibilityHazard", ()),
        reads_without_sight="textual" in said.get("schema:accessModeSufficient", ()),
        summary=next(iter(said.get("schema:accessibilitySummary", ())), ""),
        conforms_to=next(iter(said.get("dcterms:conformsTo", ())), ""),
        certifier=next(iter(said.get("a11y:certifiedBy", ())), ""),
    )


def _said(package: ElementTree.Element) -> Mapping[str, tuple[str, ...]]:
    """The values of each property of the metadata."""
    found: dict[str, tuple[str, ...]] = {}
    for meta in package.iter(_META):
        words = (meta.text or "").strip()
        found[meta.get("property", "")] = (*found.get(meta.get("property", ""), ()), words)
    return found
