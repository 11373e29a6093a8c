"""The arguments and options that several commands take, each declared once."""

from collections.abc import Callable
from typing import Any

import click

from florilegium.cli.main import Id
from florilegium.model.names import KINDS

Declaration = Callable[[Callable[..., Any]], Callable[..., Any]]

an_article: Declaration = click.argument("article", type=Id(articles=True), metavar="ARTICLE")
articles: Declaration = click.argument(
    "articles", nargs=-1, required=True, type=Id(articles=True), metavar="ARTICLE..."
)
a_volume: Declaration = click.argument("volume", type=Id(volumes=True), metavar="VOLUME")
texts: Declaration = click.argument(
    "ids", nargs=-1, type=Id(volumes=True, articles=True), metavar="[VOLUME|ARTICLE]..."
)


def a_form(words: str, *forms: str) -> Declaration:
    """The option `--format`, given to the command as `form`: one of the forms, the first where it is not given."""
    return click.option("--format", "form", type=click.Choice(forms), default=forms[0], show_default=True, help=words)


form_of_findings = a_form("Lines for people, or a list for other programs.", "text", "json", "sarif")


def a_kind(words: str) -> Declaration:
    """The option `--kind`: what a record is, None where it is not given."""
    return click.option("--kind", type=click.Choice(KINDS), help=words)
