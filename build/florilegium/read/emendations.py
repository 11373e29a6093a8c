"""What is said of emendations in front matter and settings, from TOML to values."""

from collections.abc import Mapping
from difflib import get_close_matches

from florilegium.model.emendations import KINDS, SILENT_KINDS, SPELLINGS, EmendationStyle, HeadEmendation
from florilegium.read.emending import siglum_typed
from florilegium.read.fields import Fields


def read_emendations(fields: Fields, head: Mapping[str, str]) -> tuple[HeadEmendation, ...]:
    """The emendations of what stands above the text (`head`), from the tables [[emendation]]. Codes 01 to 04."""
    return tuple(_emendation(each, head) for each in fields.inners("emendation"))


def _emendation(fields: Fields, head: Mapping[str, str]) -> HeadEmendation:
    where = fields.choice("where", tuple(head), "title")
    reading, rejected = fields.text("reading", head[where]), fields.required("rejected")
    if not reading or reading not in head[where]:
        fields.refuse("reading", reading, f"write words that stand in the {where}")
    elif reading == rejected:
        fields.refuse("rejected", reading, "write what the transcription has instead")
    found = HeadEmendation(
        where, reading, rejected, fields.place(), fields.choice("class", ("", *KINDS), ""),
        siglum_typed(fields.text("by")), fields.text("reason"),
    )  # fmt: skip
    fields.close()
    return found


def read_emendation_style(fields: Fields, default: EmendationStyle) -> EmendationStyle:
    """What the tables [emendations] and [sigla] of a press or volume say over the default. Codes 01 to 04."""
    own, named = fields.inner("emendations"), fields.inner("sigla")
    sigla = {**dict(default.sigla), **{siglum_typed(key): named.required(key) for key in named.table}}
    style = EmendationStyle(
        spelling=own.choice("spelling", SPELLINGS, default.spelling),
        silent=_silent(own) if "silent" in own.table else default.silent,
        sigla=tuple(sigla.items()),
        archive=own.text("archive", default.archive),
    )
    if style.archive and not style.meaning(style.archive):
        own.refuse("archive", style.archive, "say under [sigla] what it stands for")
    own.close()
    return style


def _silent(own: Fields) -> tuple[str, ...]:
    kinds = own.texts("silent")
    for kind in kinds:
        if kind not in SILENT_KINDS:
            near = get_close_matches(kind, SILENT_KINDS, 1)
            meant = f"did you mean “{near[0]}”? " if near else ""
            place = own.keys.place_of_value((*own.path, "silent"), kind)
            hint = f"{meant}the classes that may be silent are {', '.join(SILENT_KINDS)}"
            own.report_at("V04", f"“{kind}” cannot be a silent class", place, hint)
    return tuple(kind for kind in SILENT_KINDS if kind in kinds)
