#include "platform/documents/pdf_page.hpp"

#include <algorithm>
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
    if (number_ < 2) return;
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
