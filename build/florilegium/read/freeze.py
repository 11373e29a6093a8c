"""Rewrites single values of TOML texts and leaves all else as it is: the only doorway of tomlkit."""

from collections.abc import Iterable, Iterator

import tomlkit
from tomlkit.items import Table, Whitespace


def freeze_pick(toml_text: str, ids: Iterable[str]) -> str:
    """The volume file with `articles = [...]` instead of its [pick] table; comments and order stay.

    The list stands before the first table, as a key without a table must; what was said inside the query in comments
    stays where the query was. A text without [pick] comes back as it is.
    """
    document = tomlkit.parse(toml_text)
    query = document.get("pick")
    if not isinstance(query, Table):
        return toml_text
    place = next(number for number, (key, _) in enumerate(document.body) if key is not None and key.key == "pick")
    remarks = "".join(f"{remark}\n" for remark in _remarks(query))
    document.remove("pick")
    document.body[place] = (None, tomlkit.ws(f"\n{remarks}"))
    articles = tomlkit.array()
    articles.extend(ids)
    document.add("articles", articles.multiline(True))
    return tomlkit.dumps(document).rstrip("\n") + "\n"


def extend_list(toml_text: str, key: str, values: Iterable[str], table: str = "") -> str:
    """The text with the values at the end of the list `key` of its first [[table]], or of its head; all else stays.

    The list is made where there is none.
    """
    document = tomlkit.parse(toml_text)
    holder = document[table][0] if table else document
    known = holder.get(key)
    if known is None:
        known = tomlkit.array()
        holder.add(key, known)
    for value in values:
        known.append(value)
    return tomlkit.dumps(document)


def _remarks(query: Table) -> Iterator[str]:
    if query.trivia.comment:
        yield query.trivia.comment
    for _, item in query.value.body:
        if not isinstance(item, Whitespace) and item.trivia.comment:
            yield item.trivia.comment
