"""What the manual says of templates and stylesheets is what the house has and what the typesetter knows."""

import re
from pathlib import Path

import pytest
from jinja2 import Environment, meta, nodes

from florilegium.codes import CODES
from florilegium.compose.templates import isolated
from florilegium.typeset.engine import weasyprint
from florilegium.typeset.findings import listening

ROOT = Path(__file__).parents[1]
LAYOUTS = ROOT / "layouts"
MANUAL = (ROOT / "docs" / "page-design.md").read_text("utf-8")
TEMPLATES = sorted((LAYOUTS / "templates").glob("*.jinja"))
# Declarations that stand for the words of the manual's table, where a word alone is not one.
AS_CSS = {
    "calc()": "x { width: calc(1em + 2mm) }",
    "var()": "x { width: var(--y) }",
    ":has()": "x:has(y) { color: red }",
    ":is()": "x:is(y, z) { color: red }",
    "nesting": "x { y { color: red } }",
    "::first-letter": "x::first-letter { color: red }",
    "::first-line": "x::first-line { color: red }",
    "@page": "@page name { size: 9cm }",
    ":nth()": "@page :nth(2) { size: 9cm }",
    "@footnote": "@page { @footnote { margin-top: 1pt } }",
    "target-counter()": "x { content: target-counter(attr(href), page) }",
    "leader()": "x { content: leader('.') }",
    "@media": "@media print { x { color: red } }",
    "@layer": "@layer y { x { color: red } }",
    "@counter-style": "@counter-style y { system: cyclic; symbols: a }",
    "color-mix()": "x { color: color-mix(in srgb, red, blue) }",
    "@supports": "@supports (color: red) { x { color: red } }",
    "@container": "@container (width > 3em) { x { color: red } }",
    "@namespace": "@namespace y 'urn:z';",
}
VALUES = {
    "columns": "2", "column-span": "all", "string-set": "y content()", "hyphens": "auto", "orphans": "3", "widows": "3",
    "hyphenate-limit-chars": "6 2 3", "font-variant-caps": "small-caps", "font-variant-numeric": "oldstyle-nums",
    "font-feature-settings": "'ss01'", "transform": "rotate(3deg)", "opacity": "0.5", "text-shadow": "0 0 1pt red",
    "filter": "blur(1px)", "clip-path": "circle(5px)", "hanging-punctuation": "first", "text-wrap": "balance",
    "initial-letter": "2", "writing-mode": "vertical-rl", "unicode-bidi": "isolate", "mix-blend-mode": "multiply",
    "aspect-ratio": "1", "hyphenate-limit-lines": "2", "text-justify": "inter-word", "shape-outside": "circle()",
}  # fmt: skip


def row(opening: str) -> list[str]:
    """The words in code of the row of the manual's table that begins so."""
    line = re.search(rf"^\| {opening} \|(.*)\|$", MANUAL, re.M)
    assert line
    return re.findall(r"`([^`]+)`", line[1])


def css_of(words: str) -> str:
    if words in AS_CSS:
        return AS_CSS[words]
    return f"x {{ {words if ':' in words else f'{words}: {VALUES[words]}'} }}"


def is_known(css: str) -> bool:
    with listening("a.css") as findings:
        weasyprint.CSS(string=css)
    return not findings


def values_of(template: Path) -> set[str]:
    """What a template of the house prints or asks, but for what it includes."""
    environment = Environment()
    environment.filters["isolated"] = isolated
    tree = environment.parse(template.read_text("utf-8"))
    return meta.find_undeclared_variables(tree)


def included(template: Path) -> set[str]:
    tree = Environment().parse(template.read_text("utf-8"))
    return {str(each.template.as_const()) for each in tree.find_all(nodes.Include)}


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.name)
def test_the_manual_says_what_a_template_is_given(template: Path) -> None:
    line = re.search(rf"^\| `{re.escape(template.name)}` \|[^|]*\|([^|]*)\|$", MANUAL, re.M)
    assert line, "the manual has no line for it"
    said = set(re.findall(r"`([^`]+)`", line[1]))
    assert said == values_of(template)
    assert all((LAYOUTS / "templates" / name).is_file() for name in included(template))


def test_the_manual_names_no_template_that_is_not_there() -> None:
    named = set(re.findall(r"^\| `([\w-]+\.x?html\.jinja)`", MANUAL, re.M))
    assert named == {template.name for template in TEMPLATES}


def test_the_manual_names_every_stylesheet() -> None:
    missing = [each.name for each in (LAYOUTS / "styles").iterdir() if f"`layouts/styles/{each.name}`" not in MANUAL]
    assert not missing


def test_the_manual_says_what_to_do_about_every_code_of_design_and_template() -> None:
    pages = MANUAL + (ROOT / "docs/printing.md").read_text("utf-8")
    missing = [code for code in CODES if code[0] in "PC" and f"| [{code}](#{code.lower()}) |" not in pages]
    assert not missing


@pytest.mark.parametrize("words", row("it knows"))
def test_the_typesetter_knows(words: str) -> None:
    assert is_known(css_of(words))


@pytest.mark.parametrize("words", row("it does not"))
def test_the_typesetter_does_not_know(words: str) -> None:
    assert not is_known(css_of(words))


def test_the_stylesheet_of_the_manual_can_be_read() -> None:
    example = re.search(r":name: a-volumes-stylesheet\n\n(.*?)```", MANUAL, re.S)
    assert example
    assert is_known(example[1])
