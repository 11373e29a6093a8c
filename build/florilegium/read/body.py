"""From a volume file's parts, list or query to the parts of a volume with their articles."""

from collections.abc import Callable
from dataclasses import dataclass

from florilegium.diagnostics import Diagnostic, Place, Refusal
from florilegium.model.article import Article
from florilegium.model.volume import Part
from florilegium.read.fields import Fields
from florilegium.read.headnote import under_headnote
from florilegium.read.pick import pick, read_query
from florilegium.read.shelf import VOLUMES, article_file, article_ids, near, read_text_file
from florilegium.workspace import Workspace

Loader = Callable[[str], tuple[Article, tuple[Diagnostic, ...]]]


@dataclass(frozen=True, slots=True)
class Gathering:
    """A volume being read: where its texts come from, their language, and what was found wrong."""

    workspace: Workspace
    load: Loader
    language: str  # of an editor’s text that names none
    findings: list[Diagnostic]
    files: set[str]
    ids: dict[str, Place]  # of every text so far, with the place that asks for it
    headnotes: Fields  # the volume's own headnotes: the file by the article's id

    def article(self, id: str, place: Place) -> Article | None:
        """An article of the press; None where it has errors. Findings V06, V07, V08 and the article's own."""
        if id in self.ids:
            hint = "each article stands once in a volume, and no text of the editor’s has its id"
            code, what = self._clash(id)
            self.findings.append(Diagnostic(code, f"“{id}” is already {what}", place, hint))
            return None
        self.ids[id] = place
        if not self.workspace.has(article_file(id)):
            hint = near(id, article_ids(self.workspace))
            self.findings.append(Diagnostic("V06", f"there is no article “{id}”", place, hint))
            return None
        self.files.add(article_file(id))
        article = self._read(lambda: self.load(id))
        return article and self._under_own_headnote(article)

    def _under_own_headnote(self, article: Article) -> Article:
        path = self.headnotes.text(article.id)
        place = self.headnotes.place(article.id)
        text = self.text(path, f"headnote-of-{article.id}", place) if path else None
        return under_headnote(article, text) if text else article

    def _clash(self, id: str) -> tuple[str, str]:
        if article_file(id) in self.files or not self.workspace.has(article_file(id)):
            return "V07", f"in this volume, in line {self.ids[id].line}"
        return "V08", f"the id of one of the editor’s own texts, in line {self.ids[id].line}"

    def text(self, path: str, id: str, place: Place) -> Article | None:
        """A text of the editor's, its path relative to the volumes' folder; None where it has errors."""
        if self.ids.setdefault(id, place) is not place:
            message = f"“{id}” is the id of this text and of an article in line {self.ids[id].line}"
            self.findings.append(Diagnostic("V08", message, place, "rename the article"))
        file = f"{VOLUMES}/{path}"
        if ".." in path.split("/") or path.startswith("/"):
            hint = "keep it in texts/volumes and write its path from there"
            self.findings.append(Diagnostic("V04", f"“{path}” lies outside the folder of volumes", place, hint))
            return None
        self.files.add(file)
        return self._read(lambda: read_text_file(self.workspace, file, id, self.language, place))

    def _read(self, read: Callable[[], tuple[Article, tuple[Diagnostic, ...]]]) -> Article | None:
        try:
            article, findings = read()
        except Refusal as refusal:
            self.findings.extend(refusal.diagnostics)
            return None
        self.findings.extend(findings)
        return article


def read_parts(gathering: Gathering, fields: Fields) -> tuple[Part, ...]:
    """The parts of the volume; one without a title where it has none. Findings V05 to V08, V15 to V17."""
    given = [key for key in ("articles", "part", "pick") if key in fields.table]
    if len(given) != 1:
        ways = " and ".join(given) or "in no way"
        hint = 'give articles = ["…"], or [[part]] tables, or one [pick]'
        fields.report("V05", f"the articles of the volume are given by {ways}", given[-1] if given else "", hint)
    ids, parts, query = fields.texts("articles"), fields.inners("part"), fields.inner("pick")
    if "pick" in given:
        return _picked(gathering, query)
    if "part" in given:
        return tuple(_part(gathering, part, number) for number, part in enumerate(parts, 1))
    if given and not ids and isinstance(fields.table["articles"], list) and not fields.table["articles"]:
        fields.report("V17", "the volume has no articles", "articles", "name at least one article")
    return (Part("", _articles(gathering, fields, ids)),)


def _part(gathering: Gathering, fields: Fields, number: int) -> Part:
    title, subtitle = fields.required("title"), fields.text("subtitle")
    path = fields.text("introduction")
    introduction = gathering.text(path, f"part-{number}", fields.place("introduction")) if path else None
    motto = fields.text("epigraph")
    epigraph = gathering.text(motto, f"part-title-{number}", fields.place("epigraph")) if motto else None
    ids = fields.texts("articles")
    if not ids:
        fields.report("V17", f"part “{title}” has no articles", "articles", "name at least one, or take the part away")
    fields.close()
    return Part(title, _articles(gathering, fields, ids), subtitle, introduction, epigraph)


def _articles(gathering: Gathering, fields: Fields, ids: tuple[str, ...]) -> tuple[Article, ...]:
    found = []
    for position, each in enumerate(ids):
        place = fields.keys.place_of_value((*fields.path, "articles"), each, ids[: position + 1].count(each))
        found.append(gathering.article(each, place))
    return tuple(article for article in found if article)


def _picked(gathering: Gathering, fields: Fields) -> tuple[Part, ...]:
    ids = pick(gathering.workspace, read_query(fields), gathering.language, gathering.findings)
    if ids:
        count = "one article" if len(ids) == 1 else f"{len(ids)} articles"
        message = f"the query picks {count} today and may pick others tomorrow"
        fields.report("V15", message, "", 'freeze it into articles = ["…"] before the edition is made')
    else:
        fields.report("V16", "the query picks no article", "", "mend author, from, until or tags")
    found = [gathering.article(each, fields.place()) for each in ids]
    return (Part("", tuple(article for article in found if article)),)


def check_headnotes(gathering: Gathering) -> None:
    """Report the headnotes of articles that the volume does not hold. Finding V14."""
    for id in gathering.headnotes.table:
        if id not in gathering.headnotes.asked:
            hint = "mend the id, or take the line away"
            gathering.headnotes.report("V14", f"the volume has no article “{id}” for this headnote", id, hint)
