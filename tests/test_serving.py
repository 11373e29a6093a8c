"""The site shown on this machine: to no other machine, and nothing but its own files."""

import http.client
import os
import re
import signal
import socket
import struct
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from florilegium.diagnostics import Refusal
from florilegium.serving import LOOPBACK, SiteServer, open_server

ROOT = Path(__file__).parents[1]


@pytest.fixture
def server(tmp_path: Path) -> Iterator[SiteServer]:
    """A server for a small site, beside which a secret lies."""
    site = tmp_path / "site"
    (site / "volumes/owls").mkdir(parents=True)
    (site / "feeds").mkdir()
    for name in ("index.html", "volumes/owls/index.html", "404.html"):
        (site / name).write_text(f"this is {name}", "utf-8")
    (site / "volumes/owls/owls.epub").write_bytes(b"PK")
    for name in ("all.xml", "opds.xml"):
        (site / "feeds" / name).write_text("<feed/>", "utf-8")
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    (site / "way-out.txt").symlink_to(tmp_path / "secret.txt")
    with open_server(site, 0) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def ask(server: SiteServer, path: str, method: str = "GET", host: str = "localhost") -> tuple[int, str, dict[str, str]]:
    """Status, words and headers of an answer; the path goes over the wire as it is."""
    line = http.client.HTTPConnection(LOOPBACK, server.server_port, timeout=10)
    line.putrequest(method, path, skip_host=True)
    line.putheader("Host", f"{host}:{server.server_port}")
    line.endheaders()
    answer = line.getresponse()
    said = answer.status, answer.read().decode("utf-8", "replace"), dict(answer.getheaders())
    line.close()
    return said


@pytest.mark.parametrize(
    ("path", "said", "media_type"),
    [
        ("/", "this is index.html", "text/html; charset=utf-8"),
        ("/volumes/owls/?q=1", "this is volumes/owls/index.html", "text/html; charset=utf-8"),
        ("/volumes/owls/owls.epub", "PK", "application/epub+zip"),
        ("/feeds/all.xml", "<feed/>", "application/xml; charset=utf-8"),
        ("/feeds/opds.xml", "<feed/>", "application/atom+xml;profile=opds-catalog"),
    ],
)
def test_a_file_comes_with_its_media_type(server: SiteServer, path: str, said: str, media_type: str) -> None:
    status, words, headers = ask(server, path)
    assert (status, words, headers["Content-Type"]) == (200, said, media_type)
    assert headers["Content-Length"] == str(len(said))


def test_a_head_has_no_body(server: SiteServer) -> None:
    status, words, headers = ask(server, "/", "HEAD")
    assert (status, words, headers["Content-Length"]) == (200, "", "18")


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/volumes/../../secret.txt", "//../secret.txt",
        "/way-out.txt", "/%00", "/%ff", "/volumes/", "/nothing", "/" + "a" * 5000,
    ],
)  # fmt: skip
def test_nothing_outside_of_the_site_is_shown(server: SiteServer, path: str) -> None:
    status, words, _ = ask(server, path)
    assert (status, words) == (404, "this is 404.html")


def test_a_folder_without_its_slash_leads_to_itself_and_nowhere_else(server: SiteServer) -> None:
    assert ask(server, "/volumes/owls")[2]["Location"] == "/volumes/owls/"
    assert ask(server, "//volumes/owls")[2].get("Location", "/") == "/volumes/owls/"


def test_the_path_of_the_public_address_leads_to_the_same_files(tmp_path: Path) -> None:
    (tmp_path / "volumes/owls").mkdir(parents=True)
    for name in ("index.html", "volumes/owls/index.html", "404.html"):
        (tmp_path / name).write_text(f"this is {name}", "utf-8")
    (tmp_path / "robots.txt").write_text("Allow: /\nSitemap: https://lion.example.org/volumes/sitemap.xml\n", "utf-8")
    with open_server(tmp_path, 0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        for path in ("/volumes/", "/"):
            assert ask(server, path)[:2] == (200, "this is index.html")
        for path in ("/volumes/owls/", "/volumes/volumes/owls/"):
            assert ask(server, path)[:2] == (200, "this is volumes/owls/index.html")
        for path in ("/other/", "/volumes/../../secret.txt", "/volumes/volumes/volumes/owls/"):
            assert ask(server, path)[:2] == (404, "this is 404.html")
        server.shutdown()


@pytest.mark.parametrize("host", ["evil.example.org", "", "127.0.0.1.example.org", "192.168.0.1"])
def test_another_name_than_this_machines_is_refused(server: SiteServer, host: str) -> None:
    assert ask(server, "/", host=host)[0] == 403


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_nothing_can_be_sent(server: SiteServer, method: str) -> None:
    assert ask(server, "/", method)[0] == 501


def test_a_browser_that_goes_away_is_no_matter(server: SiteServer, capfd: pytest.CaptureFixture[str]) -> None:
    (server.folder / "large.pdf").write_bytes(b"%PDF" * 4_000_000)
    with socket.create_connection((LOOPBACK, server.server_port)) as line:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # gone at once, without a word
        line.sendall(b"GET /large.pdf HTTP/1.1\r\nHost: localhost\r\n\r\n")
        line.recv(100)
    assert ask(server, "/")[0] == 200
    for thread in threading.enumerate():
        if "process_request" in thread.name:
            thread.join(10)
    assert "Traceback" not in capfd.readouterr().err


def test_only_this_machine_is_listened_to(server: SiteServer) -> None:
    assert server.server_address[0] == LOOPBACK
    others = {each[4][0] for each in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}
    for other in others - {LOOPBACK}:
        with socket.socket() as line, pytest.raises(OSError):
            line.settimeout(2)
            line.connect((other, server.server_port))


def test_a_port_that_is_taken_and_a_folder_without_a_site_are_told(server: SiteServer, tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refusal:
        open_server(server.folder, server.server_port)
    assert refusal.value.diagnostics[0].code == "S11"
    with pytest.raises(Refusal) as refusal:
        open_server(tmp_path, 0)
    assert refusal.value.diagnostics[0].code == "S09"


def test_the_command_shows_the_site_until_it_is_interrupted(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("the site", "utf-8")
    (tmp_path / "texts").mkdir()
    command = [
        sys.executable,
        "-u",
        "-m",
        "florilegium",
        "--root",
        tmp_path,
        "serve",
        "--site",
        tmp_path,
        "--port",
        "0",
    ]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "build")}
    running = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment, preexec_fn=hear_interrupts)
    try:
        assert running.stdout
        port = re.search(r"http://127\.0\.0\.1:(\d+)/", running.stdout.readline())
        assert port
        line = http.client.HTTPConnection(LOOPBACK, int(port[1]), timeout=10)
        line.request("GET", "/")
        assert line.getresponse().read() == b"the site"
        running.send_signal(signal.SIGINT)
        assert running.wait(20) == 0
    finally:
        running.kill()
        running.communicate()


def hear_interrupts() -> None:
    """What a shell starts in the background is deaf to them, and so is all that it starts, as these tests."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
