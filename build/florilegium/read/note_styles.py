"""From the [notes] tables of the press or of a volume to the styles of the series of notes."""

from dataclasses import replace

from florilegium.model.notes import MARKS, SERIES, SETTINGS, NoteStyles, SeriesStyle
from florilegium.read.fields import Fields

ORDERS = ("series", "calls")
TALL = ("split", "end-of-piece")


def read_note_styles(fields: Fields, usual: NoteStyles) -> NoteStyles:
    """The styles under [notes], for all that is not said there the usual ones. Codes V01, V02, V04."""
    given = {series: _style(fields.inner(series), usual.of(series)) for series in SERIES if series in fields.table}
    styles = replace(
        usual,
        order=fields.choice("order", ORDERS, usual.order),
        tall=fields.choice("tall", TALL, usual.tall),
        **given,
    )
    fields.close(SERIES)
    return styles


def _style(fields: Fields, usual: SeriesStyle) -> SeriesStyle:
    style = SeriesStyle(
        marks=fields.choice("marks", MARKS, usual.marks),
        setting=fields.choice("setting", SETTINGS, usual.setting),
        closing=fields.text("closing", usual.closing),
    )
    fields.close()
    return style
