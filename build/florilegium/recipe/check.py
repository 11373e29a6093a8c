"""All diagnostics of the texts, without a book."""

from collections.abc import Sequence

from florilegium.diagnostics import Diagnostic, Refusal, in_order
from florilegium.names.matching import find_mentions
from florilegium.read.authority import read_authority
from florilegium.read.shelf import article_ids, clashing_ids, stray_articles, volume_ids
from florilegium.recipe.booking import book_of, language_findings, written
from florilegium.recipe.layouts import Layouts
from florilegium.recipe.name_places import locator
from florilegium.recipe.pinning import articles_of, prove_transcriptions
from florilegium.recipe.printers import presswork_findings
from florilegium.recipe.proving import glyph_findings
from florilegium.recipe.reading import read_copy
from florilegium.recipe.texts import read_all
from florilegium.typeface.fonts import open_fonts
from florilegium.workspace import Workspace, house_file


def check_texts(workspace: Workspace, ids: Sequence[str]) -> tuple[Diagnostic, ...]:
    """What needs mending in the volumes and articles of these ids, or in the whole press where none is given."""
    volumes = [id for id in volume_ids(workspace) if not ids or id in ids]
    articles = [id for id in article_ids(workspace) if not ids or (id in ids and id not in volumes)]
    findings = [*clashing_ids(workspace), *stray_articles(workspace)]
    for volume in volumes:
        findings += _volume(workspace, volume)
    findings += _articles(workspace, articles)
    return in_order(findings)


def _volume(workspace: Workspace, id: str) -> tuple[Diagnostic, ...]:
    try:
        copy = read_copy(workspace, id)
        fonts = open_fonts(house_file(workspace, "fonts/manifest.toml").parent)
        layouts = Layouts(workspace)
        copy = written(copy, layouts, fonts)
        book_of(copy, layouts, fonts, workspace)
        languages = language_findings(copy.volume, workspace)
        departures = prove_transcriptions(workspace, articles_of(copy.volume))[1]
        printers = presswork_findings(layouts, copy.volume)
        return (*copy.diagnostics, *languages, *printers, *glyph_findings(copy, fonts, workspace), *departures)
    except Refusal as refusal:
        return refusal.diagnostics


def _articles(workspace: Workspace, ids: Sequence[str]) -> tuple[Diagnostic, ...]:
    """The findings in articles by themselves, for those that no volume has taken up yet too."""
    read, findings = read_all(workspace, ids)
    findings += prove_transcriptions(workspace, read)[1]
    try:
        authority, more = read_authority(workspace)
    except Refusal as refusal:
        return (*findings, *refusal.diagnostics)
    return (*findings, *more, *find_mentions(read, authority, locator(workspace))[1])
