"""A CSL style and works turned into words: the doorway of citeproc-py.

What is mended in it, by CSL 1.0.2: what stands in the place of a missing author is not printed a second time
(cs:substitute); years are told apart by letters (disambiguation), which the processor does not know; a range inside one
year keeps its year where a style prints no more of it (date-parts); works that a citation does not sort stay in the
order of the text (cs:sort); numbers with a hyphen in their name, as number-of-volumes, are found.
"""

import io
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from copy import copy
from types import SimpleNamespace
from typing import Any

import citeproc
from citeproc import model as elements
from citeproc.formatter import plain
from citeproc.source.json import CiteProcJSON

from florilegium.bibliography import marks
from florilegium.bibliography.unusable import Unusable
from florilegium.model.inlines import Cite
from florilegium.model.letters import fold
from florilegium.model.lists import Work


class Processor:
    """Prints citations and a list of works. `heard` is what the processor warned of."""

    def __init__(self, style: str, language: str) -> None:
        """Raises Unusable for what is no CSL style."""
        self.heard: list[str] = []
        if "<!DOCTYPE" in style:
            raise Unusable("it declares entities")
        with self._listening():
            try:
                self._style = citeproc.CitationStylesStyle(
                    io.BytesIO(style.encode()), locale=_locale(language), validate=False
                )
            except Exception as error:
                raise Unusable(str(error)) from None
        root = self._style.root
        if not str(root.tag).endswith("}style") or root.find("cs:citation", root.nsmap) is None:
            raise Unusable("it has no layout for citations")
        self.in_notes = root.get("class") == "note"
        self._letters = not self.in_notes and root.citation.get("disambiguate-add-year-suffix") == "true"

    def load(self, works: Sequence[Work]) -> None:
        """Take the works to be cited and listed, sorted as the style has it. Raises Unusable with a work’s key."""
        self._source = _source(works, marks.marked)
        self._keys = self._sorted(works)
        if self._letters:
            self._tell_apart()
        self._bibliography = self._open(_Marks)

    def cite(self, cites: Sequence[Cite]) -> str:
        """The citation, each work between its marks."""
        items = [self._item(cite, number) for number, cite in enumerate(cites)]
        citation = citeproc.Citation(items)
        citation.bibliography = copy(self._bibliography)
        cited = [item.key for item in items]
        citation.bibliography.keys = [*cited, *(key for key in self._bibliography.keys if key not in cited)]
        with self._listening(cites[0].key.lower()):
            return str(self._bibliography.cite(citation, lambda item: None))

    def entries(self) -> Iterator[tuple[str, str]]:
        """The key of each work and its entry, in the order of the style."""
        for key in self._keys:
            with self._listening(key):
                found = self._style.render_bibliography([self._bibliography.items[self._keys.index(key)]])
            yield key, "".join(map(str, found))

    def _item(self, cite: Cite, number: int) -> Any:
        key = cite.key.lower()
        if cite.only_date and not self.in_notes:
            key = self._without_author(key)
        place = {"locator": citeproc.Locator(cite.label, cite.locator)} if cite.locator else {}
        return _Item(
            key, self._keys, prefix=cite.prefix + marks.mark_of(number), suffix=marks.CLOSE + cite.suffix, **place
        )

    def _without_author(self, key: str) -> str:
        """A work like that one of which only the date is known."""
        bare = f"{key} "
        kept = {name: value for name, value in self._source[key].items() if name in ("issued", "year_suffix")}
        self._source.add(citeproc.source.Reference(bare, "book", **kept))
        if bare not in self._bibliography.keys:
            self._bibliography.keys.append(bare)
        return bare

    def _sorted(self, works: Sequence[Work]) -> list[str]:
        """The keys in the order of the style; accents and marks count for nothing."""
        source, self._source = self._source, _source(works, lambda text: fold(marks.unmarked(marks.marked(text))))
        self._keys = [work.key.lower() for work in works]
        bibliography = self._open(plain)
        with self._listening():
            if self._style.has_bibliography():
                bibliography.sort()
        self._source = source
        return list(bibliography.keys)

    def _tell_apart(self) -> None:
        """Give a letter to the years of works that would be cited by the same words."""
        bibliography = self._open(plain)
        same: dict[str, list[str]] = {}
        for key in self._keys:
            citation = citeproc.Citation([citeproc.CitationItem(key)])
            citation.bibliography = bibliography
            with self._listening(key):
                same.setdefault(str(bibliography.cite(citation, lambda item: None)), []).append(key)
        for keys in same.values():
            for number, key in enumerate(keys if len(keys) > 1 else ()):
                self._give_letter(self._source[key], chr(ord("a") + number % 26))

    def _give_letter(self, reference: Any, letter: str) -> None:
        if self._style.root.xpath_search('.//cs:text[@variable="year-suffix"]'):
            reference["year_suffix"] = letter
        elif "year" in reference.get("issued", {}):
            reference["issued"]["year"] = _LetteredYear(reference["issued"]["year"], letter)

    def _open(self, formatter: Any) -> Any:
        """The processor’s bibliography with all works in their order."""
        bibliography = citeproc.CitationStylesBibliography(self._style, self._source, formatter)
        bibliography.register(citeproc.Citation([citeproc.CitationItem(key) for key in self._keys]))
        return bibliography

    @contextmanager
    def _listening(self, key: str = "") -> Iterator[None]:
        with warnings.catch_warnings(record=True) as heard:
            warnings.simplefilter("always")
            try:
                yield
            except Unusable:
                raise
            except Exception as error:  # the processor stumbles over odd works in many ways
                raise Unusable(f"{type(error).__name__}: {error}", key) from error
        self.heard += [" ".join(str(each.message).split()) for each in heard]


