"""Settings and sources of a volume turned into its note on the text: copy-texts, transcriptions, proofreading."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from urllib.parse import urlsplit

from florilegium.matter.policies import policies
from florilegium.matter.writing import listed, paragraph, title, with_written
from florilegium.model.article import Article
from florilegium.model.inlines import Emphasis, Text
from florilegium.model.text import Block
from florilegium.model.volume import Volume
from florilegium.model.wording import counted, date_in_words, join_names

Line = tuple[str | Text | Emphasis, ...]


def with_note_on_the_text(volume: Volume) -> Volume:
    """The volume with its note on the text written, where it has one."""
    return with_written(volume, "note-on-the-text", "A Note on the Text", tuple(_blocks(volume)))


def _blocks(volume: Volume) -> Iterator[Block]:
    place = volume.place
    articles = tuple(chain.from_iterable(part.articles for part in volume.parts))
    printed = _by_source(articles)
    if printed:
        yield paragraph(place, _copy_texts(volume, articles))
        yield listed(place, (_group(source, pieces) for source, pieces in printed.items()))
    for words in (_transcriptions(articles), _fetched(articles), *policies(volume), _proofreading(volume)):
        if words:
            yield paragraph(place, words)


def _by_source(articles: Iterable[Article]) -> Mapping[str, list[Article]]:
    """The articles by the periodical or book in which they were printed, in the order of the volume."""
    found: dict[str, list[Article]] = {}
    for article in articles:
        if name := article.source.periodical or article.source.publisher:
            found.setdefault(name, []).append(article)
    return found


def _copy_texts(volume: Volume, articles: tuple[Article, ...]) -> str:
    known = sum(1 for article in articles if article.source.periodical or article.source.publisher)
    how_many = "all" if known == len(articles) else f"{counted(known, 'of them', 'of them')}"
    if len(articles) == 1:
        return "The volume holds one piece. Its copy-text is the first printing:"
    return f"The volume holds {counted(len(articles), 'piece')}. The copy-text of {how_many} is the first printing:"


def _group(source: str, pieces: list[Article]) -> Line:
    """A source, and the pieces printed in it with their places there."""
    parts: list[str | Text | Emphasis] = [title(source), ": "]
    for number, article in enumerate(pieces):
        at = article.source.citation.removeprefix(source).removeprefix(", ")
        parts.append(f"{'; ' if number else ''}“{article.title}”{f' ({at})' if at else ''}")
    return (*parts, ".")


def _transcriptions(articles: Iterable[Article]) -> str:
    """Whose transcriptions the texts follow."""
    hands: dict[str, int] = {}
    for article in articles:
        if article.transcriber:
            hands[article.transcriber] = hands.get(article.transcriber, 0) + 1
    if not hands:
        return ""
    named = join_names(f"{name} ({counted(count, 'piece')})" for name, count in hands.items())
    return f"The texts follow the transcriptions made by {named}."


def _fetched(articles: Iterable[Article]) -> str:
    """From where and when the transcriptions came, and how they are kept."""
    pinned = [article.transcription for article in articles if article.transcription]
    if not pinned:
        return ""
    hosts = dict.fromkeys(urlsplit(pin.address).netloc.removeprefix("www.") for pin in pinned if pin.address)
    days = sorted({pin.fetched for pin in pinned if pin.fetched})
    came = f"from {join_names(hosts)} " if hosts else ""
    when = _span(days)
    opening = f"They were fetched {came}{when}. " if hosts or days else ""
    kept = (
        "Each transcription is kept as it came, with its SHA-256, and every departure of this edition from it is on "
        "record: undone, they give the transcription again, character for character."
    )
    return f"{opening}{kept}"


def _span(days: list[str]) -> str:
    if not days:
        return ""
    first, last = date_in_words(days[0]), date_in_words(days[-1])
    return f"on {first}" if first == last else f"between {first} and {last}"


def _proofreading(volume: Volume) -> str:
    read = volume.proofreading
    if not read.times:
        return ""
    times = {1: "once", 2: "twice"}.get(read.times, counted(read.times, "time"))
    against = f" against {read.against}" if read.against else ""
    readers = f" by {join_names(read.readers)}" if read.readers else ""
    return f"The texts were read in proof {times}{against}{readers}."
