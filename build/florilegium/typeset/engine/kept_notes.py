"""Keeps every note: the stock engine drops some without a word, and sends others to the page after their call."""

from typing import Any

from weasyprint.layout import LayoutContext, block

from florilegium.typeset.engine.rewriting import rewrite


def mend() -> None:
    """Mend the layout of lines with notes, for the whole process."""
    _stay_strict()
    _lay_out_notes_of_kept_lines()
    _wait_in_a_quick_list()


def _stay_strict() -> None:
    """A note whose policy is “line” is never put off once it stands on its page; stock does so to keep two lines."""
    waiting = "while report and context.current_page_footnotes"
    strict = "context.current_page_footnotes[-1].style['footnote_policy'] == 'auto'"
    rewrite(block._linebox_layout, (f"{waiting}:", f"{waiting} and {strict}:"))


def _lay_out_notes_of_kept_lines() -> None:
    """A line that is kept because earlier notes were put off leaves the loop before its own notes are looked at.

    They still wait when its paragraph is done: then they are put off to the next page too, behind the earlier ones.
    """
    stock = block._linebox_layout

    def linebox_layout(context: Any, box: Any, index: Any, child: Any, new_children: list[Any], *rest: Any) -> Any:
        outcome = stock(context, box, index, child, new_children, *rest)
        abort, _, _, _, new_footnotes, _ = outcome
        if new_children and context.footnotes and not abort:
            for each in new_children[-1].descendants():
                if each.footnote is not None and each.footnote in context.footnotes:
                    context.layout_footnote(each.footnote)
                    context.report_footnote(each.footnote)
                    new_footnotes.append(each.footnote)
        return outcome

    block._linebox_layout = linebox_layout


class _Waiting(list[Any]):
    """The notes not yet laid out. The engine asks of every box of every line whether its note, mostly None, is here."""

    def __contains__(self, note: object) -> bool:
        return note is not None and super().__contains__(note)

    def copy(self) -> "_Waiting":
        return _Waiting(self)


def _wait_in_a_quick_list() -> None:
    begin = LayoutContext.__init__

    def init(self: Any, *args: Any, **kwargs: Any) -> None:
        begin(self, *args, **kwargs)
        self.footnotes = _Waiting(self.footnotes)

    LayoutContext.__init__ = init
