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
    sources = _sources(edition, state.repository.press, state.program)
    epoch = state.repository.last_change(state.commit, (file.file for file in sources))
    address = state.volume.house.repository or state.repository.address()
    return Origin(state.commit, state.tag, epoch, address, state.repository.press)


def input_files(state: State, edition: MadeEdition) -> tuple[InputFile, ...]:
    """The files of the edition by their paths from the press folder, sorted."""
    return inputs_of(edition, state.repository.press, state.program)


def inputs_of(edition: MadeEdition, press: str, program: str | None) -> tuple[InputFile, ...]:
    """The same for a press in that folder, see `State`, and a program in that one."""
    sources = _sources(edition, press, program)
    found = (replace(file, file=os.path.relpath(file.file, press or ".")) for file in sources)
    return tuple(sorted(found, key=lambda each: each.file))


def _sources(edition: MadeEdition, press: str, program: str | None) -> Iterator[InputFile]:
    """The files of the commit that the record names as inputs, and those of the program where the tree carries it."""
    named = {f"{press}{file}" for file in json.loads(edition.record)["inputs"]}
    house = () if program is None else tuple(f"{program}{each}" for each in HOUSE)
    return (file for file in edition.made_from if file.file in named or file.file.startswith(house))
