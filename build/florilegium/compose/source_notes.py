"""An article's source and how it is cited, as runs of words that print and EPUB set alike."""

from collections.abc import Iterable, Iterator

from florilegium.model.article import Article, Source
from florilegium.model.phrases import Phrase, Phrases
from florilegium.model.quotation_marks import quoted
from florilegium.model.volume import Volume
from florilegium.model.wording import date_in_words, join_names

SHORT_HASH = 12  # digits of a SHA-256 that are printed; the record has them all
_SENTENCES = ("Written ", "First ", "Pamphlet ", "From ")  # a source line that is a sentence of its own


def source_note(article: Article) -> Phrases:
    """Where the article's text comes from, in full sentences; () where nothing is known."""
    source = article.source
    origin = _origin(source)
    hands = (
        _signature(article),
        article.translator and f"Translated by {article.translator}.",
        _made(article),
    )
    return _joined(
        (
            origin,
            *((Phrase(_sentence(words)),) for words in hands if words),
            _transcription(article),
            (Phrase(_extent(article)),) if article.transcription else (),
            (Phrase(_sentence(article.rights)),) if article.rights else (),
        )
    )


def cite(article: Article, volume: Volume, pages: str) -> Phrases:
    """The article as others cite it from this volume; `pages` are its folios, “” where they are not known.

    The form is that of a chapter in an edited book (Chicago Manual of Style, 17th edition, 14.107).
    """
    authors = join_names(author.signed for author in article.authors)
    date = f" ({date_in_words(article.date.iso)})" if article.date else ""
    editors = f", ed. {join_names(volume.editors)}" if volume.editors else ""
    place = ": ".join(filter(None, (volume.house.place, volume.house.imprint)))
    printed = ", ".join(filter(None, (place, volume.date[:4])))
    folios = (Phrase(", "), Phrase(f"{_pages(pages)}.", is_folios=True)) if pages else (Phrase("."),)
    return (
        Phrase(f"{authors + ', ' if authors else ''}{quoted(article.title)}{date}, in "),
        Phrase(f"{volume.title}: {volume.subtitle}" if volume.subtitle else volume.title, is_title=True),
        Phrase(f"{editors} ({printed})"),
        *folios,
    )


def cite_volume(volume: Volume) -> Phrases:
    """The volume as others cite it, in the form of an edited book (Chicago Manual of Style, 17th edition, 14.103)."""
    role = "eds." if len(volume.editors) > 1 else "ed."
    editors = f"{join_names(volume.editors)}, {role}, " if volume.editors else ""
    place = ": ".join(filter(None, (volume.house.place, volume.house.imprint)))
    printed = ", ".join(filter(None, (place, volume.date[:4])))
    title = f"{volume.title}: {volume.subtitle}" if volume.subtitle else volume.title
    return (*((Phrase(editors),) if editors else ()), Phrase(title, is_title=True), Phrase(f" ({printed})."))


def _pages(folios: str) -> str:
    return f"{'pp.' if any(mark in folios for mark in '–-,&') else 'p.'} {folios}"


def _sentence(words: str) -> str:
    return words if words.endswith((".", "!", "?", ".”", ".’")) else f"{words}."


def _origin(source: Source) -> Phrases:
    if not source.citation:
        line = source.line
        own = line.startswith(_SENTENCES)
        return (Phrase(_sentence(line if own else f"From {line}")),) if line else ()
    own = source.citation.startswith(_SENTENCES)
    before = f"Printed as {quoted(source.title)} in " if source.title else "From "
    if source.periodical and not own:
        after = source.citation.removeprefix(source.periodical)
        return (Phrase(before), Phrase(source.periodical, is_title=True), Phrase(_sentence(after)))
    return (Phrase(_sentence(source.citation if own else f"{before}{source.citation}")),)


def _signature(article: Article) -> str:
    """The author as signed and as identified, where they differ."""
    pen_names = [f"{author.signed} ({author.identified})" for author in article.authors if author.identified]
    return f"Signed {join_names(pen_names)}" if pen_names else ""


def _made(article: Article) -> str:
    """Who transcribed the text and who marked it up."""
    if article.transcriber and article.transcriber == article.markup:
        return f"Transcribed and marked up by {article.transcriber}"
    transcribed = article.transcriber and f"transcribed by {article.transcriber}"
    marked_up = article.markup and f"marked up by {article.markup}"
    words = ", ".join(filter(None, (transcribed, marked_up)))
    return words[:1].upper() + words[1:]


def _transcription(article: Article) -> Phrases:
    """Where the text was fetched and when, and the hash of the transcription in its short form."""
    pin = article.transcription
    address = article.source.address or (pin.address if pin else "")
    fetched = f"fetched {date_in_words(pin.fetched)}" if pin and pin.fetched else ""
    digest = f"SHA-256 {pin.sha256[:SHORT_HASH]}" if pin else ""
    after = ", ".join(filter(None, (fetched, digest)))
    if not address:
        return (Phrase(f"Transcription {fetched}."),) if fetched else ()  # a hash alone tells a reader nothing
    return (Phrase("Text: "), Phrase(address, href=address), Phrase(f", {after}." if after else "."))


def _extent(article: Article) -> str:
    """Whether all of the transcription is printed."""
    if not article.omissions:
        return "Complete."
    passages = "one passage is" if article.omissions == 1 else f"{article.omissions} passages are"
    return f"Abridged: {passages} left out."


def _joined(sentences: Iterable[Phrases]) -> Phrases:
    return tuple(_spaced(sentences))


def _spaced(sentences: Iterable[Phrases]) -> Iterator[Phrase]:
    """The sentences with a blank between them."""
    for number, sentence in enumerate(filter(None, sentences)):
        if number:
            yield Phrase(" ")
        yield from sentence
