"""The libraries that the program asks for and those that they ask for, as they are installed and as they are locked."""

import re
from collections.abc import Iterable
from importlib.metadata import Distribution, PackageNotFoundError, distribution

PROGRAM = "florilegium"
_EXTRA = re.compile(r"""extra\s*==\s*["']([\w.-]+)["']""")
_WANTED = re.compile(r"([\w.-]+)\s*(?:\[([^\]]*)\])?")


def package_name(name: str) -> str:
    """The name of a package as indexes have it.

    >>> package_name("Typing_Extensions")
    'typing-extensions'
    """
    return re.sub(r"[-_.]+", "-", name).lower()


def installed(otherwise: Iterable[str] = ()) -> dict[str, Distribution]:
    """By name, sorted: all that the program asks for at any remove and that is here.

    What is asked for on other systems or by other versions of Python is not here, and so left out. Of a program that
    runs from its sources and is installed nowhere it is what `otherwise` asks for.
    """
    found: dict[str, Distribution] = {}
    asked, done = [(name, "") for name in _roots(otherwise)], set[tuple[str, str]]()
    while asked:
        name, extra = entry = asked.pop()
        if entry in done:
            continue
        done.add(entry)
        try:
            found[name] = distribution(name)
        except PackageNotFoundError:
            continue
        asked += (wanted for each in found[name].requires or () for wanted in _wanted(each, extra))
    found.pop(PROGRAM, None)
    return dict(sorted(found.items()))


def _roots(otherwise: Iterable[str]) -> Iterable[str]:
    try:
        distribution(PROGRAM)
    except PackageNotFoundError:
        return otherwise
    return (PROGRAM,)


def _wanted(requirement: str, extra: str) -> list[tuple[str, str]]:
    """The package of a requirement, once plainly and once for each extra of it; none where another extra wants it."""
    condition = _EXTRA.search(requirement)
    if (condition[1] if condition else "") not in ("", extra):
        return []
    if not (named := _WANTED.match(requirement)):
        return []
    extras = [each.strip() for each in (named[2] or "").split(",") if each.strip()]
    return [(package_name(named[1]), each) for each in ("", *extras)]


def locked(lock: str) -> dict[str, tuple[str, tuple[str, ...]]]:
    """By the names of the packages in a lock the version, and the SHA-256 of each file that may be installed for it.

    >>> locked("six==1.17 \\\\\\n    --hash=sha256:ab \\\\\\n    --hash=sha256:cd\\n")
    {'six': ('1.17', ('ab', 'cd'))}
    """
    found: dict[str, tuple[str, tuple[str, ...]]] = {}
    name = ""
    for line in lock.splitlines():
        if pinned := re.match(r"([\w.-]+)==([^\s;]+)", line):
            name = package_name(pinned[1])
            found[name] = pinned[2], ()
        elif (hashed := re.match(r"\s+--hash=sha256:(\w+)", line)) and name:
            version, hashes = found[name]
            found[name] = version, (*hashes, hashed[1])
    return found
