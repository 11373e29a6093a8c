"""XHTML becomes HTML: without namespaces, its headings below the volume's title, its notes no landmarks."""

import re

from florilegium.model.hypertext import TAG, VOID

LOWEST = 6
NAMES = {"aside": "div"}  # a page may have few landmarks, each with a name of its own; notes keep their role
# An empty break has its name from its title: browsers know no label there (EPUB wants one).
BREAK, NAMED_BREAK = 'role="doc-pagebreak" aria-label=', 'role="doc-pagebreak" title='
_FOREIGN = re.compile(r"""\s+(?:epub|xml|xmlns):[\w-]+\s*=\s*(?:"[^"]*"|'[^']*')""")
_HEADING = re.compile(r"h([1-6])")


def as_html(xhtml: str, deeper: int) -> str:
    """A section as HTML, its headings so many levels deeper.

    >>> as_html('<h1 epub:type="title">On Type<br/></h1><b xml:lang="la" lang="la"/>', 1)
    '<h2>On Type<br></h2><b lang="la"></b>'
    """

    def tag(match: re.Match[str]) -> str:
        slash, name, attributes, empty = match.groups()
        if deeper and (heading := _HEADING.fullmatch(name)):
            name = f"h{min(int(heading[1]) + deeper, LOWEST)}"
        name = NAMES.get(name, name)
        if ":" in attributes:
            attributes = _FOREIGN.sub("", attributes).replace(BREAK, NAMED_BREAK)
        end = f"</{name}>" if empty and name not in VOID else ""
        return f"<{slash}{name}{attributes.rstrip()}>{end}"

    return TAG.sub(tag, xhtml)
