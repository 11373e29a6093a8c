"""The signatures of an article turned into persons: an author’s pen name leads to the record that has it."""

from collections.abc import Callable
from dataclasses import replace

from florilegium.model.article import Article, Author
from florilegium.model.names import AuthorityFile
from florilegium.names.defaults import spelling
from florilegium.names.findings import findings_in
from florilegium.names.form import REJECTED
from florilegium.names.forms import forms_of
from florilegium.names.vocabulary import Vocabulary
from florilegium.names.words import words_of


def signer(authority: AuthorityFile) -> Callable[[Article], Article]:
    """A function that gives each author of an article, as far as the article names nobody, the person who signed so,
    and each whose person is known the name of that person where he signed otherwise.

    The whole signature must be a form of one person and of no other; else the author stays as he is.
    """
    vocabulary = Vocabulary(forms_of(authority))
    targets = authority.targets()
    persons = {person.id: person for person in authority.persons}

    def identified(author: Author) -> Author:
        person = persons.get(targets.get(author.person, ""))
        is_other = person and spelling(person.natural_name) != spelling(author.signed)
        return replace(author, identified=person.natural_name) if person and is_other else author

    return lambda article: replace(
        article, authors=tuple(identified(_signed(author, vocabulary)) for author in article.authors)
    )


def _signed(author: Author, vocabulary: Vocabulary) -> Author:
    words = words_of(author.signed)
    if author.person or not len(words):
        return author
    for finding in findings_in(words, vocabulary):
        is_whole = (finding.start, finding.end) == (words.starts[0], words.ends[-1])
        if is_whole and len(finding.persons) == 1 and finding.persons != (REJECTED,):
            return replace(author, person=finding.persons[0])
    return author
