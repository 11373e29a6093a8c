"""Makes the layout quicker and leaves every byte of the file as it was."""

from typing import Any

from weasyprint.layout import page

from florilegium.typeset.engine.rewriting import rewrite


def mend() -> None:
    """Mend the layout of pages and lines, for the whole process."""
    _remember_anchors()
    page.set_page_type_computed_styles = _set_page_styles


def _remember_anchors() -> None:
    """For each page stock gathers the anchors of all pages before it, and seeks every box's anchor in the list."""
    page.anchors_before = _anchors_before
    rewrite(
        page.make_page,
        (
            "    cached_anchors = []\n    cached_lookups = []\n"
            "    for (_, _, _, _, x_remake_state) in page_maker[:page_number - 1]:\n"
            "        cached_anchors.extend(x_remake_state.get('anchors', []))\n"
            "        cached_lookups.extend(x_remake_state.get('content_lookups', []))\n",
            "    cached_anchors, cached_lookups = anchors_before(context, page_number)\n",
        ),
        ("cached_anchors.append(anchor)", "cached_anchors.add(anchor)"),
        ("cached_lookups.append(counter_lookup_id)", "cached_lookups.add(counter_lookup_id)"),
    )


def _anchors_before(context: Any, page_number: int) -> tuple[set[str], set[int]]:
    """The anchors and lookups of the pages before: those of the page that was made last, if it was the one before."""
    last, anchors, lookups = context.__dict__.get("_anchors", (0, set(), set()))
    if last != page_number - 1:
        states = [state for *_, state in context.page_maker[: page_number - 1]]
        anchors = {anchor for state in states for anchor in state.get("anchors", ())}
        lookups = {lookup for state in states for lookup in state.get("content_lookups", ())}
    context._anchors = page_number, anchors, lookups
    return anchors, lookups


def _set_page_styles(page_type: Any, html: Any, style_for: Any) -> None:
    """Compute the styles of a page and its margin boxes; stock seeks them among those of all elements and pages.

    Pages for which the same rules hold share theirs; the first has its own, since its size is that of the viewport.
    """
    style_for.add_page_declarations(page_type)
    root, base = html.etree_element, html.base_url
    cascaded, computed = style_for.get_cascaded_styles(), style_for.get_computed_styles()
    known = style_for.__dict__.setdefault("_page_styles", {})
    page = page_type.index == 0, _rules(cascaded.get((page_type, None), {}))
    selectors = (each for sheet, *_ in style_for._sheets for _, each, _ in sheet.page_rules)
    pseudo_types = dict.fromkeys(pseudo_type for each in selectors for _, pseudo_type, _ in each if pseudo_type)
    for pseudo_type in (None, *(each for each in pseudo_types if (page_type, each) in cascaded)):
        key = page, pseudo_type, _rules(cascaded.get((page_type, pseudo_type), {}))
        if key not in known:
            above = page_type if pseudo_type else root
            style_for.set_computed_styles(page_type, root=root, parent=above, base_url=base, pseudo_type=pseudo_type)
            known[key] = computed[page_type, pseudo_type]
        computed[page_type, pseudo_type] = known[key]


def _rules(cascaded: Any) -> tuple[tuple[str, int, str], ...]:
    """What the rules say: their values are those of the stylesheets, which live as long as the styles."""
    return tuple((name, id(value), str(weight)) for name, (value, weight) in cascaded.items())
