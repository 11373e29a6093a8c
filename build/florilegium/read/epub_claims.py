"""From a finished EPUB to what its package says of its accessibility (EPUB Accessibility 1.1, section 2.2)."""

import io
import zipfile
from collections.abc import Mapping
from xml.etree import ElementTree

from florilegium.model.trade import Embodied

_META = "{http://www.idpf.org/2007/opf}meta"


def claims_of(epub: bytes) -> Embodied:
    """What the EPUB claims, nothing where it is no EPUB that can be opened; the trim is not known from it."""
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
