"""The report of a preflight: one HTML file with every check, and a picture of each place where it fails."""

import base64
from collections.abc import Mapping
from dataclasses import dataclass

from florilegium.compose.templates import open_templates
from florilegium.model.preflight import Check, Preflight, Verdict, ordinals
from florilegium.recipe.layouts import Layouts

TEMPLATE, STYLE = "preflight.html.jinja", "preflight.css"
SIGNS = {Verdict.PASSED: "✓", Verdict.FAILED: "✗", Verdict.WARNED: "!", Verdict.COUNTED: "·", Verdict.IDLE: "–"}


@dataclass(frozen=True, slots=True)
class Picture:
    """A page with its places marked: its ordinal, an address that holds the whole picture, how many places it has."""

    page: int
    source: str
    places: int


@dataclass(frozen=True, slots=True)
class Line:
    """A check as the report shows it: the sign and the class of its verdict, its pages in words, its pictures."""

    check: Check
    sign: str
    kind: str
    pages: str
    pictures: tuple[Picture, ...]


def report_on(layouts: Layouts, table: Preflight, pictures: Mapping[str, Mapping[int, bytes]]) -> bytes:
    """The page, which fetches nothing from anywhere. Refusal C01."""
    lines = tuple(_line(check, pictures.get(check.id, {})) for check in table.checks)
    shown = tuple(line for line in lines if line.check.faults or line.pictures)
    render = open_templates(layouts.template)
    return str(render(TEMPLATE, table=table, lines=lines, shown=shown, style=layouts.style(STYLE))).encode()


def _line(check: Check, pictures: Mapping[int, bytes]) -> Line:
    shown = tuple(
        Picture(page, _address(png), sum(spot.page == page for spot in check.places))
        for page, png in sorted(pictures.items())
    )
    pages = ordinals(check.pages) if check.pages else ""
    return Line(check, SIGNS[check.verdict], check.verdict.value.replace(" ", "-"), pages, shown)


def _address(png: bytes) -> str:
    return f"data:image/png;base64,{base64.b64encode(png).decode('ascii')}"
