"""Those who made a volume, as contributors of ONIX."""

from collections.abc import Iterable, Iterator

from florilegium.model.article import Author
from florilegium.model.bodies import is_body
from florilegium.model.elements import Element, said, tree
from florilegium.model.volume import Volume
from florilegium.onix import code_lists as code
from florilegium.onix.product import Product

Named = tuple[str, Author]  # a role of list 17, and who had it


def contributors(product: Product) -> Iterator[Element]:
    """The editors first, then those who wrote the pieces, those who introduced them, and the translators."""
    found = tuple(dict.fromkeys(_named(product.volume)))
    if not found:
        yield tree("NoContributor")
    for number, (role, author) in enumerate(found, 1):
        yield tree(
            "Contributor",
            said("SequenceNumber", str(number)),
            said("ContributorRole", role),
            *_name(author, product.catalogue.headwords.get(author.person, "")),
        )


def _name(author: Author, headword: str) -> tuple[Element | None, ...]:
    """As “The Editors” a body, else a person as signed and as filed."""
    if not headword and is_body(author.signed):
        return (said("CorporateName", author.signed),)
    return said("PersonName", author.signed), said("PersonNameInverted", headword)


def _named(volume: Volume) -> Iterator[Named]:
    articles = [article for part in volume.parts for article in part.articles]
    own = (article.translator for article in articles if article.translator)
    yield from _with_role(code.EDITOR, map(Author, volume.editors))
    yield from _with_role(code.AUTHOR, (author for article in articles for author in article.authors))
    for matter in (*volume.front, *volume.back):
        if matter.text and matter.kind in code.ROLES:
            yield from _with_role(code.ROLES[matter.kind], matter.text.authors)
    yield from _with_role(code.TRANSLATOR, map(Author, (*volume.translators, *own)))


def _with_role(role: str, authors: Iterable[Author]) -> Iterator[Named]:
    return ((role, Author(author.signed, author.person)) for author in authors)
