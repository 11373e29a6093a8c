"""What HTML and XML documents and their reading back agree on: elements without an end, addresses, ids."""

import re
from base64 import b64encode

VOID = ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
# A tag that was composed: its slash, its name, its attributes, the slash of an element without content.
TAG = re.compile(r"""<(/?)([A-Za-z][^\s/>]*)((?:[^<>"']|"[^"]*"|'[^']*')*?)(/?)>""")


def data_address(media_type: str, content: bytes) -> str:
    """The bytes as an address that needs no other file.

    >>> data_address("text/plain", b"lead")
    'data:text/plain;base64,bGVhZA=='
    """
    return f"data:{media_type};base64,{b64encode(content).decode()}"


def xml_id(id: str) -> str:
    """The id as an XML name, which begins with a letter.

    >>> xml_id("1917-note"), xml_id("note"), xml_id("")
    ('_1917-note', 'note', '')
    """
    return id if not id or id[0].isalpha() else f"_{id}"
