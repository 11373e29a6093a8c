"""Articles turned into proposals: the names of persons that the authority file does not have."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from florilegium.diagnostics import Place
from florilegium.model.article import Article
from florilegium.model.inlines import Text
from florilegium.model.names import AuthorityFile, Mention
from florilegium.model.proposals import PERHAPS, SURE, Context, Proposal
from florilegium.model.text import Paragraph
from florilegium.names.defaults import spelling
from florilegium.names.findings import findings_in
from florilegium.names.forms import forms_of
from florilegium.names.proposals.evidence import KINDS, Evidence
from florilegium.names.proposals.near import KnownNames, known_names
from florilegium.names.proposals.record import headword_of, id_of, names_of, record_text, variants_of
from florilegium.names.proposals.spotting import sightings_in
from florilegium.names.proposals.usage import Usage
from florilegium.names.proposals.weighing import SURE as SURE_WEIGHT
from florilegium.names.proposals.weighing import Seen, Weighed, weigh
from florilegium.names.vocabulary import Vocabulary
from florilegium.names.words import words_in

BYLINE = 0  # the ordinal of the paragraph that stands for a byline
CONTEXTS = 3
WIDTH = 60  # characters of context at each side of a name
EXAMPLES = 3  # words that give a reason, for each kind of reason


@dataclass(frozen=True, slots=True)
class Known:
    """What need not be proposed: places where somebody is known to be named, known words, rejected forms."""

    vocabulary: Vocabulary
    rejected: frozenset[str]
    mentioned: dict[tuple[str, int], list[tuple[int, int]]]


def propose(
    articles: Iterable[Article], authority: AuthorityFile, mentions: Iterable[Mention], usage: Usage
) -> tuple[Proposal, ...]:
    """The names of persons that the authority file does not have, the sure ones first, then by how often they stand.

    `mentions` are those of the articles; `usage` is the word list. A rejected form does not come back.
    """
    known = _known(authority, mentions)
    seen = [each for article in articles for each in _seen_in(article, known, usage)]
    names = sorted(weigh(seen, usage), key=lambda name: (name.weight < SURE_WEIGHT, -len(name.seen)))
    near = known_names(authority)
    taken = {person.id for person in authority.persons}
    return tuple(_proposal(name, near, taken) for name in names)


def _known(authority: AuthorityFile, mentions: Iterable[Mention]) -> Known:
    places: dict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
    for mention in mentions:
        places[mention.article, mention.paragraph].append((mention.start, mention.end))
    rejected = frozenset(map(spelling, authority.rejected))
    return Known(Vocabulary(forms_of(authority)), rejected, places)


def _seen_in(article: Article, known: Known, usage: Usage) -> Iterator[Seen]:
    """The sightings of an article, those of known persons flagged, without rejected and skipped forms."""
    skipped = known.rejected | {spelling(each.form) for each in article.names if not each.person}
    yield from _signing(article, known, usage)
    for paragraph in article.paragraphs():
        for seen in _seen_at(article, paragraph, usage):
            seen.is_known = _is_mentioned(seen, known)
            if seen.is_known or not (_is_rejected(seen, skipped) or _is_known_word(seen, known)):
                yield seen


def _seen_at(article: Article, paragraph: Paragraph, usage: Usage) -> Iterator[Seen]:
    words = words_in(paragraph, article.language)
    for sighting in sightings_in(words, usage):
        yield Seen(article.id, paragraph.n, sighting, tells=paragraph.kind != "heading")


def _signing(article: Article, known: Known, usage: Usage) -> Iterator[Seen]:
    """The authors whom no record names; “Your Name” and “The Editors” are nobody."""
    for author in article.authors:
        byline = Paragraph(BYLINE, "signature", (Text(author.signed),), Place(article.place.file))
        is_somebody = any(found.persons for found in findings_in(words_in(byline, article.language), known.vocabulary))
        if author.person or is_somebody:
            continue
        for seen in _seen_at(article, byline, usage):
            is_whole = not seen.sighting.first
            if is_whole and not (_is_rejected(seen, known.rejected) or _is_known_word(seen, known)):
                seen.evidence.append(Evidence("author", f"“{article.title}”"))
                yield seen


def _is_mentioned(seen: Seen, known: Known) -> bool:
    start, end = seen.sighting.start, seen.sighting.end
    places = known.mentioned.get((seen.article, seen.paragraph), ())
    return any(first < end and start < last for first, last in places)


def _is_rejected(seen: Seen, rejected: Collection[str]) -> bool:
    """Whether the form is rejected, or contains a rejected one of several words."""
    surface = spelling(seen.sighting.surface)
    return surface in rejected or any(" " in form and form in surface for form in rejected)


def _is_known_word(seen: Seen, known: Known) -> bool:
    """Whether a known form without first names begins here, which the matcher left alone for its own reasons."""
    sighting = seen.sighting
    return not sighting.first_names and known.vocabulary[sighting.words.words[sighting.last]] is not None


def _proposal(name: Weighed, near: KnownNames, taken: set[str]) -> Proposal:
    headword = headword_of(name)
    id = id_of(headword, taken)
    taken.add(id)
    variants = variants_of(name, headword)
    single = "," not in headword
    forms = Counter(each.sighting.surface for each in name.seen)
    return Proposal(
        tier=SURE if name.weight >= SURE_WEIGHT else PERHAPS,
        id=id,
        headword=headword,
        variants=variants,
        single=single,
        forms=tuple(forms.most_common()),
        names=names_of(name),
        evidence=tuple(_told(name)),
        contexts=tuple(_contexts(name)),
        near=near.near(name.seen[0].sighting.surname),
        record=record_text(id, headword, variants, single=single),
    )


def _told(name: Weighed) -> Iterator[str]:
    """The reasons in words, the strongest first."""
    kinds = name.kinds()
    for kind in sorted(kinds, key=lambda kind: -KINDS[kind][0]):
        weight, words = KINDS[kind]
        examples = ", ".join(example for example, _ in kinds[kind].most_common(EXAMPLES))
        yield f"{words}: {examples}" if weight > 0 else f"against it, {words}: {examples}"


def _contexts(name: Weighed) -> list[Context]:
    """Three places, those that say most first, and from as many articles as can be."""
    best = sorted(name.seen, key=lambda each: -sum(KINDS[reason.kind][0] for reason in each.evidence))
    first_of_each = list({each.article: each for each in reversed(best)}.values())[::-1]
    chosen = [*first_of_each, *(each for each in best if each not in first_of_each)][:CONTEXTS]
    return [_context(each) for each in chosen]


def _context(each: Seen) -> Context:
    sighting = each.sighting
    text = sighting.words.text
    before, after = text[: sighting.start], text[sighting.end :]
    return Context(each.article, each.paragraph, _tail(before), sighting.surface, _head(after))


def _tail(text: str) -> str:
    """The last words of the text, with an ellipsis where more comes before; the space at its end stays."""
    words = " ".join(text.split()) + (" " if text[-1:].isspace() else "")
    return words if len(words) <= WIDTH else "… " + words[-WIDTH:].partition(" ")[2]


def _head(text: str) -> str:
    words = (" " if text[:1].isspace() else "") + " ".join(text.split())
    return words if len(words) <= WIDTH else words[:WIDTH].rpartition(" ")[0] + " …"
