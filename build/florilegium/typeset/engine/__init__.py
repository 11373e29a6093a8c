"""The doorway to WeasyPrint 70.0 and pydyf 0.13.0, with what the press mends in them; docs/engine.md has the measures.

Importing it shuts out the fonts of the machine: the engine reads FONTCONFIG_FILE when it is first imported and again
for each configuration of fonts.
"""

import os
import warnings

from florilegium.typeset.engine.libraries import by_file_names
from florilegium.workspace import house_folder

os.environ["FONTCONFIG_FILE"] = str(house_folder("fonts") / "fonts.conf")
with warnings.catch_warnings(), by_file_names():
    warnings.simplefilter("ignore")  # “No fonts configured in FontConfig”: that is the intention
    import pydyf
    import weasyprint

from florilegium.typeset.engine import (
    cutting_boxes,
    directions,
    drop_initials,
    embedding_levels,
    floating_figures,
    full_lines,
    kept_notes,
    level_lines,
    line_grid,
    measured_notes,
    note_tags,
    page_tags,
    quick_boxes,
    quick_drawing,
    quick_layout,
    remaking,
    runs,
    scaled_letters,
    set_lines,
    shared_contexts,
    single_links,
    split_notes,
    tall_rows,
    tied_cells,
    whole_paragraphs,
)
from florilegium.typeset.engine.ending import FontConfiguration

__all__ = ["FontConfiguration", "pydyf", "weasyprint"]

KNOWN = {"weasyprint": "70.0", "pydyf": "0.13.0"}
if {"weasyprint": weasyprint.VERSION, "pydyf": pydyf.VERSION} != KNOWN:
    raise ImportError(f"the typesetter is written for exactly {KNOWN}: read docs/engine.md, then measure again")

cutting_boxes.mend()
split_notes.mend()
measured_notes.mend()
note_tags.mend()
page_tags.mend()
kept_notes.mend()
full_lines.mend()
single_links.mend()
quick_layout.mend()
remaking.mend()
quick_boxes.mend()
runs.mend()
shared_contexts.mend()
set_lines.mend()
level_lines.mend()
whole_paragraphs.mend()
embedding_levels.mend()
directions.mend()
drop_initials.mend()
tied_cells.mend()
scaled_letters.mend()
floating_figures.mend()
tall_rows.mend()
line_grid.mend()
quick_drawing.mend()
