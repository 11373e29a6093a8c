"""From “[see @moxon1683, p. 12; @smith1755]” to a citation: its works, their places, the words around them."""

import re

from florilegium.diagnostics import Place
from florilegium.model.inlines import Citation, Cite, Text

# A key is letters and digits; hyphens, full stops and underlines may stand between them.
KEY = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?")
CITATION = re.compile(r"\[(?:[^\[\]@]*[\s;])?-?@[A-Za-z0-9][^\[\]]*\](?![({])")
LABELS = {
    "p.": "page", "pp.": "page", "page": "page", "pages": "page", "ch.": "chapter", "chap.": "chapter",
    "chapter": "chapter", "vol.": "volume", "vols.": "volume", "volume": "volume", "bk.": "book",
    "book": "book", "pt.": "part", "part": "part", "no.": "issue", "n.": "note", "nn.": "note", "note": "note",
    "sec.": "section", "section": "section", "§": "section", "§§": "section", "fol.": "folio", "fols.": "folio",
    "f.": "folio", "ff.": "folio", "folio": "folio", "l.": "line", "ll.": "line", "line": "line",
    "lines": "line", "para.": "paragraph", "paragraph": "paragraph", "col.": "column", "cols.": "column",
    "column": "column", "fig.": "figure", "figure": "figure", "v.": "verse", "vv.": "verse", "verse": "verse",
}  # fmt: skip
_CITE = re.compile(rf"(?P<prefix>.*?)(?P<minus>-?)@(?P<key>{KEY.pattern})(?P<rest>.*)", re.DOTALL)
_LOCATOR = re.compile(
    r",?\s*(?:(?P<label>§§?|[A-Za-z]+\.|[a-z]+(?=\s))\s*)?"
    r"(?P<number>[ivxlcdm]*\d[\w:]*|[ivxlcdm]+)(?P<more>(?:\s*[–—,-]\s*[\w:]*\d\w*)*)\b"
)


def citation(typed: str, place: Place) -> Citation | None:
    """The citation that is typed so, with its brackets; None where it cannot be read as one.

    >>> citation("[see @moxon1683, pp. 12-13 and elsewhere]", Place("a.md")).cites
    (Cite(key='moxon1683', locator='12-13', label='page', prefix='see ', suffix=' and elsewhere', only_date=False),)
    """
    cites = [_CITE.fullmatch(part) for part in typed[1:-1].replace("\n", " ").split(";")]
    if not all(cites):
        return None
    return Citation(tuple(_cite(match) for match in cites if match), (Text(" ".join(typed.split())),), place)


def _cite(match: re.Match[str]) -> Cite:
    locator, label, suffix = _located(match["rest"])
    prefix = match["prefix"].lstrip()
    return Cite(match["key"], locator, label, prefix, suffix, bool(match["minus"]))


def _located(rest: str) -> tuple[str, str, str]:
    """The place in the work, its label, and the words behind it.

    >>> _located(", vol. 2"), _located(" xii, 14 f."), _located(" and others")
    (('2', 'volume', ''), ('xii, 14', 'page', ' f.'), ('', 'page', ' and others'))
    """
    match = _LOCATOR.match(rest)
    if not match or (match["label"] and match["label"] not in LABELS):
        return "", "page", rest.rstrip()
    return f"{match['number']}{match['more']}", LABELS.get(match["label"] or "", "page"), rest[match.end() :].rstrip()
