"""The pictures of the press as pages show them, and as a printer's cover does."""

import hashlib
from dataclasses import dataclass, field

from florilegium.recipe.layouts import Layouts
from florilegium.workspace import Workspace

SCREEN, PRINTING = "colour/srgb.icc", "colour/coated-offset-fogra39.icc"


@dataclass(frozen=True, slots=True)
class Pictures:
    """The files of the press; those that are pictures in the colours that are wanted."""

    workspace: Workspace
    layouts: Layouts
    _shown: dict[str, bytes] = field(default_factory=dict)
    fetched: dict[str, str] = field(default_factory=dict)

    def for_pages(self, file: str) -> bytes:
        """As `on_screen`, for the typesetter; a hash of what it gets is remembered, “” of what is not there."""
        self.fetched[file] = ""
        content = self.on_screen(file)
        self.fetched[file] = hashlib.sha256(content).hexdigest()
        return content

    def in_their_inks(self, file: str) -> bytes:
        """The bytes of a file; a picture with eight bits for each of its colours. Refusal F01, F02."""
        from florilegium.bind.pictures import with_eight_bits  # with it comes Pillow

        return with_eight_bits(self.workspace.read_bytes(file))

    def on_screen(self, file: str) -> bytes:
        """The bytes of a file; a picture in process colours as one in sRGB. Refusal F01, F02."""
        from florilegium.bind.pictures import for_the_screen, is_in_inks

        if file not in self._shown:
            content = self.in_their_inks(file)
            if not is_in_inks(content):
                return content
            screen, printing = (self.layouts.content(each) or b"" for each in (SCREEN, PRINTING))
            self._shown[file] = for_the_screen(content, screen, printing)
        return self._shown[file]
