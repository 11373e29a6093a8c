"""Every diagnostic code of the press with its severity and its meaning; the manual prints this table."""

from florilegium.codes.code import Code
from florilegium.codes.of_books import OF_BOOKS
from florilegium.codes.of_texts import OF_TEXTS

CODES: dict[str, Code] = {**OF_TEXTS, **OF_BOOKS}
