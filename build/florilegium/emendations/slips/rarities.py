"""Words that are perhaps others: those that scanners make, and those that stand once and look like a common one."""

from collections.abc import Iterator
from itertools import product

from florilegium.emendations.slips.confusions import ALIKE, CONFUSED, HE, NO_WORDS
from florilegium.emendations.slips.dictionary import LANGUAGES, frequency, listed
from florilegium.emendations.slips.finding import Found, Stretch
from florilegium.emendations.slips.vocabulary import WORD
from florilegium.model.letters import fold
from florilegium.model.slips import LIKELY, PERHAPS

SHORTEST = 4  # letters of a word that is looked at
USUAL, SELDOM = 5000, 1000  # in the dictionary: a word that may be meant, and one that is seldom
SEVERAL = 2  # occurrences in the press after which a word is one, whatever the dictionary says
OVERWHELMING = 20_000  # times as frequent: the dictionary’s texts have slips of their own
_JOINTS = frozenset("-‐‑’'‘")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
Neighbours = tuple[str, str]
Proposed = tuple[str, str, str]  # the reading, the reason, the tier


def rarities(stretch: Stretch) -> Iterator[Found]:
    """The words of a stretch that are perhaps others, in a language of which there is a dictionary."""
    if stretch.language not in LANGUAGES:
        return
    words = list(WORD.finditer(stretch.text))
    for number, word in enumerate(words):
        if not word[0].islower() or _is_part(stretch.text, *word.span()):
            continue
        before = words[number - 1] if number else None
        after = words[number + 1] if number + 1 < len(words) else None
        near = (
            fold(before[0]) if before and stretch.text[before.end() : word.start()].isspace() else "",
            fold(after[0]) if after and stretch.text[word.end() : after.start()].isspace() else "",
        )
        found = _confused(stretch, word[0], near) or _rare(stretch, word[0], near)
        if found:
            reading, reason, tier = found
            yield Found("word", *word.span(), reading, "", reason, tier)


def _confused(stretch: Stretch, word: str, near: Neighbours) -> Proposed | None:
    if stretch.language != "en":
        return None
    if word in NO_WORDS:
        return NO_WORDS[word], f"“{word}” is no word", LIKELY
    if word not in CONFUSED:
        return None
    reading, before, after = CONFUSED[word]
    if near[0] in before.split() or near[1] in after.split():
        return None
    has_verb = word in HE and not near[0] and near[1].endswith(("s", "ed")) and near[1] not in ("is", "as", "his")
    if has_verb or _is_supported(stretch, word, reading, near):
        return reading, f"“{word}” stands where “{reading}” is likely", LIKELY
    return None


def _is_supported(stretch: Stretch, word: str, reading: str, near: Neighbours) -> bool:
    """Whether the reading stands elsewhere beside one of these neighbours, and the word only here."""
    return _pairs(stretch, reading, near) > _pairs(stretch, word, near) - sum(map(bool, near))


def _pairs(stretch: Stretch, word: str, near: Neighbours) -> int:
    """How often the word stands beside one of these neighbours."""
    before, after = near
    return stretch.vocabulary.pair(before, word) * bool(before) + stretch.vocabulary.pair(word, after) * bool(after)


def _rare(stretch: Stretch, word: str, near: Neighbours) -> Proposed | None:
    vocabulary, language = stretch.vocabulary, stretch.language
    if len(word) < SHORTEST or vocabulary.count(word) > 1 or not word.isalpha():
        return None
    seldom = frequency(word, language)
    if seldom >= SELDOM:
        return None
    alike = _look_alikes(word)
    made = alike | _one_letter_off(word)
    usual = {each for each in made if _is_usual(stretch, each) and not _is_inflected(word, each)}
    if seldom:
        usual = {
            each
            for each in usual
            if (each in alike and vocabulary.count(each) and _is_supported(stretch, word, each, near))
            or (vocabulary.count(each) > SEVERAL and listed(each, language) > seldom * OVERWHELMING)
        }
    if not usual:
        return None
    best = max(sorted(usual), key=lambda each: (_pairs(stretch, each, near), listed(each, language)))
    how = "is in no dictionary" if not seldom else "is seldom"
    return best, f"“{word}” {how} and stands here alone", LIKELY if seldom or vocabulary.count(best) else PERHAPS


def _is_usual(stretch: Stretch, word: str) -> bool:
    return listed(word, stretch.language) >= USUAL or stretch.vocabulary.count(word) > SEVERAL


def _is_part(text: str, start: int, end: int) -> bool:
    """Whether the word is a part of another, before or behind a hyphen or an apostrophe."""
    return text[start - 1 : start] in _JOINTS or text[end : end + 1] in _JOINTS


def _one_letter_off(word: str) -> set[str]:
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    swapped = {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
    dropped = {a + b[1:] for a, b in cuts if b}
    changed = {a + letter + b[1:] for (a, b), letter in product(cuts, _LETTERS) if b}
    added = {a + letter + b for (a, b), letter in product(cuts, _LETTERS)}
    return (swapped | dropped | changed | added) - {word}


def _look_alikes(word: str) -> set[str]:
    """What the word may be if one of its letters was taken for another that looks like it."""
    made = set()
    for one, other in (*ALIKE, *((other, one) for one, other in ALIKE)):
        at = word.find(one)
        while at >= 0:
            made.add(word[:at] + other + word[at + len(one) :])
            at = word.find(one, at + 1)
    return made


_ENDINGS = frozenset(
    ("", "s", "d", "r", "y", "n", "e", "t", "ly", "es", "ed", "er", "rs", "ers", "al", "or", "ors", "ns")
)
_SPELLINGS = (
    ("or", "our"),
    ("is", "iz"),
    ("ll", "l"),
    ("ae", "e"),
    ("re", "er"),
    ("ys", "yz"),
    ("gg", "g"),
    ("c", "s"),
)


def _is_inflected(word: str, other: str) -> bool:
    """Whether the two are forms or spellings of one word, so that neither is a slip for the other."""
    stem = next((at for at, pair in enumerate(zip(word, other, strict=False)) if pair[0] != pair[1]), None)
    shared = min(len(word), len(other)) if stem is None else stem
    if any(word[cut:] in _ENDINGS and other[cut:] in _ENDINGS for cut in range(max(2, shared - 1), shared + 1)):
        return True
    if word[1:] == other[1:] and len(word) < 6:
        return True
    return any(word.replace(one, two) == other or other.replace(one, two) == word for one, two in _SPELLINGS)
