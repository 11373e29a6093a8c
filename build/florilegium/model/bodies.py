"""Who signs as a body and not as a person: such a name has no surname to be filed under."""

import re

# Words that a body is called by and hardly a person; in the languages that the archives mostly have.
_WORDS = re.compile(
    r"\b(?:Editors?|Editorial|Board|Committee|Commission|Council|Congress|Conference|Bureau|Secretariat|Collective"
    r"|Party|League|Union|Federation|Association|Society|Organi[sz]ation|International|Group|Groupe|Institute"
    r"|Redaktion|Redaktionskollegium|Komitee|Zentralkomitee|Partei|Verband|Gruppe|Comité|Parti|Ligue|Rédaction"
    r"|Partido|Redacción|Редакция|Комитет|ЦК)\b"
)
_JOINED = re.compile(r" (?:of|for|and|&|und|et|для|и) ")  # no person is called so
_OPENING = ("The ", "Die ", "Les ", "Los ")


def is_body(signed: str) -> bool:
    """Whether the signature is that of a body.

    >>> [is_body(name) for name in ("The Editors", "Political Committee, SWP", "Workers of the World", "Leon Trotsky")]
    [True, True, True, False]
    >>> is_body("Simón Bolívar"), is_body("José Ortega y Gasset")
    (False, False)
    """
    return signed.startswith(_OPENING) or bool(_WORDS.search(signed) or _JOINED.search(signed))
