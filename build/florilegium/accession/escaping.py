"""Words as they must be typed in an article file, so that they come back exactly."""

import re

_ACTIVE = re.compile(
    r"[\\*_\[\]`<>{}~|^]|&(?=#?\w+;)|!(?=\[)|(?<=www)\.(?=\w)|(?<=http):(?=//)|(?<=https):(?=//)", re.IGNORECASE
)
_LINE_OPENING = re.compile(r"(?:(?P<sign>[#>+=-])|(?P<number>\d{1,9})(?P<stop>[.)])|(?P<colons>:::)|(?P<dash>— ))")


def escaped(words: str) -> str:
    """The words with a backslash before each sign that Markdown would act on.

    >>> escaped("a * b [1] <c> www.example.org")
    'a \\\\* b \\\\[1\\\\] \\\\<c\\\\> www\\\\.example.org'
    """
    return _ACTIVE.sub(lambda match: f"\\{match[0]}", words)


def opened(line: str) -> str:
    """A line of a paragraph with a backslash where its beginning would make it a list, heading, rule or quotation.

    >>> opened("1. A paragraph, no list"), opened("- so"), opened("1917 came")
    ('1\\\\. A paragraph, no list', '\\\\- so', '1917 came')
    """
    found = _LINE_OPENING.match(line)
    if not found:
        return line
    if found["number"]:
        return f"{found['number']}\\{line[len(found['number']) :]}"
    return f"\\{line}" if not found["dash"] else line
