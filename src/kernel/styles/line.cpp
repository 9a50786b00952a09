#include "kernel/styles/line.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace styles {
namespace {

bool is_visible(std::string_view text) { return !base::clean(text).empty(); }

void add(documents::ReadParagraph const& paragraph, std::vector<documents::ReadRun>&& runs, std::vector<Line>& into)
{
    Line line{.paragraph = &paragraph};
    std::string text;
    for (auto const& run : runs) text += run.text;
    line.text = base::clean(text);
    if (line.text.empty()) return;
    for (auto& run : runs)
        if (is_visible(run.text)) line.runs.push_back(std::move(run));
    into.push_back(std::move(line));
}

}   // namespace

bool Line::all_bold() const
{
    return std::all_of(runs.begin(), runs.end(), [](auto const& run) { return run.bold; });
}
bool Line::none_bold() const
{
    return std::none_of(runs.begin(), runs.end(), [](auto const& run) { return run.bold; });
}
bool Line::all_italic() const
{
    return std::all_of(runs.begin(), runs.end(), [](auto const& run) { return run.italic; });
}
bool Line::in_capitals() const { return base::upper(text) == text && base::lower(text) != text; }

std::vector<Line> lines_of(std::vector<documents::ReadParagraph> const& paragraphs)
{
    std::vector<Line> lines;
    for (auto const& paragraph : paragraphs) {
        std::vector<documents::ReadRun> current;
        for (auto const& run : paragraph.runs) {
            std::size_t from = 0;
            for (auto end = run.text.find_first_of("\t\n");; end = run.text.find_first_of("\t\n", from)) {
                auto piece = run;
                piece.text = run.text.substr(from, end == std::string::npos ? end : end - from);
                current.push_back(std::move(piece));
                if (end == std::string::npos) break;
                add(paragraph, std::move(current), lines);
                current.clear();
                from = end + 1;
            }
        }
        add(paragraph, std::move(current), lines);
    }
    return lines;
}

}   // namespace styles
