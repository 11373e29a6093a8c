"""Articles and the words of the press turned into likely slips, in the order of the texts."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from florilegium.emendations.lemmas import placed
from florilegium.emendations.slips.finding import Found, Stretch
from florilegium.emendations.slips.quotation import unbalanced
from florilegium.emendations.slips.rarities import rarities
from florilegium.emendations.slips.typography import typographical
from florilegium.emendations.slips.vocabulary import Vocabulary
from florilegium.model.article import Article
from florilegium.model.slips import PERHAPS, Slip
from florilegium.model.text import Paragraph
from florilegium.model.walking import kinds, plain_text

AROUND = 50  # characters before and behind a slip
_DASHES = ("–", "—")


def suggest(
    articles: Iterable[Article], vocabulary: Vocabulary, rejected: Mapping[str, Collection[str]]
) -> tuple[Slip, ...]:
    """The likely slips of the articles without those that an editor rejected (by article, see `Slip.key`).

    Nothing is said of words that are emended already.
    """
    return tuple(
        slip
        for article in articles
        for slip in _slips(article, vocabulary)
        if slip.key not in rejected.get(article.id, ())
    )


def _slips(article: Article, vocabulary: Vocabulary) -> Iterator[Slip]:
    found = [
        (paragraph, Stretch(plain_text(paragraph.children), kind, _language(article, paragraph), vocabulary))
        for blocks in (article.body, *(note.blocks for note in article.notes))
        for kind, paragraph in kinds(blocks)
    ]
    stretches = [stretch for _, stretch in found]
    slips = [(number, each) for number, stretch in enumerate(stretches) for each in _in_stretch(stretch)]
    slips += unbalanced(stretches)
    dashed = any(dash in stretch.text for stretch in stretches for dash in _DASHES)
    for number, each in sorted(slips, key=lambda pair: (pair[0], pair[1].start)):
        if each.reading == " – " and each.tier == PERHAPS and not dashed:
            continue  # a text that types all its dashes so has a custom, not a slip
        paragraph, stretch = found[number]
        if not _is_emended(paragraph, each):
            yield _slip(article, paragraph, stretch.text, each)


def _language(article: Article, paragraph: Paragraph) -> str:
    return (paragraph.language or article.language).partition("-")[0]


def _in_stretch(stretch: Stretch) -> Iterator[Found]:
    yield from typographical(stretch)
    yield from rarities(stretch)


def _is_emended(paragraph: Paragraph, found: Found) -> bool:
    return any(each.start <= found.end and found.start <= each.end for each in placed(paragraph.children))


def _slip(article: Article, paragraph: Paragraph, text: str, found: Found) -> Slip:
    start, end = found.start, found.end
    return Slip(
        found.tier, found.rule, article.id, paragraph.n, start, end, text[start:end], found.reading, found.kind,
        found.reason, text[max(0, start - AROUND) : start], text[end : end + AROUND], paragraph.place,
    )  # fmt: skip
