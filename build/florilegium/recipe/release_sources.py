"""What a release is made from: the files of the commit that go into it, and the moment when one of them was changed."""

import hashlib
import json
import os
from collections.abc import Iterator

from florilegium.model.release import CommittedFile, InputFile, Origin
from florilegium.recipe.release_rooms import Making
from florilegium.recipe.release_state import PROGRAM

# What a book is made with, where the repository carries the program: its files, what it came with, its libraries.
HOUSE = (f"{PROGRAM}/", "layouts/", "fonts/", "requirements.lock")


def origin_of(making: Making, record: bytes) -> Origin:
    """The commit with its tag, dated by the newest commit that touched one of the files of the edition."""
    state = making.state
    files = [file.path for file in _sources(making, record)]
    epoch = state.repository.last_change(state.commit, files)
    return Origin(state.commit, state.tag, epoch, state.repository.address(), state.repository.press)


def input_files(making: Making, record: bytes) -> tuple[InputFile, ...]:
    """The files of the edition by their paths from the press folder, sorted."""
    press = making.state.repository.press or "."
    found = (
        InputFile(os.path.relpath(file.path, press), len(file.content), hashlib.sha256(file.content).hexdigest())
        for file in _sources(making, record)
    )
    return tuple(sorted(found, key=lambda each: each.file))


def _sources(making: Making, record: bytes) -> Iterator[CommittedFile]:
    """The files of the commit that the record names as inputs, and those of the program where the tree carries it."""
    state = making.state
    named = {f"{state.repository.press}{file}" for file in json.loads(record)["inputs"]}
    base = state.program_base()
    house = () if base is None else tuple(f"{base}{each}" for each in HOUSE)
    return (file for file in making.files if file.path in named or file.path.startswith(house))
