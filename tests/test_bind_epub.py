"""The EPUB file as a whole: sound for EPUBCheck, carried byte for byte, the same at every hour."""

import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

import handmade
from check_epub import epubcheck
from florilegium.bind.archive import files_of
from florilegium.bind.epub import bind_epub

OPF = {"opf": "http://www.idpf.org/2007/opf", "dc": "http://purl.org/dc/elements/1.1/"}
TESTS = Path(__file__).parent
BIND = (
    "import handmade, sys; from florilegium.bind.epub import bind_epub; "
    "sys.stdout.buffer.write(bind_epub(handmade.publication()))"
)


@pytest.fixture(scope="module")
def epub() -> bytes:
    return bind_epub(handmade.publication())


@pytest.fixture(scope="module")
def package(epub: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(files_of(epub)["EPUB/content.opf"])


def test_epubcheck_finds_nothing_wrong(epub: bytes) -> None:
    assert epubcheck(epub) == ()


def test_epubcheck_finds_a_dead_fragment() -> None:
    whole = handmade.publication()
    broken = tuple(
        replace(each, content=each.content.replace("#name-morris-1", "#name-norris-1")) for each in whole.documents
    )
    found = epubcheck(bind_epub(replace(whole, documents=broken)))
    assert [(finding.id, finding.files) for finding in found] == [("RSC-012", ("EPUB/index-of-names.xhtml",))]


def test_documents_and_resources_are_carried_byte_for_byte(epub: bytes) -> None:
    whole, files = handmade.publication(), files_of(epub)
    for document in whole.documents:
        assert files[f"EPUB/{document.file}"] == document.content.encode()
    for resource in whole.resources:
        assert files[f"EPUB/{resource.file}"] == resource.content


def test_the_reading_order_is_that_of_the_documents(package: ElementTree.Element) -> None:
    files = {item.get("id"): item.get("href") for item in package.iterfind("opf:manifest/opf:item", OPF)}
    order = [files[each.get("idref")] for each in package.iterfind("opf:spine/opf:itemref", OPF)]
    assert order == [document.file for document in handmade.documents()]


def test_the_package_names_its_language_and_no_generator(package: ElementTree.Element) -> None:
    assert package.get("{http://www.w3.org/XML/1998/namespace}lang") == "en-GB"
    assert package.find("opf:metadata/opf:meta[@name='generator']", OPF) is None


def test_the_date_of_change_is_that_of_the_edition(package: ElementTree.Element) -> None:
    found = package.findall("opf:metadata/opf:meta[@property='dcterms:modified']", OPF)
    assert [each.text for each in found] == ["2026-11-01T00:00:00Z"]


def test_a_document_outside_the_linear_order_says_so() -> None:
    whole = handmade.publication()
    documents = (*whole.documents[:-1], replace(whole.documents[-1], linear=False))
    package = ElementTree.fromstring(files_of(bind_epub(replace(whole, documents=documents)))["EPUB/content.opf"])
    assert [each.get("linear") for each in package.iterfind("opf:spine/opf:itemref", OPF)][-2:] == [None, "no"]


def test_navigation_that_nobody_reads_is_outside_the_reading_order() -> None:
    whole = handmade.publication()
    documents = tuple(replace(each, linear="nav" not in each.properties) for each in whole.documents)
    package = ElementTree.fromstring(files_of(bind_epub(replace(whole, documents=documents)))["EPUB/content.opf"])
    assert len(package.findall("opf:spine/opf:itemref", OPF)) == len(documents) - 1


def test_two_bindings_in_different_zones_and_with_different_hash_seeds_are_the_same_bytes(epub: bytes) -> None:
    digests = {hashlib.sha256(epub).hexdigest()}
    for zone, seed in (("Asia/Tokyo", "1"), ("America/New_York", "2")):
        world = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "LC_ALL": "C"}
        world["PYTHONPATH"] = os.pathsep.join((str(TESTS), str(TESTS.parent / "build")))
        done = subprocess.run([sys.executable, "-c", BIND], env=world, capture_output=True, check=True)
        digests.add(hashlib.sha256(done.stdout).hexdigest())
    assert len(digests) == 1
