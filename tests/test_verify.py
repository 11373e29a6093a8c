"""`florilegium verify`: genuine files whatever they are called, others, which edition they are, a newer one."""

import hashlib
import http.server
import io
import json
import os
import threading
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from books import Book, make_book, write_press
from florilegium.cli.commands import florilegium
from florilegium.diagnostics import Refusal
from florilegium.fetching import fetch
from florilegium.model.lasting_name import work_name
from florilegium.model.verification import ToldEdition
from florilegium.read.offered import read_offered
from florilegium.read.sums import read_sums
from florilegium.read.told_edition import NOTHING, ends_too_early, told_by
from florilegium.release.signing import open_key, sign
from florilegium.release.sums import sums_of
from test_release_signing import PUBLIC, PUBLIC_FILE, SECRET

ARTICLE = '+++\ntitle = "The Lion"\nauthors = ["A. Lamb"]\n+++\n\nA lion sleeps.\n'
VOLUME = 'title = "The Lion"\nedition = "2"\ndate = 2026-11-01\narticles = ["lion"]\nfront = []\nback = []\n'
WORK = work_name("lion")
SECOND = ToldEdition("The Lion", "2", "2026-11-01", WORK)
LEFT_OUT = ("pages.json",)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    files = {"texts/articles/lion.md": ARTICLE, "texts/volumes/lion.toml": VOLUME}
    return make_book(write_press(tmp_path_factory.mktemp("lion"), files), "lion")


@pytest.fixture
def release(book: Book, tmp_path: Path) -> Path:
    """A folder with the books and their sums, in no press folder."""
    folder = tmp_path / "downloads"
    folder.mkdir()
    files = {name: content for name, content in book.made.files.items() if name not in LEFT_OUT}
    for name, content in {**files, "SHA256SUMS": sums_of(files)}.items():
        (folder / name).write_bytes(content)
    return folder


def verify(*words: str | Path) -> Result:
    return CliRunner().invoke(florilegium, ["verify", *map(str, words)])


def codes(refusal: pytest.ExceptionInfo[Refusal]) -> list[str]:
    return [each.code for each in refusal.value.diagnostics]


# --- which edition a file says it is ---


@pytest.mark.parametrize(
    "name", ["lion.epub", "lion.pdf", "lion-print.pdf", "lion.html", "lion.tei.xml", "record.json"]
)
def test_every_edition_says_which_it_is(book: Book, name: str) -> None:
    assert told_by(book.made.files[name]) == SECOND


@pytest.mark.parametrize("content", [
    b"", b"a lion", b"%PDF-1.7\n", b"PK\3\4", b"<?xml version='1.0'?><a>", b"{}", b"{", b"<!DOCTYPE html><title>",
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><TEI><teiHeader>&b;</teiHeader></TEI>',
    b"%PDF-1.7 <x:xmpmeta><a></x:xmpmeta>",
])  # fmt: skip
def test_what_says_nothing_of_an_edition_is_no_error(content: bytes) -> None:
    assert told_by(content) == NOTHING


def test_no_more_of_an_archive_is_read_than_a_package_has() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.opf", b" " * 50_000_000)
    assert len(out.getvalue()) < 100_000
    assert told_by(out.getvalue()) == NOTHING


def test_a_title_plays_no_tricks_on_a_terminal(release: Path) -> None:
    page = '<!DOCTYPE html><title>Owls\x1b[2J\u202e</title><meta property="schema:bookEdition" content="7\n8">'
    (release / "owls.html").write_text(page)
    assert "owls.html: NOT known to the sums: edition 7 8 of “Owls [2J ” (as it says)\n" in verify(release).output


def test_a_file_full_of_beginnings_is_read_soon() -> None:
    begun = time.process_time()
    for beginning in (b"<x:xmpmeta ", b"<!DOCTYPE html", b"<a "):
        told_by(b"%PDF-1.7" + beginning * 1_000_000)
        told_by(b"<!DOCTYPE html>" + beginning * 1_000_000)
    assert time.process_time() - begun < 5


