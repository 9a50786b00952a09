#include "registers/enterprises/duplicate.hpp"

#include <algorithm>
#include <span>

#include "base/text.hpp"

namespace enterprises {
namespace {

using merging::Likeness;

/// Words of legal forms and of trade in general, folded; the longer ones first.
constexpr std::string_view form_words[] = {
    "cong ty trach nhiem huu han mot thanh vien",
    "cong ty trach nhiem huu han",
    "cong ty tnhh mot thanh vien",
    "cong ty tnhh 1 thanh vien",
    "cong ty tnhh 1tv",
    "cong ty tnhh mtv",
    "cong ty tnhh",
    "cong ty co phan",
    "cong ty cp",
    "cong ty hop danh",
    "cong ty",
    "doanh nghiep tu nhan",
    "dntn",
    "hop tac xa",
    "htx",
    "ho kinh doanh",
    "cty tnhh mtv",
    "cty tnhh",
    "cty cp",
    "cty",
    "tap doan",
};
constexpr std::string_view trade_words[] = {"thuong mai va dich vu",
                                            "thuong mai dich vu",
                                            "san xuat va thuong mai",
                                            "san xuat thuong mai",
                                            "dau tu va phat trien",
                                            "xuat nhap khau",
                                            "thuong mai",
                                            "dich vu",
                                            "san xuat",
                                            "tm va dv",
                                            "tm dv",
                                            "tmdv",
                                            "sx tm",
                                            "xnk",
                                            "dau tu"};

bool is_branch(Enterprise const& e)
{
    return e.legal_type == "branch" || e.legal_type == "rep_office" || e.legal_type == "business_location";
}
/// The ten digits of the enterprise itself; a branch has three more behind them.
std::string root_of(std::string_view tax_code)
{
    constexpr std::size_t digits = 10;
    return tax_code.size() > digits && tax_code[digits] == '-' ? std::string{tax_code.substr(0, digits)}
                                                               : std::string{tax_code};
}
bool both_same(std::string_view a, std::string_view b) { return !a.empty() && a == b; }

/// As names are folded, which reads a final y as i.
std::vector<std::string> folded(std::span<std::string_view const> all)
{
    std::vector<std::string> made;
    for (auto const words : all) made.push_back(base::fold(words));
    return made;
}

/// Takes the words out wherever they stand, as whole words.
void take_out(std::string& padded, std::string_view words)
{
    auto const wanted = " " + std::string{words} + " ";
    for (auto at = padded.find(wanted); at != std::string::npos; at = padded.find(wanted))
        padded.replace(at, wanted.size(), " ");
}

std::string letters_of(std::string_view name)
{
    std::string plain{" "};
    for (char const c : base::fold(name)) {
        bool const is_word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
        if (is_word)
            plain += c;
        else if (c == '&')
            plain += plain.ends_with(' ') ? "va " : " va ";
        else if (!plain.ends_with(' '))
            plain += ' ';
    }
    return plain.ends_with(' ') ? plain : plain + ' ';
}

std::string trimmed(std::string const& padded)
{
    auto const from = padded.find_first_not_of(' ');
    return from == std::string::npos ? "" : padded.substr(from, padded.find_last_not_of(' ') - from + 1);
}

template <std::string Enterprise::*member>
constexpr MergeField text_field(std::string_view name, std::string_view label)
{
    return {name, label, [](Enterprise const& e) { return e.*member; },
            [](Enterprise& into, Enterprise const& from) { into.*member = from.*member; }};
}

}   // namespace

std::string name_core(std::string_view name)
{
    auto const whole = letters_of(name);
    auto core = whole;
    static auto const forms = folded(form_words);
    static auto const trades = folded(trade_words);
    for (auto const* all : {&forms, &trades})
        for (auto const& words : *all) take_out(core, words);
    take_out(core, "va");
    auto const left = trimmed(core);
    return left.empty() ? trimmed(whole) : left;
}

Comparison compare(Enterprise const& a, Enterprise const& b)
{
    Comparison made;
    bool const same_name = base::fold(a.name) == base::fold(b.name);
    bool const same_core = name_core(a.name) == name_core(b.name);
    bool const same_place = a.place == b.place;
    bool const same_phone = both_same(merging::phone_digits(a.phone), merging::phone_digits(b.phone));
    bool const same_street = same_place && both_same(base::fold(a.street), base::fold(b.street));
    bool const same_code = both_same(a.tax_code, b.tax_code);
    bool const other_code = !a.tax_code.empty() && !b.tax_code.empty() && a.tax_code != b.tax_code;
    bool const parts_of_one = other_code && root_of(a.tax_code) == root_of(b.tax_code);
    bool const one_is_branch = is_branch(a) != is_branch(b);
    auto const say = [&](bool holds, std::string_view reason) {
        if (holds) made.reasons.push_back(reason);
    };
    auto const doubt = [&](bool holds, std::string_view reason) {
        if (holds) made.doubts.push_back(reason);
    };
    say(same_code, "Same tax code");
    say(same_name, "Same name of the enterprise");
    say(!same_name && same_core, "Same name but for the legal form");
    say(same_place, "Same commune");
    say(same_street, "Same address");
    say(same_phone, "Same telephone number");
    doubt(parts_of_one, "An enterprise and its branch, or two branches");
    doubt(other_code && !parts_of_one, "Different tax codes");
    doubt(one_is_branch && !parts_of_one, "One of them is a branch");
    if (same_code)
        made.likeness = Likeness::certain;
    else if (other_code || one_is_branch || !same_core)
        made.likeness = {};
    else if (same_place)
        made.likeness = same_name || same_phone || same_street ? Likeness::likely : Likeness::possible;
    else if (same_phone)
        made.likeness = Likeness::possible;
    return made;
}

std::vector<MergeField> const& merge_fields()
{
    static std::vector<MergeField> const all{
        text_field<&Enterprise::name>("name", "Name of the enterprise"),
        text_field<&Enterprise::tax_code>("tax_code", "Tax code"),
        text_field<&Enterprise::legal_type>("legal_type", "Legal type"),
        text_field<&Enterprise::ownership>("ownership", "Ownership"),
        text_field<&Enterprise::short_name>("short_name", "Short name"),
        text_field<&Enterprise::foreign_name>("foreign_name", "Foreign name"),
        {"registered_on", "Registered on",
         [](Enterprise const& e) { return e.registered_on ? base::iso(*e.registered_on) : std::string{}; },
         [](Enterprise& into, Enterprise const& from) { into.registered_on = from.registered_on; }},
        {"industry", "Industry", [](Enterprise const& e) { return e.industry_code; },
         [](Enterprise& into, Enterprise const& from) {
             into.industry_code = from.industry_code;
             into.industry_version = from.industry_version;
         }},
        text_field<&Enterprise::status>("status", "Status"),
        text_field<&Enterprise::survey_status>("survey_status", "Found by survey"),
        {"address", "Address", [](Enterprise const& e) { return e.place.text() + "|" + e.village + "|" + e.street; },
         [](Enterprise& into, Enterprise const& from) {
             into.place = from.place;
             into.village = from.village;
             into.street = from.street;
         }},
        text_field<&Enterprise::representative>("representative", "Legal representative"),
        text_field<&Enterprise::phone>("phone", "Telephone"),
        text_field<&Enterprise::email>("email", "E-mail"),
        {"workers", "Workers",
         [](Enterprise const& e) {
             auto const number = [](std::optional<std::int64_t> const& n) { return n ? std::to_string(*n) : ""; };
             return e.counted_on ? number(e.workers) + "|" + number(e.female_workers) + "|" + base::iso(*e.counted_on)
                                 : number(e.workers);
         },
         [](Enterprise& into, Enterprise const& from) {
             into.workers = from.workers;
             into.female_workers = from.female_workers;
             into.counted_on = from.counted_on;
         }},
    };
    return all;
}

}   // namespace enterprises
