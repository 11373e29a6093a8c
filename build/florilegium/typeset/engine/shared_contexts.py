"""What Pango is told of a style, once for all lines of equal style: the stock engine tells it anew for each."""

from dataclasses import dataclass, field
from typing import Any

from weasyprint.text import line_break
from weasyprint.text.constants import LST_TO_ISO, PANGO_DIRECTION
from weasyprint.text.ffi import ffi, gobject, pango, unicode_to_char_p
from weasyprint.text.fonts import font_features, get_font_description

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


@dataclass(slots=True, eq=False)
class Context:
    """Pango's context, language, font description and features (None where there are none) of a style.

    With them what is known of its words: how each is shaped, a layout for each font that keeps it alive, how high and
    how far above its baseline a line in each font is, how wide signs are at the edge of a line, how high a line of a
    `line-height` is, and whether blanks are padded as they are thought to be.
    """

    pango: Any
    language: Any
    description: Any
    features: Any
    words: dict[str, Any] = field(default_factory=dict)
    fonts: dict[Any, Any] = field(default_factory=dict)
    heights: dict[Any, tuple[float, float]] = field(default_factory=dict)
    widths: dict[tuple[str, Any], float] = field(default_factory=dict)
    struts: dict[Any, tuple[float, float]] = field(default_factory=dict)
    pads: bool | None = None


def mend() -> None:
    """Mend the making of Pango's layouts, for the whole process."""
    stock = line_break.Layout.setup

    def setup(self: Any, style: Any) -> None:
        if style["text_decoration_line"] != "none":
            stock(self, style)
            return
        context = context_of(style)
        self.style = style
        self.language = context.language
        self.first_line_direction = 0
        self.ascent = self.underline_position = self.strikethrough_position = None
        self.layout = ffi.gc(pango.pango_layout_new(context.pango), gobject.g_object_unref)
        pango.pango_layout_set_auto_dir(self.layout, False)
        pango.pango_layout_set_font_description(self.layout, context.description)
        if context.features is not None:
            attributes = pango.pango_attr_list_new()  # its own: spacing is added to it line by line
            pango.pango_attr_list_insert(attributes, context.features)
            pango.pango_layout_set_attributes(self.layout, attributes)

    line_break.Layout.setup = setup


def context_of(style: Any) -> Context:
    """The shared context of the style: found on the style itself, else among those of its font configuration."""
    size, known = style.__dict__.get("_context", (None, None))
    if size != style["font_size"]:
        contexts = style.font_config.__dict__.setdefault("_contexts", {})
        key = tuple(str(style[name]) for name in FONT + FEATURES)
        known = contexts[key] = contexts.get(key) or _new_context(style)
        style._context = style["font_size"], known
    return known  # type: ignore[no-any-return]


def _new_context(style: Any) -> Context:
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
    return Context(context, language, get_font_description(style), features)
