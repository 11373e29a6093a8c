"""Templates: Jinja2's doorway. A template's mistakes become diagnostics."""

import re
from collections.abc import Callable
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined, TemplateError, TemplateSyntaxError
from markupsafe import Markup, escape

from florilegium.compose.inlines import is_leftward, language_attributes
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
    environment.filters |= {"isolated": isolated, "in_language": in_language, "language_attributes": attributes_of}

    def render(name: str, /, **values: Any) -> Markup:
        try:
            return Markup(environment.get_template(name).render(**values))
        except TemplateError as error:
            raise Refusal(_mistake(error, name)) from None

    return render


def isolated(words: str, language: str = "") -> str:
    """Words with letters from right to left, so marked that figures and points beside them keep their place.

    They run as their language does, which may begin with words of another; where it is not given, as they begin.

    >>> isolated("ספר"), isolated("book"), isolated("ספר, a book", "en")
    (Markup('<bdi>ספר</bdi>'), 'book', Markup('<bdi dir="ltr">ספר, a book</bdi>'))
    """
    if not LEFTWARD.search(words):
        return words
    direction = Markup(f' dir="{"rtl" if is_leftward(language) else "ltr"}"') if language else ""
    return Markup(f"<bdi{direction}>{escape(words)}</bdi>")


def in_language(language: str) -> Markup:
    """The attributes of an element of HTML whose words are of the language.

    >>> in_language("he"), in_language("en-GB")
    (Markup('lang="he" dir="rtl"'), Markup('lang="en-GB"'))
    """
    direction = ' dir="rtl"' if is_leftward(language) else ""
    return Markup(f'lang="{escape(language)}"{direction}')


def attributes_of(language: str) -> Markup:
    """The attributes of an element of XHTML whose words are of the language.

    >>> attributes_of("he")
    Markup(' lang="he" xml:lang="he" dir="rtl"')
    """
    return Markup(language_attributes(language))


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
