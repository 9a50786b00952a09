#include <algorithm>
#include <cmath>

#include "kernel/styles/checker.hpp"

namespace styles {
namespace {

constexpr double same_paper = 1;                 // millimetres
constexpr std::size_t surely_two_pages = 4500;   // letters; a full page of size 14 holds fewer

using Section = documents::ReadSection;

bool is_about(double value, double wanted) { return std::abs(value - wanted) <= same_paper; }

void check_paper(Checking const& checking, Section const& section)
{
    auto const& rule = checking.rules.page;
    bool const upright = is_about(section.width, rule.width) && is_about(section.height, rule.height);
    // wide tables may stand across
    bool const across = is_about(section.width, rule.height) && is_about(section.height, rule.width);
    if (!upright && !across)
        checking.findings.add({rule.weight,
                               "paper",
                               Fault::paper,
                               {},
                               words_of(section.width) + " × " + words_of(section.height),
                               words_of(rule.width) + " × " + words_of(rule.height),
                               rule.source});
    if (!upright) return;
    auto const margin = [&](char const* part, double found, Range const& range) {
        if (!range.holds(found))
            checking.findings.add(
                {rule.weight, part, Fault::margin, {}, words_of(found), words_of(range), rule.source});
    };
    margin("margin_top", section.top, rule.top);
    margin("margin_bottom", section.bottom, rule.bottom);
    margin("margin_left", section.left, rule.left);
    margin("margin_right", section.right, rule.right);
}

documents::ReadParagraph const* page_number(documents::ReadMargin const& margin)
{
    auto const found = std::find_if(margin.paragraphs.begin(), margin.paragraphs.end(),
                                    [](auto const& paragraph) { return paragraph.numbers_pages; });
    return found == margin.paragraphs.end() ? nullptr : &*found;
}

bool has_more_than_one_page(Checking const& checking)
{
    if (checking.document.pages) return *checking.document.pages > 1;
    std::size_t letters = 0;
    for (auto const& line : checking.parts.lines) letters += line.text.size();
    return letters > surely_two_pages;
}

void check_number_look(Checking const& checking, documents::ReadParagraph const& number)
{
    auto const& rule = checking.rules.page_number;
    auto const add = [&](Fault what, std::string found, std::string expected) {
        checking.findings.add(
            {rule.weight, "page_number", what, {}, std::move(found), std::move(expected), rule.source});
    };
    if (number.align != documents::Align::centre) add(Fault::page_number_centred, "no", "yes");
    auto const* look = checking.rules.part("page_number");
    for (auto const& run : number.runs)
        if (look != nullptr && !look->size.holds(run.size))
            return add(Fault::size, words_of(run.size), words_of(look->size));
}

void check_page_numbers(Checking const& checking, Section const& section)
{
    auto const& rule = checking.rules.page_number;
    auto const add = [&](Fault what) {
        checking.findings.add({rule.weight, "page_number", what, {}, {}, {}, rule.source});
    };
    documents::ReadParagraph const* above = nullptr;
    bool below = false;
    bool on_first = !section.first_page_differs;
    for (auto const& margin : section.margins) {
        auto const* number = page_number(margin);
        if (number == nullptr) continue;
        if (margin.first_page)
            on_first = on_first || section.first_page_differs;
        else if (margin.below)
            below = true;
        else
            above = number;
    }
    if (above == nullptr && !below) {
        if (has_more_than_one_page(checking)) add(Fault::page_number_missing);
        return;
    }
    if (above == nullptr) add(Fault::page_number_below);
    if (on_first) add(Fault::page_number_first);
    if (above != nullptr) check_number_look(checking, *above);
}

}   // namespace

void check_pages(Checking const& checking)
{
    for (auto const& section : checking.document.sections) check_paper(checking, section);
    if (!checking.document.sections.empty()) check_page_numbers(checking, checking.document.sections.front());
}

}   // namespace styles
