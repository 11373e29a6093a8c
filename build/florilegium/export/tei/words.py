"""Inlines become the phrases of TEI: names, emendations, pages, what stands in other letters."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape

from florilegium.export.tei.markup import element, pointer
from florilegium.model.hypertext import xml_id
from florilegium.model.inlines import (
    Anchor,
    Citation,
    CrossReference,
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

EDITORS, PRINT = "#editors", "#print"
RENDERED: Mapping[type, str] = {
    Emphasis: "italic",
    Strong: "bold",
    SmallCapitals: "small-caps",
    RunInHead: "run-in-head",
    Superscript: "superscript",
    Subscript: "subscript",
}
# What a record of each kind is called where it is named: the element and its level.
NAMED = {
    "person": ("persName", ""),
    "place": ("placeName", ""),
    "organisation": ("orgName", ""),
    "periodical": ("title", "j"),
    "work": ("title", "m"),
}


@dataclass(frozen=True, slots=True)
class Words:
    """Writes the inlines of one text. `call` writes the whole note that is called; `source` points to the source.

    `kinds` are those of the records by id, `witnesses` the ids of the witnesses by their sigla.
    """

    targets: Targets
    kinds: Mapping[str, str]
    witnesses: Mapping[str, str]
    source: str
    call: Callable[[int], str]

    def write(self, inlines: Inlines) -> str:
        """The inlines as TEI."""
        return "".join(map(self._write, inlines))

    def _write(self, inline: Inline) -> str:
        match inline:
            case Text(content=content):
                return escape(content)
            case Designated(children=children) | Discussed(children=children) | CrossReference(children=children):
                return self.write(children)
            case Anchor(anchor=anchor, children=children):
                return element("seg", self.write(children), xml_id=xml_id(anchor))
            case Emendation():
                return self.emended(inline)
            case Name(person=person, anchor=anchor, children=children):
                name, level = NAMED[self.kinds.get(person, "person")]
                ref = f"#person-{person}" if person in self.kinds else ""
                return element(name, self.write(children), level=level, ref=ref, xml_id=xml_id(anchor))
            case Citation(children=children):
                return element("seg", self.write(children), type="citation")
            case Link(target=target, children=children):
                return self._link(target, self.write(children))
            case Foreign(language=language, children=children):
                return element("foreign", self.write(children), lang=language)
            case VerseLine(indent=indent, children=children):
                return element("l", self.write(children), rend=f"indent-{indent}" if indent else "")
            case NoteCall(note=note):
                return self.call(note)
            case FolioReference() | LineBreak() | PageBreak() | SourcePage():
                return self._milestone(inline)
            case _:
                return element("hi", self.write(inline.children), rend=RENDERED[type(inline)])

    def _milestone(self, inline: FolioReference | LineBreak | PageBreak | SourcePage) -> str:
        match inline:
            case FolioReference():
                return ""  # the number of a page, which the link beside it makes needless
            case LineBreak():
                return "<lb/>"
            case PageBreak(folio=folio):
                return page_begins(folio)
            case SourcePage(label=label):
                return element("pb", ed="source", edRef=self.source, n=label)

    def _link(self, target: str, words: str) -> str:
        kind, _, id = target.partition(":")
        known = {"article": self.targets.article, "work": self.targets.work, "figure": self.targets.figure}
        address = known[kind](id) if kind in known else target
        return element("ref", words, target=pointer(address)) if address else words

    def emended(self, inline: Emendation) -> str:
        """An emendation: what this edition reads and what its transcription has."""
        reading, rejected = self.write(inline.children), "<lb/>".join(map(escape, inline.rejected.split("\n\n")))
        id, source = xml_id(inline.anchor), self.witnesses.get(inline.siglum, "")
        told = {"resp": EDITORS, "source": source and f"#{source}"}
        if inline.ends_paragraph:
            return element("milestone", unit="paragraph", xml_id=id, ed="edition", edRef=PRINT)
        if not inline.rejected:
            return element("supplied", reading, xml_id=id, **told)
        if not inline.children:
            return element("surplus", rejected, xml_id=id, **told)
        corrected = element("corr", reading, type=inline.kind, **told)
        return element("choice", element("sic", rejected) + corrected, xml_id=id)


def page_begins(folio: str) -> str:
    """The milestone where a page of the print edition begins."""
    return element("pb", ed="print", edRef=PRINT, n=folio, xml_id=f"page-{folio}")
