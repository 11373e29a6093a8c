"""Inlines become XHTML: the one place where words are escaped and marks are written."""

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from html import escape

from florilegium.model.inlines import (
    Anchor,
    Citation,
    Designated,
    Discussed,
    Emendation,
    Emphasis,
    FolioReference,
    Foreign,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Name,
    NoteCall,
    PageBreak,
    RunInHead,
    SmallCapitals,
    SourcePage,
    Strong,
    Subscript,
    Superscript,
    Text,
    VerseLine,
)
from florilegium.model.medium import Targets
from florilegium.model.names import GLOSSARY
from florilegium.model.walking import plain_text

RIGHT_TO_LEFT = frozenset({"ar", "arc", "dv", "fa", "he", "ps", "sd", "syr", "ug", "ur", "yi"})


def language_attributes(language: str) -> str:
    """The attributes that give an element its language and, where it is written from right to left, its direction.

    >>> language_attributes("he")
    ' lang="he" xml:lang="he" dir="rtl"'
    """
    if not language:
        return ""
    tag = escape(language)
    direction = ' dir="rtl"' if is_leftward(language) else ""
    return f' lang="{tag}" xml:lang="{tag}"{direction}'


def is_leftward(language: str) -> bool:
    """Whether the language is written from right to left.

    >>> is_leftward("he-IL"), is_leftward("yi-Latn")
    (True, False)
    """
    return language.partition("-")[0] in RIGHT_TO_LEFT and "latn" not in language.lower().split("-")


def in_latin_script(words: str) -> bool:
    """Whether a phrase is in Latin script, by its first letter: such a foreign phrase is set in italics.

    >>> in_latin_script("gallicitas"), in_latin_script("азбука")
    (True, False)
    """
    first = next((sign for sign in words if sign.isalpha()), "")
    return bool(first) and unicodedata.name(first, "").startswith("LATIN")


@dataclass(frozen=True, slots=True)
class InlineComposer:
    """Writes the inlines of one article. `call` writes a note's call (in print with the whole note)."""

    targets: Targets
    call: Callable[[int], str]
    source_pages: bool

    def write(self, inlines: Inlines) -> str:
        """The XHTML of the inlines."""
        before = (None, *inlines)
        return "".join(
            (BETWEEN_CALLS if isinstance(inline, NoteCall) and isinstance(last, NoteCall) else "") + self._write(inline)
            for last, inline in zip(before, inlines, strict=False)
        )

    def _write(self, inline: Inline) -> str:
        match inline:
            case Text(content=content):
                return escape(content, quote=False)
            case Designated(children=children) | Discussed(children=children):
                return self.write(children)
            case Anchor(anchor=anchor, children=children) | Emendation(anchor=anchor, children=children):
                return f'<span id="{anchor}">{self.write(children)}</span>' if anchor else self.write(children)
            case Name(person=person, anchor=anchor, children=children):
                return self._name(person, anchor, children)
            case Citation(children=children):
                return f'<span class="citation">{self.write(children)}</span>'
            case FolioReference(anchor=anchor, words=words):
                folio = self.targets.folios.get(anchor, "")
                return f'<span class="folio-reference">{escape(words.format(folio))}</span>' if folio else ""
            case NoteCall(note=note):
                return self.call(note)
            case LineBreak():
                return "<br/>"
            case PageBreak(folio=folio):
                return page_break(folio)
            case SourcePage(label=label):
                return f'<span class="source-page">[{escape(label)}]</span>' if self.source_pages else ""
            case Link(target=target, children=children):
                return self._link(target, children)
            case Foreign(language=language, children=children):
                element = "i" if in_latin_script(plain_text(children)) else "span"
                return f"<{element}{language_attributes(language)}>{self.write(children)}</{element}>"
            case VerseLine(indent=indent, children=children):
                step = f" indent-{min(indent, DEEPEST_INDENT)}" if indent else ""
                return f'<span class="verse-line{step}">{self.write(children)}</span>'
            case _:
                opening, closing = MARKS[type(inline)]
                return f"{opening}{self.write(inline.children)}{closing}"

    def _name(self, person: str, anchor: str, children: Inlines) -> str:
        mark, words = f' id="{anchor}"' if anchor else "", self.write(children)
        if person not in self.targets.name_notes or "<a " in words:  # no link inside a link
            return f'<span class="name"{mark}>{words}</span>'
        href = self.targets.href(GLOSSARY, f"person-{person}")
        return f'<a class="name"{mark} epub:type="noteref" role="doc-noteref" href="{href}">{words}</a>'

    def _link(self, target: str, children: Inlines) -> str:
        kind, _, id = target.partition(":")
        known = {"article": self.targets.article, "work": self.targets.work, "figure": self.targets.figure}
        href = known[kind](id) if kind in known else target
        if not href:
            return self.write(children)
        inside = replace(self, targets=replace(self.targets, name_notes=frozenset()))
        return f'<a href="{escape(href)}">{inside.write(children)}</a>'


BETWEEN_CALLS = '<span class="between-calls"></span>'  # else the marks of two notes would read as one
DEEPEST_INDENT = 8
MARKS: Mapping[type, tuple[str, str]] = {
    Emphasis: ("<em>", "</em>"),
    Strong: ("<strong>", "</strong>"),
    SmallCapitals: ('<span class="small-capitals">', "</span>"),
    RunInHead: ('<span class="run-in-head">', "</span>"),
    Superscript: ("<sup>", "</sup>"),
    Subscript: ("<sub>", "</sub>"),
}


def page_break(folio: str, element: str = "span") -> str:
    """The mark at which page `folio` of the print edition begins, as EPUB Accessibility 1.1 has it."""
    label = escape(folio)
    meaning = f'epub:type="pagebreak" role="doc-pagebreak" aria-label="{label}"'
    return f'<{element} class="page-break" id="page-{label}" {meaning}></{element}>'
