"""One pass of the bench, in a process of its own: `ours PRESS VOLUME OUT` or `bare OUT`.

`ours` makes the three editions of a volume, writes into OUT what each step took (steps.json), and afterwards, apart,
the XHTML and stylesheets of the same pages. `bare` sets these with WeasyPrint as it comes into an untagged PDF.
"""

import json
import os
import resource
import sys
import time
import warnings
from pathlib import Path


def ours(press: Path, volume: str, out: Path) -> None:
    """All editions, as `florilegium build` makes them."""
    from florilegium.recipe import build, setting
    from florilegium.recipe.editions import EDITIONS
    from florilegium.workspace import Workspace

    matters, stamps = {}, []
    stock = setting.set_pages

    def set_pages(matter, *rest):
        setting = stock(matter, *rest)
        matters[matter.numerals, matter.first_folio] = matter, rest[0]
        return setting

    def stamp(name: str) -> None:
        stamps.append((name, time.perf_counter(), time.process_time(), _peak()))

    setting.set_pages = set_pages
    stamp("begin")
    workspace = Workspace(press)
    made = build.make(workspace, volume, EDITIONS, stamp)
    workspace.write(made.files, out / "books")
    workspace.write(made.kept, press)  # the mends of its pages, as the program keeps them
    stamp("end")
    quality = json.loads(made.files["record.json"])["page_quality"]
    flaws = quality["per_hundred_before"], quality["per_hundred"]
    pages = made.pages[f"{volume}-print.pdf"]
    (out / "steps.json").write_text(json.dumps({"stamps": stamps, "pages": pages, "flaws": flaws}))
    _write_document(list(matters.values()), out)


def _write_document(matters: list, out: Path) -> None:
    """Front matter, body and back matter as one document, with one stylesheet and the fonts."""
    from florilegium.typeset.setting import NOTES

    roman = [matter for (matter, _) in matters if matter.numerals == "roman"]
    arabic = [matter for (matter, _) in matters if matter.numerals == "arabic"]
    head, _, _ = arabic[0].xhtml.partition("<body")
    bodies = (each.xhtml.partition("<body")[2].partition(">")[2].rpartition("</body>")[0] for each in (*roman, *arabic))
    (out / "document.xhtml").write_text(f"{head}<body>{''.join(bodies)}</body></html>", "utf-8")
    fonts = matters[0][1]
    (out / "fonts").mkdir()
    for face in fonts.faces:
        (out / "fonts" / face.file_name).write_bytes(face.content)
    sheets = (fonts.css, NOTES, *(sheet.text for sheet in arabic[0].stylesheets))
    (out / "style.css").write_text("\n".join(sheets), "utf-8")


def bare(out: Path) -> None:
    """The same pages by the engine alone."""
    os.environ["FONTCONFIG_FILE"] = str(Path(__file__).parents[1] / "fonts" / "fonts.conf")
    warnings.simplefilter("ignore")  # “No fonts configured in FontConfig”: that is the intention
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    sheet = weasyprint.CSS(out / "style.css", font_config=fonts)
    document = weasyprint.HTML(out / "document.xhtml", encoding="utf-8").render(font_config=fonts, stylesheets=[sheet])
    document.write_pdf(out / "bare.pdf")
    (out / "bare.json").write_text(json.dumps({"pages": len(document.pages)}))


def _peak() -> int:
    """The most memory this process has held so far, in KiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    if sys.argv[1] == "ours":
        ours(Path(sys.argv[2]), sys.argv[3], Path(sys.argv[4]))
    else:
        bare(Path(sys.argv[2]))
