"""From Markdown to constructs with exact places: the only doorway of markdown-it-py.

The parser gives lines but no columns for what stands inside a line. So every inline rule is wrapped: what a rule
pushes is stamped with the offset at which the rule began and ended in its run of text. `reading.Reading` finds the
run's lines again in the source, which gives the column.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline, RuleFuncInlineType
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.attrs import attrs_block_plugin, attrs_plugin
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.footnote import footnote_plugin

from florilegium.read.citing import CITATION
from florilegium.read.construct import Construct
from florilegium.read.emending import marks_at

DEEPEST = 40  # blocks or marks inside one another; the parser drops what lies deeper, so it is refused
TOO_DEEP = "too_deep"


def constructs(text: str) -> tuple[Construct, ...]:
    """The constructs of a Markdown text in the order of the source, notes where they were written."""
    tokens = _parser().parse(text)
    deep = tuple(
        Construct(TOO_DEEP, line=token.map[0] + 1) for token in tokens if token.map and token.level >= DEEPEST - 2
    )
    return (*_nest(iter(tokens)), *deep[:1])


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt()
    parser.inline = _PlacedInline()
    parser.configure("commonmark", {"maxNesting": DEEPEST, "inline_definitions": True, "html": True})
    parser.enable("table").disable(["code", "text_join", "fragments_join"])
    parser.use(footnote_plugin, inline=False, move_to_end=False, always_match_refs=True)
    parser.use(attrs_plugin, after=(), spans=True).use(attrs_block_plugin)
    parser.core.ruler.disable("attr")
    parser.use(container_plugin, "block", validate=lambda *_: True)
    parser.block.ruler.before("table", "verse_lines", _verse_lines)
    ruler = parser.inline.ruler
    ruler.before("strikethrough" if "strikethrough" in ruler.get_active_rules() else "emphasis", "emendation", _emended)
    ruler.before("link", "citation", _citation)
    for name, rule in zip(ruler.get_active_rules(), tuple(ruler.getRules("")), strict=True):
        ruler.at(name, _placed(rule))
    return parser


class _PlacedInline(ParserInline):
    """The inline parser, which stamps also the words that close a run."""

    def tokenize(self, state: StateInline) -> None:
        super().tokenize(state)
        if state.tokens and state.tokens[-1].type == "text":
            last = state.tokens[-1]
            last.meta.setdefault("at", state.posMax - len(last.content))


def _placed(rule: RuleFuncInlineType) -> RuleFuncInlineType:
    def placed(state: StateInline, silent: bool) -> bool:
        start, before = state.pos, len(state.tokens)
        found = rule(state, silent)
        if found and not silent:
            for token in state.tokens[before:]:
                token.meta.setdefault("at", _begin(token, state.src, start))
                token.meta.setdefault("end", state.pos)
        return found

    return placed


def _begin(token: Token, source: str, start: int) -> int:
    """Where the token begins: words in waiting were flushed by the rule that begins at `start`, so they end there."""
    if token.type == "text":
        if source[start] == "\n":  # the rule took the blanks before it off the waiting words
            start = len(source[:start].rstrip(" "))
        if source.startswith(token.content, max(0, start - len(token.content))):
            return max(0, start - len(token.content))
    return start


def _emended(state: StateInline, silent: bool) -> bool:
    """A mark of emendation: its rejected reading and its reading are runs of their own inside it."""
    marks = marks_at(state.src, state.pos, state.posMax)
    if marks is None:
        return False
    if not silent:
        limit = state.posMax
        opening = state.push("emendation_open", "", 1)
        opening.markup, opening.info = state.src[state.pos : state.pos + 3], state.src[marks.braces : marks.end]
        for name, part in (("rejected", marks.rejected), ("reading", marks.reading)):
            if part:
                state.push(f"{name}_open", "", 1)
                state.pos, state.posMax = part
                state.md.inline.tokenize(state)
                state.push(f"{name}_close", "", -1)
        state.push("emendation_close", "", -1)
        state.posMax = limit
    state.pos = marks.end
    return True


def _citation(state: StateInline, silent: bool) -> bool:
    """“[@moxon1683, p. 12]” is a citation, whatever words stand in it."""
    match = CITATION.match(state.src, state.pos, state.posMax) if state.src[state.pos] == "[" else None
    if match is None:
        return False
    if not silent:
        state.push("citation", "", 0).content = match[0]
    state.pos = match.end()
    return True


def is_verse(info: str) -> bool:
    """Whether the words after “:::” open verse."""
    return info.strip() == "verse" or ".verse" in info.strip("{} ").split()


def _verse_lines(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """In a verse container every line is a run of its own, whatever it looks like."""
    opening = state.tokens[-1] if state.tokens else None
    if silent or opening is None or opening.type != "container_block_open" or not is_verse(opening.info):
        return False
    for line in range(first, last):
        token = state.push("inline", "", 0)
        token.content = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].rstrip()
        token.info = str(max(0, state.sCount[line] - state.blkIndent) // 2)
        token.map = [line, line + 1]
        token.children = []
    state.line = last
    return True


def _nest(tokens: Iterator[Token]) -> tuple[Construct, ...]:
    found = []
    for token in tokens:
        if token.nesting < 0:
            break
        if token.nesting > 0:
            inner = _nest(tokens)
        elif token.type == "inline" and _depth(token.children or []) > DEEPEST:
            inner = (Construct(TOO_DEEP),)
        else:
            inner = _nest(iter(token.children or ()))
        found.append(_construct(token, inner))
    return tuple(found)


def _depth(tokens: list[Token]) -> int:
    depth = deepest = 0
    for token in tokens:
        depth += token.nesting
        deepest = max(deepest, depth)
    return deepest


def _construct(token: Token, inner: tuple[Construct, ...]) -> Construct:
    first, last = token.map or (-1, -1)
    meta: dict[str, Any] = token.meta
    return Construct(
        kind=token.type.removesuffix("_open"),
        children=inner,
        text="" if token.type == "image" else token.content,
        line=first + 1,
        end_line=last + 1,
        at=meta.get("at", 0),
        end=meta.get("end", 0),
        info=meta.get("label", "") or token.info,
        markup=token.markup,
        attributes=_attributes(token) if token.attrs or meta else (),
        level=int(token.tag[1]) if token.type == "heading_open" else 0,
    )


def _attributes(token: Token) -> tuple[tuple[str, str], ...]:
    """All attributes that were typed, also those that the plugin thinks dangerous: they are refused later, not lost."""
    typed = (*token.attrs.items(), *token.meta.get("insecure_attrs", {}).items())
    return tuple((key, str(value)) for key, value in typed)
