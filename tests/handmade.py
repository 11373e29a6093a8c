"""A small EPUB made by hand, with each feature that the binder must carry, as a `Publication`."""

import io
from importlib.resources import files

from PIL import Image

from florilegium.model.publication import Contents, Creator, Document, PageTarget, Publication, Resource
from florilegium.typeface.cutting import subset

PAGE = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en-GB" xml:lang="en-GB">
<head><title>{title}</title><link rel="stylesheet" href="styles/book.css"/></head>
<body>{body}</body>
</html>
"""
BREAK = '<span id="page-{0}" epub:type="pagebreak" role="doc-pagebreak" aria-label="{0}"></span>'
FILLING = (
    "<p>The sheet was damped, laid upon the tympan, and drawn under the platen with two pulls of the bar.</p>" * 40
)

MASTER = f"""<section epub:type="chapter" role="doc-chapter">{BREAK.format(1)}
<h1>The Master of the Press</h1>
<p>In Venice <span id="name-manutius-1">Aldus Manutius</span> set up his press<a id="call-1" href="#note-1"
epub:type="noteref" role="doc-noteref">1</a> and printed <i lang="el">Ἀριστοτέλης</i>.</p>
<h2>The pulls</h2>
{FILLING}
<p>{BREAK.format(2)}Long after, <span id="name-morris-1">William Morris</span> looked at the same page with envy.</p>
<aside id="note-1" epub:type="footnote" role="doc-footnote"><p><a href="#call-1" role="doc-backlink"
aria-label="back to the call of note 1">1</a> He took the dolphin for his mark in 1502.</p></aside>
</section>"""

POCKET = """<section epub:type="chapter" role="doc-chapter">
<h1>Books for the Pocket</h1>
<p>Francesco Griffo cut the letter; see <a href="master.xhtml#name-manutius-1">the master</a>.</p>
<figure><img src="pictures/sheet.svg" alt="A sheet folded three times makes eight leaves"/>
<figcaption>A sheet of eight leaves</figcaption></figure>
<p>The name is in Hebrew letters too: <span lang="he" dir="rtl">ספר</span>.</p>
</section>"""

INDEX = """<nav epub:type="index" role="doc-index"><h1>Index of Names</h1>
<ul epub:type="index-entry-list">
<li epub:type="index-entry">Manutius, Aldus,
<a epub:type="index-locator" href="master.xhtml#name-manutius-1" aria-label="page 1">1</a></li>
<li epub:type="index-entry">Morris, William,
<a epub:type="index-locator" href="master.xhtml#name-morris-1" aria-label="page 2">2</a></li>
</ul></nav>"""

NAVIGATION = """<nav epub:type="toc" role="doc-toc" id="contents"><h1>Contents</h1><ol>
<li><a href="imprint.xhtml">Imprint</a></li>
<li><a href="part-1.xhtml">Part One</a><ol>
<li><a href="master.xhtml">The Master of the Press</a></li><li><a href="pocket.xhtml">Books for the Pocket</a></li>
</ol></li>
<li><a href="index-of-names.xhtml">Index of Names</a></li>
<li><a href="colophon.xhtml">Colophon</a></li></ol></nav>
<nav epub:type="landmarks" hidden=""><h2>Landmarks</h2><ol>
<li><a epub:type="cover" href="cover.xhtml">Cover</a></li>
<li><a epub:type="toc" href="contents.xhtml">Contents</a></li>
<li><a epub:type="bodymatter" href="part-1.xhtml">Text</a></li>
<li><a epub:type="index" href="index-of-names.xhtml">Index</a></li></ol></nav>
<nav epub:type="page-list" role="doc-pagelist" hidden=""><h2>Pages</h2><ol>
<li><a href="master.xhtml#page-1">1</a></li><li><a href="master.xhtml#page-2">2</a></li></ol></nav>"""

COVER = '<section epub:type="cover"><img src="cover.jpg" alt="Two Essays on Printing" role="doc-cover"/></section>'
TITLE_PAGE = '<section epub:type="titlepage"><h1>Two Essays on Printing</h1><p>Handmade for a test</p></section>'
IMPRINT = '<section epub:type="copyright-page"><h1>Imprint</h1><p>First edition, 2026.</p></section>'
PART = '<section epub:type="part" role="doc-part"><h1>Part One</h1></section>'
COLOPHON = '<section epub:type="colophon" role="doc-colophon"><h1>Colophon</h1><p>Set in EB Garamond.</p></section>'

STYLE = """@font-face { font-family: "EB Garamond"; src: url(../fonts/garamond.ttf); font-weight: 400 800; }
body { font-family: "EB Garamond", serif; }
h1 { font-size: 1.6em; }
img { max-width: 100%; }
"""
DRAWING = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 40"><title>A folded sheet</title>
<path d="M1 1H79V39H1ZM40 1V39M1 20H79" fill="none" stroke="#333"/></svg>"""


