"""A text whose parts nobody named: opening, body, notes and closing told apart by their look, and the front matter."""

from dataclasses import replace

from florilegium.accession.body import mark_body
from florilegium.accession.closing import Closing, iso_date, read_closing
from florilegium.accession.credits import Credits, read_credits
from florilegium.accession.decoding import Decoded
from florilegium.accession.findings import findings_of
from florilegium.accession.from_html import PageHead
from florilegium.accession.navigation import is_top_link
from florilegium.accession.noting import Noted, SourceNote
from florilegium.accession.opening import Opening, read_opening
from florilegium.accession.pairing import noted
from florilegium.accession.passages import Passage, Passages, walk
from florilegium.accession.settling import with_captions
from florilegium.accession.title import Titles, read_titles, settled_titles
from florilegium.accession.title_page import give_back
from florilegium.accession.transcription import Taken, Transcription
from florilegium.accession.when import Settled, settled_date
from florilegium.diagnostics import Diagnostic


def told_apart(bare: Transcription, text: Decoded, passages: Passages, head: PageHead) -> Transcription:
    """The transcription with its parts; `bare` has what is known of it beforehand, `head` what the page's head says."""
    if bare.kind == "word":
        passages = with_captions(passages)
    closing = read_closing(passages)
    pages = noted(closing.rest)
    opening = read_opening(pages.passages)
    give_back(opening, head.author, bare.title)
    found = _put_together(bare, text, (head, closing, pages, opening))
    if any(each.words.strip() for each in found.body):
        return found
    # What would be a title, or links, is all the text there is.
    pages = noted(
        tuple(replace(each, kind="paragraph", level=0) if each.kind == "heading" else each for each in passages)
    )
    return _put_together(bare, text, (head, Closing(passages), pages, Opening(rest=pages.passages)))


def _put_together(bare: Transcription, text: Decoded, parts: tuple[PageHead, Closing, Noted, Opening]) -> Transcription:
    head, closing, pages, opening = parts
    titles = settled_titles(read_titles(tuple(opening.zone), head.author, tuple(opening.places)), bare.title)
    credit = read_credits((*opening.credits, *closing.credits))
    when = settled_date(opening.date, credit)
    known = bare.kind in ("html", "markdown") or any(passage.kind == "heading" for passage in opening.rest)
    marked = mark_body(opening.rest, known, titles.authors)
    body = _with_calls_of_title(marked, opening)
    result = replace(
        bare,
        title=titles.title or _title_from(bare.name, head),
        subtitle=titles.subtitle,
        authors=titles.authors,
        body=(*opening.images, *body),
        notes=_marked_notes(pages),
        date=when.date,
        source=credit.source,
        transcriber=credit.transcriber,
        translator=credit.translator or bare.translator,
        rights=credit.rights,
        updated=closing.updated or iso_date(opening.updated),
        genre=_genre(marked),
        taken=_taken(parts),
    )
    return replace(result, diagnostics=_all_findings(result, text, parts, (titles, credit, when)))


def _all_findings(
    result: Transcription,
    text: Decoded,
    parts: tuple[PageHead, Closing, Noted, Opening],
    found: tuple[Titles, Credits, Settled],
) -> tuple[Diagnostic, ...]:
    _, _, pages, opening = parts
    return findings_of(result, text, (pages, opening), found)


def _marked_notes(pages: Noted) -> tuple[SourceNote, ...]:
    return tuple(replace(note, passages=mark_body(note.passages, True, ())) for note in pages.notes)


def _title_from(name: str, head: PageHead) -> str:
    """The title of a page that shows none: from its head, else the file's name."""
    return head.title or name.rpartition("/")[2].rpartition(".")[0] or name


def _with_calls_of_title(body: Passages, opening: Opening) -> Passages:
    """The body with the note calls of the title at the end of its first paragraph: front matter holds none."""
    at = next((at for at, passage in enumerate(body) if passage.kind == "paragraph"), -1)
    if not opening.calls or at < 0:
        return body
    return (*body[:at], replace(body[at], runs=(*body[at].runs, *opening.calls)), *body[at + 1 :])


def _genre(body: Passages) -> str:
    """“letter” where there are a salutation and a signature, “poem” where all is verse, else “article”."""
    roles = {passage.role for passage in body}
    if {"salutation", "signature"} <= roles:
        return "letter"
    inner: list[Passage] = [passage for passage in walk(body) if passage.kind in ("paragraph", "verse")]
    return "poem" if inner and all(passage.kind == "verse" for passage in inner) else "article"


def _taken(parts: tuple[PageHead, Closing, Noted, Opening]) -> tuple[Taken, ...]:
    _, closing, pages, opening = parts
    links = [(passage.line, passage.words) for passage in opening.rest if is_top_link(passage)]
    found = sorted((*opening.taken, *closing.taken, *pages.taken, *links))
    return tuple(Taken(line, words) for line, words in found)