def test_a_book_that_ends_too_early_is_seen_to(book: Book) -> None:
    for name in ("lion.epub", "lion.pdf", "lion.html"):
        whole = book.made.files[name]
        assert not ends_too_early(whole)
        assert ends_too_early(whole[: len(whole) // 2])


# --- sums as they are handed on ---


def test_sums_are_read_in_every_form() -> None:
    sum = hashlib.sha256(b"").hexdigest()
    for form in ("{}  a b.pdf\n", "{} *a b.pdf\r\n", "\ufeff{}  ./a b.pdf", "# a comment\n\n{}  a b.pdf\n"):
        assert read_sums(form.format(sum.upper()).encode(), "s") == {"a b.pdf": sum}
    assert read_sums(f"SHA256 (a (b).pdf) = {sum}\n".encode(), "s") == {"a (b).pdf": sum}
    assert read_sums(f"\\{sum}  a\\\\b\\nc\n".encode(), "s") == {"a\\b\nc": sum}


@pytest.mark.parametrize("content", [b"", b"# none\n", b"abc  a.pdf\n", b"\x89PNG\xff\n", b"0" * 65 + b"  a\n"])
def test_what_is_no_list_of_sums_is_refused(content: bytes) -> None:
    with pytest.raises(Refusal) as refusal:
        read_sums(content, "SHA256SUMS")
    assert codes(refusal) == ["K31"]


def test_two_sums_of_one_name_are_refused() -> None:
    with pytest.raises(Refusal) as refusal:
        read_sums(f"{'0' * 64}  a\n{'1' * 64}  a\n".encode(), "SHA256SUMS")
    assert codes(refusal) == ["K31"]


# --- files ---


def test_a_genuine_file_is_known_whatever_it_is_called(release: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(release)
    (release / "lion.epub").rename(release / "my lion.zip")
    done = verify("my lion.zip")
    assert done.output == "my lion.zip: genuine, “lion.epub”: edition 2 of “The Lion”, of 2026-11-01\n"
    assert done.exit_code == 0


def test_sums_in_other_forms_serve_as_well(release: Path) -> None:
    lines = (release / "SHA256SUMS").read_text().splitlines()
    bsd = "".join(f"SHA256 ({line[66:]}) = {line[:64].upper()}\r\n" for line in lines)
    (release / "SHA256SUMS").write_text(bsd, newline="")
    assert verify(release / "lion.pdf").exit_code == 0


def test_one_byte_that_is_another_is_told(release: Path) -> None:
    content = bytearray((release / "lion.pdf").read_bytes())
    content[2_000] ^= 1
    (release / "lion.pdf").write_bytes(content)
    done = verify(release / "lion.pdf")
    assert done.exit_code == 1
    assert "lion.pdf: NOT genuine" in done.output
    assert "error[K32]: “lion.pdf” is not the file that the sums tell of: its SHA-256 is" in done.output


def test_a_download_that_broke_off_is_told(release: Path) -> None:
    (release / "lion.pdf").write_bytes((release / "lion.pdf").read_bytes()[:5_000])
    (release / "lion.epub").write_bytes(b"")
    done = verify(release / "lion.pdf", release / "lion.epub")
    assert done.exit_code == 1
    assert "hint: it ends too early: it was not fetched whole" in done.output
    assert "hint: the file is empty" in done.output


def test_a_book_of_another_edition_is_told_from_a_damaged_one(release: Path) -> None:
    page = (release / "lion.html").read_text("utf-8")
    (release / "lion.html").write_text(page.replace('bookEdition" content="2"', 'bookEdition" content="1"'))
    done = verify(release / "lion.html")
    assert "edition 1 of “The Lion”, of 2026-11-01, and the sums are those of edition 2 of “The Lion”" in done.output
    (release / "lion.html").write_text(page.replace("sleeps", "wakes"))
    assert "hint: it was changed or damaged since it was released" in verify(release / "lion.html").output


def test_sums_of_another_release_are_suspected(release: Path, tmp_path: Path) -> None:
    (tmp_path / "sums").write_bytes(sums_of({"owls.epub": b"owls"}))
    done = verify(release / "lion.epub", "--sums", tmp_path / "sums")
    assert done.exit_code == 1
    assert "error[K33]: “lion.epub” is not among the files that the sums tell of" in done.output
    assert "edition 2 of “The Lion”, of 2026-11-01: it was changed or damaged, or the sums are of" in done.output


def test_without_sums_nothing_is_vouched_for(release: Path) -> None:
    (release / "SHA256SUMS").unlink()
    done = verify(release / "lion.epub")
    assert "lion.epub: not verified: there are no sums: edition 2 of “The Lion”" in done.output
    assert "error[K30]" in done.output and done.exit_code == 1


def test_a_picture_is_of_the_edition_that_the_record_beside_it_tells_of(release: Path) -> None:
    (release / "lion-thumbnail.jpg").write_bytes(b"a picture")
    files = {each.name: each.read_bytes() for each in release.iterdir() if each.name != "SHA256SUMS"}
    (release / "SHA256SUMS").write_bytes(sums_of(files))
    said = "lion-thumbnail.jpg: genuine: edition 2 of “The Lion”, of 2026-11-01\n"
    assert verify(release / "lion-thumbnail.jpg").output == said
    (release / "record.json").write_bytes(b"{}")
    assert verify(release / "lion-thumbnail.jpg").output == "lion-thumbnail.jpg: genuine\n"


def test_links_are_followed_and_what_is_no_file_is_not_read(release: Path, tmp_path: Path) -> None:
    (tmp_path / "link.epub").symlink_to(release / "lion.epub")
    assert verify(tmp_path / "link.epub", "--sums", release / "SHA256SUMS").exit_code == 0
    os.mkfifo(tmp_path / "pipe")
    done = verify(tmp_path / "pipe", "--sums", release / "SHA256SUMS")
    assert done.exit_code == 1 and "error[F01]" in done.output
    (release / "lion.pdf").unlink()
    (release / "lion.pdf").symlink_to("nowhere.pdf")
    os.mkfifo(release / "pipe")
    (release / "round").symlink_to(release)
    done = verify(release)
    assert "error[K34]: “lion.pdf” is not there" in done.output and done.exit_code == 1
    assert "error[K33]: “pipe” is not among the files" in done.output and "hint: it is no file" in done.output


def test_a_huge_file_is_read_in_pieces(release: Path) -> None:
    with (release / "huge.bin").open("wb") as huge:
        huge.truncate(400_000_000)
    done = verify(release / "huge.bin")
    assert "huge.bin: NOT known to the sums" in done.output and done.exit_code == 1


# --- a whole release ---


def test_every_file_of_a_release_is_verified(release: Path) -> None:
    done = verify(release)
    assert done.exit_code == 0
    count = len(list(release.iterdir())) - 1
    assert done.output == f"{release}: all {count} files are genuine: edition 2 of “The Lion”, of 2026-11-01\n"


def test_the_sums_stand_for_all_files_beside_them(release: Path) -> None:
    assert verify(release / "SHA256SUMS").output == verify(release).output


def test_missing_and_added_files_of_a_release_are_named(release: Path) -> None:
    (release / "lion.html").unlink()
    (release / "more").mkdir()
    (release / "more/copy.pdf").write_bytes((release / "lion.pdf").read_bytes())
    (release / "read me.txt").write_text("trust me")
    done = verify(release)
    assert done.exit_code == 1
    assert " files are genuine: edition 2 of “The Lion”" in done.output and "  lion.html: missing\n" in done.output
    assert "error[K34]: “lion.html” is not there, and the sums tell of it" in done.output
    assert (
        "error[K33]: “more/copy.pdf” is not among the files of the release: it is a copy of “lion.pdf”" in done.output
    )
    assert "error[K33]: “read me.txt” is not among the files that the sums tell of" in done.output
    assert "hint: somebody has added it to the release: take it out" in done.output
    assert "changed or damaged" not in done.output
    alone = verify(release / "read me.txt").output
    assert "hint: it was changed, or is of another release" in alone


def test_a_link_out_of_a_release_is_no_file_of_it(release: Path, tmp_path: Path) -> None:
    (release / "lion.pdf").rename(tmp_path / "elsewhere.pdf")
    (release / "lion.pdf").symlink_to(tmp_path / "elsewhere.pdf")
    (release / "secret").symlink_to("/etc/hostname")
    done = verify(release)
    assert "error[K34]: “lion.pdf” is not there" in done.output and done.exit_code == 1
    assert "error[K33]: “secret” is not among the files" in done.output and "out of the folder" in done.output
    (release / "lion.pdf").unlink()
    (tmp_path / "elsewhere.pdf").rename(release / "kept.pdf")
    (release / "lion.pdf").symlink_to("kept.pdf")
    assert "lion.pdf: missing" not in verify(release).output


def test_files_that_changed_names_are_not_genuine_in_a_release(release: Path) -> None:
    screen, interior = (release / name for name in ("lion.pdf", "lion-print.pdf"))
    one, other = screen.read_bytes(), interior.read_bytes()
    screen.write_bytes(other)
    interior.write_bytes(one)
    assert verify(release).output.count("error[K32]") == 2


def test_other_programs_get_a_list(release: Path) -> None:
    (release / "lion.html").write_bytes(b"<html>")
    done = json.loads(verify(release, "--format", "json").output)
    found = {each["file"]: each for each in done["verified"][0]["files"]}
    assert (found["lion.epub"]["verdict"], found["lion.epub"]["told"]["edition"]) == ("genuine", "2")
    assert found["lion.html"]["verdict"] == "changed"
    assert [each["code"] for each in done["findings"]] == ["K32"]


# --- a signature ---


def signed(release: Path) -> None:
    key = open_key(SECRET, "press.key")
    (release / "SHA256SUMS.minisig").write_bytes(sign((release / "SHA256SUMS").read_bytes(), key, "release lion/2"))


def test_sums_that_the_press_has_signed_are_told(release: Path, tmp_path: Path) -> None:
    signed(release)
    (tmp_path / "press.pub").write_text(PUBLIC_FILE)
    for key in (PUBLIC, str(tmp_path / "press.pub")):
        done = verify(release, "--key", key)
        assert "SHA256SUMS is signed by that key: release lion/2\n" in done.output and done.exit_code == 0
    asked = verify(release)
    assert "note[K38]" in asked.output and asked.exit_code == 0


def test_sums_that_were_changed_are_not_those_that_were_signed(release: Path) -> None:
    signed(release)
    with (release / "SHA256SUMS").open("a") as sums:
        sums.write(f"{hashlib.sha256(b'').hexdigest()}  added.txt\n")
    (release / "added.txt").touch()
    done = verify(release, "--key", PUBLIC)
    assert "error[K23]" in done.output and done.exit_code == 1
    assert "genuine" not in done.output


def test_a_signature_that_was_asked_for_must_be_there(release: Path) -> None:
    done = verify(release / "lion.epub", "--key", PUBLIC)
    assert "error[K37]" in done.output and done.exit_code == 1
    (release / "SHA256SUMS").unlink()
    assert "error[K30]" in verify(release / "lion.epub", "--key", PUBLIC).output


# --- a newer edition ---

OPDS2 = {
    "metadata": {"title": "All"},
    "links": [{"rel": "self", "href": "all.json"}],
    "publications": [{
        "metadata": {
            "title": "The Lion", "published": "2027-01-02",
            "http://purl.org/dc/terms/isVersionOf": WORK, "http://schema.org/bookEdition": "3",
        },
        "links": [{"rel": "alternate", "href": "../volumes/lion/"}],
    }],
}  # fmt: skip
RSS = f"""<?xml version="1.0"?>
<rss version="2.0" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:schema="http://schema.org/"><channel>
<item><title>The Lion</title><link>https://lion.example/volumes/lion/</link>
<dcterms:isVersionOf>{WORK}</dcterms:isVersionOf><dcterms:issued>2026-11-01</dcterms:issued>
<schema:bookEdition>2</schema:bookEdition></item></channel></rss>"""


def test_a_newer_edition_in_a_feed_is_told(release: Path, tmp_path: Path) -> None:
    (tmp_path / "all.json").write_text(json.dumps(OPDS2))
    done = verify(release / "lion.epub", "--catalogue", tmp_path / "all.json")
    assert "note[K42]: there is a newer edition: edition 3 of “The Lion”, of 2027-01-02" in done.output
    assert done.exit_code == 0


def test_the_newest_edition_is_said_to_be(release: Path, tmp_path: Path) -> None:
    (tmp_path / "releases.xml").write_text(RSS)
    done = verify(release, "--catalogue", tmp_path / "releases.xml")
    assert done.output.count("note[K44]") == 1 and done.exit_code == 0
    (tmp_path / "releases.xml").write_text(RSS.replace(WORK, work_name("owls")))
    assert "note[K43]" in verify(release, "--catalogue", tmp_path / "releases.xml").output


@pytest.mark.parametrize("content", [b"", b"a lion", b"{}", b"<rss", b"<html></html>", b"<?xml version='1.0'?><a/>",
                                     b'<!DOCTYPE a [<!ENTITY b "c">]><rss/>', b'{"links": 7}'])  # fmt: skip
def test_what_is_no_feed_is_told(release: Path, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "feed").write_bytes(content)
    done = verify(release / "lion.epub", "--catalogue", tmp_path / "feed")
    assert "error[K41]: “feed” is no feed of a catalogue" in done.output and done.exit_code == 1
    assert "lion.epub: genuine" in done.output


def test_an_entry_of_opds_1_is_a_shelf_or_a_volume() -> None:
    atom = """<feed xmlns="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/terms/">
    <entry><title>New</title>
    <link rel="subsection" href="new.xml" type="application/atom+xml;profile=opds-catalog"/></entry>
    <entry><title>Owls</title><dc:issued>2026-01-02</dc:issued>
    <link rel="alternate" href="owls/" type="text/html"/></entry>
    <link rel="next" href="2.xml"/></feed>"""
    offered = read_offered(atom.encode(), "a")
    assert offered.editions == (ToldEdition("Owls", "", "2026-01-02", "", "owls/"),)
    assert offered.further == ("new.xml", "2.xml")


class Site(http.server.BaseHTTPRequestHandler):
    """A site whose first page leads to a feed, that to a shelf; and other answers."""

    asked: list[str] = []  # noqa: RUF012

    def do_GET(self) -> None:
        self.asked.append(self.path)
        if self.path == "/slow":
            time.sleep(1)
            return
        if self.path in ("/away", "/moved"):
            self.send_response(302)
            moved = f"http://localhost:{self.server.server_port}/"  # type: ignore[attr-defined]
            self.send_header("Location", moved if self.path == "/moved" else "file:///etc/hostname")
            self.end_headers()
            return
        if self.path == "/drip":
            self.send_response(200)
            self.end_headers()
            with suppress(OSError):
                for _ in range(15):
                    self.wfile.write(b" ")
                    time.sleep(0.1)
            return
        page = '<html><link rel="alternate" type="application/opds+json" href="feeds/opds.json"></html>'
        shelves = {
            "links": [],
            "navigation": [{"href": "all.json"}, {"href": "http://other.invalid/x.json"}, {"href": "http://["}],
        }
        pages = {
            "/": page, "/feeds/opds.json": json.dumps(shelves), "/feeds/all.json": json.dumps(OPDS2),
            "/slow": "{}", "/large": "x" * 3_000,
        }  # fmt: skip
        self.send_response(200 if self.path in pages else 404)
        self.end_headers()
        self.wfile.write(pages.get(self.path, "").encode())

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def a_site() -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def test_a_site_is_asked_only_where_it_is_named(release: Path) -> None:
    Site.asked.clear()
    with a_site() as address:
        verify(release / "lion.epub")
        assert Site.asked == []
        done = verify(release / "lion.epub", "--catalogue", address + "/")
    assert "note[K42]: there is a newer edition: edition 3 of “The Lion”" in done.output
    assert f"hint: fetch it at {address}/volumes/lion/" in done.output
    assert Site.asked == ["/", "/feeds/opds.json", "/feeds/all.json"]


def test_a_site_that_has_moved_is_followed(release: Path) -> None:
    with a_site() as address:
        done = verify(release / "lion.epub", "--catalogue", address + "/moved")
    assert "note[K42]" in done.output and "hint: fetch it at http://localhost:" in done.output


def test_what_cannot_be_fetched_is_told_and_soon() -> None:
    faults = {
        "/none": "404", "/away": "file:", "/large": "more than 2,000", "/slow": "timed out", "/drip": "timed out",
    }  # fmt: skip
    with a_site() as address:
        for path, said in faults.items():
            with pytest.raises(Refusal) as refusal:
                fetch(address + path, most_seconds=0.5, largest=2_000)
            assert codes(refusal) == ["K40"] and said in refusal.value.diagnostics[0].message
    with pytest.raises(Refusal) as refusal:
        fetch(address)
    assert "refused" in refusal.value.diagnostics[0].message