def document(file: str, title: str, body: str, *properties: str) -> Document:
    return Document(file, title, PAGE.format(title=title, body=body), properties=properties)


def documents() -> tuple[Document, ...]:
    return (
        document("cover.xhtml", "Cover", COVER),
        document("title-page.xhtml", "Two Essays on Printing", TITLE_PAGE),
        document("imprint.xhtml", "Imprint", IMPRINT),
        document("contents.xhtml", "Contents", NAVIGATION, "nav"),
        document("part-1.xhtml", "Part One", PART),
        document("master.xhtml", "The Master of the Press", MASTER),
        document("pocket.xhtml", "Books for the Pocket", POCKET),
        document("index-of-names.xhtml", "Index of Names", INDEX),
        document("colophon.xhtml", "Colophon", COLOPHON),
    )


def resources() -> tuple[Resource, ...]:
    picture = io.BytesIO()
    Image.new("RGB", (1600, 2560), (120, 40, 30)).save(picture, "JPEG")
    letters = frozenset("".join(each.content for each in documents()))
    return (
        Resource("cover.jpg", "image/jpeg", picture.getvalue(), ("cover-image",)),
        Resource("styles/book.css", "text/css", STYLE.encode()),
        Resource("fonts/garamond.ttf", "font/ttf", subset(garamond(), letters)),
        Resource("pictures/sheet.svg", "image/svg+xml", DRAWING.encode()),
    )


def garamond() -> bytes:
    return (files("fontpkg_eb_garamond") / "files" / "EBGaramond[wght].ttf").read_bytes()


def publication() -> Publication:
    """The whole book: cover, title page, imprint, contents, a part with two articles, index of names, colophon."""
    articles = (
        Contents("The Master of the Press", "master.xhtml"),
        Contents("Books for the Pocket", "pocket.xhtml"),
    )
    return Publication(
        identifier="urn:uuid:2f0f4d3c-5b4b-5e0e-8f0e-4a8f7f1c9a11",
        title="Two Essays on Printing",
        subtitle="Handmade for a test",
        language="en-GB",
        creators=(Creator("Ada Press", "edt", "Press, Ada"), Creator("Ben Quire", "trl")),
        documents=documents(),
        resources=resources(),
        contents=(
            Contents("Imprint", "imprint.xhtml"),
            Contents("Part One", "part-1.xhtml", articles),
            Contents("Index of Names", "index-of-names.xhtml"),
            Contents("Colophon", "colophon.xhtml"),
        ),
        modified="2026-11-01T00:00:00Z",
        epoch=1_793_491_200,
        publisher="The Handmade Press",
        date="2026-11-01",
        rights="All rights reserved",
        description="Two short essays.",
        subjects=("Printing", "Books"),
        series="Small Books",
        series_number="3",
        sources=("The Printer, vol. 1",),
        page_source="urn:isbn:9783161484100",
        pages=(PageTarget("1", "master.xhtml#page-1"), PageTarget("2", "master.xhtml#page-2")),
    )
