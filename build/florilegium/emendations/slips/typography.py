"""Slips that their signs betray: blanks, points, hyphens and doubled words."""

import re
from collections.abc import Iterator

from florilegium.emendations.slips.finding import Found, Stretch
from florilegium.model.letters import fold
from florilegium.model.slips import LIKELY, PERHAPS

_BLANK_BEFORE = re.compile(r"(?<=[^\s.…])[ \u00a0]+(?=[,.;:!?](?:[\s”’\"')\]]|$))")
_BLANK_INSIDE = re.compile(r"(?<=[(\[“])[ ]+(?=\w)|(?<=\w)[ ]+(?=[)\]])")
_NO_BLANK = re.compile(r"(?<=[^\W\d_]{3}[,;])(?=[^\W\d_]{2})|(?<=[a-zà-ÿ]{3}[.])(?=[A-ZÀ-Þ][a-zà-ÿ]+ )")
_DOUBLED = re.compile(r"\b([^\W\d_]+)([ ]+\1)\b", re.IGNORECASE)
_POINT = re.compile(r"\b([^\W\d_]+)(\.) (?=([a-zà-ÿ][^\W\d_]*))")
_RANGE = re.compile(r"(?<![\w–-])(\d{1,4})(-)(\d{1,4})(?![\w–/-])")
_APART = re.compile(r"\b([^\W\d_]+)( - | -|- )([^\W\d_]+)\b")
_FIGURE = re.compile(
    r"\b(?=\w*[^\W\d_])(?!\d+(?:st|nd|rd|th|s|d|er|e|te|ten|a|b|c)?\b)(?![A-Z]+\d)[^\W\d_]*[01][^\W\d_]+\b"
)
# Words that stand twice for good, by language.
_TWICE = {
    "en": "had that very far long more no ha hear is so bye dear poor tut tch well",
    "de": "die der das sie den dem nein ja sehr",
    "fr": "nous vous non oui très",
}
TWICE = {language: frozenset(words.split()) for language, words in _TWICE.items()}
_SHORTENED = """
a abt al anon ap apr art aug ave bd bros bk c ca cap capt cent cf ch chap cit cmd co col comp cont corp cp cr ct d dec
dept diss div doz dr e ed eds eg encl eng esp esq est et etc ex f feb ff fig figs fl fr ft g gal gen gov govt h hon hr i
ib ibid id ie in inc incl inst j jan jr jul jun k l lb lbs lib lit ll loc ltd m mar max mfg mg min misc ms mss mt mus n
nat no nos nov ns o ob obs oct op orig oz p par para pars per pl pp pref prof pro prox pseud pt pts pub publ q qu r rep
repr rev rs s sc sched sec sect secs sen sep sept ser sess sh sig soc sol sqq sq st sta str sup supp t tr trans u ult
univ v var viz vol vols vs w wm wt x y yd yr yrs z bzw nr usw vgl
"""
SHORTENED = frozenset(_SHORTENED.split())
HANGING = frozenset(("and", "or", "to", "nor", "und", "oder", "bis", "et", "ou", "as", "but"))


def typographical(stretch: Stretch) -> Iterator[Found]:
    """The slips of a stretch that its signs betray."""
    yield from _blanks(stretch)
    yield from _doubled(stretch)
    yield from _points(stretch)
    yield from _ranges(stretch)
    yield from _hyphens(stretch)
    for match in _FIGURE.finditer(stretch.text):
        readings = (match[0].replace("0", "o").replace("1", letter) for letter in "liI")
        if reading := next(filter(stretch.vocabulary.count, readings), ""):
            yield Found("figure", *match.span(), reading, "", "a figure in a word", LIKELY)


def _blanks(stretch: Stretch) -> Iterator[Found]:
    text = stretch.text
    french = stretch.language == "fr"
    for match in _BLANK_BEFORE.finditer(text):
        sign = text[match.end()]
        if not (french and sign in ";:!?") and not text.startswith(". .", match.end()):
            yield Found("blank", *match.span(), "", "", f"a blank before “{sign}”", LIKELY)
    for match in _BLANK_INSIDE.finditer(text):
        yield Found("blank", *match.span(), "", "", "a blank inside brackets or quotation marks", LIKELY)
    for match in _NO_BLANK.finditer(text):
        sign = text[match.start() - 1]
        if not _is_address(text, match.start()):
            yield Found("no-blank", *match.span(), " ", "", f"no blank behind “{sign}”", LIKELY)


def _is_address(text: str, at: int) -> bool:
    word = text[text.rfind(" ", 0, at) + 1 : (text.find(" ", at) + 1 or len(text) + 1) - 1]
    return "/" in word or "@" in word or word.startswith("www.")


def _doubled(stretch: Stretch) -> Iterator[Found]:
    for match in _DOUBLED.finditer(stretch.text):
        word, again = match[1], match[2].strip()
        if fold(word) in TWICE.get(stretch.language, ()) or (again[0].isupper() and word[0].isupper()):
            continue
        if len(word) == 1 and word not in "aA":
            continue
        yield Found("doubled", match.start(2), match.end(2), "", "", f"“{word}” stands twice", LIKELY)


def _points(stretch: Stretch) -> Iterator[Found]:
    for match in _POINT.finditer(stretch.text):
        word, following = "".join(filter(str.isalpha, match[1])), match[3]  # “½d.” is a penny
        is_shortened = fold(word) in SHORTENED or len(word) == 1 or not stretch.vocabulary.count(following) > 1
        in_initials = stretch.text[match.start() - 1 : match.start()] == "."
        if is_shortened or in_initials or stretch.text[match.end(2) :].startswith(" . "):
            continue
        yield Found("point", *match.span(2), "", "", "a full stop before a small letter", LIKELY)


def _ranges(stretch: Stretch) -> Iterator[Found]:
    for match in _RANGE.finditer(stretch.text):
        first, last = match[1], match[3]
        whole = first[: max(0, len(first) - len(last))] + last
        if int(whole) > int(first):
            yield Found("range", *match.span(2), "–", "dashes", f"a hyphen between {first} and {last}", LIKELY)


def _hyphens(stretch: Stretch) -> Iterator[Found]:
    for match in _APART.finditer(stretch.text):
        before, mark, after = match.groups()
        compound = f"{fold(before)}-{fold(after)}"
        if mark == "- " and after in HANGING:
            continue
        if compound in stretch.vocabulary.hyphened or before.endswith("ly"):
            yield Found("hyphen", *match.span(2), "-", "", "blanks round a hyphen", LIKELY)
        elif stretch.vocabulary.count(before + after) > 1 and mark != " - ":
            yield Found("hyphen", *match.span(2), "", "", f"“{before + after}” stands elsewhere", LIKELY)
        elif mark == " - ":
            yield Found("hyphen", *match.span(2), " – ", "dashes", "a hyphen for a dash", PERHAPS)
        else:
            yield Found("hyphen", *match.span(2), "-", "", "a blank beside a hyphen", PERHAPS)
