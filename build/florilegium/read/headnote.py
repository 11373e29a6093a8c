"""From a container at the head of a text to the editor's headnote above it."""

from dataclasses import replace
from itertools import count

from florilegium.diagnostics import Place
from florilegium.model.article import Article, DiscussedParagraphs
from florilegium.model.text import Blocks
from florilegium.model.walking import with_paragraphs
from florilegium.read.blocks import Setting, read_blocks
from florilegium.read.construct import Construct
from florilegium.read.matter_marks import is_headnote
from florilegium.read.notes import calls_in, renumbered
from florilegium.read.reading import Reading


def part_headnote(constructs: tuple[Construct, ...]) -> tuple[Construct | None, tuple[Construct, ...]]:
    """The headnote if the text begins with one, and all other constructs."""
    first = next((each for each in constructs if each.kind != "footnote_reference"), None)
    if first is None or first.kind != "container_block" or not is_headnote(first.info):
        return None, constructs
    return first, tuple(each for each in constructs if each is not first)


def read_headnote(reading: Reading, construct: Construct | None) -> Blocks:
    """The blocks of the headnote, () where there is none. All ordinals are still 0. Findings A28, A37."""
    if construct is None:
        return ()
    place = reading.place(construct, ":::")
    if not reading.line(construct.end_line).lstrip(" \t").startswith(":::"):
        reading.report("A28", "the headnote that begins here is not closed", place, "write “:::” on a line below it")
    blocks = read_blocks(Setting(reading, "headnote"), construct.children)
    if not blocks:
        reading.report("A37", "this headnote has no words", place, "put its paragraphs between the “:::”")
    return blocks


def under_headnote(article: Article, text: Article) -> Article:
    """The article with another text as its headnote; the notes of its own headnote go, those of the text come first."""
    kept = calls_in(article.body)
    order = {number: len(text.notes) + ordinal for ordinal, number in enumerate(kept, 1)}
    notes = (*text.notes, *(replace(note, number=order[note.number]) for note in article.notes if note.number in order))
    body = with_paragraphs(article.body, lambda each: replace(each, children=renumbered(each.children, order)))
    ordinals = count(1)
    joined = replace(article, body=body, notes=tuple(sorted(notes, key=lambda note: note.number)), headnote=text.body)
    joined = joined.with_paragraphs(lambda each: replace(each, n=next(ordinals)))
    places = {paragraph.place: paragraph.n for paragraph in joined.paragraphs()}
    discussions = (_moved(each, whole, places) for whole in (article, text) for each in whole.discussions)
    return replace(joined, discussions=tuple(filter(None, discussions)), names=(*article.names, *text.names))


def _moved(each: DiscussedParagraphs, whole: Article, ordinals: dict[Place, int]) -> DiscussedParagraphs | None:
    """The discussion by the ordinals of the joined text; None where it stood in the headnote that went."""
    stood = {paragraph.n: paragraph.place for paragraph in whole.paragraphs()}
    first, last = (ordinals.get(stood[n]) for n in (each.first, each.last))
    return replace(each, first=first, last=last) if first and last else None
