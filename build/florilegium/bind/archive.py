"""Turns the files of an EPUB into its ZIP archive, the same bytes for the same files at any hour and on any machine."""

import io
import time
import zipfile
import zlib
from collections.abc import Mapping

from florilegium.model.file_parts import Entry

MEDIA_TYPE = b"application/epub+zip"
EARLIEST = 315_532_800  # 1980-01-01T00:00:00Z: ZIP can name no earlier date
LEVEL = 6
COMPRESSED_ALREADY = (".jpg", ".jpeg", ".png", ".woff2")


def archive(files: Mapping[str, bytes], epoch: int) -> bytes:
    """An EPUB container (OCF 3.3, 4.2.1): `mimetype` first and stored, then the files sorted by name.

    All bear the date `epoch` (seconds, UTC) and the mode 644; pictures that are compressed already are stored.
    """
    date = time.gmtime(max(epoch, EARLIEST))[:6]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as book:
        book.writestr(_entry("mimetype", date, stored=True), MEDIA_TYPE)
        for name in sorted(set(files) - {"mimetype"}):
            stored = name.lower().endswith(COMPRESSED_ALREADY)
            book.writestr(_entry(name, date, stored=stored), files[name], compresslevel=LEVEL)
    return out.getvalue()


def files_of(epub: bytes) -> dict[str, bytes]:
    """The files of an archive by name, `mimetype` among them."""
    with zipfile.ZipFile(io.BytesIO(epub)) as book:
        return {name: book.read(name) for name in book.namelist()}


def entries_of(archived: bytes) -> tuple[Entry, ...] | None:
    """The files of an archive in their order, and how each is packed; None where it cannot be read."""
    try:
        with zipfile.ZipFile(io.BytesIO(archived)) as book:
            return tuple(Entry(each.filename, book.read(each), _packed(each)) for each in book.infolist())
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError):
        return None


def _packed(entry: zipfile.ZipInfo) -> str:
    date = "{:04}-{:02}-{:02} {:02}:{:02}:{:02}".format(*entry.date_time)
    packed = f"{entry.compress_size:,} bytes" if entry.compress_type else "stored"
    rights = entry.external_attr >> 16
    return f"{date}, {packed}, mode {rights:o}" + (f", with {len(entry.extra)} bytes more" if entry.extra else "")


def _entry(name: str, date: tuple[int, ...], *, stored: bool) -> zipfile.ZipInfo:
    year, month, day, hour, minute, second = date
    entry = zipfile.ZipInfo(name, (year, month, day, hour, minute, second))
    entry.create_system = 3  # Unix, so that the mode below means something; the default is the machine's own
    entry.external_attr = 0o100644 << 16
    entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    return entry
