"""Two editions that were named: what both have is chosen, compared, and what keeps something out is told."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from florilegium.collate.telling import summary
from florilegium.diagnostics import Diagnostic, Refusal
from florilegium.model.collation import Collation
from florilegium.model.verification import shown
from florilegium.recipe.comparing import Compared, Order, Side, compare
from florilegium.recipe.comparing_pages import Drawn
from florilegium.recipe.comparing_sources import PDF, Source, source_of

EPUB = ".epub"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two editions and what differs between them. `is_same` is true where nothing does, to the last byte."""

    old: Source
    new: Source
    compared: Compared
    findings: tuple[Diagnostic, ...]
    is_same: bool

    @property
    def lines(self) -> tuple[tuple[str, str], ...]:
        """What differs, in a few lines: of what, and how much."""
        return tuple((shown(head), words) for head, words in summary(self.compared.collation))

    def as_data(self) -> dict[str, object]:
        """All that differs for other programs: every page, and the texts and lists that are not alike."""
        return {"old": self.old.name, "new": self.new.name, "same": self.is_same, **asdict(self.compared.collation)}


def compare_editions(root: Path | None, names: tuple[str, str], most_seconds: float, pictures: int) -> Comparison:
    """The editions of these names compared, with so many pages as pictures at most.

    Refusal K50, K51, K54, K55, K58, S06 where they cannot be.
    """
    (old, new), findings = _sources(root, names)
    if old.digests and old.digests == new.digests:
        old.check()
        new.check()
        return Comparison(old, new, Compared(Collation(), Drawn()), findings, True)
    pdfs, texts = _common_pdfs(old, new), EPUB in old.paths and EPUB in new.paths
    left_out = tuple(_left_out(old, new, bool(pdfs), texts))
    order = Order(_side(old, pdfs and pdfs[0], texts), _side(new, pdfs and pdfs[1], texts), pictures)
    compared = compare(order, most_seconds)
    if compared.findings:
        raise Refusal(*findings, *compared.findings)
    remarks = _remarks(order, compared)
    return Comparison(old, new, compared, (*findings, *left_out, *remarks), False)


def _sources(root: Path | None, names: tuple[str, str]) -> tuple[tuple[Source, Source], tuple[Diagnostic, ...]]:
    """Both editions, with K52 and K53. Refusal with what is wrong with either of them."""
    found: list[Source] = []
    findings, refused = list[Diagnostic](), list[Diagnostic]()
    for name in names:
        try:
            source, missing = source_of(root, name)
            found.append(source)
            findings += missing
        except Refusal as refusal:
            refused += refusal.diagnostics
    if refused:
        raise Refusal(*refused)
    old, new = found
    return (old, new), (*findings, *_strangers(old, new))


def _remarks(order: Order, compared: Compared) -> Iterator[Diagnostic]:
    """K57 where nothing differs, K59 where not all is pictured."""
    if compared.collation.alike:
        hint = "dates, fonts or versions of the program may be others; “record.json” names those"
        message = f"nothing that is read in “{order.old.name}” and “{order.new.name}” differs, and yet their files do"
        yield Diagnostic("K57", message, hint=hint)
    if compared.drawn.left and order.pictures:
        message = f"{compared.drawn.left:,} more pages differ than are shown as pictures"
        yield Diagnostic("K59", message, hint="ask for more of them with --pictures")


def _strangers(old: Source, new: Source) -> Iterator[Diagnostic]:
    """K52 where the editions are of two volumes."""
    if old.edition and new.edition and old.edition.id != new.edition.id:
        message = (
            f"“{old.name}” is an edition of “{shown(old.edition.id)}”, “{new.name}” one of “{shown(new.edition.id)}”"
        )
        yield Diagnostic("K52", message, hint="compare two editions of one volume, unless its id has changed")


def _common_pdfs(old: Source, new: Source) -> tuple[str, str] | None:
    """The PDF of each that are held against each other: of one kind, any where one of them stands alone."""
    if not old.pdfs or not new.pdfs:
        return None
    alone = next((each for each in (old, new) if not each.edition), None)
    if alone:
        kind = "-print.pdf" if alone.paths[PDF].name.endswith("-print.pdf") else PDF
        chosen = [kind if each.edition and kind in each.pdfs else each.pdfs[0] for each in (old, new)]
        return chosen[0], chosen[1]
    return next(((ending, ending) for ending in old.pdfs if ending in new.pdfs), None)


def _left_out(old: Source, new: Source, paged: bool, texts: bool) -> Iterator[Diagnostic]:
    """K56 for what is not compared; Refusal K58 where nothing is left."""
    if not paged and not texts:
        message = f"“{old.name}” and “{new.name}” have neither an EPUB nor a PDF of one kind"
        raise Refusal(Diagnostic("K58", message, hint="build both in the same formats"))
    if not texts:
        yield Diagnostic("K56", "compared by the words of the pages alone, since not both have an EPUB of the press")
    if not paged:
        yield Diagnostic("K56", "compared without pages, since there is no PDF of one kind that both have")


def _side(source: Source, pdf: str | None, texts: bool) -> Side:
    epub = source.content(EPUB) if texts else b""
    return Side(source.name, source.edition, source.record, epub, source.content(pdf) if pdf else b"")
