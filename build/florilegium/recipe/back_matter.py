"""The lists of a volume and its citations: from the holdings of the press, in the style of the house."""

from florilegium.bibliography import Style, cite_volume
from florilegium.diagnostics import Diagnostic, Refusal
from florilegium.index.filing import filing_key
from florilegium.lists import Filled, fill_bibliography, fill_lists
from florilegium.model.lists import Holdings
from florilegium.model.names import AuthorityFile, Person
from florilegium.model.volume import Volume
from florilegium.recipe.layouts import Layouts
from florilegium.workspace import Workspace


def with_lists(workspace: Workspace, volume: Volume, holdings: Holdings, authority: AuthorityFile) -> Filled:
    """The volume with its lists filled and its citations printed. Refusal B07 to B11."""

    def filing(heading: str) -> tuple[object, ...]:
        return filing_key(Person("", heading, volume.place), volume.house.filing)

    filled = fill_lists(volume, holdings, authority, filing)
    cited = cite_volume(filled.volume, holdings.works, style_of(workspace, volume))
    listed = fill_bibliography(cited.volume, cited.works)
    return Filled(listed.volume, (*filled.diagnostics, *cited.diagnostics, *listed.diagnostics))


def style_of(workspace: Workspace, volume: Volume) -> Style:
    """The CSL style of the volume, else of the house. Refusal B08 where there is none of its name."""
    name = volume.lists.style or volume.house.citations
    text = Layouts(workspace).text(f"csl/{name}.csl")
    if text is None:
        hint = f"put {name}.csl into layouts/csl, or name another style: {', '.join(styles_there(workspace))}"
        raise Refusal(Diagnostic("B08", f"there is no style of citation “{name}”", volume.place, hint))
    return Style(citation_style_file(volume), text, volume.language)


def citation_style_file(volume: Volume) -> str:
    """Where a press puts the style that the volume names."""
    return f"layouts/csl/{volume.lists.style or volume.house.citations}.csl"


def styles_there(workspace: Workspace) -> tuple[str, ...]:
    """The names of all styles of the press and of the house, sorted."""
    return Layouts(workspace).names("csl", ".csl")
