"""The stylesheet of the catalogue, with the faces of the press cut down to what its pages say."""

from collections.abc import Iterable, Iterator

from florilegium.recipe.layouts import Layouts
from florilegium.typeface import as_woff, characters, coverage
from florilegium.typeface.cutting import subset
from florilegium.typeface.fonts import Face, Fonts

STYLESHEET = "assets/catalogue.css"
AS_THEY_ARE = {
    "assets/fleuron.svg": "pictures/fleuron.svg",
    "assets/search.js": "scripts/search.js",
    "assets/minisearch.js": "vendor/minisearch/minisearch.js",
    "assets/minisearch-licence.txt": "vendor/minisearch/LICENSE.txt",
}
# The letters of western Europe, whatever the pages say: presses then share a subset, and a search may show any of them.
ALWAYS = "".join(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x180)))) + "–—…“”‘’‚„‹›†‡•"


def looks_of(layouts: Layouts, fonts: Fonts, pages: Iterable[str]) -> dict[str, bytes]:
    """The stylesheet, the fonts, the sign of the site and what searches it, by their addresses there."""
    needed = characters((*pages, ALWAYS))
    files: dict[str, bytes] = {}
    rules = []
    for face, signs in _shared_out(fonts, needed):
        name = face.file_name.replace(".ttf", ".woff")
        files[f"assets/fonts/{name}"] = as_woff(subset(face.content, signs))
        rules.append(_rule(face, f"fonts/{name}"))
    files |= {address: layouts.content(path) or b"" for address, path in AS_THEY_ARE.items()}
    return {STYLESHEET: ("".join(rules) + layouts.style("catalogue.css")).encode(), **files}


def _shared_out(fonts: Fonts, needed: frozenset[str]) -> Iterator[tuple[Face, frozenset[str]]]:
    """Each face that is needed, with the characters that none before it of its style has."""
    left = {face.style: needed for face in fonts.faces}
    for face in fonts.faces:
        covered = coverage(face.content)
        signs = frozenset(each for each in left[face.style] if ord(each) in covered)
        left[face.style] -= signs
        if any(not each.isspace() for each in signs):
            yield face, signs


def _rule(face: Face, address: str) -> str:
    light, heavy = face.weights
    weights = f"{light}" if light == heavy else f"{light} {heavy}"
    return (
        f'@font-face {{ font-family: "{face.family}"; font-style: {face.style}; font-weight: {weights}; '
        f'font-display: swap; src: url("{address}") format("woff") }}\n'
    )
