"""What a Word file holds that an article cannot, as diagnostics: each kind once, with the paragraph of the first."""

from collections.abc import Iterator

from florilegium.accession.word.runs import Desk
from florilegium.diagnostics import Diagnostic, Place

_FORMS = {
    "a text box": ("stands after the paragraph it was anchored in", "move it where it belongs"),
    "a formula": ("is kept as bare letters", "set it by hand"),
    "struck-out text": ("is kept without the stroke", "take it out if it was meant to go"),
    "hidden text": ("is left out", "nothing, or show it in Word and import anew"),
    "a heading that Word numbers": ("has lost its number", "type the number"),
    "a character of a symbol font": ("has no letter and is left out", "type it as the character it stands for"),
}


def findings_of_word(desk: Desk, name: str) -> tuple[Diagnostic, ...]:
    """The findings of one file. Codes I11, I12, I29 to I32."""
    return tuple(_findings(desk, name))


def _findings(desk: Desk, name: str) -> Iterator[Diagnostic]:
    comments = [words for kind, words in desk.package.besides if kind == "comments"]
    if comments:
        message = f"{_counted(len(comments), 'comment')} left out, the first “{_opening(comments[0])}”"
        yield Diagnostic("I30", message, Place(name), "answer them in Word, or make editor’s notes of them")
    tracked = [what for what in ("insertion", "deletion") if desk.met[what]]
    if tracked:
        counted = " and ".join(_counted(desk.met[what], what) for what in tracked)
        message = f"{counted} tracked: insertions are kept, deletions are left out"
        place = Place(name, min(desk.first[what] for what in tracked))
        yield Diagnostic("I31", message, place, "accept or reject the changes in Word, and import anew")
    for what, (fate, hint) in _FORMS.items():
        if desk.met[what]:
            times = f", {desk.met[what]} times" if desk.met[what] > 1 else ""
            yield Diagnostic("I32", f"{what} {fate}{times}", Place(name, desk.first[what]), hint)
    yield from _of_notes_and_pictures(desk, name)


def _of_notes_and_pictures(desk: Desk, name: str) -> Iterator[Diagnostic]:
    met = desk.met
    if met["picture that lies elsewhere"]:
        message = "a picture lies at another address; nothing was fetched"
        yield Diagnostic("I29", message, Place(name, desk.first["picture that lies elsewhere"]), "add it by hand")
    if met["call without a note"]:
        message = f"{_counted(met['call without a note'], 'call')} of a note that is not there"
        yield Diagnostic("I11", message, Place(name, desk.first["call without a note"]), "write the note")
    if met["a call in the title"]:
        message = "a note is called in the title; the call stands at the end of the first paragraph"
        yield Diagnostic("I13", message, Place(name), "move it to the words it belongs to")
    if met["notes of a text without words"]:
        message = "the text has no words but those of its notes, which stand for it"
        yield Diagnostic("I12", message, Place(name), "write the text, and call the notes in it")
    if met["note without a call"]:
        message = f"{_counted(met['note without a call'], 'note')} that nothing calls left out"
        yield Diagnostic("I12", message, Place(name), "set a call where it belongs, and import anew")


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'s' if number > 1 else ''}"


def _opening(words: str) -> str:
    return words if len(words) < 50 else " ".join(words[:46].split(" ")[:-1]) + " …"
