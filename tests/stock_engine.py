"""Lays out a document with WeasyPrint as it comes, for comparison; run apart, where nothing is mended.

Arguments: a folder with document.xhtml and style.css, in which the outcome is written: lost.json with the ids of the
notes that stand on no page, plain.pdf and tagged.pdf.
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

pdf_fonts.TTFont = partial(pdf_fonts.TTFont, recalcTimestamp=False)  # else the clock would be in the bytes
fonts = FontConfiguration()
sheet = weasyprint.CSS(folder / "style.css", font_config=fonts)
document = weasyprint.HTML(folder / "document.xhtml", encoding="utf-8").render(font_config=fonts, stylesheets=[sheet])
anchors = {anchor for page in document.pages for anchor in page.anchors}
notes = [element.get("id") for element in document._html.etree_element.iter() if "data-mark" in element.attrib]
(folder / "lost.json").write_text(json.dumps([note for note in notes if note not in anchors]))
document.write_pdf(folder / "plain.pdf")
document.write_pdf(folder / "tagged.pdf", pdf_variant="pdf/ua-1")
