"""What a build keeps for the next one: pages as they were set, pictures of the cover, cut fonts, what was proved."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from florilegium.model.proof import PinnedText
from florilegium.model.set_book import SetBook

KEPT_FILE = "pages.json"  # in the folder of the volume's books


@dataclass(frozen=True, slots=True)
class KeptPages:
    """The pages of a book with all that they were set from, in short.

    `made_from` is a hash of everything but `files`: of these, which were fetched while the pages were set, each has its
    own, “” where there was none. `tall` are the ids of the notes that were sent to the end of their piece for their
    height. `cover` is the cover as the EPUB has it, `thumbnail` the small one, b"" where none was made; `fonts` has cut
    fonts and `proved` articles that were held against their transcriptions, each by a hash of what it was made from.
    """

    made_from: str
    files: Mapping[str, str]
    tall: tuple[str, ...]
    book: SetBook
    cover: bytes = b""
    thumbnail: bytes = b""
    fonts: Mapping[str, bytes] = field(default_factory=dict)
    proved: Mapping[str, PinnedText] = field(default_factory=dict)
