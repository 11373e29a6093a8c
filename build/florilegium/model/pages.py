"""The pages of the print edition: what stands where, as the typesetter found it."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class PageStart:
    """What a page begins with: the paragraph, and how many letters and digits of it stand on earlier pages."""

    article: str
    paragraph: int
    letters: int


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the print edition.

    `ordinal` counts all pages of the file from 1; `folio` is the number it bears or would bear (“vii”, “12”);
    `anchors` are the ids that lie on it, in their order, one that spans pages on each of them;
    `start` is None where no paragraph of an article begins or continues the page (title pages, blanks).
    """

    ordinal: int
    folio: str
    side: str  # recto or verso
    blank: bool
    anchors: tuple[str, ...]
    start: PageStart | None = None


@dataclass(frozen=True, slots=True)
class PageMap:
    """All pages in order, and where each anchor lies."""

    pages: tuple[Page, ...]
    _first: dict[str, Page] = field(default_factory=dict, compare=False, repr=False)
    _last: dict[str, Page] = field(default_factory=dict, compare=False, repr=False)

    def __post_init__(self) -> None:
        for page in reversed(self.pages):
            self._first.update(dict.fromkeys(page.anchors, page))
        for page in self.pages:
            if not page.blank:
                self._last.update(dict.fromkeys(page.anchors, page))

    def page_of(self, anchor: str) -> Page | None:
        """The first page on which the anchor lies, or None."""
        return self._first.get(anchor)

    def last_page_of(self, anchor: str) -> Page | None:
        """The last page on which the anchor lies and something is printed, or None."""
        return self._last.get(anchor)
