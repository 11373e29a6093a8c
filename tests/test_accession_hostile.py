"""Broken and hostile files: each gets a diagnostic; nothing is executed, fetched, or read outside of what was named."""

import io
import json
import re
import socket
import stat
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

import florilegium.cli.commands  # noqa: F401  it adds the commands to the group
from florilegium.accession import packed as packing
from florilegium.accession import take_in, write_article
from florilegium.cli.main import florilegium as command
from florilegium.diagnostics import Refusal
from florilegium.read.article import read_article
from packages import KINDS, call, note, p, packed, word_file
from transcriptions import SHARED, article_of

HARD = SHARED / "corpora" / "hard-inputs"
WORDS = "The ink is black, and it was made of soot and gum long before anybody printed."
TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>{}</p></body></text></TEI>'
LAUGHS = "".join(f'<!ENTITY l{at} "{f"&l{at - 1};" * 10}">' for at in range(1, 10))
BOMB = f'<!DOCTYPE TEI [<!ENTITY l0 "ha">{LAUGHS}]>{TEI.format("&l9;")}'
OUTSIDE = f'<!DOCTYPE TEI [<!ENTITY x SYSTEM "file:///etc/passwd">]>{TEI.format("&x;")}'
CONTAINER = '<container><rootfiles><rootfile full-path="book.opf"/></rootfiles></container>'


def with_link(name: str) -> bytes:
    """A zip file in which one file is a link."""
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w") as archive:
        info = zipfile.ZipInfo(name)
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(info, "/etc/passwd")
    return into.getvalue()


def locked(content: bytes) -> bytes:
    """A zip file that says of its files that they are encrypted."""
    return re.sub(
        rb"(PK\x01\x02.{4})..", lambda found: found[1] + struct.pack("<H", 0) + b"", content, flags=re.S
    ) and (content.replace(b"PK\x01\x02\x14\x03\x14\x00\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01\x00"))


def claiming(size: int) -> bytes:
    """A Word file whose document is said to unpack to so many bytes of blanks."""
    return packed({"word/document.xml": b" " * size})


