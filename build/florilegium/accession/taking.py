"""A file into a transcription: the way through this stage from its bytes to the value with its findings."""

from dataclasses import replace

from florilegium.accession.body import mark_body
from florilegium.accession.closing import Closing, iso_date, read_closing
from florilegium.accession.credits import Credits, read_credits
from florilegium.accession.decoding import Decoded, decoded, kind_of
from florilegium.accession.findings import findings_of
from florilegium.accession.from_html import PageHead, read_html
from florilegium.accession.from_markdown import read_markdown
from florilegium.accession.from_text import read_text
from florilegium.accession.gutenberg import without_frame
from florilegium.accession.navigation import is_top_link
from florilegium.accession.noting import Noted, SourceNote
from florilegium.accession.opening import Opening, read_opening
from florilegium.accession.pairing import noted
from florilegium.accession.passages import Passage, Passages, walk
from florilegium.accession.title import Titles, read_titles, settled_titles
from florilegium.accession.title_page import give_back
from florilegium.accession.transcription import Taken, Transcription
from florilegium.accession.when import Settled, settled_date
from florilegium.diagnostics import Diagnostic, Place, Refusal
from florilegium.workspace import LARGEST_TEXT


def take_in(content: bytes, name: str) -> Transcription:
    """The transcription in the bytes of a file called `name`; its findings have places in that file.

    Refusal F04 for more bytes than a text can have, I01 for a file without words, I21 for a page nested too deep.
    """
    try:
        return _taken_in(content, name)
    except RecursionError:
        message = "the page's elements stand too deep inside one another"
        raise Refusal(Diagnostic("I21", message, Place(name), "save the page as text and import that")) from None


def _taken_in(content: bytes, name: str) -> Transcription:
    if len(content) > LARGEST_TEXT:
        message = f"“{name}” has {len(content):,} bytes; a text has at most {LARGEST_TEXT:,}"
        raise Refusal(
            Diagnostic("F04", message, Place(name), "is this the right file? split a long text into articles")
        )
    text = decoded(content)
    kind = kind_of(name, text.text)
    passages, head = _read(text, kind)
    framed = without_frame(passages)
    passages, head = framed.passages, PageHead(framed.title or head.title, framed.author or head.author)
    if not any(letter.isalnum() for passage in passages for letter in passage.words):
        raise Refusal(Diagnostic("I01", f"“{name}” has no words", Place(name), "is this the right file?"))
    closing = read_closing(passages)
    pages = noted(closing.rest)
    opening = read_opening(pages.passages)
    give_back(opening, head.author, framed.title)
    opening.taken.extend(framed.taken)
    bare = Transcription(name, kind, text.encoding, content, framed.title, (), translator=framed.translator)
    return _put_together(bare, text, (head, closing, pages, opening))


def _read(text: Decoded, kind: str) -> tuple[Passages, PageHead]:
    if kind == "html":
        return read_html(text.text)
    return (read_markdown(text.text) if kind == "markdown" else read_text(text.text)), PageHead()


def _put_together(bare: Transcription, text: Decoded, parts: tuple[PageHead, Closing, Noted, Opening]) -> Transcription:
    head, closing, pages, opening = parts
    titles = settled_titles(read_titles(tuple(opening.zone), head.author, tuple(opening.places)), bare.title)
    credit = read_credits((*opening.credits, *closing.credits))
    when = settled_date(opening.date, credit)
    known = bare.kind != "text" or any(passage.kind == "heading" for passage in opening.rest)
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
