"""Makes the layout quicker and leaves every byte of the file as it was."""

from typing import Any

from weasyprint.layout import page
from weasyprint.text import line_break
from weasyprint.text.constants import LST_TO_ISO, PANGO_DIRECTION
from weasyprint.text.ffi import ffi, gobject, pango, unicode_to_char_p
from weasyprint.text.fonts import font_features, get_font_description

from florilegium.typeset.engine.rewriting import rewrite

FEATURES = (
    "font_kerning",
    "font_variant_ligatures",
    "font_variant_position",
    "font_variant_caps",
    "font_variant_numeric",
    "font_variant_alternates",
    "font_variant_east_asian",
    "font_feature_settings",
)
FONT = (
    "font_family",
    "font_style",
    "font_stretch",
    "font_weight",
    "font_size",
    "font_variation_settings",
    "font_language_override",
    "lang",
    "direction",
)


def mend() -> None:
    """Mend the layout of pages and lines, for the whole process."""
    _remember_anchors()
    page.set_page_type_computed_styles = _set_page_styles
    _share_contexts()


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
    """Compute the styles of a page and its margin boxes; stock seeks them among those of all elements and pages."""
    style_for.add_page_declarations(page_type)
    root, base = html.etree_element, html.base_url
    style_for.set_computed_styles(page_type, root=root, parent=root, base_url=base)
    selectors = (each for sheet, *_ in style_for._sheets for _, each, _ in sheet.page_rules)
    for pseudo_type in dict.fromkeys(pseudo_type for each in selectors for _, pseudo_type, _ in each):
        if pseudo_type and (page_type, pseudo_type) in style_for.get_cascaded_styles():
            style_for.set_computed_styles(
                page_type, root=root, parent=page_type, base_url=base, pseudo_type=pseudo_type
            )


def _share_contexts() -> None:
    """One Pango context, font description and list of features for all lines of equal style; stock makes them anew."""
    stock = line_break.Layout.setup

    def setup(self: Any, style: Any) -> None:
        if style["text_decoration_line"] != "none":
            stock(self, style)
            return
        context, self.language, description, features = _context(style)
        self.style = style
        self.first_line_direction = 0
        self.ascent = self.underline_position = self.strikethrough_position = None
        self.layout = ffi.gc(pango.pango_layout_new(context), gobject.g_object_unref)
        pango.pango_layout_set_auto_dir(self.layout, False)
        pango.pango_layout_set_font_description(self.layout, description)
        if features is not None:
            attributes = pango.pango_attr_list_new()  # its own: spacing is added to it line by line
            pango.pango_attr_list_insert(attributes, features)
            pango.pango_layout_set_attributes(self.layout, attributes)

    line_break.Layout.setup = setup


def _context(style: Any) -> Any:
    """The shared context of the style: found on the style itself, else among those of its font configuration."""
    size, known = style.__dict__.get("_context", (None, None))
    if size != style["font_size"]:
        contexts = style.font_config.__dict__.setdefault("_contexts", {})
        key = tuple(str(style[name]) for name in FONT + FEATURES)
        known = contexts[key] = contexts.get(key) or _new_context(style)
        style._context = style["font_size"], known
    return known


def _new_context(style: Any) -> Any:
    """What `Layout.setup` makes of a style: Pango's context, language, font description and features or None."""
    context = ffi.gc(pango.pango_font_map_create_context(style.font_config.font_map), gobject.g_object_unref)
    pango.pango_context_set_round_glyph_positions(context, False)
    pango.pango_context_set_base_dir(context, PANGO_DIRECTION[style["direction"]])
    override = style["font_language_override"]
    tag = style["lang"] if override == "normal" else LST_TO_ISO.get(override.lower(), override)
    language = pango.pango_language_get_default()
    if tag:
        pointer, _ = unicode_to_char_p(tag)
        language = pango.pango_language_from_string(pointer)
        pango.pango_context_set_language(context, language)
    features = None
    if wanted := font_features(*(style[name] for name in FEATURES)):
        text = ",".join(f"{feature} {value}" for feature, value in wanted.items()).encode()
        features = style.font_config.font_features.get(text)
        if features is None:
            features = style.font_config.font_features[text] = pango.pango_attr_font_features_new(text)
    return context, language, get_font_description(style), features
