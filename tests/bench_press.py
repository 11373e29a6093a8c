"""A press folder of real texts for the bench: articles, chapters with notes and essays, with an authority file."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from florilegium.accession.plan import propose_id
from florilegium.recipe.importing import KINDS, Wishes, import_sources
from florilegium.workspace import Workspace, files_in

CORPORA = Path(__file__).parents[2] / "shared" / "corpora"
# Short articles without notes, chapters full of notes, essays: in equal parts, so that volumes of any size are alike.
SOURCES = (
    "mia-articles/html",
    "mia-html-capital/raw_texts",
    "standardebooks/ralph-waldo-emerson_essays/src/epub/text",
)
PERSONS = "mia-glossary/authority.json"
LONGEST = 9_000  # words; a longer text would be half of the smallest volume
LONGEST_NOTE = 600  # words; a note that is taller than its page stops a build, and rightly
NOTE = re.compile(r"^\[\^\w+\]: ", re.MULTILINE)
WORDS_ON_A_PAGE = 345  # of the Markdown file, headings and notes and openings of articles reckoned in
WORD = re.compile(r"[^\W\d_]+")
AGAIN = re.compile(r"-\d$")
UNPRINTABLE = re.compile(r"[\u2400-\u243f\u22ee\ufffd]")  # characters that no font of the house has
ONE_NAME = (
    "Plato", "Homer", "Shakspeare", "Milton", "Dante", "Goethe", "Plutarch", "Napoleon", "Luther", "Jesus",
    "Montaigne", "Aristotle", "Swedenborg", "Kant", "Bacon", "Franklin", "Webster", "Phidias", "Pindar", "Zoroaster",
)  # fmt: skip


def absent() -> str:
    """What the bench lacks, as a reason to skip it; “” where everything is there."""
    lacking = [name for name in (*SOURCES, PERSONS) if not (CORPORA / name).exists()]
    return f"no {', '.join(lacking)} in {CORPORA}" if lacking else ""


def make_press(folder: Path, sizes: tuple[int, ...]) -> None:
    """A press folder with a volume `pages-<n>` of about that many pages for each size."""
    texts = folder / "texts"
    (texts / "volumes").mkdir(parents=True)
    workspace = Workspace(folder)
    shelves = [list(_imported(workspace, CORPORA / source)) for source in SOURCES]
    (texts / "press.toml").write_text('[press]\nimprint = "The Bench"\n', "utf-8")
    (texts / "names.toml").write_text(_authority(folder), "utf-8")
    for size in sizes:
        words = size * WORDS_ON_A_PAGE
        for copy in range(2, 2 + words // max(1, _length(shelves))):
            shelves = [[*shelf, *_again(texts / "articles", shelf, copy)] for shelf in shelves]
        articles = _pick([list(shelf) for shelf in shelves], words)
        (texts / "volumes" / f"pages-{size}.toml").write_text(_volume(size, articles), "utf-8")


def _imported(workspace: Workspace, source: Path) -> Iterator[tuple[str, int]]:
    """Each article that could be taken in and is fit for the bench: its id and its words."""
    for file in files_in(source, KINDS):
        name = propose_id(f"{source.parts[len(CORPORA.parts)]}-{file.name}")
        for imported in import_sources(workspace, [file], Wishes(name)):
            if imported.plan:
                text = workspace.read_text(f"texts/articles/{name}.md")
                if _is_fit(text):
                    yield name, len(text.split())


def _is_fit(text: str) -> bool:
    """Whether it is of a fit length, and so are its notes, and all of it can be printed."""
    longest = max(len(note.split()) for note in (*NOTE.split(text)[1:], ""))
    return 100 < len(text.split()) <= LONGEST and longest <= LONGEST_NOTE and not UNPRINTABLE.search(text)


def _length(shelves: list[list[tuple[str, int]]]) -> int:
    return sum(length for shelf in shelves for _, length in shelf)


def _again(folder: Path, shelf: list[tuple[str, int]], copy: int) -> Iterator[tuple[str, int]]:
    """The articles of a shelf once more under other ids: for a volume that is longer than all there are."""
    for article, length in shelf:
        if not (folder / f"{article}-{copy}.md").exists() and not AGAIN.search(article):
            shutil.copy(folder / f"{article}.md", folder / f"{article}-{copy}.md")
            yield f"{article}-{copy}", length


def _pick(shelves: list[list[tuple[str, int]]], words: int) -> list[str]:
    """Articles of so many words, always from the shelf that lags behind."""
    taken, articles = [0] * len(shelves), []
    while sum(taken) < words and any(shelves):
        turn = min((number for number, shelf in enumerate(shelves) if shelf), key=taken.__getitem__)
        article, length = shelves[turn].pop(0)
        taken[turn] += length
        articles.append(article)
    return articles


def _volume(size: int, articles: list[str]) -> str:
    return (
        f'title = "A Volume of {size} Pages"\neditors = ["Nobody"]\ndate = 2026-11-01\n'
        'front = ["half-title", "title-page", "imprint", "contents"]\nback = ["index-of-names", "colophon"]\n'
        f"articles = {json.dumps(articles)}\n"
    )


def _authority(folder: Path) -> str:
    """One person of the glossary for each surname that stands in some article, and some who go by one name."""
    found = {
        word for file in (folder / "texts/articles").glob("*.md") for word in WORD.findall(file.read_text("utf-8"))
    }
    persons = {name: (name, "single = true") for name in ONE_NAME}
    for each in json.loads((CORPORA / PERSONS).read_text("utf-8")):
        surname, comma, first = each["name"].partition(",")
        if comma and "," not in first and found.issuperset(WORD.findall(surname)):
            persons[surname] = each["name"], f"dates = {json.dumps(each['dates'] or '')}"
    return "".join(
        f'[[person]]\nid = "person-{number}"\nheadword = {json.dumps(headword)}\n{more}\n'
        for number, (headword, more) in enumerate(persons.values())
    )
