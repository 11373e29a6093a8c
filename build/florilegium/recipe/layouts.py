"""The templates, stylesheets and page designs of a press: its own where it has them, else the house's."""

from florilegium.diagnostics import Diagnostic, Place, Refusal
from florilegium.model.page_design import PageDesign
from florilegium.read.page_design import read_page_design
from florilegium.workspace import Workspace, house_file, house_folder, read_house_text, read_outside


class Layouts:
    """Gives the files of `layouts/`, and remembers which were asked for."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self.used: set[str] = set()

    def text(self, path: str) -> str | None:
        """The text of a file, as “styles/text.css”; None where neither the press nor the house has it."""
        file = f"layouts/{path}"
        self.used.add(file)
        if self._workspace.has(file):
            return self._workspace.read_text(file)
        return read_house_text(house_file(self._workspace, file))

    def content(self, path: str) -> bytes | None:
        """The bytes of a file, as “colour/srgb.icc”; None where neither the press nor the house has it."""
        self.used.add(f"layouts/{path}")
        file = house_file(self._workspace, f"layouts/{path}")
        return read_outside(file) if file.is_file() else None

    def template(self, name: str) -> str | None:
        """The text of a template."""
        return self.text(f"templates/{name}")

    def style(self, name: str) -> str:
        """The text of a stylesheet, “” where there is none of that name."""
        return self.text(f"styles/{name}") or ""

    def page_design(self, name: str, place: Place) -> PageDesign:
        """The page design of that name; `place` is where it is asked for. Refusal P01 to P06."""
        text = self.text(f"pages/{name}.toml")
        if text is None:
            raise Refusal(Diagnostic("P06", f"there is no page design “{name}”", place, self._known()))
        design = read_page_design(text, f"layouts/pages/{name}.toml")
        if design.stylesheet and self.text(f"styles/{design.stylesheet}") is None:
            message = f"there is no stylesheet “{design.stylesheet}” for the page design “{name}”"
            hint = f"write layouts/styles/{design.stylesheet}"
            raise Refusal(Diagnostic("P06", message, Place(f"layouts/pages/{name}.toml"), hint))
        return design

    def names(self, folder: str, suffix: str) -> tuple[str, ...]:
        """The names of the files in a folder, those of the press and of the house, sorted."""
        own = self._workspace.listing(f"layouts/{folder}", suffix)
        house = (path.name for path in (house_folder("layouts") / folder).glob(f"*{suffix}"))
        return tuple(sorted({file.rpartition("/")[2].removesuffix(suffix) for file in (*own, *house)}))

    def _known(self) -> str:
        return f"the page designs are {', '.join(self.names('pages', '.toml'))}"
