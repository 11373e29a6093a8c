"""E-books come in and go out again: the same words, the same notes at their calls, the same tree of headings."""

import io
import re
import shutil
import zipfile
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner

import florilegium.cli.commands  # noqa: F401  it adds the commands to the group
from florilegium.accession import take_in, write_article
from florilegium.accession.epub.volume import Member, read_book, write_volume
from florilegium.cli.main import florilegium as command
from packages import packed
from transcriptions import SHARED

BOOKS = SHARED / "corpora" / "standardebooks"
NAMES = {
    "archibald-alexander_a-day-at-a-time": "a-day-at-a-time",
    "bertrand-russell_roads-to-freedom": "roads-to-freedom",
    "karl-marx_friedrich-engels_the-communist-manifesto_samuel-moore": "the-communist-manifesto",
    "ralph-waldo-emerson_essays": "essays",
}
LEFT = ("titlepage", "imprint", "halftitlepage", "colophon", "uncopyright", "endnotes", "part-1", "part-2")
WORD = re.compile(r"\w+")


@dataclass
class Page:
    """What one document says: its words in order, its headings with their depth, the words of its notes by call."""

    words: list[str]
    headings: list[tuple[int, list[str]]]
    notes: list[list[str]]


def local(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def said(element: ET.Element, drop: tuple[str, ...] = ()) -> str:
    """The words in an element, blocks parted by blanks, without elements of these classes or kinds."""
    parts = []
    for each in element:
        kinds = {*each.get("class", "").split(), each.get("{http://www.idpf.org/2007/ops}type", ""), local(each)}
        if not set(drop) & kinds:
            parts.append(said(each, drop))
        parts.append(each.tail or "")
    inner = (element.text or "") + "".join(parts)
    if "line" in element.get("class", ""):
        return f" {inner} "
    return inner if local(element) in ("a", "abbr", "b", "em", "i", "span", "strong", "sup", "time") else f" {inner} "


def tree_of(headings: list[tuple[int, str]]) -> list[tuple[int, list[str]]]:
    levels = sorted({level for level, _ in headings})
    return [(levels.index(level), WORD.findall(words)) for level, words in headings]


def source_pages(folder: Path) -> list[Page]:
    """The pieces of a book as its makers have them, in the order of its package."""
    opf = ET.parse(folder / "content.opf").getroot()
    paths = {each.get("id"): each.get("href") or "" for each in opf.iter() if local(each) == "item"}
    spine = [folder / paths[each.get("idref")] for each in opf.iter() if local(each) == "itemref"]
    endnotes = ET.parse(folder / "text" / "endnotes.xhtml").getroot()
    notes = {each.get("id"): WORD.findall(said(each, ("backlink",))) for each in endnotes.iter() if each.get("id")}
    return [source_page(path, notes) for path in spine if path.stem not in LEFT]


def source_page(path: Path, notes: dict[str | None, list[str]]) -> Page:
    body = next(each for each in ET.parse(path).getroot() if local(each) == "body")
    calls = [each for each in body.iter() if each.get("{http://www.idpf.org/2007/ops}type") == "noteref"]
    groups = [each for each in body.iter() if local(each) == "hgroup"]
    grouped = {id(inner) for group in groups for inner in group.iter() if inner is not group}
    heads = [each for each in body.iter() if re.fullmatch(r"h[1-6]|hgroup", local(each)) and id(each) not in grouped]
    headings = [(depth_of(each), heading_of(each)) for each in heads]
    # A call in the title stands at the end of the first paragraph: front matter holds none.
    first = next(each for each in body.iter() if local(each) == "p" and id(each) not in grouped)
    inside = [{id(inner) for inner in each.iter()} for each in (*heads[:1], first)]
    titled = [call for call in calls if heads and id(call) in inside[0]]
    end = max((at + 1 for at, call in enumerate(calls) if id(call) in inside[-1]), default=len(titled))
    calls = [*calls[len(titled) : end], *titled, *calls[end:]]
    called = [notes[(call.get("href") or "").partition("#")[2]] for call in calls]
    return Page(WORD.findall(said(body, ("noteref",))), tree_of(headings), called)


def depth_of(head: ET.Element) -> int:
    return int(local(head[0] if local(head) == "hgroup" else head)[1])


def heading_of(head: ET.Element) -> str:
    """The words of a heading, with a title in a line of its own, and without what stands below it."""
    if local(head) != "hgroup":
        return said(head, ("noteref",))
    lines = (each for each in head if local(each) != "p" or each.get("{http://www.idpf.org/2007/ops}type") == "title")
    return " ".join(said(each, ("noteref",)) for each in lines)


def made_pages(book: Path, articles: list[str]) -> list[Page]:
    with zipfile.ZipFile(book) as archive:
        return [made_page(ET.fromstring(archive.read(f"EPUB/{name}.xhtml"))) for name in articles]


def made_page(root: ET.Element) -> Page:
    asides = [each for each in root.iter() if local(each) == "aside"]
    notes = {each.get("id"): WORD.findall(said(each, ("note-back",))) for each in asides}
    calls = [each for each in root.iter() if each.get("{http://www.idpf.org/2007/ops}type") == "noteref"]
    kept = [each for each in root.iter() if re.fullmatch(r"h[1-6]", local(each)) and each.get("class") != "notes-title"]
    body = next(each for each in root.iter() if local(each) == "body")
    apart = (
        "noteref",
        "notes",
        "notes-title",
        "how-to-cite",
        "byline",
        "aside",
        "pagebreak",
        "note-call",
        "source-note",
    )
    words = WORD.findall(said(body, apart))
    called = [notes[(call.get("href") or "").partition("#")[2]] for call in calls]
    return Page(words, tree_of([(int(local(each)[1]), said(each, ("noteref",))) for each in kept]), called)


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("press")
    (folder / "texts").mkdir()
    (folder / "texts" / "press.toml").write_text('[press]\nimprint = "Muster"\n')
    return folder


@pytest.mark.skipif(not BOOKS.is_dir(), reason="the e-books are not beside the project")
@pytest.mark.parametrize("name", NAMES)
def test_an_ebook_comes_in_and_goes_out_with_the_same_words_notes_and_headings(
    name: str, press: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    id, root = NAMES[name], ["--root", str(press)]
    done = CliRunner().invoke(command, [*root, "import", str(BOOKS / name)])
    assert done.exit_code == 0, done.output
    if id == "essays":  # a sign of omission that no font of the press has
        file = press / "texts/articles/essays-manners.md"
        file.write_text(file.read_text("utf-8").replace("> ⋮\n", "> {~~⋮~>…~~}\n"), "utf-8")
    built = CliRunner().invoke(command, [*root, "build", id, "--only", "epub"])
    assert built.exit_code == 0, built.output
    source = source_pages(BOOKS / name / "src" / "epub")
    content = next((press / "texts/sources").glob(f"{id}.epub")).read_bytes()
    pieces = [member.matter or f"{id}-{member.stem}" for member in in_reading_order(content)]
    made = made_pages(press / "out" / id / f"{id}.epub", pieces)
    with capsys.disabled():
        counts = (sum(len(page.words) for page in source), sum(len(page.notes) for page in source))
        print(f"\n{id}: {len(made)} pieces, {counts[0]:,} words, {counts[1]} notes in and out")
    for piece, here, there in zip(pieces, source, made, strict=True):
        assert here.notes == there.notes, piece
        assert here.headings in (there.headings, []), piece
        assert here.words == without_title(there, here), piece
    shutil.rmtree(press / "out" / id)


def in_reading_order(content: bytes) -> list[Member]:
    """The members of a book in the order of its package."""
    members = {member.path: member for member in read_book(content, "book.epub").members()}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        opf = ET.fromstring(archive.read("epub/content.opf"))
    paths = {each.get("id"): f"epub/{each.get('href')}" for each in opf.iter() if local(each) == "item"}
    spine = [paths[each.get("idref")] for each in opf.iter() if local(each) == "itemref"]
    return [members[path] for path in spine if path in members]


def without_title(there: Page, here: Page) -> list[str]:
    """The words; a dedication or an epigraph that has no heading in its source has none of the press's either."""
    title = there.headings[0][1] if there.headings and not here.headings else []
    return there.words[len(title) :] if there.words[: len(title)] == title else there.words


OPF = """<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>On Inks</dc:title>
<dc:creator id="a">Anna Muster</dc:creator><dc:language>en</dc:language><dc:date>2020-01-02</dc:date></metadata>
<manifest>{}</manifest><spine>{}</spine></package>"""
PAGES = {
    "title": '<body epub:type="titlepage"><p>ON INKS</p></body>',
    "preface": '<body><section epub:type="preface"><h2>Preface</h2><p>Read on.</p></section></body>',
    "part-1": '<body><section epub:type="part"><h1>Part One</h1></section></body>',
    "black": """<body><section epub:type="chapter"><hgroup><h2>I</h2><p epub:type="title">Black<a href="notes.xhtml#n1"
        epub:type="noteref">1</a></p></hgroup><p>Soot<a href="#f1" epub:type="noteref">2</a> and gum.</p>
        <blockquote epub:type="z3998:verse"><p><span>Black is</span><br/><span>the ink</span></p>
        <cite>Jo</cite></blockquote>
        <aside id="f1" epub:type="footnote"><p>Of lamps. <a href="#x" epub:type="backlink">\u21a9</a></p></aside>
        </section></body>""",
    "notes": """<body><section epub:type="endnotes"><h2>Notes</h2><ol><li id="n1"><p>So called.</p></li>
        <li id="n9"><p>Lost.</p></li></ol></section></body>""",
}


def small_book() -> bytes:
    """An e-book of one part with one chapter, a preface, and notes in two places."""
    space = 'xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
    items = "".join(f'<item id="{name}" href="{name}.xhtml"/>' for name in PAGES)
    spine = "".join(f'<itemref idref="{name}"/>' for name in PAGES)
    container = '<container><rootfiles><rootfile full-path="book.opf"/></rootfiles></container>'
    pages = {f"{name}.xhtml": f"<html {space}><head><title/></head>{page}</html>" for name, page in PAGES.items()}
    return packed({"META-INF/container.xml": container, "book.opf": OPF.format(items, spine), **pages})


def test_a_chapter_has_its_title_its_notes_and_its_verse() -> None:
    found = take_in(small_book(), "inks.epub", "black.xhtml")
    assert (found.title, found.authors, found.language) == ("I Black", ("Anna Muster",), "en")
    assert write_article(found, "black").partition("\n+++\n\n")[2] == (
        "Soot[^1] and gum.[^2]\n\n> ::: verse\n> Black is\n> the ink\n> :::\n>\n> \u2014 Jo\n\n"
        "[^1]: So called.\n\n[^2]: Of lamps.\n"
    ).replace("Soot[^1] and gum.[^2]", "Soot[^2] and gum.[^1]")
    assert "I13" in [each.code for each in found.diagnostics]


def test_the_volume_file_holds_the_pieces_in_their_parts() -> None:
    book = read_book(small_book(), "inks.epub")
    assert write_volume(book, "on-inks") == (
        'title = "On Inks"\ndate = 2020-01-02\nlanguage = "en"\n\n[matter]\npreface = "on-inks/preface.md"\n\n'
        '[[part]]\ntitle = "Part One"\narticles = [\n  "on-inks-black",\n]\n'
    )
    assert [each.code for each in book.findings] == ["I37", "I12"]


def test_nothing_of_an_ebook_that_is_there_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    book = tmp_path / "inks.epub"
    book.write_bytes(small_book())
    root = ["--root", str(tmp_path), "import", str(book)]
    assert CliRunner().invoke(command, root).exit_code == 0
    files = {path: path.read_bytes() for path in (tmp_path / "texts").rglob("*.*") if path.is_file()}
    assert sorted(path.name for path in files) == ["on-inks-black.md", "on-inks.epub", "on-inks.toml", "preface.md"]
    (tmp_path / "texts/volumes/on-inks.toml").write_text('title = "Mine"\n')
    again = CliRunner().invoke(command, root)
    assert (again.exit_code, "note[I17]" in again.stderr) == (0, True)
    assert (tmp_path / "texts/volumes/on-inks.toml").read_text() == 'title = "Mine"\n'
    assert all(path.read_bytes() == content for path, content in files.items() if path.suffix != ".toml")
