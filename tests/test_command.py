"""The command: what it prints, what it writes, how it ends."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

import florilegium.cli.commands  # noqa: F401  it adds the commands to the group
from books import ROOT, write_press
from florilegium import __version__
from florilegium.cli.main import florilegium as command

PLAIN = ROOT / "tests" / "cases" / "plain" / "in"
NAMES = ROOT / "tests" / "cases" / "names" / "in"
BROKEN = '+++\ntitle = "Folding"\n+++\n\nA `bone`.\n'
LETTER = (
    "Ben Quire\n\nOn Folding\n\n(May 1904)\n\n"
    "A sheet is folded twice for a quarto.\n\nIt is folded thrice for an octavo.\n"
)


@pytest.fixture
def press(tmp_path: Path) -> Path:
    """A press folder with one volume of one article."""
    return shutil.copytree(PLAIN, tmp_path / "press")


def run(*words: object) -> Result:
    """The command with these words, in this process."""
    return CliRunner().invoke(command, [str(word) for word in words], prog_name="florilegium")


def at(root: Path, *words: object) -> Result:
    return run("--root", root, *words)


def by_shell(*words: object, folder: Path = ROOT, **world: str) -> subprocess.CompletedProcess[str]:
    """`python -m florilegium` with these words, in a process of its own."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "build"), **world}
    line = [sys.executable, "-m", "florilegium", *map(str, words)]
    return subprocess.run(line, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def files_in(folder: Path) -> dict[str, bytes]:
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


# --- build -----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, subprocess.CompletedProcess[str]]]:
    """A press whose volumes were built by the shell from a folder below it, and what the command printed."""
    folder = shutil.copytree(PLAIN, tmp_path_factory.mktemp("built") / "press")
    yield folder, by_shell("build", folder=folder / "texts" / "articles")


def test_build_makes_every_volume_with_all_its_files_in_out(built) -> None:
    folder, done = built
    assert done.returncode == 0
    assert sorted(files_in(folder / "out" / "plain")) == [
        "inputs.d", "pages.json", "plain-print-cover.pdf", "plain-print.pdf", "plain-thumbnail.jpg", "plain.epub",
        "plain.html", "plain.pdf", "plain.tei.xml", "record.json",
    ]  # fmt: skip


def test_build_names_the_files_with_sizes_and_pages(built) -> None:
    folder, done = built
    record = json.loads((folder / "out/plain/record.json").read_text())
    for line, file in zip(done.stdout.splitlines(), record["files"], strict=False):
        name, size, pages = line.split("\t")
        assert name.endswith(f"plain/{file['name']}")
        assert size == f"{file['bytes']:,}"
        assert pages == (f"{file['pages']} pages" if file["pages"] else "")


def test_without_a_terminal_there_is_no_colour_and_no_bar(built) -> None:
    _, done = built
    assert "\x1b" not in done.stdout + done.stderr
    assert done.stderr == ""


def test_the_record_is_what_the_folder_holds(built) -> None:
    folder, _ = built
    record = json.loads((folder / "out/plain/record.json").read_text())
    files = files_in(folder / "out/plain")
    assert {each["name"]: each["bytes"] for each in record["files"]} == {
        name: len(content) for name, content in files.items() if name.startswith("plain")
    }


def test_only_makes_the_editions_that_are_asked_for_where_it_is_told(press: Path, tmp_path: Path) -> None:
    done = at(press, "build", "plain", "--only", "print", "--out", tmp_path / "books")
    assert done.exit_code == 0
    made = sorted(files_in(tmp_path / "books" / "plain"))
    assert made == ["inputs.d", "pages.json", "plain-print-cover.pdf", "plain-print.pdf", "record.json"]
    assert not (press / "out").exists()


def test_a_volume_that_is_not_there_is_a_wrong_argument_with_near_names(press: Path) -> None:
    done = at(press, "build", "plane")
    assert done.exit_code == 2
    assert "there is no volume “plane”; did you mean “plain”?" in done.stderr
    assert "there is no volume or article “plane”" in at(press, "check", "plane").stderr


def test_an_edition_that_is_not_there_is_a_wrong_argument(press: Path) -> None:
    done = at(press, "build", "--only", "print,audio")
    assert done.exit_code == 2
    assert "“audio”; choose from epub, html, tei, screen, print" in done.stderr


def test_a_book_whose_texts_need_mending_is_not_made(press: Path) -> None:
    (press / "texts/articles/folding.md").write_text(BROKEN)
    done = at(press, "build")
    assert done.exit_code == 1
    assert "texts/articles/folding.md:5:3: error[A14]" in done.stderr
    assert "hint: " in done.stderr
    assert not (press / "out").exists()


# --- check -----------------------------------------------------------------------------------------------------


def test_check_of_a_sound_press_has_nothing_to_mend(press: Path) -> None:
    done = at(press, "check")
    assert (done.exit_code, done.stdout) == (0, "nothing to mend\n")


def test_check_tells_the_findings_of_all_texts_and_writes_nothing(press: Path) -> None:
    write_press(press, {"texts/articles/bone.md": BROKEN, "texts/articles/folding.md": BROKEN})
    before = files_in(press)
    done = at(press, "check")
    assert done.exit_code == 1
    assert done.stderr.count("error[A14]") == 2
    assert done.stdout == "2 errors\n"
    assert files_in(press) == before


@pytest.mark.parametrize(("id", "status"), [("bone", 1), ("folding", 0), ("plain", 0)])
def test_check_of_one_text_tells_nothing_of_others(press: Path, id: str, status: int) -> None:
    write_press(press, {"texts/articles/bone.md": BROKEN})
    assert at(press, "check", id).exit_code == status


def test_a_volume_that_is_not_there_is_told_with_what_to_do(press: Path) -> None:
    for file in (press / "texts/volumes").glob("*.toml"):
        file.unlink()
    said = at(press, "build", "essays").stderr
    assert "no volume “essays”; the press has none yet: write texts/volumes/essays.toml, with title, date" in said
    assert "write one, a TOML file with title, date and articles" in at(press, "build").stdout


def test_check_of_what_is_not_there_is_a_wrong_argument(press: Path) -> None:
    assert at(press, "check", "foldin").exit_code == 2


def test_check_as_json_has_all_that_the_lines_have(press: Path) -> None:
    (press / "texts/articles/folding.md").write_text(BROKEN)
    done = at(press, "check", "folding", "--format", "json")
    (finding,) = json.loads(done.stdout)
    assert done.exit_code == 1
    assert (finding["code"], finding["severity"]) == ("A14", "error")
    assert (finding["file"], finding["line"], finding["column"]) == ("texts/articles/folding.md", 5, 3)
    assert finding["message"] and finding["hint"]


def test_check_as_sarif_is_sarif(press: Path) -> None:
    (press / "texts/articles/folding.md").write_text(BROKEN)
    (press / "texts/press.toml").unlink()
    report = json.loads(at(press, "check", "--format", "sarif").stdout)
    assert report["version"] == "2.1.0"
    (ran,) = report["runs"]
    driver = ran["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("florilegium", __version__)
    rules = {rule["id"]: rule["shortDescription"]["text"] for rule in driver["rules"]}
    assert rules.keys() == {result["ruleId"] for result in ran["results"]} == {"A14", "V18"}
    assert {result["level"] for result in ran["results"]} == {"error", "warning"}
    for result in ran["results"]:
        assert result["message"]["text"]
    (mended,) = (result for result in ran["results"] if result["ruleId"] == "A14")
    (location,) = mended["locations"]
    assert location["physicalLocation"] == {
        "artifactLocation": {"uri": "texts/articles/folding.md"}, "region": {"startLine": 5, "startColumn": 3},
    }  # fmt: skip


# --- import ----------------------------------------------------------------------------------------------------


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    (tmp_path / "on-folding.txt").write_text(LETTER)
    return tmp_path / "on-folding.txt"


def test_an_import_on_trial_writes_nothing(press: Path, letter: Path) -> None:
    before = files_in(press)
    done = at(press, "import", letter, "--dry-run")
    assert done.exit_code == 0
    assert "would be imported as texts/articles/on-folding.md" in done.stdout
    assert files_in(press) == before


def test_an_import_writes_the_article_and_its_pinned_source(press: Path, letter: Path) -> None:
    assert at(press, "import", letter).exit_code == 0
    assert (press / "texts/sources/on-folding.txt").read_text() == LETTER
    article = (press / "texts/articles/on-folding.md").read_text()
    assert 'title = "On Folding"' in article
    assert 'authors = ["Ben Quire"]' in article
    assert at(press, "check", "on-folding").exit_code == 0


def test_importing_twice_changes_nothing(press: Path, letter: Path) -> None:
    at(press, "import", letter)
    before = files_in(press)
    done = at(press, "import", letter)
    assert done.exit_code == 0
    assert "unchanged" in done.stdout
    assert files_in(press) == before


def test_an_edited_article_is_never_overwritten(press: Path, letter: Path) -> None:
    at(press, "import", letter)
    article = press / "texts/articles/on-folding.md"
    article.write_text(article.read_text().replace("folded twice", "folded *twice*"))
    before = files_in(press)
    done = at(press, "import", letter)
    assert done.exit_code == 0
    assert "note[I17]" in done.stderr
    assert files_in(press) == before


def test_another_text_of_the_same_name_is_not_taken_in(press: Path, letter: Path) -> None:
    at(press, "import", letter)
    before = files_in(press)
    letter.write_text(LETTER.replace("quarto", "quarto of eight leaves"))
    done = at(press, "import", letter)
    assert done.exit_code == 1
    assert "warning[I18]" in done.stderr
    assert files_in(press) == before


@pytest.mark.parametrize("folder", [".", "texts", "texts/articles"])
def test_the_press_that_receives_can_be_named_in_three_ways(press: Path, letter: Path, folder: str) -> None:
    assert run("import", letter, "--to", press / folder).exit_code == 0
    assert (press / "texts/articles/on-folding.md").is_file()


def test_an_id_is_for_a_single_source(press: Path, letter: Path) -> None:
    other = letter.with_name("other.txt")
    other.write_text(LETTER)
    assert at(press, "import", letter, other, "--id", "letter").exit_code == 2
    assert at(press, "import", letter, "--id", "letter").exit_code == 0
    assert (press / "texts/articles/letter.md").is_file()


def test_a_source_that_is_not_there_is_a_wrong_argument(press: Path) -> None:
    assert at(press, "import", press / "nothing.txt").exit_code == 2


def test_a_source_that_cannot_be_taken_in_ends_with_one_and_does_not_keep_the_others_out(press, letter) -> None:
    empty = letter.with_name("empty.txt")
    empty.write_text("")
    done = at(press, "import", empty, letter)
    assert done.exit_code == 1
    assert "error[I01]" in done.stderr
    assert (press / "texts/articles/on-folding.md").is_file()


# --- text and names --------------------------------------------------------------------------------------------


def test_text_as_json_numbers_every_paragraph_and_says_its_kind() -> None:
    done = at(ROOT, "text", "correctors-room", "--format", "json")
    told = json.loads(done.stdout)
    assert done.exit_code == 0
    assert told.keys() == {"id", "paragraphs"}
    assert told["id"] == "correctors-room"
    assert [each["n"] for each in told["paragraphs"]] == list(range(1, len(told["paragraphs"]) + 1))
    assert all(each.keys() == {"n", "kind", "text"} for each in told["paragraphs"])
    assert {"paragraph", "note"} <= {each["kind"] for each in told["paragraphs"]}


def test_text_tells_quotations_items_notes_and_headnotes_apart() -> None:
    case = ROOT / "tests/cases/every-feature/in"
    told = json.loads(at(case, "text", "lion", "--format", "json").stdout)
    kinds = {each["kind"] for each in told["paragraphs"]}
    assert kinds == {
        "paragraph", "heading", "quotation", "attribution", "item", "verse", "dateline", "salutation", "signature",
        "cell", "caption", "note", "headnote",
    }  # fmt: skip


def test_text_for_people_has_the_same_paragraphs_with_a_line_between() -> None:
    told = json.loads(at(PLAIN, "text", "folding", "--format", "json").stdout)
    plain = at(PLAIN, "text", "folding").stdout
    assert plain == "\n\n".join(each["text"] for each in told["paragraphs"]) + "\n"


def test_text_of_what_is_not_there_is_a_wrong_argument() -> None:
    assert at(ROOT, "text", "corrector-room").exit_code == 2


ARTICLES = sorted(path.stem for path in (ROOT / "texts/articles").glob("*.md"))


@pytest.mark.parametrize("article", ARTICLES)
def test_the_offsets_of_each_mention_cut_its_words_out_of_the_text(article: str) -> None:
    mentions = json.loads(at(ROOT, "names", "mentions", article, "--format", "json").stdout)
    told = json.loads(at(ROOT, "text", article, "--format", "json").stdout)
    texts = {each["n"]: each["text"] for each in told["paragraphs"]}
    assert mentions
    for each in mentions:
        assert each.keys() == {"article", "paragraph", "start", "end", "surface", "person"}
        assert each["article"] == article
        assert texts[each["paragraph"]][each["start"] : each["end"]] == each["surface"]


def test_mentions_of_several_articles_come_one_after_another() -> None:
    done = at(NAMES, "names", "mentions", "widows", "cutters", "--format", "json")
    articles = [each["article"] for each in json.loads(done.stdout)]
    assert articles == sorted(articles, reverse=True)
    assert set(articles) == {"widows", "cutters"}


# --- new and freeze --------------------------------------------------------------------------------------------


def test_a_new_press_builds_at_once_and_has_nothing_to_mend(tmp_path: Path) -> None:
    made = run("new", tmp_path / "almanac")
    assert {"/out/", "/dist/"} <= set((tmp_path / "almanac/.gitignore").read_text("utf-8").split())
    assert made.exit_code == 0
    assert at(tmp_path / "almanac", "check").stdout == "nothing to mend\n"
    done = at(tmp_path / "almanac", "build")
    assert (done.exit_code, done.stderr) == (0, "")
    assert (tmp_path / "almanac/out/first-volume/first-volume.epub").is_file()


def test_a_folder_that_is_not_empty_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "diary.txt").write_text("mine")
    assert run("new", tmp_path).exit_code == 2
    assert files_in(tmp_path) == {"diary.txt": b"mine"}


def test_a_query_is_frozen_into_a_list_once(press: Path) -> None:
    volume = press / "texts/volumes/plain.toml"
    volume.write_text(volume.read_text().replace('articles = ["folding"]\n', "") + '\n[pick]\nauthor = "Ben Quire"\n')
    assert "warning[V15]" in at(press, "check", "plain").stderr
    assert "1 article in a fixed list" in at(press, "freeze", "plain").stdout
    frozen = volume.read_text()
    assert at(press, "check", "plain").stderr == ""
    assert "has a fixed list already" in at(press, "freeze", "plain").stdout
    assert volume.read_text() == frozen


# --- the press folder, completion, help ------------------------------------------------------------------------


def test_the_press_folder_is_the_nearest_above(press: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (press / "texts/articles/drafts").mkdir()
    monkeypatch.chdir(press / "texts/articles/drafts")
    assert run("check").stdout == "nothing to mend\n"


def test_outside_of_a_press_folder_there_is_a_finding_with_a_hint(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("check")
    assert done.exit_code == 1
    assert "error[F09]" in done.stderr
    assert "--root" in done.stderr


def test_a_root_that_is_not_there_is_a_wrong_argument(tmp_path: Path) -> None:
    assert at(tmp_path / "nowhere", "check").exit_code == 2


@pytest.mark.parametrize("words", [["bind"], ["build", "--quick"], ["text"], ["completion", "csh"]])
def test_what_the_command_does_not_know_is_a_wrong_argument(words: list[str]) -> None:
    assert at(ROOT, *words).exit_code == 2


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_has_its_script(shell: str) -> None:
    script = run("completion", shell).stdout
    assert f"_FLORILEGIUM_COMPLETE={shell}_complete" in script
    if shutil.which(shell):
        subprocess.run([shell, "-n"], input=script, text=True, check=True)


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("florilegium build h", {"hands-between"}),
        ("florilegium text corr", {"correctors-room"}),
        ("florilegium names m", {"mentions"}),
        ("florilegium check hands", {"hands-between"}),
    ],
)
def test_the_shell_is_offered_what_is_there(words: str, offered: set[str]) -> None:
    world = {"_FLORILEGIUM_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(words.count(" "))}
    done = by_shell(**world)
    assert {line.partition(",")[2] for line in done.stdout.splitlines()} == offered
    assert done.stderr == ""


def test_where_there_is_no_press_completion_is_silent(tmp_path: Path) -> None:
    world = {"_FLORILEGIUM_COMPLETE": "bash_complete", "COMP_WORDS": "florilegium build ", "COMP_CWORD": "2"}
    done = by_shell(folder=tmp_path, **world)
    assert done.stderr == ""


def commands_of(group: click.Command, *words: str) -> Iterator[tuple[str, ...]]:
    yield words
    if isinstance(group, click.Group):
        for name, inner in group.commands.items():
            yield from commands_of(inner, *words, name)


@pytest.mark.parametrize("words", sorted(commands_of(command)), ids=lambda words: " ".join(words) or "florilegium")
def test_every_help_shows_an_example_that_is_a_command(words: tuple[str, ...]) -> None:
    shown = run(*words, "--help")
    assert shown.exit_code == 0
    example = re.search(r"Example:\n\s+(florilegium .*)", shown.output)
    assert example
    assert example[1].startswith(" ".join(("florilegium", *words)))


def test_the_module_can_be_run_and_says_its_version() -> None:
    done = by_shell("--version")
    assert done.stdout == f"florilegium, version {__version__}\n"


def test_where_one_printer_cannot_make_the_book_the_command_ends_with_one_and_the_others_files_are_there(press) -> None:
    result = at(press, "build", "plain", "--only", "print", "--print", "kdp,offset")
    assert result.exit_code == 1
    assert "P12" in result.output and "plain: not made for every printer, 1 error" in result.output
    made = {path.name for path in (press / "out" / "plain").glob("*.pdf")}
    assert made == {"plain-offset.pdf", "plain-offset-cover.pdf"}
    assert "1 pages" not in result.output


def test_files_of_an_earlier_build_are_taken_away_and_those_of_others_stay(press) -> None:
    out = press / "out" / "plain"
    at(press, "build", "plain", "--only", "epub,print", "--print", "offset")
    (out / "own.pdf").write_bytes(b"the editor's own")
    (out / "plain-offset-cover.pdf").write_bytes(b"changed by hand")
    result = at(press, "build", "plain", "--only", "print")
    names = {path.name for path in out.iterdir()}
    assert names >= {"own.pdf", "plain-offset-cover.pdf", "plain.epub", "plain-thumbnail.jpg", "plain-print.pdf"}
    assert "plain-offset.pdf" not in names
    assert "of an earlier build: plain-offset.pdf" in " ".join(result.output.split())
