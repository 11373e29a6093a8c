"""Fetches what stands at an address that a person has named: the one way to the network, and never gone unasked."""

import http.client
import time
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass

from florilegium import __version__
from florilegium.diagnostics import Diagnostic, Refusal

MOST_SECONDS = 20.0  # for which an answer is waited for, and then for all of it
LARGEST = 20_000_000  # bytes
SCHEMES = ("http", "https")


@dataclass(frozen=True, slots=True)
class Fetched:
    """What was fetched, and the address where it was found, which is another where one leads to the next."""

    content: bytes
    address: str


def is_address(words: str) -> bool:
    """Whether words are an address of the web, and no path.

    >>> is_address("https://press.example/"), is_address("out/_site"), is_address("http://[")
    (True, False, False)
    """
    try:
        return urllib.parse.urlsplit(words).scheme in SCHEMES
    except ValueError:
        return False


def fetch(address: str, most_seconds: float = MOST_SECONDS, largest: int = LARGEST) -> Fetched:
    """What stands at an address. Refusal K40 where nothing comes, too late, or too much."""
    asked = urllib.request.Request(address, headers={"User-Agent": f"Florilegium/{__version__}"})
    try:
        with _opener().open(asked, timeout=most_seconds) as answer:
            content = _read(answer, time.monotonic() + most_seconds, largest)
            found = str(answer.url)
    except urllib.error.HTTPError as error:
        raise _refused(address, f"the answer is {error.code} {error.reason}") from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        reason = getattr(error, "reason", error)
        raise _refused(address, str(getattr(reason, "strerror", "") or reason) or type(error).__name__) from None
    if len(content) > largest:
        raise _refused(address, f"it has more than {largest:,} bytes")
    return Fetched(bytes(content), found)


def _read(answer: http.client.HTTPResponse, until: float, largest: int) -> bytes:
    """What comes until then, and one byte more than the largest where there is more. TimeoutError where it drips."""
    pieces, size = [], 0
    while size <= largest and (piece := answer.read1(largest + 1 - size)):
        pieces.append(piece)
        size += len(piece)
        if time.monotonic() > until:
            raise TimeoutError("timed out")
    return b"".join(pieces)


def _opener() -> urllib.request.OpenerDirector:
    """One that knows the web alone: no address leads from it to a file of this machine."""
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler, urllib.request.UnknownHandler, urllib.request.HTTPHandler,
        urllib.request.HTTPSHandler, urllib.request.HTTPDefaultErrorHandler, urllib.request.HTTPRedirectHandler,
        urllib.request.HTTPErrorProcessor,
    ):  # fmt: skip
        opener.add_handler(handler())
    return opener


def _refused(address: str, reason: str) -> Refusal:
    hint = "try again later, or fetch the feed yourself and name its file"
    return Refusal(
        Diagnostic("K40", f"nothing was fetched from “{address}”: {reason[:1].lower()}{reason[1:]}", hint=hint)
    )
