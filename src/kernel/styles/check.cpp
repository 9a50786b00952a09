#include "kernel/styles/check.hpp"

#include <algorithm>
#include <cmath>

#include "base/text.hpp"
#include "kernel/secrecy/contents.hpp"
#include "kernel/styles/checker.hpp"

namespace styles {
namespace {

constexpr std::size_t pdf_head = 1024;        // readers of PDF look for its sign in so much
constexpr std::size_t longest_excerpt = 80;   // letters

std::string excerpt(std::string const& text)
{
    if (base::length(text) <= longest_excerpt) return text;
    std::string shortened;
    for (auto const word : base::words(text)) {
        if (base::length(shortened) + base::length(word) > longest_excerpt) break;
        shortened += (shortened.empty() ? "" : " ") + std::string{word};
    }
    return shortened + " …";
}

int count(std::vector<Finding> const& findings, Weight weight)
{
    return static_cast<int>(
        std::count_if(findings.begin(), findings.end(), [&](Finding const& one) { return one.weight == weight; }));
}

/// Letters of another font, wherever they stand.
void check_fonts(Checking const& checking)
{
    auto const& fonts = checking.rules.fonts;
    for (auto const& line : checking.parts.lines)
        for (auto const& run : line.runs) {
            if (std::find(fonts.begin(), fonts.end(), run.font) != fonts.end()) continue;
            checking.findings.add({checking.rules.font.weight, "letters", Fault::font, line.text, run.font,
                                   fonts.front(), checking.rules.font.source});
            break;
        }
}

}   // namespace

int Checked::faults() const { return count(findings, Weight::fault); }
int Checked::warnings() const { return count(findings, Weight::warning); }

void Findings::add(Finding finding)
{
    auto const same = std::find_if(all_.begin(), all_.end(), [&](Finding const& one) {
        return one.part == finding.part && one.what == finding.what && one.found == finding.found &&
               one.expected == finding.expected;
    });
    if (same != all_.end()) {
        ++same->times;
        return;
    }
    finding.where = excerpt(finding.where);
    all_.push_back(std::move(finding));
}

TypeOf const* Checking::type() const
{
    if (parts.type_name < 0) return nullptr;
    auto const folded = base::fold(line(parts.type_name).text);
    auto const found = std::find_if(rules.types.begin(), rules.types.end(),
                                    [&](TypeOf const& one) { return base::fold(one.name) == folded; });
    return found == rules.types.end() ? nullptr : &*found;
}

bool Checking::may_lack_number() const
{
    if (parts.type_name < 0) return false;
    auto const folded = base::fold(line(parts.type_name).text);
    return std::any_of(rules.without_number.begin(), rules.without_number.end(),
                       [&](std::string const& name) { return base::fold(name) == folded; });
}

std::string words_of(double value)
{
    auto const tenths = static_cast<long>(std::lround(value * 10));
    auto text = std::to_string(tenths / 10);
    if (tenths % 10 != 0) text += "," + std::to_string(std::abs(tenths % 10));
    return text;
}

std::string words_of(Range const& range)
{
    return range.least == range.most ? words_of(range.least) : words_of(range.least) + "–" + words_of(range.most);
}

void check_look(Checking const& checking, std::string_view part, int place)
{
    auto const* rule = checking.rules.part(part);
    if (rule == nullptr || place < 0) return;
    auto const& line = checking.line(place);
    auto const add = [&](Fault what, std::string found, std::string expected) {
        checking.findings.add(
            {rule->weight, std::string{part}, what, line.text, std::move(found), std::move(expected), rule->source});
    };
    for (auto const& run : line.runs) {
        if (rule->size.holds(run.size)) continue;
        add(Fault::size, words_of(run.size), words_of(rule->size));
        break;
    }
    if (rule->bold && !(*rule->bold ? line.all_bold() : line.none_bold()))
        add(Fault::bold, *rule->bold ? "no" : "yes", *rule->bold ? "yes" : "no");
    if (rule->italic && !(*rule->italic ? line.all_italic() : !line.all_italic()))
        add(Fault::italic, *rule->italic ? "no" : "yes", *rule->italic ? "yes" : "no");
    if (rule->upper && !line.in_capitals()) add(Fault::capitals, line.text, base::upper(line.text));
}

Checked check(documents::ReadDocument const& document, std::string_view culture)
{
    auto lines = lines_of(document.paragraphs);
    Checked made{.culture = culture.empty() ? recognised_culture(lines) : std::string{culture},
                 .recognised = culture.empty()};
    auto const& rules = rules_of(made.culture);
    auto const parts = parts_of(std::move(lines), rules);
    Findings findings;
    Checking const checking{document, rules, parts, findings};
    check_pages(checking);
    check_fonts(checking);
    check_head(checking);
    check_body(checking);
    check_foot(checking);
    made.findings = findings.take();
    std::stable_sort(made.findings.begin(), made.findings.end(),
                     [](Finding const& a, Finding const& b) { return a.weight < b.weight; });
    return made;
}

base::Result<Checked> checked_file(std::string_view docx, std::string_view culture)
{
    auto const refused = [](std::string_view field, std::string_view code, std::string detail = {}) {
        return base::Error{base::Refusal::invalid, {{field, code, std::move(detail)}}};
    };
    if (!culture.empty() && culture != "state" && culture != "party")
        return refused("culture", "paper.unknown_culture");
    if (docx.empty()) return refused("file", "required");
    if (docx.size() > most_file_bytes) return refused("file", "style.file_too_large");
    if (docx.substr(0, pdf_head).find("%PDF-") != std::string_view::npos) return refused("file", "style.pdf");
    auto const parts = documents::unpacked(docx);
    if (!parts) return parts.error();
    auto const secret = secrecy::mark_in_word(*parts);
    if (!secret) return secret.error();
    if (!secret->empty()) return refused("file", "style.secret", *secret);
    auto const document = documents::read_docx(*parts);
    if (!document) return document.error();
    return check(*document, culture);
}

}   // namespace styles
