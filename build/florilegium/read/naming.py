"""What an article says itself of its names: forms and discussions, from front matter and marks to values."""

from florilegium.diagnostics import Place
from florilegium.model.article import DefaultName, DiscussedParagraphs
from florilegium.model.text import Blocks
from florilegium.model.walking import paragraphs
from florilegium.read.attributes import Attributes, read_attributes
from florilegium.read.construct import Construct
from florilegium.read.fields import Fields
from florilegium.read.reading import MarkedDiscussion, Reading

SKIP = "skip"
NAMELESS = ("no-name", "page")  # classes that go with no person


def read_names(fields: Fields) -> tuple[DefaultName, ...]:
    """The forms of the table [names]: each with its person, those to be skipped with “”. Codes 02 and 03."""
    skipped = fields.texts(SKIP)
    forms = [form for form in fields.table if form != SKIP]
    named = tuple(DefaultName(form.strip(), fields.required(form), fields.place(form)) for form in forms)
    places = (fields.keys.place_of_value((*fields.path, SKIP), form) for form in skipped)
    return (*named, *(DefaultName(form, "", place) for form, place in zip(skipped, places, strict=True)))


def check_person(reading: Reading, given: Attributes) -> None:
    """Report a discussion of nobody, and what only a discussion has where there is none. Finding A25."""
    if given.class_ == "discussion" and not given.person:
        hint = "write {.discussion person=…} with the id of a record of texts/names.toml"
        reading.report("A25", "a discussion without a person", given.place, hint)
    elif given.class_ != "discussion" and (given.label or given.principal):
        reading.report("A25", "a label or principal place without a discussion", given.place, "add .discussion")
    elif given.class_ in NAMELESS and given.person:
        reading.report("A25", f"“{given.class_}” and a person cannot stand together", given.place, "keep one of them")


def is_discussion(info: str) -> bool:
    """Whether the words after “:::” open a discussion."""
    return info.strip() == "discussion" or ".discussion" in info.strip("{} ").split()


def note_discussion(reading: Reading, construct: Construct, blocks: Blocks) -> None:
    """Keep whom the container discusses, with the places of its paragraphs. Findings A25, A28, A37."""
    place = reading.place(construct, ":::")
    line = reading.line(construct.line)
    braces = line[line.find("{") :] if "{" in line else "{.discussion}"
    given = read_attributes(reading, braces, reading.place(construct, "{"))
    check_person(reading, given)
    if given.class_ != "discussion" or given.language or given.name:
        reading.report("A25", "a discussion takes a person only", given.place, "write ::: {.discussion person=…}")
    if not reading.line(construct.end_line).lstrip(" \t>").startswith(":::"):
        reading.report("A28", "the discussion that begins here is not closed", place, "write “:::” on a line below it")
    inside = tuple(paragraph.place for paragraph in paragraphs(blocks))
    if not inside:
        reading.report("A37", "this discussion has no words", place, "put its paragraphs between the “:::”")
    reading.discussions.append(MarkedDiscussion(given.person, inside, given.place, given.label, given.principal))


def discussed(reading: Reading, ordinals: dict[Place, int]) -> tuple[DiscussedParagraphs, ...]:
    """The discussions with the ordinals of their first and last paragraphs, in the order of the text."""
    found = []
    for each in reading.discussions:
        inside = [ordinals[place] for place in each.paragraphs if place in ordinals]
        if inside:
            first, last = min(inside), max(inside)
            found.append(DiscussedParagraphs(each.person, first, last, each.place, each.label, each.principal))
    return tuple(sorted(found, key=lambda each: (each.first, each.last, each.place)))
