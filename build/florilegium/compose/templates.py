"""Templates: Jinja2's doorway. A template's mistakes become diagnostics."""

import re
from collections.abc import Callable
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined, TemplateError, TemplateSyntaxError
from markupsafe import Markup, escape

from florilegium.diagnostics import Diagnostic, Place, Refusal
from florilegium.model.printed import LEFTWARD

Render = Callable[..., Markup]


def open_templates(load: Callable[[str], str | None]) -> Render:
    """A function `render(name, **values)` that gives a template's XHTML; `load` gives a template's text by file name.

    Values are escaped unless they are Markup; an unknown variable, or any mistake of a template, is Refusal C01.
    """
    environment = Environment(
        loader=FunctionLoader(load), undefined=StrictUndefined, autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["isolated"] = isolated

    def render(name: str, /, **values: Any) -> Markup:
        try:
            return Markup(environment.get_template(name).render(**values))
        except TemplateError as error:
            raise Refusal(_mistake(error, name)) from None

    return render


def isolated(words: str) -> str:
    """Words with letters from right to left, so marked that figures and points beside them keep their place.

    >>> isolated("ספר"), isolated("book")
    (Markup('<bdi>ספר</bdi>'), 'book')
    """
    return Markup(f"<bdi>{escape(words)}</bdi>") if LEFTWARD.search(words) else words


def _mistake(error: TemplateError, name: str) -> Diagnostic:
    line = error.lineno if isinstance(error, TemplateSyntaxError) else _line_in_template(error)
    hint = "compare it with the house’s template of that name; the manual lists what each may use"
    return Diagnostic(
        "C01", f"the template cannot be used: {_quoted(error)}", Place(f"layouts/templates/{name}", line), hint
    )


def _quoted(error: TemplateError) -> str:
    """What Jinja2 says, with the press's quotation marks."""
    return re.sub(r"'([^']*)'", r"“\1”", error.message or "it cannot be rendered")


def _line_in_template(error: TemplateError) -> int:
    """The line where rendering stopped: Jinja2 puts the template's frames into the traceback."""
    line, trace = 1, error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