WORD = word_file(p(WORDS))
REFUSED: dict[str, tuple[str, bytes]] = {
    "a truncated Word file": ("I22", WORD[: len(WORD) // 2]),
    "a Word file of no bytes": ("I22", b""),
    "a Word file with a damaged part": (
        "I22",
        WORD.replace(b"PK\x03\x04", b"PK\x03\x04", 1)[:200] + b"\0" * 40 + WORD[240:],
    ),
    "an old Word file": ("I23", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
    "an encrypted Word file": ("I23", locked(WORD)),
    "a zip bomb": ("I24", claiming(9_000_000)),
    "a zip file of too many files": ("I24", packed({f"{at}": b"" for at in range(packing.MOST_FILES + 1)})),
    "a path that climbs": ("I25", packed({"../../word/document.xml": b"x"})),
    "a path from the root": ("I25", packed({"/etc/passwd": b"x"})),
    "a link in a zip file": ("I25", with_link("word/document.xml")),
    "a Word file that is no XML": ("I26", packed({"word/document.xml": b"<w:document><w:body>"})),
    "a nought in XML": ("I26", packed({"word/document.xml": b"<a>\0</a>"})),
    "a bomb of entities in a Word file": ("I27", packed({"word/document.xml": BOMB.encode()})),
    "a Word file without a document": ("I28", packed({"mimetype": b"x"})),
    "a Word file nested too deep": ("I21", word_file("<w:sdt>" * 3000 + "</w:sdt>" * 3000)),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_broken_or_hostile_packed_file_is_refused(name: str) -> None:
    code, content = REFUSED[name]
    with pytest.raises(Refusal) as refused:
        take_in(content, "ink.docx")
    assert [each.code for each in refused.value.diagnostics] == [code], str(refused.value)
    assert all(each.hint and each.place for each in refused.value.diagnostics)


@pytest.mark.parametrize(
    ("code", "content"),
    (
        ("I26", TEI.format("<hi>open").encode()),
        ("I27", BOMB.encode()),
        ("I27", BOMB.encode("utf-16")),
        ("I27", OUTSIDE.encode()),
        ("I28", b"<?xml version='1.0'?><letters><letter/></letters>"),
        ("I21", TEI.format("<hi>" * 3000 + "</hi>" * 3000).encode()),
        ("I01", TEI.format("").encode()),
    ),
)
def test_a_broken_or_hostile_tei_file_is_refused(code: str, content: bytes) -> None:
    with pytest.raises(Refusal) as refused:
        take_in(content, "ink.xml")
    assert [each.code for each in refused.value.diagnostics] == [code]


@pytest.mark.parametrize(
    ("code", "files"),
    (
        ("I28", {"META-INF/container.xml": CONTAINER}),
        ("I28", {"META-INF/container.xml": CONTAINER, "book.opf": "<package/>"}),
        ("I26", {"META-INF/container.xml": "<container>"}),
        ("I27", {"META-INF/container.xml": f'<!DOCTYPE c [<!ENTITY a "b">]>{CONTAINER}'}),
        ("I25", {"META-INF/container.xml": CONTAINER, "../book.opf": "<package/>"}),
    ),
)
def test_a_broken_or_hostile_ebook_is_refused(code: str, files: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    book = tmp_path / "book.epub"
    book.write_bytes(packed(files))
    done = CliRunner().invoke(command, ["--root", str(tmp_path), "import", str(book)])
    assert done.exit_code == 1
    assert f"error[{code}]" in done.stderr
    assert not (tmp_path / "texts/articles").exists()


def test_a_path_in_an_ebook_never_leads_to_a_file_of_the_machine() -> None:
    item = '<item id="a" href="../../../../etc/passwd"/>'
    opf = f'<package><manifest>{item}</manifest><spine><itemref idref="a"/></spine></package>'
    with pytest.raises(Refusal) as refused:
        take_in(packed({"META-INF/container.xml": CONTAINER, "book.opf": opf}), "book.epub")
    assert [each.code for each in refused.value.diagnostics] == ["I28"]


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever opens a connection fails."""

    def refuse(*_: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


REMOTE = (
    f'<h1>On Ink</h1><p>{WORDS}</p><img src="https://example.org/press.png" alt="a press">'
    '<script>alert("script words")</script><p onclick="alert(1)">More <a href="javascript:alert(1)">words</a>.</p>'
    '<iframe src="https://example.org/"></iframe><link rel="stylesheet" href="https://example.org/a.css">'
    "<style>p { color: red }</style>"
)


def test_a_page_is_neither_executed_nor_fetched_from(no_network: None) -> None:
    made = write_article(take_in(REMOTE.encode(), "ink.html"), "ink")
    assert "script words" not in made
    assert "alert" not in made
    assert "color" not in made
    assert "More words." in made
    assert "[a press" in made


def test_a_picture_that_lies_elsewhere_is_not_fetched(no_network: None) -> None:
    blip = (
        '<w:r><w:drawing><wp:docPr xmlns:wp="wp" descr="a press"/><a:blip xmlns:a="a" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:link="r9"/></w:drawing></w:r>'
    )
    found = take_in(word_file(p("On Ink", style="Title") + p(WORDS, blip)), "ink.docx")
    assert {"I14", "I29"} <= {each.code for each in found.diagnostics}
    assert "\\[a press\\]" in write_article(found, "ink")


def test_a_part_outside_of_the_package_is_not_read() -> None:
    relation = f'<Relationship Id="r" Type="{KINDS}/footnotes" Target="file:///etc/passwd" TargetMode="External"/>'
    relations = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relation}</Relationships>'
    with zipfile.ZipFile(io.BytesIO(WORD)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    found = take_in(packed({**files, "word/_rels/document.xml.rels": relations}), "ink.docx")
    assert "root:" not in write_article(found, "ink")


def test_a_link_out_of_a_named_folder_is_not_followed(tmp_path: Path) -> None:
    inside, outside = tmp_path / "letters", tmp_path / "secret.txt"
    inside.mkdir()
    (tmp_path / "press/texts").mkdir(parents=True)
    outside.write_text(f"Anna Muster\n\nSecret\n\n{WORDS}")
    (inside / "a.txt").write_text(f"Anna Muster\n\nOn Ink\n\n{WORDS}")
    (inside / "b.txt").symlink_to(outside)
    done = CliRunner().invoke(command, ["--root", str(tmp_path / "press"), "import", str(inside)])
    assert "warning[I36]: “b.txt” is a link that leads out of its folder" in done.stderr
    assert [path.name for path in (tmp_path / "press/texts/articles").iterdir()] == ["a.md"]


def test_nothing_is_written_through_a_link_out_of_the_press(tmp_path: Path) -> None:
    outside, press = tmp_path / "outside", tmp_path / "press"
    outside.mkdir()
    (press / "texts").mkdir(parents=True)
    (press / "texts/sources").symlink_to(outside)
    source = tmp_path / "a.txt"
    source.write_text(f"Anna Muster\n\nOn Ink\n\n{WORDS}")
    done = CliRunner().invoke(command, ["--root", str(press), "import", str(source)])
    assert done.exit_code == 1
    assert "error[F05]" in done.stderr
    assert list(outside.iterdir()) == []
    assert not (press / "texts/articles/a.md").exists()


MIXED = {
    "latin 1 that says it is UTF-8": b"<meta charset=utf-8><h1>Ink</h1><p>caf\xe9 and more words of ink</p>",
    "two encodings in one": "<h1>Ink</h1><p>café ".encode() + b"caf\xe9 and more words of ink</p>",
    "noughts": b"<h1>Ink</h1><p>a\0b and more words of ink</p>",
    "half a surrogate": b"<h1>Ink</h1><p>&#xD800; and more words of ink</p>",
    "UTF-16 without a mark": "<h1>Ink</h1><p>words of ink</p>".encode("utf-16-le"),
}


@pytest.mark.parametrize("name", MIXED)
def test_a_page_of_mixed_or_broken_encoding_gives_an_article(name: str) -> None:
    found = take_in(MIXED[name], "ink.html")
    article_of(found)
    assert name == "half a surrogate" or {"I02", "I03"} & {each.code for each in found.diagnostics}


# --- the hard inputs -------------------------------------------------------------------------------------------


def examples() -> list[str]:
    """The examples of the CommonMark specification."""
    text = (HARD / "commonmark" / "spec.txt").read_text("utf-8")
    found = re.findall(r"^`{32} example\n(.*?)^`{32}$", text, re.M | re.S)
    return [each.partition("\n.\n")[0].replace("→", "\t") for each in found]


def strings() -> list[str]:
    return json.loads((HARD / "blns" / "blns.json").read_text("utf-8"))


@pytest.mark.skipif(not HARD.is_dir(), reason="the hard inputs are not beside the project")
@pytest.mark.parametrize(("hard", "number"), ((strings, 500), (examples, 650)), ids=("naughty strings", "CommonMark"))
@pytest.mark.parametrize("shape", ("a.txt", "a.md", "a.html", "a.docx", "a.xml"))
def test_hard_words_come_in_and_can_be_read(hard: Callable[[], list[str]], number: int, shape: str) -> None:
    inputs = hard()
    assert len(inputs) > number
    for each in inputs[:: 1 if shape in ("a.txt", "a.md", "a.html") else 4]:
        try:
            found = take_in(shaped(each, shape), shape)
        except Refusal as refusal:
            codes = {found.code for found in refusal.diagnostics}
            assert codes <= {"I01", "I26"}, (each, codes)
        else:
            made = write_article(found, "a")
            _, problems = read_article(made, "texts/articles/a.md", "a")
            assert not [problem for problem in problems if problem.is_error], (each, made, [str(it) for it in problems])


def shaped(words: str, shape: str) -> bytes:
    """Hard words as a text, in a page, in a Word file with a note, or in a TEI file with one."""
    safe = "".join(letter for letter in words if letter >= " " or letter in "\n\t")
    safe = safe.replace("&", "&amp;").replace("<", "&lt;").replace("\ufffe", "").replace("\uffff", "")
    title = p("On Ink", style="Title")
    match shape:
        case "a.docx":
            return word_file(title + p(safe, call(1)), footnotes=note(1, p(safe or "x")))
        case "a.xml":
            return TEI.format(f"{safe}<note>{safe}</note>").encode("utf-8", "replace")
        case "a.html":
            return f"<h1>On Ink</h1><p>{words}</p>".encode("utf-8", "replace")
        case _:
            return f"Anna Muster\n\nOn Ink\n\n{words}\n".encode("utf-8", "replace")
