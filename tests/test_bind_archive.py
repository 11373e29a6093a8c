"""The ZIP archive of an EPUB."""

import io
import zipfile

from hypothesis import given
from hypothesis import strategies as st

from florilegium.bind.archive import archive, files_of

FILES = {"b.xhtml": b"<b/>", "mimetype": b"anything", "META-INF/container.xml": b"<c/>", "a.jpg": b"\xff\xd8"}
EPOCH = 1_793_491_200


def entries(epoch: int = EPOCH) -> list[zipfile.ZipInfo]:
    with zipfile.ZipFile(io.BytesIO(archive(FILES, epoch))) as book:
        return book.infolist()


def test_the_media_type_comes_first_and_is_stored() -> None:
    book = archive(FILES, EPOCH)
    assert book[30:58] == b"mimetypeapplication/epub+zip"


def test_files_stand_in_the_order_of_their_names_after_the_media_type() -> None:
    assert [each.filename for each in entries()] == ["mimetype", "META-INF/container.xml", "a.jpg", "b.xhtml"]


def test_every_file_bears_the_date_of_the_edition_and_one_mode() -> None:
    assert {(each.date_time, each.external_attr >> 16, each.create_system) for each in entries()} == {
        ((2026, 11, 1, 0, 0, 0), 0o100644, 3)
    }


def test_a_date_before_those_of_zip_becomes_the_earliest() -> None:
    assert entries(0)[0].date_time == (1980, 1, 1, 0, 0, 0)


@given(st.dictionaries(st.text("abc/.", min_size=1, max_size=8), st.binary(max_size=40), max_size=5))
def test_the_archive_gives_back_what_was_put_in(files: dict[str, bytes]) -> None:
    assert files_of(archive(files, EPOCH)) == {"mimetype": b"application/epub+zip", **files}
