"""A volume becomes one TEI document: its header, its records, front matter, body and back matter."""

from collections.abc import Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape

from florilegium.export.tei.blocks import BlockWriter
from florilegium.export.tei.header import header_of
from florilegium.export.tei.markup import element, said
from florilegium.export.tei.words import EDITORS, Words, page_begins
from florilegium.model.article import Article
from florilegium.model.emendations import HeadEmendation, LedgerEntry
from florilegium.model.hypertext import xml_id
from florilegium.model.inlines import Emendation, Text
from florilegium.model.medium import Targets
from florilegium.model.notes import FOOT
from florilegium.model.text import Note
from florilegium.model.volume import Matter, Part, Volume

TEI = "http://www.tei-c.org/ns/1.0"
UNTITLED = ("frontispiece", "dedication", "epigraph")  # pieces whose title is not printed


@dataclass(frozen=True, slots=True)
class Exported:
    """A volume to be written as TEI: its texts hold their marks, notes and page breaks.

    `heads` are the folios of the pages that begin with each piece, `records` the lists of those who are named as TEI,
    `kinds` their kinds by id, `ledger` the emendations, `made_with` name and version of the program.
    """

    volume: Volume
    targets: Targets
    heads: Mapping[str, tuple[str, ...]]
    records: str
    kinds: Mapping[str, str]
    ledger: tuple[LedgerEntry, ...]
    made_with: tuple[str, str]

    @property
    def witnesses(self) -> Mapping[str, str]:
        """The id of each witness by its siglum."""
        return {siglum: f"witness-{n}" for n, (siglum, _) in enumerate(self.volume.house.emendations.sigla, 1)}


def write_volume(exported: Exported) -> str:
    """The whole document as XML."""
    volume, writer = exported.volume, _Writer(exported)
    front = writer.title_page() + "".join(map(writer.matter, volume.front))
    body = "".join(writer.part(part, number) for number, part in enumerate(volume.parts, 1))
    back = "".join(map(writer.matter, volume.back))
    parts = (element("front", f"\n{front}"), element("body", f"\n{body}"), element("back", f"\n{back}") if back else "")
    header = header_of(volume, exported.witnesses, exported.made_with)
    reasons = writer.reasons()
    aside = element("standOff", f"\n{exported.records}{reasons}") if exported.records or reasons else ""
    text = element("text", "\n" + "\n".join(filter(None, parts)) + "\n", lang=volume.language)
    inner = "\n".join(filter(None, (header, aside, text)))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<TEI xmlns="{TEI}">\n{inner}\n</TEI>\n'


@dataclass(frozen=True, slots=True)
class _Writer:
    exported: Exported

    def title_page(self) -> str:
        volume = self.exported.volume
        parts = said("titlePart", volume.title, type="main") + said("titlePart", volume.subtitle, type="sub")
        editors = " and ".join(said("name", each) for each in volume.editors)
        by = element("byline", f"Edited by {editors}") if editors else ""
        house = said("publisher", volume.house.imprint) + said("pubPlace", volume.house.place)
        printed = element("docImprint", house + element("docDate", volume.date, when=volume.date))
        return element("titlePage", element("docTitle", parts) + by + printed) + "\n"

    def matter(self, matter: Matter) -> str:
        return self._piece(matter.text, matter.kind) if matter.text else ""

    def part(self, part: Part, number: int) -> str:
        """A part as a division, or its pieces alone where the volume has no parts."""
        pieces = "".join(self._piece(article, "article") for article in part.articles)
        if not part.title:
            return pieces
        id = f"part-title-{number}"
        head = said("head", part.title) + said("head", part.subtitle, type="sub")
        before = ""
        if part.epigraph:  # which has the id of the part
            before = element("div", "\n" + self._blocks(part.epigraph).divided(part.epigraph.body), type="epigraph")
        before += self._piece(part.introduction, "introduction") if part.introduction else ""
        return element("div", f"{self._pages(id)}{head}\n{before}{pieces}", type="part", xml_id=id) + "\n"

    def reasons(self) -> str:
        """The editor's reasons for emendations, each with the place that it explains."""
        notes = "".join(
            said("note", entry.reason, type="emendation", target=f"#{xml_id(_place(entry))}", resp=EDITORS) + "\n"
            for entry in self.exported.ledger
        )
        return element("listAnnotation", f"\n{notes}") + "\n" if notes.strip() else ""

    def _piece(self, article: Article, kind: str) -> str:
        writer = self._blocks(article)
        above = self._above(article) if kind not in UNTITLED else ""
        headnote = writer.write(article.headnote)
        if headnote:
            above += element("note", headnote, type="headnote", resp=EDITORS) + "\n"
        inner = f"{self._pages(article.id)}{above}{writer.divided(article.body)}"
        own = article.kind if kind == "article" else ""
        return element("div", inner, type=kind, subtype=own.replace(" ", "-"), xml_id=xml_id(article.id),
                       lang=article.language) + "\n"  # fmt: skip

    def _pages(self, piece: str) -> str:
        return "".join(map(page_begins, self.exported.heads.get(piece, ())))

    def _blocks(self, article: Article) -> BlockWriter:
        exported, notes = self.exported, {note.number: note for note in article.notes}
        source = f"#{xml_id(f'source-{article.id}')}" if article.is_sourced else ""
        known = (exported.targets, exported.kinds, exported.witnesses, source)
        inside = BlockWriter(article.id, Words(*known, lambda number: ""), article.figure_anchors())

        def call(number: int) -> str:
            return _note(article.id, notes[number], inside)

        return BlockWriter(article.id, Words(*known, call), article.figure_anchors())

    def _above(self, article: Article) -> str:
        """Title, subtitle and byline, each with its emendation."""
        changes = {each.where: each for each in article.emendations}
        words = Words(self.exported.targets, {}, self.exported.witnesses, "", lambda number: "")
        head = element("head", _with(article.title, changes.get("title"), words))
        if article.subtitle:
            head += element("head", _with(article.subtitle, changes.get("subtitle"), words), type="sub")
        signed = [(each.signed, each.person) for each in article.authors]
        by = ", ".join(
            element("docAuthor", _with(name, changes.get("byline"), words),
                    ref=f"#person-{person}" if person in self.exported.kinds else "")
            for name, person in signed
        )  # fmt: skip
        return head + (element("byline", by) if by else "") + "\n"


def _place(entry: LedgerEntry) -> str:
    """The anchor of an emendation; that of the piece where it stands above the text."""
    return entry.article if entry.where else entry.anchor


def _note(article: str, note: Note, inside: BlockWriter) -> str:
    place, resp = "foot" if note.setting == FOOT else "end", EDITORS if note.series == "editor" else ""
    id = xml_id(f"{article}-note-{note.number}")
    return element("note", inside.write(note.blocks), xml_id=id, n=note.mark, type=note.series, place=place, resp=resp)


def _with(words: str, change: HeadEmendation | None, writer: Words) -> str:
    """Words above a text with the emendation in them, if it is in these."""
    if not change or not change.reading or change.reading not in words:
        return escape(words)
    before, _, after = words.partition(change.reading)
    told = change.rejected, change.place, change.kind, change.siglum
    return escape(before) + writer.emended(Emendation((Text(change.reading),), *told)) + escape(after)
