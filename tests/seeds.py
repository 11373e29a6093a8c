"""A press into which the two seeds have been imported, as they came from the archive, for an anthology of both."""

from pathlib import Path

from click.testing import CliRunner

import florilegium.cli.commands  # noqa: F401  it adds the commands to the group
from books import write_press
from florilegium.cli.main import florilegium as command

SEEDS = Path(__file__).parents[2] / "shared" / "seeds"
WRIGHT, BREITMAN = "soviet-union-at-war", "stalin-interview"
FILES = {WRIGHT: "000_2ed7d434b876bf00.txt", BREITMAN: "001_ee6d205c51c82c55.txt"}
AUTHORS = {WRIGHT: "wright", BREITMAN: "breitman"}
PERSONS = (
    "Breitman, George", "Budenny, Semyon", "Bukharin, Nikolai", "Churchill, Winston", "Clausewitz, Carl von",
    "Goebbels, Joseph", "Hitler, Adolf", "Ingersoll, Ralph", "Kamenev, Lev", "Lenin, V. I.", "Molotov, Vyacheslav",
    "Roosevelt, Franklin D.", "Stalin, Joseph", "Timoshenko, Semyon", "Trotsky, Leon", "Tukhachevsky, Mikhail",
    "Voroshilov, Kliment", "Wright, John G.", "Zinoviev, Grigory",
)  # fmt: skip
VOLUME = f"""title = "War in the East"
subtitle = "Two Articles of 1941"
editors = ["The Trial Press"]
date = 2026-11-01
language = "en-US"
articles = ["{WRIGHT}", "{BREITMAN}"]
front = ["half-title", "title-page", "imprint", "contents"]
back = ["chronology", "sources", "index-of-names", "colophon"]
"""


def import_seeds(folder: Path) -> Path:
    """The folder as a press that has taken in the seeds."""
    volume = {"texts/volumes/war.toml": VOLUME, "texts/names.toml": authority_file()}
    write_press(folder, {**volume, "texts/press.toml": '[press]\nimprint = "The Trial Press"\n'})
    for id, file in FILES.items():
        taken = CliRunner().invoke(command, ["--root", str(folder), "import", str(SEEDS / file), "--id", id])
        assert taken.exit_code == 0, taken.stderr
    return folder


def authority_file() -> str:
    records = (
        f'[[person]]\nid = "{headword.partition(",")[0].lower()}"\nheadword = "{headword}"\n' for headword in PERSONS
    )
    return "\n".join(records)
