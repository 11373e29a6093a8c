"""DAISY Ace: it finds nothing wrong with a sound book, and each rule that it keeps bites on a book that breaks it."""

import io
import re
import zipfile
from dataclasses import replace
from functools import reduce

import pytest

import handmade
from check_ace import Violation, ace
from florilegium.bind.epub import bind_epub
from florilegium.model.publication import Publication

# rule -> the document, what is there in the sound book, what stands there in the broken one
BREAKAGE = {
    "image-alt": ("pocket.xhtml", ' alt="A sheet folded three times makes eight leaves"', ""),
    "html-has-lang": ("imprint.xhtml", ' lang="en-GB" xml:lang="en-GB"', ""),
    "document-title": ("colophon.xhtml", "<title>Colophon</title>", "<title></title>"),
    "color-contrast": ("colophon.xhtml", "<p>", '<p style="color: #bbb">'),
    "heading-order": ("master.xhtml", "<h2>The pulls</h2>", "<h4>The pulls</h4>"),
    "empty-heading": ("part-1.xhtml", "<h1>Part One</h1>", "<h1></h1>"),
    "link-name": ("pocket.xhtml", ">the master</a>", "></a>"),
    "link-in-text-block": ("index-of-names.xhtml", "<ul", '<p>Ask <a style="text-decoration: none; color: #00e" '
                           'href="master.xhtml">the master</a> for more than that.</p><ul'),
    "valid-lang": ("pocket.xhtml", '<span lang="he"', '<span lang="hebräisch"'),
    "list": ("index-of-names.xhtml", '<ul epub:type="index-entry-list">', '<ul><div>A</div>'),
    "aria-valid-attr": ("part-1.xhtml", "<section", '<section aria-lable="Part"'),
    "aria-roles": ("imprint.xhtml", "<p>", '<p role="doc-nonsense">'),
    "epub-type-has-matching-role": ("title-page.xhtml", "<p>", '<p epub:type="doc-dedication dedication">'),
    "scrollable-region-focusable": ("title-page.xhtml", "</section>", '<div style="height: 2em; overflow: scroll">'
                                    "<p>One</p><p>Two</p><p>Three</p><p>Four</p></div></section>"),
    "epub-pagelist-broken": ("contents.xhtml", 'href="master.xhtml#page-2"', 'href="master.xhtml#page-9"'),
    "epub-toc-order": ("contents.xhtml", '<li><a href="imprint.xhtml">', '<li><a href="colophon.xhtml">'),
    "epub-pagelist-missing-pagebreak": ("contents.xhtml", '<li><a href="master.xhtml#page-1">1</a></li>', ""),
    "frame-title": ("title-page.xhtml", "<h1>", '<iframe src="imprint.xhtml"></iframe><h1>'),
}  # fmt: skip


def broken() -> Publication:
    def replaced(content: str, change: tuple[str, str, str]) -> str:
        _, old, new = change
        assert old in content, old
        return content.replace(old, new, 1)

    whole = handmade.publication()
    changes = {each.file: [c for c in BREAKAGE.values() if c[0] == each.file] for each in whole.documents}
    documents = tuple(
        replace(each, content=reduce(replaced, changes[each.file], each.content)) for each in whole.documents
    )
    return replace(whole, documents=documents)


@pytest.fixture(scope="module")
def violations() -> tuple[Violation, ...]:
    """What Ace finds wrong with a book that is broken in all these ways, and says nothing of its accessibility."""
    return ace(_without_metadata(bind_epub(broken())))


def _without_metadata(epub: bytes) -> bytes:
    silent = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(epub)) as whole, zipfile.ZipFile(silent, "w") as archive:
        for each in whole.infolist():
            content = whole.read(each)
            is_package = each.filename.endswith(".opf")
            archive.writestr(
                each, re.sub(rb'<meta property="schema:.*?</meta>', b"", content) if is_package else content
            )
    return silent.getvalue()


@pytest.mark.parametrize("rule", BREAKAGE)
def test_each_rule_bites(violations: tuple[Violation, ...], rule: str) -> None:
    assert BREAKAGE[rule][0] in {each.file.rpartition("/")[2] for each in violations if each.rule == rule}


METADATA = ("accessmode", "accessmodesufficient", "accessibilityfeature", "accessibilityhazard", "accessibilitysummary")


@pytest.mark.parametrize("name", METADATA)
def test_what_a_book_does_not_say_of_itself_is_missed(violations: tuple[Violation, ...], name: str) -> None:
    assert f"metadata-{name}" in {each.rule for each in violations}
