"""What an HTML document and its reading back agree on: which elements have no end, how bytes stand in an address."""

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
