#include "platform/spreadsheets/beside.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "platform/spreadsheets/xml.hpp"

namespace spreadsheets {
namespace {

/// Elements at whose end a paragraph is whole: of drawings, comments, the file's properties, headers and footers.
constexpr std::array<std::string_view, 16> blocks{
    "p",      "comment",   "threadedComment", "title",      "subject",    "description", "keywords",    "category",
    "lpwstr", "oddHeader", "contentStatus",   "evenHeader", "evenFooter", "firstHeader", "firstFooter", "oddFooter"};

class Paragraphs final : public XmlEvents {
public:
    Paragraphs(Limits const& limits, PieceSink const& sink) : limits_(&limits), sink_(&sink) {}

    void start(std::string_view, Attributes) override {}
    void end(std::string_view name) override
    {
        if (std::find(blocks.begin(), blocks.end(), name) != blocks.end()) give();
    }
    void text(std::string_view text) override
    {
        text_ += text;
        if (static_cast<std::int64_t>(text_.size()) > limits_->cell_bytes) give();
    }
    void give()
    {
        finished = finished || (!text_.empty() && (*sink_)(text_) == Go::stop);
        text_.clear();
    }

private:
    Limits const* limits_;
    PieceSink const* sink_;
    std::string text_;
};

/// How many letters after "&" belong to a code of format: &B, &12, &"Times,Bold", &KFF0000.
std::size_t length_of_code(std::string_view text)
{
    auto const is_digit = [](char c) { return c >= '0' && c <= '9'; };
    if (text.empty()) return 0;
    if (text[0] == '"') return std::min(text.find('"', 1), text.size() - 1) + 1;
    if (text[0] == 'K') return std::min<std::size_t>(7, text.size());
    if (!is_digit(text[0])) return 1;
    return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_digit) - text.begin());
}

/// "&LTrái&CGiữa" into "Trái" and "Giữa".
Go give_parts(std::string_view text, PieceSink const& sink)
{
    std::string part;
    auto const give = [&] {
        auto const go = part.empty() ? Go::on : sink(part);
        part.clear();
        return go;
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '&') {
            part += text[i];
            continue;
        }
        auto const code = text.substr(i + 1);
        if (code.starts_with('&')) part += '&';
        if ((code.starts_with('L') || code.starts_with('C') || code.starts_with('R')) && give() == Go::stop)
            return Go::stop;
        i += length_of_code(code);
    }
    return give();
}

}   // namespace

bool stands_beside(std::string const& part)
{
    return part.starts_with("xl/comments") || part.starts_with("xl/threadedComments/") ||
           (part.starts_with("xl/drawings/") && part.ends_with(".xml")) || part == "docProps/core.xml" ||
           part == "docProps/custom.xml";
}

Go read_beside(Part part, Limits const& limits, PieceSink const& sink)
{
    Paragraphs paragraphs{limits, sink};
    parse_xml(std::move(part), paragraphs, limits);
    paragraphs.give();
    return paragraphs.finished ? Go::stop : Go::on;
}

Go read_margins(Part sheet, Limits const& limits, PieceSink const& sink)
{
    auto const margins = between_names(std::move(sheet), "headerFooter");
    auto const end = margins.rfind("</");
    if (end == std::string::npos) return Go::on;   // an empty element
    PieceSink const parts = [&](std::string_view text) { return give_parts(text, sink); };
    Paragraphs paragraphs{limits, parts};
    parse_xml("<margins" + margins.substr(0, end) + "</margins>", paragraphs, limits);
    return paragraphs.finished ? Go::stop : Go::on;
}

std::string between_names(Part part, std::string_view element)
{
    constexpr std::size_t longest = 4 << 20;
    std::vector<char> buffer(256 * 1024);
    std::string kept;
    bool found = false;
    for (auto got = part.read(buffer); got > 0; got = part.read(buffer)) {
        kept.append(buffer.data(), got);
        if (!found) {
            auto const at = kept.find(element);
            found = at != std::string::npos;
            kept.erase(0, found ? at + element.size() : kept.size() - std::min(kept.size(), element.size()));
        }
        if (found && (kept.find(element) != std::string::npos || kept.size() > longest)) break;
    }
    return found ? kept.substr(0, kept.find(element)) : std::string{};
}

}   // namespace spreadsheets
