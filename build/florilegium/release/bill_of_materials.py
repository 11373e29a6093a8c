"""What the books of a release consist of and are made with, as a bill of materials; the doorway of CycloneDX."""

import json
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import ExternalReference, ExternalReferenceType, HashAlgorithm, HashType, Property, XsUri
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.tool import ToolRepository
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from florilegium.model.editions import MadeFile
from florilegium.model.release import FOLDERS, Material, Release

TYPES = {
    "program": ComponentType.APPLICATION,
    "interpreter": ComponentType.PLATFORM,
    "library": ComponentType.LIBRARY,
    "system": ComponentType.LIBRARY,
    "layout": ComponentType.DATA,
}  # all others are files


def bill_of_materials(release: Release, books: tuple[MadeFile, ...]) -> bytes:
    """The bill as JSON of CycloneDX 1.6 in UTF-8, the same bytes for the same release.

    The library takes a number and a time of its own where it is given none: both are derived from the commit.
    """
    origin = release.origin
    about = _about(release, books)
    metadata = BomMetaData(
        component=about, timestamp=datetime.fromtimestamp(origin.epoch, UTC), properties=_source(release),
        tools=ToolRepository(components=_makers(release)),
    )  # fmt: skip
    components = [_component(each) for each in release.materials]
    serial = uuid.uuid5(uuid.NAMESPACE_URL, f"{origin.repository}#{origin.tag}@{origin.commit}")
    bill = Bom(metadata=metadata, components=components, serial_number=serial)
    bill.register_dependency(about, components)
    told = json.loads(JsonV1Dot6(bill).output_as_string())
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def _about(release: Release, books: tuple[MadeFile, ...]) -> Component:
    """The edition, with its files."""
    edition = release.edition
    files = [
        Component(type=ComponentType.FILE, name=file.name, bom_ref=f"book:{file.name}", hashes=[_hash(file.sha256)])
        for file in books
    ]
    return Component(
        type=ComponentType.DATA, name=edition.title, version=edition.edition, bom_ref=f"release:{release.name}",
        description=edition.subtitle or None, components=files,
        properties=[Property(name="florilegium:identifier", value=edition.identifier)],
    )  # fmt: skip


def _makers(release: Release) -> Iterator[Component]:
    """The program, which has written the bill."""
    for each in release.materials:
        if each.kind == "program":
            yield Component(
                type=ComponentType.APPLICATION, name=each.name, version=each.version, bom_ref=f"maker:{each.name}",
                purl=PackageURL.from_string(each.package),
            )  # fmt: skip


def _source(release: Release) -> Iterator[Property]:
    origin = release.origin
    for name in ("commit", "tag", "repository"):
        if value := getattr(origin, name):
            yield Property(name=f"florilegium:{name}", value=value)


def _component(material: Material) -> Component:
    kind = TYPES.get(material.kind, ComponentType.FILE)
    package = PackageURL.from_string(material.package) if material.package else None
    return Component(
        type=kind, name=material.name, version=material.version or None, purl=package,
        bom_ref=f"{material.kind}:{material.name}@{material.version}",  # two alike would get numbers by chance
        licenses=[LicenseFactory().make_from_string(material.licence)] if material.licence else (),
        hashes=[_hash(material.sha256)] if material.sha256 and material.kind not in FOLDERS else (),
        external_references=_distributions(material), properties=_properties(material),
    )  # fmt: skip


def _properties(material: Material) -> Iterator[Property]:
    yield Property(name="florilegium:kind", value=material.kind)
    if material.kind in FOLDERS and material.sha256:
        yield Property(name="florilegium:sum-of-sums", value=material.sha256)


def _distributions(material: Material) -> Iterator[ExternalReference]:
    """Where the package is fetched from, with the hashes of which the lock wants one."""
    if material.locked and material.package:
        address = XsUri(f"https://pypi.org/project/{material.name}/{material.version}/")
        hashes = [_hash(each) for each in material.locked]
        yield ExternalReference(type=ExternalReferenceType.DISTRIBUTION, url=address, hashes=hashes)


def _hash(sha256: str) -> HashType:
    return HashType(alg=HashAlgorithm.SHA_256, content=sha256)
