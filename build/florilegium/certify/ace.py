"""DAISY Ace, which opens every document of an EPUB in a browser and looks for what shuts readers out (axe, WCAG)."""

import json
from collections.abc import Iterator
from typing import Any

from florilegium.certify.programs import Unusable, ask, found
from florilegium.model.certification import Remark, Verdict

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
BROWSER, PATIENCE = "PUPPETEER_EXECUTABLE_PATH", "ACE_TIMEOUT_INITIAL"
REPORT = "ace/report.json"
HINT = "install it: npm install --global @daisy/ace-cli, and Chromium"


def ace(book: bytes) -> Verdict:
    """What it calls a violation. Unusable where it is not on the machine or says nothing.

    Its browser at times loses the thread on a busy machine, so it is asked a second time where it says nothing.
    """
    command = (*ace_command(), "--silent", "--force", "--outdir", "ace", "book.epub")
    answer = ask(command, book, (REPORT,), _environment())
    if REPORT not in answer.files:
        answer = ask(command, book, (REPORT,), _environment())
    try:
        report = json.loads(answer.files[REPORT])
        remarks = dict.fromkeys(_remarks(report))  # one for each place
        return Verdict("Ace by DAISY", report["earl:assertedBy"]["doap:release"]["doap:revision"], (*remarks,))
    except (KeyError, ValueError):
        said = next(iter(answer.written.strip().splitlines()[-1:]), "nothing")
        raise Unusable("Ace gives no report", f"see that it finds a browser ({BROWSER}); it says: {said}") from None


def ace_command() -> tuple[str, ...]:
    """The program. Unusable where it is not on the machine."""
    program = found("ace", "ace-cli")
    if program is None:
        raise Unusable("Ace is not on this machine", HINT)
    return (program,)


def _environment() -> dict[str, str]:
    """The browser of the machine, where none is named, and some patience with it."""
    browser = found(*BROWSERS)
    return {PATIENCE: "60000", **({BROWSER: browser} if browser else {})}


def _remarks(report: dict[str, Any]) -> Iterator[Remark]:
    for document in report["assertions"]:
        file = document["earl:testSubject"]["url"]
        for each in document["assertions"]:
            result = each["earl:result"]
            if result["earl:outcome"] == "fail":
                place = next(iter(result.get("earl:pointer", {}).get("css", ())), "")
                yield Remark(each["earl:test"]["dct:title"], " ".join(result["dct:description"].split()), file, place)
