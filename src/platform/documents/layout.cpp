#include "platform/documents/layout.hpp"

#include <cmath>
#include <stdexcept>

namespace documents {
namespace {

constexpr char const* typeface = "Liberation Serif";

void add_attribute(PangoAttrList* list, PangoAttribute* attribute, std::size_t from, std::size_t to)
{
    attribute->start_index = static_cast<guint>(from);
    attribute->end_index = static_cast<guint>(to);
    pango_attr_list_insert(list, attribute);
}

PangoAlignment pango_align(Align align)
{
    if (align == Align::centre) return PANGO_ALIGN_CENTER;
    return align == Align::right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
}

/// Paper full of empty boxes must not leave the house: version 1 of the fonts, which some systems have, lacks the
/// letters with two marks.
void expect_vietnamese_letters(PangoContext* context)
{
    PangoLayoutPtr layout{pango_layout_new(context)};
    auto* font = pango_font_description_from_string(typeface);
    pango_layout_set_font_description(layout.get(), font);
    pango_font_description_free(font);
    pango_layout_set_text(layout.get(), "ĂÂĐÊÔƠƯ ăâđêôơư ẮẶẨỆỘỞỮ ắặẩệộởữ ỳỹỵỷ", -1);
    if (pango_layout_get_unknown_glyphs_count(layout.get()) > 0)
        throw std::runtime_error{
            "no font here has all Vietnamese letters; install Liberation 2 (Debian: fonts-liberation2) and try again"};
}

}   // namespace

PangoContextPtr new_context(std::string const& language)
{
    // one map per thread: Pango's maps are not to be shared, and making one reads the font configuration
    thread_local std::unique_ptr<PangoFontMap, Unref> const map{pango_cairo_font_map_new()};
    pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(map.get()), 72);
    PangoContextPtr context{pango_font_map_create_context(map.get())};
    auto* options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(context.get(), options);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(context.get(), FALSE);
    pango_context_set_language(context.get(), pango_language_from_string(language.c_str()));
    expect_vietnamese_letters(context.get());
    return context;
}

PangoLayoutPtr lay_out(PangoContext* context, Paragraph const& paragraph, double width)
{
    PangoLayoutPtr layout{pango_layout_new(context)};
    auto* font = pango_font_description_from_string(typeface);
    pango_font_description_set_absolute_size(font, paragraph.size * PANGO_SCALE);
    pango_layout_set_font_description(layout.get(), font);
    pango_font_description_free(font);

    std::string text;
    auto* attributes = pango_attr_list_new();
    for (auto const& run : paragraph.runs) {
        auto const from = text.size();
        text += run.text;
        if (run.bold) add_attribute(attributes, pango_attr_weight_new(PANGO_WEIGHT_BOLD), from, text.size());
        if (run.italic) add_attribute(attributes, pango_attr_style_new(PANGO_STYLE_ITALIC), from, text.size());
    }
    pango_layout_set_text(layout.get(), text.c_str(), static_cast<int>(text.size()));
    pango_layout_set_attributes(layout.get(), attributes);
    pango_attr_list_unref(attributes);

    if (width > 0) pango_layout_set_width(layout.get(), static_cast<int>(std::lround(width * PANGO_SCALE)));
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_alignment(layout.get(), pango_align(paragraph.align));
    pango_layout_set_justify(layout.get(), paragraph.align == Align::justify);
    pango_layout_set_indent(layout.get(),
                            static_cast<int>(std::lround(paragraph.first_line * points_per_mm * PANGO_SCALE)));
    return layout;
}

double text_width(PangoLayout* layout)
{
    PangoRectangle logical;
    pango_layout_get_extents(layout, nullptr, &logical);
    return static_cast<double>(logical.width) / PANGO_SCALE;
}

double text_height(PangoLayout* layout)
{
    PangoRectangle logical;
    pango_layout_get_extents(layout, nullptr, &logical);
    return static_cast<double>(logical.height) / PANGO_SCALE;
}

}   // namespace documents
