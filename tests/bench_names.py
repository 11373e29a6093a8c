"""`make bench`, the part for names: a large authority file is read, linted and matched; ten megabytes are searched.

Each step runs in a process of its own (`bench_names.py STEP FOLDER`), and says its seconds of CPU without the loading
of the program. Lists and texts are those of the corpora, or made up in the same sizes where there are none.
"""

import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

CORPORA = Path(__file__).parents[2] / "shared" / "corpora"
LIST = CORPORA / "authority-lists" / "hsg-people.json"
TEXTS = ("pg-indexed-books/*/text.txt", "tei-en-frus1918russia3/texts/*.txt")
SOURCE = str(Path(__file__).parents[1] / "build")
PERSONS, VARIANTS = 16_312, 11_661  # of the list in the corpora
FORMS = 5_000  # headwords and variants of the smaller file
LETTERS = 10_000_000
ARTICLE = 200_000  # letters at most
STEPS = {
    "read": "reading {persons:,} persons, {variants:,} variants",
    "forms": "the same, and making their forms ready",
    "lint": "the whole lint of that press",
    "large": "searching {letters:,} letters for all of them",
    "small": "searching {letters:,} letters for {forms:,} forms",
}


def main() -> None:
    """Measure each step and print a table; in a process of its own, make one step."""
    if len(sys.argv) == 3:
        print(json.dumps(take(sys.argv[1], Path(sys.argv[2]))))
        return
    with tempfile.TemporaryDirectory(prefix="florilegium-bench-") as folder:
        measure(Path(folder))


def measure(folder: Path) -> None:
    """The table of all steps; the press is written into the folder."""
    print(
        "\nnames" + ("" if LIST.exists() else f", of a list that is made up: there is no {LIST.name} in {LIST.parent}")
    )
    print(f"  {'':58}{'CPU s':>8}{'peak MiB':>10}{'found':>10}")
    make_names_press(folder)
    for step, words in STEPS.items():
        environment = {**os.environ, "PYTHONPATH": SOURCE}
        done = subprocess.run(
            [sys.executable, __file__, step, str(folder)], capture_output=True, text=True, env=environment
        )
        if done.returncode:
            sys.exit(f"the step “{step}” ended with {done.returncode}\n{done.stderr}")
        told = json.loads(done.stdout)
        print(f"  {words.format(**told):58}{told['cpu']:8.1f}{told['peak']:10.0f}{told['found']:10,}")


def make_names_press(folder: Path) -> None:
    """A press with the large list, another with a part of it, and a text for both."""
    persons = json.loads(LIST.read_text("utf-8")) if LIST.exists() else list(_made_up())
    part, forms = [], 0
    for person in persons[:: max(1, len(persons) // 4000)]:
        forms += 1 + len(person["variants"])
        if forms > FORMS:
            break
        part.append(person)
    words = [person["name"].partition(",")[0] for person in persons[::40]]
    for name, those in (("large", persons), ("small", part)):
        texts = folder / name / "texts"
        (texts / "articles").mkdir(parents=True)
        (texts / "press.toml").write_text('[press]\nimprint = "The Bench"\n', "utf-8")
        (texts / "names.toml").write_text("".join(map(_record, those)), "utf-8")
        article = f'+++\ntitle = "A List"\nauthors = ["Nobody"]\n+++\n\nThey met {", ".join(words)} in the town.\n'
        (texts / "articles" / "list.md").write_text(article, "utf-8")
    (folder / "words.json").write_text(json.dumps(words), "utf-8")


def _made_up() -> Iterator[dict[str, Any]]:
    chance = random.Random(16)
    syllables = [one + two for one in "bcdfghklmnprstvz" for two in ("a", "e", "i", "o", "u", "an", "er", "in", "ol")]
    for number in range(PERSONS):
        surname = "".join(chance.choices(syllables, k=3)).capitalize()
        given = "".join(chance.choices(syllables, k=2)).capitalize()
        several = 2 if number < VARIANTS // 2 else 0
        variants = [f"{surname}, {given[0]}.", f"{given} {surname}y"][:several]
        yield {"id": f"person-{number}", "name": f"{surname}, {given}", "variants": variants}


def _record(person: dict[str, Any]) -> str:
    headword, *others = (_printable(form) for form in (person["name"], *person["variants"]))
    headword, variants = (json.dumps(each, ensure_ascii=False) for each in (headword, others))
    dates = f"dates = {json.dumps(str(person['born']) + '–', ensure_ascii=False)}\n" if person.get("born") else ""
    return f"[[person]]\nid = {json.dumps(person['id'])}\nheadword = {headword}\nvariants = {variants}\n{dates}\n"


def _printable(form: str) -> str:
    return "".join(letter for letter in form if letter.isprintable())


def take(step: str, folder: Path) -> dict[str, Any]:
    """What a step took: seconds of CPU, the most memory of the process in MiB, and how much it found."""
    from florilegium.recipe import linting
    from florilegium.workspace import Workspace

    workspace = Workspace(folder / ("small" if step == "small" else "large"))
    steps: dict[str, Callable[[], int]] = {
        "read": lambda: len(_authority(workspace).persons),
        "forms": lambda: _count_forms(workspace),
        "lint": lambda: len(linting.lint_names(workspace)),
        "large": lambda: _search(workspace, folder),
        "small": lambda: _search(workspace, folder),
    }
    begun = time.process_time()
    found = steps[step]()
    cpu = time.process_time() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    persons = _authority(workspace).persons
    variants = sum(len(person.variants) for person in persons)
    sizes = {"persons": len(persons), "variants": variants, "forms": len(persons) + variants, "letters": LETTERS}
    return {"cpu": cpu, "peak": peak, "found": found, **sizes}


def _authority(workspace: Any) -> Any:
    from florilegium.read.authority import read_authority

    return read_authority(workspace)[0]


def _count_forms(workspace: Any) -> int:
    from florilegium.names.forms import forms_of

    return len(forms_of(_authority(workspace)).root.children)


def _search(workspace: Any, folder: Path) -> int:
    from florilegium.names import find_mentions

    return len(find_mentions(_articles(folder), _authority(workspace))[0])


def _articles(folder: Path) -> Iterator[Any]:
    """Articles of ten megabytes together, each made only when it is asked for."""
    from scored import as_article

    left = LETTERS
    for number, text in enumerate(_texts(folder)):
        piece = text[:left]
        left -= len(piece)
        yield as_article(f"article-{number}", piece, "en")
        if not left:
            return


def _texts(folder: Path) -> Iterator[str]:
    files = [file for pattern in TEXTS for file in sorted(CORPORA.glob(pattern))]
    if not files:
        words = json.loads((folder / "words.json").read_text("utf-8"))
        chance = random.Random(10)
        while True:
            plain = (word if chance.random() < 0.02 else "of the press" for word in chance.choices(words, k=15_000))
            yield " ".join(plain)
    for file in cycle(files):
        text = file.read_text("utf-8")
        yield from (text[start : start + ARTICLE] for start in range(0, len(text), ARTICLE))


if __name__ == "__main__":
    main()
