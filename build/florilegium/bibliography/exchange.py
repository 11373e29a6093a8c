"""Works in the forms that other programs take in: CSL-JSON, BibTeX, RIS."""

import json
from collections.abc import Callable, Iterable, Mapping

from florilegium.bibliography.bibtex import entry
from florilegium.bibliography.marks import changed, shown_as_typed
from florilegium.bibliography.ris import reference
from florilegium.model.lists import Work

Writer = Callable[[Iterable[Work]], str]


def csl_json(works: Iterable[Work]) -> str:
    """A list of records (CSL 1.0.2) of our own works, in which there are no tags."""
    records = [dict(changed(work.variables, shown_as_typed)) for work in works]
    return json.dumps(records, ensure_ascii=False, indent=1) + "\n"


def bibtex(works: Iterable[Work]) -> str:
    """A file for BibTeX and biblatex, in UTF-8."""
    return "\n".join(map(entry, works))


def ris(works: Iterable[Work]) -> str:
    """A file of tagged references, with the line ends that its rules ask for."""
    return "".join(map(reference, works))


FORMS: Mapping[str, Writer] = {"csl-json": csl_json, "bibtex": bibtex, "ris": ris}
