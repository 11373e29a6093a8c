"""Sites of the readers' catalogue made by tests: a press folder with books, the site, its pages read again."""

import hashlib
import json
import posixpath
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from books import Book, write_press
from florilegium.recipe.catalogue import Site, make_catalogue
from florilegium.workspace import Workspace

ARTICLE = '+++\ntitle = "{title}"\nauthors = ["{author}"]\ndate = 1941-11-08\n+++\n\n{words}\n'
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class PageReader(HTMLParser):
    """What a page of the site has: the ids, where it leads to, its words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.leads: list[str] = []
        self.said: list[str] = []
        self.open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.ids += [given["id"] or ""] if "id" in given else []
        if given.get("rel") != "canonical":
            self.leads += [value for name in ("href", "src") if (value := given.get(name)) is not None]
            self.leads += [each.split()[0] for each in (given.get("srcset") or "").split(",") if each.strip()]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not {"script", "style", "title"} & set(self.open):
            self.said.append(data)

    @property
    def words(self) -> str:
        return " ".join("".join(self.said).split())


def page(site: Site, address: str) -> PageReader:
    """A page of the site by its address."""
    return PageReader(site.files[address if address.endswith(".html") else f"{address}index.html"].decode())


def dead_leads(files: Mapping[str, bytes], root: str = "/") -> list[str]:
    """Every link, picture or style of the pages that leads to no file of the site or to no id there.

    `root` is the path at which the site stands, with which those of 404.html begin: it may stand for any page.
    """
    pages = {name: PageReader(content.decode()) for name, content in files.items() if name.endswith(".html")}
    dead = []
    for name, reader in pages.items():
        for lead in reader.leads:
            if lead.startswith(("https:", "http:", "mailto:", "data:")):
                continue
            path, _, fragment = lead.partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
            target = f"{target}/".removeprefix(root).strip("/") or "."
            if path.endswith(("/", ".")) or target == ".":
                target = posixpath.normpath(f"{target}/index.html")
            if target not in files or (fragment and fragment not in pages[target].ids):
                dead.append(f"{name}: {lead}")
    return dead


def site_of(workspace: Workspace, folder: str = "site") -> Site:
    """The site of a press folder whose books stand in “out”."""
    return make_catalogue(workspace, Workspace(workspace.root / "out"), Workspace(workspace.root / folder))


def shelved(folder: Path, book: Book) -> Workspace:
    """The press folder of a book with its files in “out”."""
    book.workspace.write(book.made.files, folder / "out" / book.id)
    for name in ("texts",):
        (folder / name).symlink_to(book.workspace.root / name)
    return Workspace(folder)


def record(id: str, articles: Mapping[str, str], files: Mapping[str, bytes] = {}, **volume: str) -> dict[str, Any]:
    """A record as a build would write it, with articles (titles by ids) of two pages each."""
    pages = [
        {"ordinal": 2 * n + side + 1, "folio": str(2 * n + side + 1), "side": "recto", "blank": False,
         "anchors": [article], "start": None}
        for n, article in enumerate(articles) for side in (0, 1)
    ]  # fmt: skip
    facts = {"title": "Owls", "subtitle": "", "edition": "1", "date": "2026-11-01", "language": "en-GB"}
    return {
        "volume": {"id": id, "identifier": f"urn:uuid:{id}", **facts, **volume},
        "articles": [{"id": key, "title": title, "authors": ["Ann Lee"]} for key, title in articles.items()],
        "pages": pages,
        "files": [
            {"name": name, "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest(), "pages": 0}
            for name, content in files.items()
        ],
        "mentions": [], "indexes": [], "notes": [], "emendations": [],
        "proof": {"counts": [{"what": "words of the texts", "source": 100}]},
    }  # fmt: skip


def press_of(folder: Path, volumes: Mapping[str, str], articles: Mapping[str, str], **more: str) -> Workspace:
    """A press with these volumes (TOML) and articles (titles by ids), each volume built: a record and an EPUB.

    The EPUB is no more than bytes: nobody opens it here.
    """
    texts = {f"texts/volumes/{id}.toml": text for id, text in volumes.items()}
    texts |= {
        f"texts/articles/{id}.md": ARTICLE.format(title=title, author="Ann Lee", words="Words of it.")
        for id, title in articles.items()
    }
    workspace = write_press(folder, {"texts/press.toml": '[press]\nimprint = "Lion Press"\n', **texts, **more})
    for id, text in volumes.items():
        held = {key: title for key, title in articles.items() if f'"{key}"' in text}
        books = {f"{id}.epub": f"the book {id}".encode()}
        build(workspace, id, record(id, held, books, title=_value(text, "title"), date=_value(text, "date")), books)
    return workspace


def build(workspace: Workspace, id: str, told: Mapping[str, Any], books: Mapping[str, bytes]) -> None:
    """Put a volume's record and books where a build would have put them."""
    files = {"record.json": json.dumps(told).encode(), **books}
    workspace.write(files, workspace.root / "out" / id)


def _value(text: str, key: str) -> str:
    line = next(line for line in text.splitlines() if line.startswith(f"{key} = "))
    return line.partition(" = ")[2].strip("'\"")
