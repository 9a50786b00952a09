#include <algorithm>

#include "base/text.hpp"
#include "kernel/styles/line.hpp"
#include "kernel/styles/rule.hpp"

namespace styles {
namespace {

constexpr int longest_head = 24;         // lines in which number, date and motto stand
constexpr int longest_way_to_type = 6;   // lines between the head and the name of the type
constexpr int longest_subject = 4;

int count(std::vector<Line> const& lines) { return static_cast<int>(lines.size()); }

Line const& at(std::vector<Line> const& lines, int place) { return lines[static_cast<std::size_t>(place)]; }

/// The first line in [from, to) that `asks` wants; -1 without.
template <class Ask>
int first(std::vector<Line> const& lines, int from, int to, Ask const& asks)
{
    for (int i = std::max(from, 0); i < std::min(to, count(lines)); ++i)
        if (asks(at(lines, i))) return i;
    return -1;
}

/// Without accents, blanks and marks, so that a motto that is mistyped is still found.
std::string bare(std::string_view text)
{
    auto folded = base::fold(text);
    std::erase_if(folded, [](char c) { return !((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')); });
    return folded;
}

/// "Số: 05/QĐ-LĐLĐ", also left open; not "Số giấy chứng nhận: 15/GCN".
bool is_number(Line const& line)
{
    auto const folded = base::fold(line.text);
    if (!folded.starts_with("so") || base::length(line.text) >= 50) return false;
    auto const behind = folded.find_first_not_of(": .", 2);
    if (behind == 2 || behind == std::string::npos) return false;
    bool const letter = folded[behind] >= 'a' && folded[behind] <= 'z';
    return !letter && folded.find_first_of("/-") != std::string::npos;
}

bool is_date(Line const& line)
{
    auto const folded = base::fold(line.text);
    auto const day = folded.find("ngay");
    auto const month = folded.find("thang", day == std::string::npos ? 0 : day);
    return day != std::string::npos && month != std::string::npos && folded.find("nam", month) != std::string::npos &&
           folded.size() < 80;
}

bool is_letter_subject(Line const& line)
{
    auto const folded = base::fold(line.text);
    return folded.starts_with("v/v") || folded.starts_with("ve viec");
}

/// "TM.", "T/M", "KT", "TUQ": before whom or for whom somebody signs.
bool signs_for(Line const& line)
{
    if (!line.in_capitals() || base::length(line.text) > 120) return false;
    for (std::string_view const begin : {"TM", "T/M", "KT", "K/T", "TL", "T/L", "TUQ", "T/UQ", "Q"}) {
        if (!std::string_view{line.text}.starts_with(begin) || line.text.size() <= begin.size()) continue;
        auto const behind = line.text[begin.size()];
        if (behind == '.' || behind == ' ' || (behind == '/' && begin.size() > 1)) return true;
    }
    return false;
}

class Finder {
public:
    Finder(std::vector<Line> lines, Rules const& rules) : rules_(rules) { parts_.lines = std::move(lines); }

    Parts find()
    {
        auto const& lines = parts_.lines;
        head();
        auto const head_end =
            1 + std::max({parts_.number, parts_.date, parts_.issuer,
                          *std::max_element(parts_.motto.begin(), parts_.motto.end()), parts_.letter_subject});
        type(head_end);
        foot(head_end);
        auto const above =
            std::max({head_end, parts_.type_name + 1, parts_.subject.empty() ? 0 : parts_.subject.back() + 1});
        auto below = count(lines);
        for (auto const place : parts_.behalf) below = std::min(below, place);
        if (parts_.recipients_title >= 0) below = std::min(below, parts_.recipients_title);
        for (int i = above; i < below; ++i)
            if (at(lines, i).paragraph->table == 0 && at(lines, i).paragraph->align != documents::Align::centre)
                parts_.body.push_back(i);
        return std::move(parts_);
    }

private:
    void head()
    {
        auto const& lines = parts_.lines;
        for (auto const& text : rules_.motto) {
            auto const wanted = bare(text);
            parts_.motto.push_back(
                first(lines, 0, longest_head, [&](Line const& line) { return bare(line.text) == wanted; }));
        }
        parts_.number = first(lines, 0, longest_head, is_number);
        parts_.date = first(lines, 0, longest_head, is_date);
        auto const end = std::max(parts_.number, parts_.date) + 3;
        parts_.letter_subject = first(lines, 0, end, [](Line const& line) {
            return is_letter_subject(line) && base::fold(line.text).starts_with("v/v");
        });
        issuers();
    }

    /// Who issues and who stands above: what stands in the head before the number and is nothing else.
    void issuers()
    {
        auto const& lines = parts_.lines;
        auto const motto_end = *std::max_element(parts_.motto.begin(), parts_.motto.end());
        auto const end = parts_.number >= 0 ? parts_.number : std::max(motto_end, parts_.date);
        std::vector<int> found;
        for (int i = 0; i < end; ++i) {
            auto const& line = at(lines, i);
            bool const is_motto = std::find(parts_.motto.begin(), parts_.motto.end(), i) != parts_.motto.end();
            if (is_motto || i == parts_.date || i == parts_.letter_subject) continue;
            if (line.text == "*")
                parts_.issuer_mark = i;
            else if (std::any_of(line.text.begin(), line.text.end(), [](unsigned char c) { return c >= 'A'; }))
                found.push_back(i);
        }
        if (found.empty()) return;
        parts_.issuer = found.back();
        found.pop_back();
        parts_.superiors = std::move(found);
    }

    void type(int head_end)
    {
        auto const& lines = parts_.lines;
        if (parts_.letter_subject >= 0) return;
        parts_.type_name = first(lines, head_end, head_end + longest_way_to_type, [&](Line const& line) {
            return std::any_of(rules_.types.begin(), rules_.types.end(),
                               [&](TypeOf const& type) { return base::fold(type.name) == base::fold(line.text); }) ||
                   std::any_of(rules_.without_number.begin(), rules_.without_number.end(),
                               [&](std::string const& name) { return base::fold(name) == base::fold(line.text); });
        });
        if (parts_.type_name < 0) return;
        auto const& name = at(lines, parts_.type_name);
        for (int i = parts_.type_name + 1; i < std::min(count(lines), parts_.type_name + 1 + longest_subject); ++i) {
            auto const& line = at(lines, i);
            // whoever decides stands in capitals below the subject of a decision, the addressee below that of a
            // proposal
            if (base::fold(line.text).starts_with("kinh gui") || line.paragraph->align != documents::Align::centre ||
                line.in_capitals() || line.paragraph->table != name.paragraph->table || is_a_form(name))
                break;
            parts_.subject.push_back(i);
        }
    }

    /// Certificates and diplomas have no subject.
    static bool is_a_form(Line const& type) { return base::fold(type.text).starts_with("giay "); }

    void foot(int head_end)
    {
        auto const& lines = parts_.lines;
        for (int i = head_end; i < count(lines); ++i) {
            auto const folded = base::fold(at(lines, i).text);
            if (folded == "noi nhan" || folded == "noi nhan:") parts_.recipients_title = i;
            if (signs_for(at(lines, i))) parts_.behalf.push_back(i);
        }
        if (parts_.recipients_title < 0) return;
        for (int i = parts_.recipients_title + 1; i < count(lines); ++i) {
            auto const& line = at(lines, i);
            if (!line.text.starts_with("-") && !line.text.starts_with("–") && !line.text.starts_with("+")) break;
            parts_.recipients.push_back(i);
        }
    }

    Rules const& rules_;
    Parts parts_ = {};
};

}   // namespace

std::string recognised_culture(std::vector<Line> const& lines)
{
    auto const head = [&](auto const& asks) { return first(lines, 0, longest_head, asks); };
    for (auto const* rules : all_rules())
        for (auto const& text : rules->motto)
            if (head([&](Line const& line) { return bare(line.text) == bare(text); }) >= 0) return rules->culture;
    auto const number = head(is_number);
    if (number < 0) return "state";
    auto const& text = at(lines, number).text;
    auto const hyphen = text.find('-');
    return hyphen != std::string::npos && hyphen < text.find('/') ? "party" : "state";
}

Parts parts_of(std::vector<Line> lines, Rules const& rules) { return Finder{std::move(lines), rules}.find(); }

}   // namespace styles
