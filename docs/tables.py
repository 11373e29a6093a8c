"""What the manual prints from the program itself: the table of diagnostic codes, the commands with their examples."""

from itertools import groupby

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from florilegium.code_families import FAMILIES
from florilegium.codes import CODES, of_books, of_texts


class Codes(SphinxDirective):
    """`{codes}`: a section for each family of codes, with code, severity and meaning; the label of “N01” is `n01`."""

    def run(self) -> list[nodes.Node]:
        for table in (of_texts, of_books):
            self.env.note_dependency(table.__file__)
        families = groupby(sorted(CODES), key=lambda code: code[0])
        return [node for letter, group in families for node in self._family(letter, list(group))]

    def _family(self, letter: str, family: list[str]) -> list[nodes.Node]:
        head = nodes.rubric("", f"{letter}: {FAMILIES[letter]}", ids=[f"codes-{letter.lower()}"])
        body = nodes.tbody("", *(self._row(code) for code in family))
        heads = nodes.thead("", nodes.row("", *(_cell(nodes.Text(word)) for word in ("Code", "Severity", "Meaning"))))
        widths = [nodes.colspec(colwidth=width) for width in (10, 15, 75)]
        return [head, nodes.table("", nodes.tgroup("", *widths, heads, body, cols=3))]

    def _row(self, code: str) -> nodes.row:
        meant = CODES[code]
        self.env.domains.standard_domain.note_hyperlink_target(code.lower(), self.env.docname, code.lower(), code)
        words = (nodes.literal("", code), nodes.Text(meant.severity), nodes.Text(meant.meaning))
        return nodes.row("", *(_cell(word) for word in words), ids=[code.lower()])


def _cell(words: nodes.Node) -> nodes.entry:
    return nodes.entry("", nodes.paragraph("", "", words))


def example_as_code(app: Sphinx, context: object, lines: list[str]) -> None:
    """Turn the example that ends each command's help into a block of code, which can be copied as it stands."""
    begins = next((n for n, line in enumerate(lines) if line.strip("| ") == "Example:"), None)
    if begins is not None:
        commands = [f"   $ {line.strip('| ')}" for line in lines[begins + 1 :] if line.strip("| ")]
        lines[begins:] = [".. code-block:: console", "", *commands, ""]


def no_bare_arguments(app: Sphinx, context: object, lines: list[str]) -> None:
    """Leave out the arguments: the line of usage names them, and the sentence above says what they are."""
    lines.clear()


def setup(app: Sphinx) -> dict[str, bool]:
    """What Sphinx asks of an extension."""
    app.add_directive("codes", Codes)
    app.connect("sphinx-click-process-description", example_as_code)
    app.connect("sphinx-click-process-arguments", no_bare_arguments)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
