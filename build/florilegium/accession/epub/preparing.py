"""A document of an e-book as the plain page that the reader of HTML knows: verse, double headings, attributions."""

import re

from florilegium.accession.epub.publication import types_of
from florilegium.accession.parsing import Element, children, given, inside, local, made, rename, words_in

_VERSE = ("z3998:verse", "z3998:poem", "z3998:song", "z3998:hymn", "verse", "poem")
_ROLES = ("signature", "salutation", "dateline")
_BACK = re.compile(r"\W*[↩↵↑^←]\W*")
_CALL = re.compile(r"[\[(]?(?:\d{1,4}|\*{1,4}|[†‡§]{1,2})[\])]?")
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def prepared(body: Element) -> Element:
    """The body, changed in place: it is a tree of its own for each reading."""
    for group in inside(body, "hgroup"):
        _join_group(group)
    for each in list(body.iter()):
        if not isinstance(each.tag, str):
            continue
        if any(kind in _VERSE for kind in types_of(each)):
            for paragraph in inside(each, "p") if local(each) != "p" else [each]:
                paragraph.set("class", "verse")
        roles = [kind for kind in (kind.removeprefix("z3998:") for kind in types_of(each)) if kind in _ROLES]
        if roles and local(each) == "p":
            each.set("class", roles[0])
    for quotation in inside(body, "blockquote"):
        _set_attribution(quotation)
    return body


def _join_group(group: Element) -> None:
    """A number and a title in one heading; a subtitle stays a paragraph after it."""
    lines = children(group)
    heading = next((each for each in lines if local(each) in HEADINGS), None)
    if heading is None:
        return
    for line in lines[lines.index(heading) + 1 :]:
        if "title" in types_of(line):
            made(heading, "span").text = " "
            line.tag = "span"
            heading.append(line)
        else:
            line.set("class", "subtitle")


def _set_attribution(quotation: Element) -> None:
    for each in children(quotation):
        if local(each) in ("cite", "footer"):
            rename(each, "p")
            each.set("class", "attribution")


def backlinks(element: Element) -> list[Element]:
    """The links of a note that lead back to its call."""
    return [each for each in inside(element, "a") if "backlink" in types_of(each) or _BACK.fullmatch(words_in(each))]


def is_note_call(link: Element) -> bool:
    """Whether a link says that it calls a note, or looks like one."""
    return "noteref" in types_of(link) or bool(_CALL.fullmatch(words_in(link)) and "#" in given(link, "href"))
