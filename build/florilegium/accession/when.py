"""The date of a piece, from the line below its title and from its source line."""

from dataclasses import dataclass

from florilegium.accession.credits import Credits
from florilegium.accession.dates import agrees, first_date
from florilegium.model.article import PartialDate


@dataclass(frozen=True, slots=True)
class Settled:
    """The date; and whether it was completed by the source (“completed”), contradicts it (“contradicted”), or “”."""

    date: PartialDate | None
    how: str = ""
    other: str = ""


def settled_date(stated: PartialDate | None, credits: Credits) -> Settled:
    """The date as the title states it, more exact where the source line agrees and says more.

    Without a stated date it is the one of the source; where they differ the stated one stays.
    """
    found = first_date(credits.written) or first_date(credits.source.date)
    if found is None:
        return Settled(stated)
    if stated is None:
        return Settled(found.date, "completed", found.words)
    if agrees(stated, found.date):
        return Settled(found.date, "completed", found.words)
    same = stated.iso.startswith(found.date.iso)
    return Settled(stated, "" if same else "contradicted", found.words)
