"""The licence of an installed library, as it says itself, in the terms of SPDX where they can be known."""

import re
from importlib.metadata import Distribution
from pathlib import Path

# What packages wrote before PEP 639 gave them a field for an expression.
CLASSIFIERS = {
    "MIT License": "MIT",
    "Apache Software License": "Apache-2.0",
    "Python Software Foundation License": "PSF-2.0",
    "Mozilla Public License 1.1 (MPL 1.1)": "MPL-1.1",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "GNU General Public License v2 or later (GPLv2+)": "GPL-2.0-or-later",
    "GNU Lesser General Public License v2 or later (LGPLv2+)": "LGPL-2.0-or-later",
    "GNU Affero General Public License v3 or later (AGPLv3+)": "AGPL-3.0-or-later",
}
BSD = "BSD License"


def licence_of(library: Distribution) -> str:
    """An SPDX expression; where there is none to be known, the library's own words; “” where it says nothing."""
    said = library.metadata
    if expressions := said.get_all("License-Expression"):
        return str(expressions[0])
    classes = [each.rpartition(" :: ")[2] for each in said.get_all("Classifier") or () if each.startswith("License ::")]
    known = [CLASSIFIERS[each] for each in classes if each in CLASSIFIERS]
    if known and len(known) == len(classes):
        return " OR ".join(sorted(known))
    if classes == [BSD]:
        return _bsd(library)
    return str((said.get_all("License") or [""])[0]).partition("\n")[0].strip()


def _bsd(library: Distribution) -> str:
    """The classifier does not say which: only that of three clauses forbids to endorse with the name."""
    for file in library.files or ():
        path = Path(str(file.locate()))
        if re.fullmatch(r"(LICEN[CS]E|COPYING)(\.\w+)?", path.name, re.IGNORECASE) and path.is_file():
            words = " ".join(path.read_bytes().decode("utf-8", "replace").lower().split())
            return "BSD-3-Clause" if "neither the name" in words else "BSD-2-Clause"
    return BSD
