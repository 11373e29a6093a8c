"""Inlines become CommonMark that any reader of Markdown understands, with HTML where it has no mark."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from florilegium.model.inlines import (
    CrossReference,
    Emphasis,
    FolioReference,
    Foreign,
    Inline,
    Inlines,
    LineBreak,
    Link,
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

MARKED: Mapping[type, tuple[str, str]] = {Emphasis: ("*", "em"), Strong: ("**", "strong"), RunInHead: ("**", "strong")}
TAGGED: Mapping[type, str] = {
    Superscript: "sup",
    Subscript: "sub",
    SmallCapitals: 'span class="smallcaps"',
}
BREAK = "\\\n"
_SIGNS = re.compile(r"[\\`*_\[\]<&~^#|]|!$")  # “!” before a link would make a picture of it
_OPENING = re.compile(r"^[ \t]*(?:([-+=>:])|(\d{1,9})([.)]))", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class MarkdownWords:
    """Writes inlines. `labels` are those of the notes by number, `articles` the files of those that links lead to."""

    labels: Mapping[int, str]
    articles: Mapping[str, str]

    def paragraph(self, inlines: Inlines) -> str:
        """A paragraph, in which no line is taken for the beginning of something else."""
        return _OPENING.sub(_plain_opening, self.write(inlines).strip(" \t")).removesuffix(BREAK)

    def line(self, inlines: Inlines) -> str:
        """The inlines on one line, for headings and cells."""
        return self.write(inlines).removesuffix(BREAK).replace(BREAK, "<br>").replace("\n", " ").strip(" \t")

    def write(self, inlines: Inlines, before: str = "") -> str:
        """The inlines as Markdown; `before` is the sign that stands before them."""
        written = before
        for inline in inlines:
            written += self._write(inline, written[-1:])
        return written[len(before) :]

    def _write(self, inline: Inline, before: str) -> str:
        match inline:
            case Text(content=content):
                return _SIGNS.sub(r"\\\g<0>", content)
            case NoteCall(note=note):
                return f"[^{self.labels[note]}]" if note in self.labels else ""
            case LineBreak():
                return BREAK
            case SourcePage() | PageBreak() | FolioReference():
                return ""
            case VerseLine(indent=indent, children=children):
                return "&emsp;" * indent + self.write(children) + BREAK
            case Link(target=target, children=children):
                return self._link(target, self.write(children))
            case CrossReference(article=article, children=children):
                return self._link(f"article:{article}", self.write(children))
            case Foreign(language=language, children=children):
                return _tagged(f'span lang="{language}"', self.write(children))
            case _ if type(inline) in TAGGED:
                return _tagged(TAGGED[type(inline)], self.write(inline.children))
            case _ if type(inline) in MARKED:
                return _marked(*MARKED[type(inline)], self.write(inline.children), before)
            case _:
                return self.write(inline.children, before)

    def _link(self, target: str, words: str) -> str:
        kind, _, rest = target.partition(":")
        if kind == "article":
            target = self.articles.get(rest.partition("#")[0], "")
        address = "" if kind in ("work", "figure") else target
        return f"[{words}](<{address}>)" if address and words and "](" not in words else words


def _marked(mark: str, element: str, words: str, before: str) -> str:
    """The words between marks where these are understood: beside letters only, and not within one another."""
    plain = words[:1].isalnum() and words[-1:].isalnum() and before != "*" and "*" not in words
    return f"{mark}{words}{mark}" if plain else _tagged(element, words)


def _tagged(tag: str, words: str) -> str:
    return f"<{tag}>{words}</{tag.partition(' ')[0]}>" if words else ""


def _plain_opening(match: re.Match[str]) -> str:
    sign, number, point = match.groups()
    return f"\\{sign}" if sign else f"{number}\\{point}"
