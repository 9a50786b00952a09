#pragma once

#include <cairo-pdf.h>

#include <memory>
#include <string>
#include <vector>

#include "platform/documents/layout.hpp"

/// The pages of a PDF file and what can be drawn on them. Lengths are points from the top left corner.
namespace documents {

/// A paragraph broken into lines, ready to be drawn. Views into `layout`.
struct Laid {
    struct Line {
        PangoLayoutLine* line;
        double x;   // from the left border of the paragraph
        double ascent;
        double height;   // with line spacing
    };
    PangoLayoutPtr layout;
    std::vector<Line> lines;
    double before = 0;
    double after = 0;
    double rule = 0;   // length of the line drawn below
    double rule_x = 0;
    QrCode const* code = nullptr;   // in the place of lines
    double code_x = 0;              // of its margin

    double lines_height(std::size_t from, std::size_t to) const;
    /// All of it, without `before`.
    double height() const { return lines_height(0, lines.size()) + code_height() + rule_height() + after; }
    double rule_height() const { return rule > 0 ? 4 : 0; }
    double code_height() const { return code != nullptr ? printed_mm(*code) * points_per_mm : 0; }
};

class PdfPages {
public:
    explicit PdfPages(Document const& document);
    PdfPages(PdfPages const&) = delete;
    PdfPages& operator=(PdfPages const&) = delete;
    ~PdfPages();

    /// Begins the next page in this format.
    void begin(Page const& page);
    void next_page() { begin(page_); }
    /// Ends the file and gives its bytes; call once.
    std::string finish();

    Laid lay(Paragraph const& paragraph, double width) const;
    /// Draws some lines with their upper edge at `top`; gives the lower edge.
    double draw(Laid const& laid, std::size_t from, std::size_t to, double left, double top);
    /// The line below the text, if the paragraph has one; gives its lower edge.
    double draw_rule(Laid const& laid, double left, double top);
    /// The paragraph's code, if it has one; gives its lower edge.
    double draw_code(Laid const& laid, double left, double top);
    void box(double left, double top, double width, double height);
    void outline(Paragraph const& heading, double top);

    double left() const { return page_.left * points_per_mm; }
    double top() const { return page_.top * points_per_mm; }
    double bottom() const { return (page_.height() - page_.bottom) * points_per_mm; }
    double width() const { return page_.text_width() * points_per_mm; }

    double y = 0;   // where the next block begins

private:
    void number_page();

    Document const& document_;
    std::string bytes_;
    PangoContextPtr context_;
    cairo_surface_t* surface_ = nullptr;
    cairo_t* cairo_ = nullptr;
    Page page_;
    int number_ = 0;
    std::vector<int> open_outlines_;   // newest outline entry of each level
};

}   // namespace documents
