"""Lays out a document with WeasyPrint as it comes, for comparison; run apart, where nothing is mended.

Arguments: a folder with document.xhtml and style.css, in which the outcome is written: facts.json with what
stands on the pages, plain.pdf and tagged.pdf.
"""

import json
import os
import sys
import warnings
from functools import partial
from pathlib import Path

folder = Path(sys.argv[1])
os.environ["FONTCONFIG_FILE"] = str(Path(__file__).parents[1] / "fonts" / "fonts.conf")
warnings.simplefilter("ignore")

import weasyprint  # noqa: E402
from weasyprint.pdf import fonts as pdf_fonts  # noqa: E402
from weasyprint.text.fonts import FontConfiguration  # noqa: E402

from engine_facts import facts_of  # noqa: E402

pdf_fonts.TTFont = partial(pdf_fonts.TTFont, recalcTimestamp=False)  # else the clock would be in the bytes
fonts = FontConfiguration()
sheet = weasyprint.CSS(folder / "style.css", font_config=fonts)
document = weasyprint.HTML(folder / "document.xhtml", encoding="utf-8").render(font_config=fonts, stylesheets=[sheet])
(folder / "facts.json").write_text(json.dumps(facts_of(document)))
document.write_pdf(folder / "plain.pdf")
document.write_pdf(folder / "tagged.pdf", pdf_variant="pdf/ua-1")
