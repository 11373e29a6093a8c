"""Turns a composed book into plain text with headings, emphasis and notes, in the markup of another typesetter."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

XHTML = "{http://www.w3.org/1999/xhtml}"
LEFT_OUT = frozenset(("source-note", "source-page", "headnote", "byline"))
HEADINGS = ("h1", "h2", "h3", "h4")
BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Markup:
    """How a typesetter is told of a text: functions from what is already written in its markup."""

    escaped: Callable[[str], str]
    emphasis: Callable[[str], str]
    note: Callable[[str], str]
    title: Callable[[str], str]
    heading: Callable[[str], str]
    paragraph: Callable[[str], str]


def written(document: Path, markup: Markup) -> str:
    """All articles of the document, each with its title, headings, paragraphs and notes, and nothing else."""
    body = ET.parse(document).getroot()
    articles = (each for each in body.iter(f"{XHTML}section") if "article" in each.get("class", "").split())
    return "\n\n".join(block for article in articles for block in _blocks(article, markup)) + "\n"


def _blocks(element: ET.Element, markup: Markup) -> Iterator[str]:
    for child in element:
        name = child.tag.removeprefix(XHTML)
        if not LEFT_OUT.isdisjoint(child.get("class", "").split()):
            continue
        if name in HEADINGS:
            make = markup.title if name == "h1" else markup.heading
            yield make(_words(child, markup))
        elif name == "p":
            if words := _words(child, markup):
                yield markup.paragraph(words)
        else:
            yield from _blocks(child, markup)


def _words(element: ET.Element, markup: Markup) -> str:
    return BLANKS.sub(" ", _inlines(element, markup)).strip()


def _inlines(element: ET.Element, markup: Markup) -> str:
    found = [markup.escaped(element.text or "")]
    for child in element:
        classes, name = child.get("class", "").split(), child.tag.removeprefix(XHTML)
        if "note" in classes and "data-mark" in child.attrib:
            found.append(markup.note(_words(child, markup)))
        elif name == "br":
            found.append(" ")
        elif LEFT_OUT.isdisjoint(classes):
            inner = _inlines(child, markup)
            found.append(markup.emphasis(inner) if name in ("em", "i", "cite") and inner.strip() else inner)
        found.append(markup.escaped(child.tail or ""))
    return "".join(found)


# --- XHTML, for the engine and for ours -------------------------------------------------------------------------

NOTES = iter(range(1, 10**9))


def _note(words: str) -> str:
    number = next(NOTES)
    return f'<span class="note" id="note-{number}" data-mark="{number}">{words}</span>'


def _in_xml(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


XML = Markup(
    _in_xml,
    lambda words: f"<em>{words}</em>",
    _note,
    lambda words: f"<h1>{words}</h1>",
    lambda words: f"<h2>{words}</h2>",
    lambda words: f'<p data-paragraph="text/1">{words}</p>',
)

# --- Markdown ---------------------------------------------------------------------------------------------------


def markdown(document: Path) -> str:
    """The articles as pandoc’s Markdown; the notes stand at the end, since pandoc reads those in the line slowly."""
    notes: list[str] = []

    def note(words: str) -> str:
        notes.append(f"[^{len(notes) + 1}]: {words}")
        return f"[^{len(notes)}]"

    markup = Markup(
        lambda text: re.sub(r"([\\`*_\[\]^<>$~@#|])", r"\\\1", text),
        lambda words: f"*{words.strip()}*",
        note,
        lambda words: f"# {words}",
        lambda words: f"## {words}",
        lambda words: words,
    )
    return written(document, markup) + "\n\n".join(notes) + "\n"


# --- LaTeX ------------------------------------------------------------------------------------------------------

SPECIAL = {sign: f"\\{sign}" for sign in "#$%&_{}"}
SPECIAL |= {"~": "\\textasciitilde{}", "^": "\\textasciicircum{}", "\\": "/"}
TEX = Markup(
    lambda text: "".join(SPECIAL.get(sign, sign) for sign in text).replace("[", "{[}").replace("]", "{]}"),
    lambda words: f"\\emph{{{words}}}",
    lambda words: f"\\footnote{{{words}}}",
    lambda words: f"\\piece{{{words}}}",
    lambda words: f"\\part{{{words}}}",
    lambda words: words,
)

PAGE_IN_TEX = r"""\documentclass{book}
\usepackage[paperwidth=138mm,paperheight=216mm,inner=20mm,outer=16mm,top=19mm,textheight=171.45mm,headsep=6mm]{geometry}
\usepackage{fontspec}
\setmainfont{EB-Garamond-normal.ttf}[Path=./, ItalicFont=EB-Garamond-italic.ttf]
\usepackage[british]{babel}
%(more)s
\lefthyphenmin=2 \righthyphenmin=3
\renewcommand\normalsize{\fontsize{11bp}{13.5bp}\selectfont}
\renewcommand\footnotesize{\fontsize{9bp}{11.25bp}\selectfont}
\normalsize \parindent=1em \parskip=0pt \raggedbottom
\clubpenalty=10000 \widowpenalty=10000 \interfootnotelinepenalty=100
\tolerance=500 \emergencystretch=1em \pagestyle{plain}
\makeatletter
\newcommand\piece[1]{\par\addvspace{27bp}%%
{\centering\fontsize{17.6bp}{27bp}\selectfont #1\par}\nobreak\vskip13.5bp\opened}
\renewcommand\part[1]{\par\addvspace{13.5bp}{\noindent\itshape\raggedright #1\par}\nobreak\opened}
\newcommand\opened{\@afterindentfalse\@afterheading}
\makeatother
\begin{document}
"""


def latex(document: Path, more: str = "\\usepackage{microtype}") -> str:
    """The articles as a document for LuaLaTeX or XeLaTeX, beside which the two faces lie."""
    return f"{PAGE_IN_TEX % {'more': more}}{written(document, TEX)}\\end{{document}}\n"


# --- Typst ------------------------------------------------------------------------------------------------------

TYPST = Markup(
    lambda text: re.sub(r"([\\#$*_\[\]<>@`~=+\-/.'\"])", r"\\\1", text),
    lambda words: f"#emph[{words}]",
    lambda words: f"#footnote[{words}]",
    lambda words: f"= {words}",
    lambda words: f"== {words}",
    lambda words: words,
)
PAGE_IN_TYPST = """#set page(width: 138mm, height: 216mm, numbering: "1",
  margin: (inside: 20mm, outside: 16mm, top: 19mm, bottom: 25.55mm))
#set text(font: "EB Garamond", size: 11pt, lang: "en", region: "GB")
#set par(justify: true, leading: 5.9pt, spacing: 5.9pt, first-line-indent: 1em)
#show footnote.entry: set text(size: 9pt)
#show heading: set text(weight: "regular")
"""


def typst(document: Path) -> str:
    """The articles as a document for Typst."""
    return PAGE_IN_TYPST + written(document, TYPST)


PAGE_IN_CSS = """
@page { size: 138mm 216mm; margin: 19mm 20mm 25.55mm 16mm; @bottom-center { content: counter(page) } }
html { font: 11pt/13.5pt "EB Garamond"; hyphens: auto; hyphenate-limit-chars: 6 2 3; text-align: justify;
  --letter-scaling: 1.5 }
body, h1, h2, p { margin: 0 } h1, h2 { font-weight: normal; hyphens: none; break-after: avoid }
h1 { font-size: 17.6pt; line-height: 27pt; margin: 27pt 0 13.5pt; text-align: center }
body > :first-child { margin-top: 0 } /* TeX drops what is above the first line of a page */
h2 { font-size: 11pt; font-style: italic; text-align: left; margin-top: 13.5pt }
p { text-indent: 1em; orphans: 2; widows: 2 } h1 + p, h2 + p { text-indent: 0 }
@page { @footnote { margin-top: 8.1pt } } /* 20 pt from line to line between text and notes, as in TeX */
.note { font-size: 9pt; line-height: 11.25pt; text-indent: 0 }
.note::footnote-call { font-size: .7em; vertical-align: super; line-height: 0 }
.note::footnote-marker { content: attr(data-mark) " " }
"""


def xhtml(document: Path) -> str:
    """The articles as a document for the engine, with `PAGE_IN_CSS` and the rules for notes."""
    head = '<head><meta charset="UTF-8"/><title>Plain</title></head>'
    return f'<html xmlns="{XHTML[1:-1]}" lang="en-GB">{head}<body>{written(document, XML)}</body></html>'
