"""Articles turned into proposals: the names of persons that the authority file does not have."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from florilegium.diagnostics import Place
from florilegium.model.article import Article
from florilegium.model.letters import fold
from florilegium.model.names import AuthorityFile, Mention
from florilegium.model.proposals import PERHAPS, SURE, Context, Proposal
from florilegium.model.text import Paragraph, Text
from florilegium.names.forms import forms_of
from florilegium.names.matching import find_mentions
from florilegium.names.proposals.evidence import KINDS, Evidence
from florilegium.names.proposals.near import KnownNames, known_names
from florilegium.names.proposals.record import headword_of, id_of, names_of, record_text, variants_of
from florilegium.names.proposals.spotting import sightings_in
from florilegium.names.proposals.usage import Usage
from florilegium.names.proposals.weighing import SURE as SURE_WEIGHT
from florilegium.names.proposals.weighing import Seen, Weighed, weigh
from florilegium.names.vocabulary import Vocabulary
from florilegium.names.words import words_in

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
    seen = [each for article in articles for each in _seen_in(article, authority, known, usage)]
    names = sorted(weigh(seen, usage), key=lambda name: (name.weight < SURE_WEIGHT, -len(name.seen)))
    near = known_names(authority)
    taken = {person.id for person in authority.persons}
    return tuple(_proposal(name, near, taken) for name in names)


def _known(authority: AuthorityFile, mentions: Iterable[Mention]) -> Known:
    places: dict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
    for mention in mentions:
        places[mention.article, mention.paragraph].append((mention.start, mention.end))
    rejected = frozenset(fold(" ".join(form.split())) for form in authority.rejected)
    return Known(Vocabulary(forms_of(authority)), rejected, places)


def _seen_in(article: Article, authority: AuthorityFile, known: Known, usage: Usage) -> Iterator[Seen]:
    yield from _signing(article, authority, known, usage)
    for paragraph in article.paragraphs():
        for seen in _seen_at(article, paragraph, usage):
            if not _is_known(seen, known):
                yield seen


def _seen_at(article: Article, paragraph: Paragraph, usage: Usage) -> Iterator[Seen]:
    words = words_in(paragraph, article.language)
    for sighting in sightings_in(words, usage):
        yield Seen(article.id, paragraph.n, sighting, tells=paragraph.kind != "heading")


def _signing(article: Article, authority: AuthorityFile, known: Known, usage: Usage) -> Iterator[Seen]:
    """The authors whom no record names: paragraph 0 stands for the byline."""
    for author in article.authors:
        byline = Paragraph(0, "signature", (Text(author.signed),), Place(article.place.file))
        alone = Article(article.id, article.title, article.place, (byline,), language=article.language)
        if author.person or find_mentions((alone,), authority)[0]:
            continue
        for seen in _seen_at(alone, byline, usage):
            if not _is_known(seen, known):
                seen.evidence.append(Evidence("author", f"“{article.title}”"))
                yield seen


def _is_known(seen: Seen, known: Known) -> bool:
    sighting = seen.sighting
    if any(
        start < sighting.end and sighting.start < end
        for start, end in known.mentioned.get((seen.article, seen.paragraph), ())
    ):
        return True
    surface = fold(sighting.surface)
    if surface in known.rejected or any(" " in form and form in surface for form in known.rejected):
        return True
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
