#include "platform/documents/pdf_page.hpp"

#include <algorithm>
#include <cstring>
#include <stdexcept>

#include "platform/documents/pdf_language.hpp"

namespace documents {
namespace {

cairo_status_t append(void* closure, unsigned char const* data, unsigned int length)
{
    static_cast<std::string*>(closure)->append(reinterpret_cast<char const*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

std::string plain(Paragraph const& paragraph)
{
    std::string text;
    for (auto const& run : paragraph.runs) text += run.text;
    return text;
}

/// Pixels a dot: fewer are blurred by viewers that enlarge pictures smoothly.
constexpr int pixels_per_dot = 4;

/// Black and white.
void fill_dots(cairo_surface_t* picture, QrCode const& code)
{
    cairo_surface_flush(picture);
    auto* const pixels = cairo_image_surface_get_data(picture);
    auto const stride = cairo_image_surface_get_stride(picture);
    for (int y = 0; y < code.side; ++y) {
        auto* const row = pixels + y * pixels_per_dot * stride;
        for (int x = 0; x < code.side; ++x) {
            bool const dark = code.dots[static_cast<std::size_t>(y * code.side + x)] == '1';
            std::memset(row + x * pixels_per_dot * 4, dark ? 0 : 255, pixels_per_dot * 4);
        }
        for (int i = 1; i < pixels_per_dot; ++i) std::memcpy(row + i * stride, row, static_cast<std::size_t>(stride));
    }
    cairo_surface_mark_dirty(picture);
}

Laid laid_code(Paragraph const& paragraph, double width)
{
    Laid laid{.layout = {},
              .lines = {},
              .before = paragraph.before,
              .after = paragraph.after,
              .code = &paragraph.picture->code};
    auto const room = std::max(0.0, width - laid.code_height());
    if (paragraph.align == Align::centre) laid.code_x = room / 2;
    if (paragraph.align == Align::right) laid.code_x = room;
    return laid;
}

}   // namespace

double Laid::lines_height(std::size_t from, std::size_t to) const
{
    double height = 0;
    for (auto i = from; i < to; ++i) height += lines[i].height;
    return height;
}

PdfPages::PdfPages(Document const& document) : document_(document), context_(new_context(document.language))
{
    surface_ = cairo_pdf_surface_create_for_stream(append, &bytes_, 595, 842);
    auto const set = [&](cairo_pdf_metadata_t what, std::string const& value) {
        cairo_pdf_surface_set_metadata(surface_, what, value.c_str());
    };
    set(CAIRO_PDF_METADATA_TITLE, document.title);
    if (!document.author.empty()) set(CAIRO_PDF_METADATA_AUTHOR, document.author);
    auto const date = base::iso(document.date) + "T00:00:00+07:00";   // else Cairo writes the clock's time
    set(CAIRO_PDF_METADATA_CREATE_DATE, date);
    set(CAIRO_PDF_METADATA_MOD_DATE, date);
    cairo_ = cairo_create(surface_);
    cairo_set_line_width(cairo_, 0.5);
}

PdfPages::~PdfPages()
{
    cairo_destroy(cairo_);
    cairo_surface_destroy(surface_);
}

void PdfPages::begin(Page const& page)
{
    if (number_ > 0) cairo_show_page(cairo_);
    page_ = page;
    cairo_pdf_surface_set_size(surface_, page.width() * points_per_mm, page.height() * points_per_mm);
    ++number_;
    number_page();
    y = top();
}

void PdfPages::number_page()
{
    if (number_ < 2 || document_.page_number_size <= 0) return;
    auto const laid =
        lay({.runs = {{std::to_string(number_)}}, .size = document_.page_number_size, .align = Align::centre}, width());
    draw(laid, 0, laid.lines.size(), left(), (top() - laid.height()) / 2);
}

std::string PdfPages::finish()
{
    cairo_show_page(cairo_);
    cairo_surface_finish(surface_);
    if (auto const status = cairo_surface_status(surface_); status != CAIRO_STATUS_SUCCESS)
        throw std::runtime_error{std::string{"PDF cannot be drawn: "} + cairo_status_to_string(status)};
    return with_language(std::move(bytes_), document_.language);
}

Laid PdfPages::lay(Paragraph const& paragraph, double width) const
{
    if (paragraph.picture) return laid_code(paragraph, width);
    auto const indent = paragraph.indent * points_per_mm;
    Laid laid{.layout = lay_out(context_.get(), paragraph, width - indent),
              .lines = {},
              .before = paragraph.before,
              .after = paragraph.after};
    auto* iterator = pango_layout_get_iter(laid.layout.get());
    do {
        PangoRectangle logical;
        pango_layout_iter_get_line_extents(iterator, nullptr, &logical);
        auto const baseline = pango_layout_iter_get_baseline(iterator);
        laid.lines.push_back({pango_layout_iter_get_line_readonly(iterator),
                              indent + static_cast<double>(logical.x) / PANGO_SCALE,
                              static_cast<double>(baseline - logical.y) / PANGO_SCALE,
                              static_cast<double>(logical.height) / PANGO_SCALE * paragraph.line_spacing});
    } while (pango_layout_iter_next_line(iterator));
    pango_layout_iter_free(iterator);
    if (paragraph.rule > 0) {
        laid.rule = std::min(text_width(laid.layout.get()) * paragraph.rule, width);
        laid.rule_x = (width - laid.rule) / 2;
    }
    return laid;
}

double PdfPages::draw(Laid const& laid, std::size_t from, std::size_t to, double left, double top)
{
    for (auto i = from; i < to; ++i) {
        auto const& line = laid.lines[i];
        cairo_move_to(cairo_, left + line.x, top + line.ascent);
        pango_cairo_show_layout_line(cairo_, line.line);
        top += line.height;
    }
    return top;
}

double PdfPages::draw_rule(Laid const& laid, double left, double top)
{
    if (laid.rule <= 0) return top;
    cairo_move_to(cairo_, left + laid.rule_x, top + 1.5);
    cairo_rel_line_to(cairo_, laid.rule, 0);
    cairo_stroke(cairo_);
    return top + laid.rule_height();
}

double PdfPages::draw_code(Laid const& laid, double left, double top)
{
    if (laid.code == nullptr) return top;
    // a picture, for as paths the dots take many times longer to write
    auto const side = laid.code->side * pixels_per_dot;
    auto* picture = cairo_image_surface_create(CAIRO_FORMAT_RGB24, side, side);
    fill_dots(picture, *laid.code);
    auto const dot = qr_dot_mm * points_per_mm;
    cairo_save(cairo_);
    cairo_translate(cairo_, left + laid.code_x + qr_margin_dots * dot, top + qr_margin_dots * dot);
    cairo_scale(cairo_, dot / pixels_per_dot, dot / pixels_per_dot);
    cairo_set_source_surface(cairo_, picture, 0, 0);
    cairo_pattern_set_filter(cairo_get_source(cairo_), CAIRO_FILTER_NEAREST);
    cairo_paint(cairo_);
    cairo_restore(cairo_);
    cairo_surface_destroy(picture);
    return top + laid.code_height();
}

void PdfPages::box(double left, double top, double width, double height)
{
    cairo_rectangle(cairo_, left, top, width, height);
    cairo_stroke(cairo_);
}

void PdfPages::outline(Paragraph const& heading, double top)
{
    auto const level = static_cast<std::size_t>(heading.heading);
    if (level == 0) return;
    open_outlines_.resize(std::min(open_outlines_.size(), level - 1));
    auto const parent = open_outlines_.empty() ? CAIRO_PDF_OUTLINE_ROOT : open_outlines_.back();
    // the page's number is a whole number; points are rounded, for a decimal comma of the locale would spoil the target
    auto const target = "page=" + std::to_string(number_) + " pos=[" + std::to_string(static_cast<int>(left())) + " " +
                        std::to_string(static_cast<int>(top)) + "]";
    auto const entry = cairo_pdf_surface_add_outline(surface_, parent, plain(heading).c_str(), target.c_str(),
                                                     CAIRO_PDF_OUTLINE_FLAG_OPEN);
    open_outlines_.push_back(entry);
}

}   // namespace documents
