#include <algorithm>
#include <cmath>

#include "base/text.hpp"
#include "kernel/styles/checker.hpp"

namespace styles {
namespace {

constexpr std::size_t shortest_set = 60;   // letters; shorter paragraphs take one line, however they are set

bool is_one_of(double value, std::vector<double> const& wanted)
{
    return std::any_of(wanted.begin(), wanted.end(), [&](double one) { return std::abs(one - value) < 0.5; });
}

void check_setting(Checking const& checking, Line const& line)
{
    auto const& rule = checking.rules.body;
    auto const& paragraph = *line.paragraph;
    if (base::length(line.text) < shortest_set) return;
    auto const add = [&](Weight weight, Fault what, std::string found, std::string expected) {
        checking.findings.add({weight, "body", what, line.text, std::move(found), std::move(expected), rule.source});
    };
    if (paragraph.align != documents::Align::justify) add(rule.weight, Fault::justified, "no", "yes");
    if (!is_one_of(paragraph.first_line, rule.first_lines))
        add(rule.spacing_weight, Fault::first_line, words_of(paragraph.first_line),
            words_of(rule.first_lines.front()) + " / " + words_of(rule.first_lines.back()));
    if (paragraph.before + paragraph.after < rule.least_space - 0.1)
        add(rule.spacing_weight, Fault::space, words_of(paragraph.before + paragraph.after),
            words_of(rule.least_space));
    bool const by_lines = paragraph.line_spacing > 0;
    if (by_lines && (paragraph.line_spacing < rule.line_spacing.least - 0.01 ||
                     paragraph.line_spacing > rule.line_spacing.most + 0.01))
        add(rule.spacing_weight, Fault::line_spacing, words_of(paragraph.line_spacing), words_of(rule.line_spacing));
}

void check_ends(Checking const& checking)
{
    auto const& list = checking.parts.recipients;
    for (std::size_t i = 0; i < list.size(); ++i) {
        auto const& text = checking.line(list[i]).text;
        bool const last = i + 1 == list.size();
        if (text.ends_with(last ? '.' : ';')) continue;
        auto bare = text;
        while (bare.ends_with('.') || bare.ends_with(';') || bare.ends_with(',') || bare.ends_with(' '))
            bare.pop_back();
        checking.findings.add({checking.rules.recipients.weight, "recipients", Fault::recipients_end, text, text,
                               bare + (last ? "." : ";"), checking.rules.recipients.source});
    }
}

}   // namespace

void check_body(Checking const& checking)
{
    for (auto const place : checking.parts.body) {
        check_look(checking, "body", place);
        check_setting(checking, checking.line(place));
    }
}

void check_foot(Checking const& checking)
{
    auto const& parts = checking.parts;
    auto const& rules = checking.rules;
    for (auto const place : parts.behalf) {
        auto const& text = checking.line(place).text;
        if (auto const ruled = behalf_as_ruled(text, rules); ruled != text)
            checking.findings.add(
                {rules.behalf_form.weight, "behalf", Fault::behalf, text, text, ruled, rules.behalf_form.source});
        check_look(checking, "behalf", place);
    }
    if (parts.recipients_title < 0) {
        if (!checking.may_lack_number())
            checking.findings.add({rules.recipients.weight,
                                   "recipients_title",
                                   Fault::missing,
                                   {},
                                   {},
                                   "Nơi nhận:",
                                   rules.recipients.source});
        return;
    }
    auto const& title = checking.line(parts.recipients_title).text;
    if (title != "Nơi nhận:")
        checking.findings.add({rules.recipients.weight, "recipients_title", Fault::text, title, title,
                               "Nơi nhận:", rules.recipients.source});
    check_look(checking, "recipients_title", parts.recipients_title);
    for (auto const place : parts.recipients) check_look(checking, "recipients", place);
    if (rules.recipients_end) check_ends(checking);
}

}   // namespace styles
