"""What an article’s front matter says of its names: forms that are somebody’s here, and forms that are no names."""

from dataclasses import dataclass, replace

from florilegium.model.article import Article
from florilegium.model.letters import fold
from florilegium.model.names import AuthorityFile, Person
from florilegium.names.finding import Finding
from florilegium.names.findings import findings_in, without_overlaps
from florilegium.names.forms import Forms, forms_of
from florilegium.names.vocabulary import Vocabulary
from florilegium.names.words import Words


def spelling(form: str) -> str:
    """A form as two places share it, whatever its capitals, accents and blanks.

    >>> spelling("J. R.\\n JOHNSON")
    'j. r. johnson'
    """
    return fold(" ".join(form.split()))


@dataclass(frozen=True, slots=True)
class Defaults:
    """The forms of one article by their spelling: each with its person, “” for one that is to be skipped."""

    persons: dict[str, str]
    vocabulary: Vocabulary  # of the forms with a person
    used: set[str]  # grows while the article is read

    def applied(self, found: list[Finding], words: Words) -> list[Finding]:
        """The findings with the person of the article among those of each form, and without what is to be skipped."""
        if not self.persons:
            return found
        kept = []
        for finding in without_overlaps([*found, *findings_in(words, self.vocabulary)]):
            person = self.persons.get(spelling(finding.surface))
            self.used.update({spelling(finding.surface)} & self.persons.keys())
            if person is None or (person and not finding.persons):
                kept.append(finding)
            elif person:
                kept.append(replace(finding, persons=tuple(dict.fromkeys((*finding.persons, person)))))
        return kept


def defaults_of(article: Article, forms: Forms) -> Defaults:
    """The defaults of an article; persons that are not in the authority file are passed over."""
    known = {each.form: forms.targets.get(each.person, "") for each in article.names if each.person in forms.targets}
    skipped = {each.form: "" for each in article.names if not each.person}
    records = tuple(Person(person, form, article.place, single=True) for form, person in known.items())
    records += tuple(Person(SKIPPED, form, article.place, single=True) for form in skipped)
    persons = {spelling(form): person for form, person in (known | skipped).items()}
    return Defaults(persons, Vocabulary(forms_of(AuthorityFile(records))), set())


SKIPPED = "-"  # no record has this id
