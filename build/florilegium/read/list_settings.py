"""From the tables of a volume file for its lists to what the volume takes of the press's holdings."""

from florilegium.model.lists import ListSettings
from florilegium.model.volume import LISTS
from florilegium.read.fields import Fields


def read_list_settings(fields: Fields) -> ListSettings:
    """The settings; a list that has no table is as the house has it. Codes 01, 02 and 04."""
    tables = {name: fields.inner(name) for name in LISTS}
    titles = tuple((name, title) for name, table in tables.items() if (title := table.text("title")))
    chronology, bibliography = tables["chronology"], tables["bibliography"]
    first, last = chronology.date("from"), chronology.date("until")
    keys = bibliography.texts("works")
    places = (bibliography.keys.place_of_value((*bibliography.path, "works"), key) for key in keys)
    settings = ListSettings(
        first=first.iso if first else "",
        last=last.iso if last else "",
        tags=chronology.texts("tags"),
        articles=chronology.flag("articles") or "articles" not in chronology.table,
        all_abbreviations=tables["abbreviations"].flag("all"),
        all_contributors=tables["contributors"].flag("all"),
        works=tuple(zip(keys, places, strict=True)),
        style=bibliography.text("style"),
        titles=titles,
    )
    for table in tables.values():
        table.close()
    return settings
