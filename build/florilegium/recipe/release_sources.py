"""What a release is made from: the files of the commit that go into it, and the moment when one of them was changed."""

import json
import os
from collections.abc import Iterator
from dataclasses import replace

from florilegium.model.release import InputFile, Origin
from florilegium.recipe.release_rooms import MadeEdition
from florilegium.recipe.release_state import PROGRAM, State

# What a book is made with, where the repository carries the program: its files, what it came with, its libraries.
HOUSE = (f"{PROGRAM}/", "layouts/", "fonts/", "requirements.lock")


def origin_of(state: State, edition: MadeEdition) -> Origin:
    """The commit with its tag, dated by the newest commit that touched one of the files of the edition."""
    epoch = state.repository.last_change(state.commit, (file.file for file in _sources(state, edition)))
    address = state.volume.house.repository or state.repository.address()
    return Origin(state.commit, state.tag, epoch, address, state.repository.press)


def input_files(state: State, edition: MadeEdition) -> tuple[InputFile, ...]:
    """The files of the edition by their paths from the press folder, sorted."""
    press = state.repository.press or "."
    found = (replace(file, file=os.path.relpath(file.file, press)) for file in _sources(state, edition))
    return tuple(sorted(found, key=lambda each: each.file))


def _sources(state: State, edition: MadeEdition) -> Iterator[InputFile]:
    """The files of the commit that the record names as inputs, and those of the program where the tree carries it."""
    named = {f"{state.repository.press}{file}" for file in json.loads(edition.record)["inputs"]}
    house = () if state.program is None else tuple(f"{state.program}{each}" for each in HOUSE)
    return (file for file in edition.made_from if file.file in named or file.file.startswith(house))