class _Item(citeproc.CitationItem):  # type: ignore[misc]
    """A work that is cited; its number is its place among all works, `keys`, wherever it stands in the citation."""

    def __init__(self, key: str, keys: list[str], **given: Any) -> None:
        super().__init__(key, **given)
        self.all_keys = keys

    @property
    def number(self) -> int:
        return self.all_keys.index(self.key) + 1


class _LetteredYear(int):
    """A year that is printed with a letter."""

    letter: str

    def __new__(cls, year: int, letter: str) -> "_LetteredYear":
        made = super().__new__(cls, year)
        made.letter = letter
        return made

    def __abs__(self) -> "_LetteredYear":
        return self

    def __str__(self) -> str:
        return f"{int(self)}{self.letter}"


def _wrapped(mark: str) -> Any:
    return lambda text: f"{mark}{text}{marks.CLOSE}"


# What the processor calls a formatter: a name for each way to set words.
_Marks = SimpleNamespace(
    preformat=str, Italic=_wrapped(marks.ITALIC), Oblique=_wrapped(marks.ITALIC), Bold=_wrapped(marks.BOLD), Light=str,
    Underline=_wrapped(marks.ITALIC), Superscript=_wrapped(marks.SUPERSCRIPT), Subscript=_wrapped(marks.SUBSCRIPT),
    SmallCaps=_wrapped(marks.SMALL_CAPITALS),
)  # fmt: skip


def _source(works: Sequence[Work], change: Any) -> Any:
    """The works as the processor keeps them, with each of their texts changed."""
    source = CiteProcJSON(
        [{**marks.changed(work.variables, change), "id": work.key, "type": work.variables["type"]} for work in works]
    )
    for reference in source.values():
        for name in citeproc.NUMBERS:
            if name in reference:
                reference[name.replace("_", "-")] = reference[name]  # where cs:number looks for it
    return source


def _locale(language: str) -> str:
    """The language as the processor names it; it falls back to English where it has no words of a language."""
    return language if "-" in language else citeproc.PRIMARY_DIALECTS.get(language, language)


def _repress(self: Any, child: Any, context: Any) -> None:
    """What was printed in the place of an author is not printed again: names, and a title that a macro prints."""
    repressed = context.get_layout().repressed
    if child.get("variable"):
        repressed.setdefault(child.tag, []).extend(child.get("variable").split())
    waiting = [child]
    while waiting:
        element = waiting.pop()
        if element.get("macro"):
            waiting.append(element.get_macro(element.get("macro")))
        if (element.get("variable") or "").startswith("title"):
            repressed.setdefault(element.tag, []).append(element.get("variable"))
        waiting.extend(element.getchildren())


def _names(self: Any, item: Any, names_context: Any = None, context: Any = None, **kwargs: Any) -> Any:
    """As the processor prints names, without those that stand in the place of an author already."""
    repressed = (context if context is not None else self).get_layout().repressed
    done = repressed.get(self.tag, ()) if isinstance(repressed, dict) else ()
    known = [variable for variable in self.get("variable").split() if variable in item.reference]
    if known and all(variable in done for variable in known):
        return None
    return _stock_names(self, item, names_context, context, **kwargs)


def _range(self: Any, span: Any, show_parts: Any = None, context: Any = None) -> Any:
    """As the processor prints a range, and as one date where its two ends look alike in the parts that are printed."""
    printed = {part.get("name") for part in self.iterchildren()} & set(show_parts or ())
    if all(span.begin.get(part) == span.end.get(part) for part in printed):
        return self.render_single_date(span.begin, show_parts, context)
    return _stock_range(self, span, show_parts, context)


_stock_names = elements.Names.process
_stock_range = elements.Date.render_date_range
elements.Substitute.add_to_repressed_list = _repress
elements.Names.process = _names
elements.Date.render_date_range = _range
