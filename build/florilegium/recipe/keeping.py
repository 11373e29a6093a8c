"""What the build before has kept, as far as it holds for this one, and what this one keeps for the next."""

from dataclasses import dataclass, replace
from pathlib import Path

from florilegium.compose.sections import Book
from florilegium.diagnostics import Refusal
from florilegium.model.kept_pages import KEPT_FILE, KeptPages
from florilegium.recipe.cut_fonts import CutFonts
from florilegium.recipe.kept_pages import keep, pages_again, read_kept, write_kept
from florilegium.recipe.making import made_with
from florilegium.recipe.paged import Paged
from florilegium.recipe.proved_before import ProvedBefore
from florilegium.recipe.reading import Copy
from florilegium.recipe.setup import Setup
from florilegium.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Before:
    """The file that the build before has left, what is in it (None where it is none of ours), a hash of the program."""

    content: bytes
    kept: KeptPages | None
    made_with: str

    def cut_fonts(self) -> CutFonts:
        """What cuts fonts, and knows those that were cut before."""
        return CutFonts(self.made_with, self.kept.fonts if self.kept else {})

    def pages(self, copy: Copy, book: Book, setup: Setup) -> Paged | None:
        """The book in the pages that were kept, None where they would be others now."""
        return pages_again(copy, book, setup, (self.kept, self.made_with)) if self.kept else None

    def proofs(self) -> ProvedBefore:
        """What knows the articles that were proved before."""
        return ProvedBefore(self.made_with, self.kept.proved if self.kept else {})

    def covers(self, paged: Paged) -> tuple[bytes, bytes] | None:
        """The cover of pages that were kept and the small one, None where there is none."""
        if paged.settings or not (self.kept and self.kept.cover):
            return None
        return self.kept.cover, self.kept.thumbnail

    def after(
        self, paged: Paged, made: tuple[Book, Setup, ProvedBefore], covers: tuple[bytes, bytes]
    ) -> dict[str, bytes]:
        """The file for the next build by its name, none where the pages are not at rest.

        The book of what was `made` has all its notes at the foot, as before the tall ones were measured.
        Cover and fonts of a build that made none are those of the build before.
        """
        book, setup, proofs = made
        now = keep(paged, book, setup, self.made_with) if paged.settings else self.kept
        if not now:
            return {}
        if self.kept and not covers[0] and self.kept.made_from == now.made_from:
            covers = self.kept.cover, self.kept.thumbnail
        fonts = setup.cut_fonts.used or (self.kept.fonts if self.kept else {})
        now = replace(now, cover=covers[0], thumbnail=covers[1], fonts=fonts, proved=proofs.proved)
        return {KEPT_FILE: self.content if now == self.kept else write_kept(now)}


def before(content: bytes) -> Before:
    """What the build before has kept in this file, b"" where there is none."""
    return Before(content, read_kept(content), made_with())


def kept_in(folder: Path) -> bytes:
    """What the build before has kept in the folder of the volume’s books, b"" where it cannot be read."""
    try:
        return Workspace(folder).read_bytes(KEPT_FILE)
    except Refusal:
        return b""
