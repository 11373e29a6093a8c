"""From the head of a note, as “{.end-of-piece} …”, to the setting that it asks for."""

import re
from dataclasses import replace

from florilegium.model.notes import SETTINGS
from florilegium.read.construct import Construct

_ASKED = re.compile(rf"\{{\s*\.({'|'.join(SETTINGS)})\s*\}}\s*")


def asked_setting(children: tuple[Construct, ...]) -> tuple[str, tuple[Construct, ...]]:
    """The setting that stands at the head of a note’s constructs, “” where none does, and the constructs without it."""
    first = children[0] if children else None
    if first and first.kind == "attrs_block" and first.attribute("class") in SETTINGS and len(first.attributes) == 1:
        return first.attribute("class"), children[1:]
    run = first.children[0] if first and first.kind == "paragraph" else None
    words = run.children[0] if run and run.children else None
    asked = _ASKED.match(words.text) if words and words.kind == "text" else None
    if not (first and run and words and asked):
        return "", children
    rest = replace(words, text=words.text[asked.end() :], at=words.at + asked.end())
    bare = replace(run, children=(rest, *run.children[1:]) if rest.text else run.children[1:])
    return asked[1], (replace(first, children=(bare,)), *children[1:])
