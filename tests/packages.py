"""Small Word files and e-books made by the tests themselves."""

import io
import zipfile
from collections.abc import Mapping

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STYLES = {
    "Title": "Title", "Subtitle": "Subtitle", "Author": "Author", "H1": "heading 1", "H2": "heading 2",
    "Quote": "Quote", "Verse": "Verse", "Caption": "caption",
}  # fmt: skip


def packed(files: Mapping[str, str | bytes]) -> bytes:
    """A zip file with these files."""
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return into.getvalue()


def word_file(body: str, **parts: str) -> bytes:
    """A Word file: the XML of its body, and of what `footnotes`, `endnotes`, `comments`, `numbering` hold."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/></w:style>'
        for id, name in STYLES.items()
    )
    inner = {"styles": styles, **parts}
    relations = "".join(
        f'<Relationship Id="r{at}" Type="{KINDS}/{name}" Target="{name}.xml"/>' for at, name in enumerate(inner)
    )
    files = {
        "_rels/.rels": _relations(f'<Relationship Id="r" Type="{KINDS}/officeDocument" Target="word/document.xml"/>'),
        "word/_rels/document.xml.rels": _relations(relations),
        "word/document.xml": f"<w:document {W} {R}><w:body>{body}</w:body></w:document>",
        **{f"word/{name}.xml": f"<w:{name} {W} {R}>{xml}</w:{name}>" for name, xml in inner.items()},
    }
    return packed(files)


def _relations(inner: str) -> str:
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'
    )


def p(*runs: str, style: str = "", more: str = "") -> str:
    """A paragraph: bare words are runs, what begins with “<” is taken as it is."""
    inner = "".join(run if run.startswith("<") else r(run) for run in runs)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{more}</w:pPr>{inner}</w:p>"


def r(words: str, properties: str = "") -> str:
    """A run with its properties, as “<w:i/>”."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def call(id: int, kind: str = "footnote") -> str:
    """The call of a note."""
    return f'<w:r><w:{kind}Reference w:id="{id}"/></w:r>'


def note(id: int, *paragraphs: str, kind: str = "footnote") -> str:
    """A note of several paragraphs."""
    return f'<w:{kind} w:id="{id}">{"".join(paragraphs)}</w:{kind}>'
