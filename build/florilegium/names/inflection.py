"""A form turned into its inflected forms: Russian cases, the German genitive, for the records that ask for them."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import product

from florilegium.model.letters import fold
from florilegium.names.first_names import FirstName
from florilegium.names.form import Form

# Endings of the genitive, dative, accusative, instrumental and prepositional, by the ending of the nominative; the
# longest ending that fits counts. What stands before “|” is for surnames alone, what stands behind for first names.
_RUSSIAN = {
    "ский": "ского скому ского ским ском",
    "цкий": "цкого цкому цкого цким цком",
    "ий": "ого ому ого им ом|ия ию ия ием ии",
    "ый": "ого ому ого ым ом",
    "ой": "ого ому ого ым ом|оя ою оя оем ое",
    "ая": "ой ой ую ой ой|аи ае аю аей ае",
    "ова": "овой овой ову овой овой|овы ове ову овой ове",
    "ева": "евой евой еву евой евой|евы еве еву евой еве",
    "ина": "иной иной ину иной иной|ины ине ину иной ине",
    "ия": "ии ии ию ией ии",
    "га": "ги ге гу гой ге",
    "ка": "ки ке ку кой ке",
    "ха": "хи хе ху хой хе",
    "ша": "ши ше шу шей ше",
    "жа": "жи же жу жей же",
    "ча": "чи че чу чей че",
    "а": "ы е у ой е",
    "я": "и е ю ей е",
    "й": "я ю я ем е",
    "ь": "я ю я ем е",
    "ов": "ова ову ова овым ове|ова ову ова овом ове",
    "ев": "ева еву ева евым еве|ева еву ева евом еве",
    "ин": "ина ину ина иным ине|ина ину ина ином ине",
    "ын": "ына ыну ына ыным ыне",
    "лев": "лева леву лева левым леве|льва льву льва львом льве",
    "павел": "павла павлу павла павлом павле",
    "ич": "ича ичу ича ичем иче",
    "ц": "ца цу ца цем це",
    "ж": "жа жу жа жем же",
    "ш": "ша шу ша шем ше",
    "ч": "ча чу ча чем че",
    "щ": "ща щу ща щем ще",
    "": "а у а ом е",
}
_CASES = 5
_INDECLINABLE = "оеиуюыэ"
_SIBILANTS = ("s", "ß", "x", "z")


def inflected(form: Form, language: str) -> Iterator[Form]:
    """The further forms of a name in that language; they count only where no form as typed is found.

    >>> form = Form("lenin", ("Ленин",), (FirstName("владимир"),))
    >>> [(each.words[0], each.first_names[0].letters) for each in inflected(form, "ru")][1:4:2]
    [('Ленина', 'владимира'), ('Ленину', 'владимиру')]
    """
    yield from _INFLECTIONS[language](form)


def _german(form: Form) -> Iterator[Form]:
    last = form.words[-1]
    ending = "ens" if last.endswith(_SIBILANTS) else "s"
    yield replace(form, words=(*form.words[:-1], last + ending), inflected="de")


def _russian(form: Form) -> Iterator[Form]:
    for case in range(_CASES):
        given = tuple(name if name.is_short else _given(name.letters, case) for name in form.first_names)
        # A woman’s surname may have no endings where her first name has: Розы Люксембург.
        for words in dict.fromkeys((form.words, *product(*(_declined(word, case) for word in form.words)))):
            if (words, given) != (form.words, form.first_names):
                yield replace(form, words=words, first_names=given, inflected="ru")


def _given(letters: str, case: int) -> FirstName:
    """A folded first name in the case. Folding takes the breve off: “и” at its end was “й”."""
    nominative = f"{letters[:-1]}й" if letters.endswith("и") else letters
    return FirstName(fold(_declined(nominative, case)[-1]))


def _declined(word: str, case: int) -> tuple[str, ...]:
    """The word in the case: as a surname first, as a first name last; what is not Cyrillic stays."""
    letters = word.casefold()
    if not "а" <= letters[-1] <= "я" or letters[-1] in _INDECLINABLE:
        return (word,)
    ending = max((each for each in _RUSSIAN if letters.endswith(each)), key=len)
    stem = word[: len(word) - len(ending)]
    found = []
    for endings in _RUSSIAN[ending].split("|"):
        new = endings.split()[case]
        found.append(stem + (new.capitalize() if ending and not stem.strip(" '-.") else new))
    return tuple(dict.fromkeys(found))


_INFLECTIONS: dict[str, Callable[[Form], Iterator[Form]]] = {"de": _german, "ru": _russian}
