"""From a line of words in a TOML file, typed in the dialect of articles, to inlines."""

from florilegium.model.inlines import Inlines
from florilegium.read.fields import Fields
from florilegium.read.inlines import Run, read_inlines
from florilegium.read.markdown import constructs
from florilegium.read.reading import Reading
from florilegium.read.shelf import article_file, article_ids, near
from florilegium.workspace import Workspace


def read_phrase(workspace: Workspace, fields: Fields, key: str, required: bool = False) -> Inlines:
    """The words under a key: emphasis, foreign phrases, links, persons, citations; none where it is not given.

    Codes 02 to 04 of the fields, those of the dialect, A38 for a link to an article that is not there.
    """
    words = " ".join((fields.required(key) if required else fields.text(key)).split())
    if not words:
        return ()
    place = fields.place(key)
    reading = Reading(place.file, fields.keys.lines, fields.findings)
    found = constructs("\n" * (place.line - 1) + words)
    if len(found) != 1 or found[0].kind != "paragraph":
        fields.refuse(key, words, "write plain words with marks inside the line; \\ before a sign that opens a list")
        return ()
    inlines = read_inlines(Run(reading, found[0].children[0]))
    for lead in reading.articles:
        if not workspace.has(article_file(lead.target)):
            hint = near(lead.target, article_ids(workspace))
            reading.report("A38", f"there is no article “{lead.target}”", lead.place, hint)
    return inlines
