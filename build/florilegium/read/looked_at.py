"""What an editor looked at and found right: the words of which no emendation is proposed any more."""

import json
from collections.abc import Mapping

from florilegium.diagnostics import Diagnostic, Refusal, in_order
from florilegium.read.fields import Fields
from florilegium.read.keys import find_keys
from florilegium.workspace import Workspace, parse_toml

FILE = "texts/emendations.toml"
HEAD = "# Places that look like slips and are none.\n"


def read_rejected(workspace: Workspace) -> Mapping[str, frozenset[str]]:
    """By article the slips that were rejected, as `Slip.key` names them. Refusal V01 to V03."""
    if not workspace.has(FILE):
        return {}
    text = workspace.read_text(FILE)
    findings: list[Diagnostic] = []
    fields = Fields(parse_toml(text, FILE), find_keys(text, FILE), findings, "V")
    found: dict[str, set[str]] = {}
    for each in fields.inners("rejected"):
        found.setdefault(each.required("article"), set()).add(each.required("slip"))
        each.close()
    fields.close()
    if findings:
        raise Refusal(*in_order(findings))
    return {article: frozenset(slips) for article, slips in found.items()}


def with_rejected_slip(text: str, article: str, key: str) -> str:
    """The text of the file with one slip more at its end."""
    values = (
        f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in (("article", article), ("slip", key))
    )
    return "\n".join((text.rstrip("\n") or HEAD.rstrip("\n"), "", "[[rejected]]", *values, ""))
