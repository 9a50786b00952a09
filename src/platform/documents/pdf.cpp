#include <algorithm>
#include <numeric>

#include "platform/documents/document.hpp"
#include "platform/documents/pdf_page.hpp"
#include "platform/documents/pdf_table.hpp"

namespace documents {
namespace {

/// Lays the blocks of a section down the pages. Headings stay with what follows, signatures with two lines before them,
/// and no page begins or ends with a single line of a paragraph.
class Flow {
public:
    Flow(PdfPages& pages, std::vector<Block> const& blocks) : pages_(pages), blocks_(blocks) {}

    void run()
    {
        for (std::size_t i = 0; i < blocks_.size(); ++i) {
            if (auto const* paragraph = std::get_if<Paragraph>(&blocks_[i]))
                put(*paragraph, needed_after(i));
            else if (auto const* table = std::get_if<Table>(&blocks_[i]))
                PdfTable{pages_, *table}.put();
            else
                put(std::get<SideBySide>(blocks_[i]));
        }
    }

private:
    /// Points that must still fit on the page below block `i`.
    double needed_after(std::size_t i) const
    {
        if (i + 1 >= blocks_.size()) return 0;
        auto const& next = blocks_[i + 1];
        if (auto const* pair = std::get_if<SideBySide>(&next); pair && pair->keep_with_previous) return height(*pair);
        if (!std::get<Paragraph>(blocks_[i]).keep_with_next) return 0;
        if (auto const* table = std::get_if<Table>(&next)) return PdfTable{pages_, *table}.height_of_start();
        auto const* paragraph = std::get_if<Paragraph>(&next);
        if (!paragraph) return height(std::get<SideBySide>(next));
        auto const laid = pages_.lay(*paragraph, pages_.width());
        auto const first = laid.lines_height(0, std::min<std::size_t>(2, laid.lines.size()));
        return laid.before + first + (paragraph->keep_with_next ? laid.after + needed_after(i + 1) : 0);
    }

    void put(Paragraph const& paragraph, double needed)
    {
        auto const laid = pages_.lay(paragraph, pages_.width());
        if (laid.code != nullptr && pages_.y > pages_.top() && pages_.y + laid.height() > pages_.bottom())
            pages_.next_page();
        if (pages_.y > pages_.top()) pages_.y += laid.before;
        bool marked = false;
        for (std::size_t from = 0; from < laid.lines.size();) {
            auto const to = last_on_page(laid, from, needed);
            if (to > from && !marked) {
                pages_.outline(paragraph, pages_.y);
                marked = true;
            }
            pages_.y = pages_.draw(laid, from, to, pages_.left(), pages_.y);
            from = to;
            if (from < laid.lines.size()) pages_.next_page();
        }
        pages_.y = pages_.draw_code(laid, pages_.left(), pages_.y);
        pages_.y = pages_.draw_rule(laid, pages_.left(), pages_.y) + laid.after;
    }

    /// One past the last line that goes on this page.
    std::size_t last_on_page(Laid const& laid, std::size_t from, double needed) const
    {
        auto const all = laid.lines.size();
        auto const room = pages_.bottom() - pages_.y;
        auto const tail = laid.rule_height() + (needed > 0 ? laid.after + needed : 0);
        if (laid.lines_height(from, all) + tail <= room) return all;
        auto to = from;
        while (to < all && laid.lines_height(from, to + 1) <= room) ++to;
        if (all - to < 2) to = all - std::min<std::size_t>(2, all - from);   // two lines go over together
        if (to - from == 1 && from == 0) to = from;                          // and none stays behind alone
        bool const fresh_page = pages_.y <= pages_.top();
        if (to <= from && fresh_page) return from + std::max<std::size_t>(1, fitting(laid, from, room));
        return to;
    }

    static std::size_t fitting(Laid const& laid, std::size_t from, double room)
    {
        std::size_t count = 0;
        while (from + count < laid.lines.size() && laid.lines_height(from, from + count + 1) <= room) ++count;
        return count;
    }

    double height(std::vector<Paragraph> const& paragraphs, double width) const
    {
        double sum = 0;
        for (auto const& paragraph : paragraphs) {
            auto const laid = pages_.lay(paragraph, width);
            sum += laid.before + laid.height();
        }
        return sum;
    }

    double height(SideBySide const& pair) const
    {
        auto const left = pages_.width() * pair.left_share;
        return std::max(height(pair.left, left), height(pair.right, pages_.width() - left));
    }

    double draw(std::vector<Paragraph> const& paragraphs, double left, double width)
    {
        auto y = pages_.y;
        for (auto const& paragraph : paragraphs) {
            auto const laid = pages_.lay(paragraph, width);
            y = pages_.draw(laid, 0, laid.lines.size(), left, y + laid.before);
            y = pages_.draw_code(laid, left, y);
            y = pages_.draw_rule(laid, left, y) + laid.after;
        }
        return y;
    }

    void put(SideBySide const& pair)
    {
        if (pages_.y > pages_.top() && pages_.y + height(pair) > pages_.bottom()) pages_.next_page();
        auto const left = pages_.width() * pair.left_share;
        auto const left_end = draw(pair.left, pages_.left(), left);
        auto const right_end = draw(pair.right, pages_.left() + left, pages_.width() - left);
        pages_.y = std::max(left_end, right_end);
    }

    PdfPages& pages_;
    std::vector<Block> const& blocks_;
};

}   // namespace

std::string pdf(Document const& document)
{
    PdfPages pages{document};
    for (auto const& section : document.sections) {
        pages.begin(section.page);
        Flow{pages, section.blocks}.run();
    }
    return pages.finish();
}

}   // namespace documents
