"""The index as it is printed: headings with their initials together, in a nav whose words are compared."""

from florilegium.compose.index_views import index_view, view_to_measure
from florilegium.model.names import CrossReference, Entry, LetterGroup, Locator, NameIndex, Subentry
from florilegium.model.publication import Document
from florilegium.prove.common_text import common_text

LOCATOR = Locator("1", "1", "a-name-1", 1, 1)
STALIN = Entry("stalin", "Stalin, J. V.", (LOCATOR,), subentries=(Subentry("at J. V. Works", (LOCATOR,)),))
KOBA = Entry("koba", "Koba", see=CrossReference("Stalin, J. V.", "stalin"))
INDEX = NameIndex("", (LetterGroup("K", (KOBA,)), LetterGroup("S", (STALIN,))))


def test_no_line_ends_between_initials_in_headings_and_references() -> None:
    view = index_view(INDEX, lambda each: each.anchor, {})
    koba, stalin = (group.entries[0] for group in view.groups)
    assert koba.see and koba.see.heading == "Stalin, J.\u00a0V."
    assert stalin.heading and stalin.heading.label == "Stalin, J.\u00a0V."
    assert stalin.subentries[0].label == "at J. V. Works"
    assert [each.heading for each in view_to_measure(INDEX).continuations] == ["Stalin, J.\u00a0V."]


def test_the_words_of_an_index_are_compared_those_of_other_navs_are_not() -> None:
    def words(role: str) -> str:
        content = f'<html><nav role="{role}"><p>Stalin, J.\u00a0V.</p></nav></html>'
        return common_text((Document("index.xhtml", "Index", content),)).running.text.strip()

    assert words("doc-index") == "Stalin, J. V."
    assert words("doc-toc") == ""
