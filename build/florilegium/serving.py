"""Shows a folder of files as a site on this machine, to this machine alone; the doorway of http.server."""

import re
import sys
from fnmatch import fnmatch
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from florilegium.diagnostics import Diagnostic, Refusal

LOOPBACK = "127.0.0.1"
# A page of another site may send a browser here under a name of its own (DNS rebinding): only these names are ours.
OUR_NAMES = frozenset({LOOPBACK, "localhost", "[::1]"})
MEDIA_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".bib": "application/x-bibtex; charset=utf-8",
    ".ris": "application/x-research-info-systems; charset=utf-8",
    ".epub": "application/epub+zip",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".svg": "image/svg+xml",
    ".woff": "font/woff",
}
OF_FEEDS = {
    "feeds/opds*.xml": "application/atom+xml;profile=opds-catalog",
    "feeds/opds*.json": "application/opds+json",
    "feeds/releases.xml": "application/rss+xml",
    "feeds/search.xml": "application/opensearchdescription+xml",
}
WORDS = MEDIA_TYPES[".txt"]
_SITEMAP = re.compile(r"^Sitemap: (\S+)/sitemap\.xml$", re.MULTILINE)


class SiteServer(ThreadingHTTPServer):
    """Serves the files of a folder. `address` is where it is to be found."""

    daemon_threads = True

    def __init__(self, folder: Path, port: int) -> None:
        self.folder = folder.resolve()
        self.root = _public_path(self.folder)
        super().__init__((LOOPBACK, port), _Answering)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Nothing where a browser has gone away before its answer was there; else as the library has it."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)

    @property
    def address(self) -> str:
        return f"http://{LOOPBACK}:{self.server_port}/"

    def file_of(self, path: str) -> Path | None:
        """The file or folder under the path of a request; None where there is none, or where it leads out.

        The site may be asked for at the path of its public address too, to which the links of `404.html` lead.
        """
        below = path.removeprefix(self.root) if path.startswith(self.root) else path
        found = [each for each in map(self._found, (path, below)) if each]
        return next((each for each in found if each.is_file() or (each / "index.html").is_file()), None)

    def _found(self, path: str) -> Path | None:
        try:
            found = (self.folder / unquote(path, errors="strict").lstrip("/")).resolve()
            return found if found.is_relative_to(self.folder) and found.exists() else None
        except (ValueError, OSError):  # a name that no file can have
            return None

    def media_type(self, file: Path) -> str:
        """What the file is said to be; of a feed its own, though it ends in .xml or .json."""
        name = file.relative_to(self.folder).as_posix()
        own = (media_type for pattern, media_type in OF_FEEDS.items() if fnmatch(name, pattern))
        return next(own, MEDIA_TYPES.get(file.suffix.lower(), "application/octet-stream"))


def open_server(folder: Path, port: int) -> SiteServer:
    """A server for the folder at the port, any free one for 0. Refusal S09 without a site there, S11 without a port."""
    if not (folder / "index.html").is_file():
        hint = "make it with “florilegium catalogue”, or name the folder with --site"
        raise Refusal(Diagnostic("S09", f"there is no site in “{folder}”", hint=hint))
    try:
        return SiteServer(folder, port)
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        hint = "name another with --port, or 0 for any that is free"
        raise Refusal(Diagnostic("S11", f"port {port} cannot be used: {reason}", hint=hint)) from None


def _public_path(site: Path) -> str:
    """The path of the address at which the site is to stand, as its `robots.txt` tells it: “/” or “/books/”."""
    robots = site / "robots.txt"
    told = _SITEMAP.search(robots.read_text("utf-8", "replace")) if robots.is_file() else None
    return f"{urlsplit(told[1]).path}/" if told else "/"


class _Answering(BaseHTTPRequestHandler):
    """Answers one request."""

    server: SiteServer
    server_version, sys_version = "florilegium", ""

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def _answer(self, with_body: bool) -> None:
        host = self.headers.get("Host", "").rpartition(":")[0] or self.headers.get("Host", "")
        if host not in OUR_NAMES:
            self._send(HTTPStatus.FORBIDDEN, b"this site is shown to its own machine alone\n", WORDS, with_body)
            return
        path = urlsplit(self.path).path
        file = self.server.file_of(path)
        if file and file.is_dir() and not path.endswith("/"):
            self._lead_to(file)
            return
        file = file / "index.html" if file and file.is_dir() else file
        if file and file.is_file():
            self._send(HTTPStatus.OK, file.read_bytes(), self.server.media_type(file), with_body)
        else:
            missing = self.server.folder / "404.html"
            body = missing.read_bytes() if missing.is_file() else b"there is no such page\n"
            self._send(HTTPStatus.NOT_FOUND, body, MEDIA_TYPES[".html"], with_body)

    def _lead_to(self, folder: Path) -> None:
        """A folder is asked for without the “/” that its relative links need."""
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        self.send_header("Location", quote(f"/{folder.relative_to(self.server.folder).as_posix()}/"))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, status: HTTPStatus, body: bytes, media_type: str, with_body: bool) -> None:
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-cache")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        if with_body:
            self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: the terminal is for what an editor can mend."""
