"""The faults of WeasyPrint that the press mends, each with a document that shows it: `python tests/engine_faults.py`.

It prints how often each is met in the engine as it comes and in ours. `docs/upstream.md` says where they come from.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from galleys import BOOK, PAGE, TEXT, document, fonts, galley, made_up_article, note

STOCK = Path(__file__).with_name("stock_engine.py")
BY_ITSELF = """
.note { float: footnote; footnote-policy: auto }
.note::footnote-call, .note::footnote-marker { content: attr(data-mark) }
@page :nth(1) { counter-reset: page 1 }
"""


@dataclass(frozen=True, slots=True)
class Fault:
    """A document, further rules for it, and how the fault is counted in its pages and its tagged file."""

    name: str
    body: str
    count: Callable[[dict[str, Any], bytes], int]
    rules: str = ""


# --- what is counted --------------------------------------------------------------------------------------------


def lost_notes(facts: dict[str, Any], tagged: bytes) -> int:
    """Notes that stand on no page."""
    standing = {id for page in facts["pages"] for id, *_ in page["notes"]}
    return sum(id not in standing for id in facts["notes"])


def notes_astray(facts: dict[str, Any], tagged: bytes) -> int:
    """Notes that stand on another page than their call."""
    pages = {id: n for n, page in enumerate(facts["pages"]) for id, *_ in page["notes"]}
    calls = {id: n for n, page in enumerate(facts["pages"]) for id in page["calls"]}
    return sum(pages.get(id, calls[id]) != calls[id] for id in calls)


def notes_that_do_not_fit(facts: dict[str, Any], tagged: bytes) -> int:
    """Notes that are set over the text, or off the type area."""
    return sum(
        top < page["text_ends"] - 1 or bottom > page["area_ends"] + 1
        for page in facts["pages"]
        for _, top, bottom in page["notes"]
    )


def lines_of_one_word(facts: dict[str, Any], tagged: bytes) -> int:
    """Lines with one word that are not the last of their paragraph."""
    return sum(" " not in words.strip() for page in facts["pages"] for words, last in page["lines"] if not last)


def places_too_many(facts: dict[str, Any], tagged: bytes) -> int:
    """Places that lead on beyond one for each link."""
    return sum(len(page.annotations or ()) for page in _pages(tagged)) - facts["links"]


def folios_that_are_text(facts: dict[str, Any], tagged: bytes) -> int:
    """Pages on which nothing is an artifact, though each has a folio."""
    pages = zip(facts["pages"], _pages(tagged), strict=False)
    return sum(b"/Artifact" not in page.get_contents().get_data() for known, page in pages if known["lines"])


def heads_without_scope(facts: dict[str, Any], tagged: bytes) -> int:
    """Headings of tables that do not say of what they are one."""
    return sum("/Scope" not in (each.get("/A") or {}) for each in _elements(tagged) if each["/S"] == "/TH")


def items_without_body(facts: dict[str, Any], tagged: bytes) -> int:
    """Items of lists with children that are neither label nor body."""
    items = (each for each in _elements(tagged) if each["/S"] == "/LI")
    return sum(any(kid["/S"] not in ("/Lbl", "/LBody", "/L") for kid in _kids(item)) for item in items)


def names_in_no_tree(facts: dict[str, Any], tagged: bytes) -> int:
    """Elements with an identifier, where the file lists none."""
    named = sum("/ID" in each for each in _elements(tagged))
    return 0 if "/IDTree" in _root(tagged) else named


def notes_that_are_spans(facts: dict[str, Any], tagged: bytes) -> int:
    """Notes that are not tagged as notes."""
    return len(facts["notes"]) - sum(each["/S"] == "/Note" for each in _elements(tagged))


def lines_too_high(facts: dict[str, Any], tagged: bytes) -> int:
    """Lines that are higher than their `line-height` of 16 pixels."""
    return sum(height > 16.01 for page in facts["pages"] for height in page["heights"])


def glyphs_without_characters(facts: dict[str, Any], tagged: bytes) -> int:
    """Glyphs that the file says stand for nothing."""
    fonts = {font.indirect_reference: font for page in _pages(tagged) for font in _fonts(page)}
    return sum(len(re.findall(rb"<[0-9a-f]{4}> <>", font["/ToUnicode"].get_data())) for font in fonts.values())


def words_out_of_order(facts: dict[str, Any], tagged: bytes) -> int:
    """Hebrew words that stand to the left of the word that comes after them."""
    from florilegium.bind.pdfium import read_pages

    page = read_pages(tagged)[0]
    first, second = (page.places[page.text.index(word)] for word in ("דף", "קצר"))
    return int(first < second)


def white_before_figures(facts: dict[str, Any], tagged: bytes) -> int:
    """Lines that would still have stood on a page whose figure went to the next."""
    first = facts["pages"][0]
    return int((first["area_ends"] - first["text_ends"]) // 16)


def _fonts(page: Any) -> Iterator[Any]:
    return (font.get_object() for font in page["/Resources"]["/Font"].values())


def _pages(pdf: bytes) -> Any:
    from pypdf import PdfReader

    return PdfReader(BytesIO(pdf)).pages


def _root(pdf: bytes) -> Any:
    from pypdf import PdfReader

    return PdfReader(BytesIO(pdf)).trailer["/Root"]["/StructTreeRoot"]


def _kids(element: Any) -> Iterator[Any]:
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        found = kid.get_object()
        if isinstance(found, dict) and "/S" in found:
            yield found


def _elements(pdf: bytes) -> Iterator[Any]:
    waiting = list(_kids(_root(pdf)))
    while waiting:
        element = waiting.pop()
        yield element
        waiting += _kids(element)


# --- the documents ----------------------------------------------------------------------------------------------

_LONG = " ".join([TEXT] * 12)
_FIGURE = (
    '<figure class="figure"><svg xmlns="http://www.w3.org/2000/svg" width="60" height="300"><title>Type</title></svg>'
    "<figcaption>A plate</figcaption></figure>"
)
_TABLE = (
    "<table><thead><tr><th>Size</th><th>Face</th></tr></thead>"
    "<tbody><tr><th scope='row'>8</th><td>petit</td></tr></tbody></table>"
)
_LINK = '<p><a href="https://example.org/">one <em>two</em> three</a></p>'
_LINES = ".note { footnote-policy: line }"
_NARROW = "".join(
    f'<p style="width: {width / 2}px">so it is as we do it in an <em>old</em> way of it</p>'
    for width in range(200, 400)
)

_HEBREW = "<p>" + "the leaf is called דף by all who read it " * 6 + "</p>"

FAULTS = (
    Fault("a note is lost", made_up_article(4, notes=14, longest_note=120), lost_notes),
    Fault("a note leaves its call", made_up_article(3, notes=60, longest_note=90), notes_astray, _LINES),
    Fault("a note over the text", f"<p>{TEXT}{note('a', 1, _LONG)}</p><p>{TEXT}</p>", notes_that_do_not_fit),
    Fault("a line of one word", _NARROW, lines_of_one_word, "html { text-align: left; hyphens: none }"),
    Fault("a line that grows", _HEBREW, lines_too_high),
    Fault("words from right to left", "<p>a דף <em>קצר</em> is a short leaf</p>", words_out_of_order),
    Fault("marks without characters", "<p>שָׁלוֹם за\u0301мок</p>", glyphs_without_characters),
    Fault("a place for each part of a link", _LINK, places_too_many),
    Fault("folios as text", f"<p>{TEXT}</p>", folios_that_are_text),
    Fault("headings of tables", _TABLE, heads_without_scope),
    Fault("items of lists", "<ul><li><p>one</p></li><li><p>two</p></li></ul>", items_without_body),
    Fault("identifiers", _TABLE, names_in_no_tree),
    Fault("notes as spans", f"<p>{TEXT}{note('a', 1, 'A note.')}</p>", notes_that_are_spans),
    Fault(
        "white before a figure",
        f'<section><p>{" ".join([TEXT] * 4)}</p>{_FIGURE}<p>{_LONG}</p><div style="clear: both"></div></section>',
        white_before_figures,
    ),
)  # fmt: skip


def set_by_stock(folder: Path, body: str, rules: str = "") -> None:
    """Let the engine as it comes set the body, in a process of its own; what it makes is written into the folder."""
    for face in fonts().faces:
        (folder / face.file_name).write_bytes(face.content)
    faces = "".join(face.css(face.file_name) for face in fonts().faces)
    (folder / "style.css").write_text(faces + BY_ITSELF + PAGE + rules, encoding="utf-8")
    (folder / "document.xhtml").write_text(document(body), encoding="utf-8")
    subprocess.run([sys.executable, STOCK, folder], check=True)


def met_by_stock(fault: Fault, folder: Path) -> int:
    """How often the fault is met in the engine as it comes."""
    set_by_stock(folder, fault.body, fault.rules)
    return fault.count(json.loads((folder / "facts.json").read_text()), (folder / "tagged.pdf").read_bytes())


def met_by_ours(fault: Fault) -> int:
    """How often it is met in the engine with what the press mends."""
    from engine_facts import facts_of
    from florilegium.typeset import join

    setting = galley(fault.body, fault.rules)
    return fault.count(facts_of(setting.document), join((setting,), fonts()).draw(BOOK).screen)


def main() -> None:
    """Print a line for each fault: how often it is met by the engine alone, and by ours."""
    os.environ.setdefault("PYTHONWARNINGS", "ignore")
    for fault in FAULTS:
        with tempfile.TemporaryDirectory() as folder:
            print(f"{fault.name:34} {met_by_stock(fault, Path(folder)):4} {met_by_ours(fault):4}")


if __name__ == "__main__":
    main()
