"""Turns an XHTML text, stylesheets and the press's files into a document that the engine has laid out."""

import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from typing import Any
from urllib.parse import unquote
from weakref import WeakKeyDictionary

from florilegium.diagnostics import Diagnostic
from florilegium.memory import unhurried
from florilegium.model.stylesheet import Stylesheet
from florilegium.typeface.fonts import Fonts
from florilegium.typeset.engine import FontConfiguration, weasyprint
from florilegium.typeset.engine.remaking import Setter, set_by
from florilegium.typeset.findings import ARTICLE_FOLDER, listening
from florilegium.workspace import scratch_files

XHTML = "{http://www.w3.org/1999/xhtml}"
Resources = Callable[[str], bytes]


_configurations: WeakKeyDictionary[Fonts, FontConfiguration] = WeakKeyDictionary()


class _Fetcher(weasyprint.urls.URLFetcher):  # type: ignore[misc]
    """Gives the engine the press's own files and fonts, and nothing else: it knows no network and no file system."""

    def __init__(self, fonts: Fonts, resources: Resources) -> None:
        super().__init__(allowed_protocols=())
        self._fonts, self._resources = fonts, resources

    def fetch(self, url: str, headers: Any = None) -> Any:
        if not url.startswith(ARTICLE_FOLDER):
            raise ValueError(f"“{url}” is no file of the press")
        file = unquote(url.removeprefix(ARTICLE_FOLDER))
        content = self._fonts.content(file)
        return weasyprint.urls.URLFetcherResponse(url, self._resources(file) if content is None else content)


class _Xhtml(weasyprint.HTML):  # type: ignore[misc]
    """A document parsed as XML: an error is an exception, and no HTML parser guesses at what was meant."""

    def __init__(self, xhtml: str, fetcher: _Fetcher) -> None:
        root = ET.fromstring(xhtml)
        for element in root.iter():
            element.tag = element.tag.removeprefix(XHTML)
        self.base_url, self.url_fetcher, self.media_type = ARTICLE_FOLDER, fetcher, "print"
        self.wrapper_element = weasyprint.cssselect2.ElementWrapper.from_html_root(root, content_language=None)
        self.etree_element = self.wrapper_element.etree_element


def lay_out(
    xhtml: str, stylesheets: tuple[Stylesheet, ...], fonts: Fonts, resources: Resources,
    compositor: Callable[[Setter], Iterator[Any]] | None = None,
) -> tuple[Any, tuple[Diagnostic, ...]]:  # fmt: skip
    """The engine's document with its pages, made by the compositor where there is one, and what it said meanwhile.

    Addresses in the text and the stylesheets are relative; `resources` gives the bytes of the file they name and may
    raise what it likes where there is none. Raises ParseError for a text that is not XML. Refusal F05 to F07 where
    there is no room for the fonts.
    """
    fetcher = _Fetcher(fonts, resources)
    findings: list[Diagnostic] = []
    with scratch_files():  # the engine sets the fonts down for Pango
        sheets = [_parsed(Stylesheet("fonts/manifest.toml", fonts.css), fonts, fetcher, findings)]
    sheets += [_parsed(sheet, fonts, fetcher, findings) for sheet in stylesheets]
    html = _Xhtml(xhtml, fetcher)
    with unhurried(), listening() as heard, set_by(compositor) if compositor else nullcontext():
        document = html.render(font_config=configuration_of(fonts), stylesheets=sheets)
    return document, tuple(dict.fromkeys((*findings, *heard)))


def configuration_of(fonts: Fonts) -> FontConfiguration:
    """The engine's configuration that knows these faces and no others; one for as long as the fonts are open."""
    if fonts not in _configurations:
        _configurations[fonts] = FontConfiguration()
    return _configurations[fonts]


def _parsed(sheet: Stylesheet, fonts: Fonts, fetcher: _Fetcher, findings: list[Diagnostic]) -> Any:
    """The stylesheet as the engine reads it, once for each configuration of fonts, with what it said of it."""
    configuration = configuration_of(fonts)
    known = configuration.__dict__.setdefault("_stylesheets", {})
    if sheet not in known:
        with listening(sheet.file) as heard:
            css = weasyprint.CSS(
                string=sheet.text, base_url=ARTICLE_FOLDER, url_fetcher=fetcher, font_config=configuration
            )
        known[sheet] = css, tuple(heard)
    css, said = known[sheet]
    findings += said
    return css
