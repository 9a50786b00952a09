#include "registers/organisations/unit.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "base/expect.hpp"
#include "base/text.hpp"
#include "registers/organisations/kind_table.hpp"

namespace organisations {
namespace {

struct LineName {
    Line line;
    std::string_view name;
    std::string_view label;
};
constexpr LineName lines[] = {
    {Line::administrative, "administrative", "Administration"},
    {Line::party, "party", "Party"},
    {Line::union_, "union", "Trade union"},
    {Line::youth, "youth", "Youth Union"},
    {Line::women, "women", "Women's Union"},
    {Line::veterans, "veterans", "Veterans' Association"},
    {Line::agency, "agency", "Agencies"},
};

/// How sheets call a kind, folded; the first phrase that the text begins with, or holds, decides.
constexpr std::pair<std::string_view, std::string_view> phrases[] = {
    {"tong lien doan lao dong", "vgcl"},
    {"lien doan lao dong thanh pho", "city_federation"},
    {"lien doan lao dong tinh", "city_federation"},
    {"lien doan lao dong huyen", "district_federation"},
    {"lien doan lao dong quan", "district_federation"},
    {"lien doan lao dong thi xa", "district_federation"},
    {"cong doan xa", "commune_union"},
    {"cong doan phuong", "commune_union"},
    {"cong doan dac khu", "commune_union"},
    {"cong doan nganh", "sector_union"},
    {"cong doan khu cong nghiep", "sector_union"},
    {"cong doan bo phan", "section_union"},
    {"cong doan co so", "grassroots_union"},
    {"nghiep doan", "grassroots_union"},
    {"to cong doan", "union_group"},
    {"thanh uy", "city_party_committee"},
    {"tinh uy", "city_party_committee"},
    {"dang bo thanh pho", "city_party_committee"},
    {"huyen uy", "district_party_committee"},
    {"quan uy", "district_party_committee"},
    {"thi uy", "district_party_committee"},
    {"dang bo huyen", "district_party_committee"},
    {"dang uy khoi", "district_party_committee"},
    {"dang uy xa", "commune_party_committee"},
    {"dang uy phuong", "commune_party_committee"},
    {"dang uy thi tran", "commune_party_committee"},
    {"dang bo xa", "commune_party_committee"},
    {"dang bo phuong", "commune_party_committee"},
    {"chi bo truc thuoc", "subordinate_cell"},
    {"chi bo ghep", "joint_cell"},
    {"chi bo", "party_cell"},
    {"dang bo", "grassroots_party_committee"},
    {"dang uy", "grassroots_party_committee"},
    {"to dang", "party_group"},
    {"chi doan", "youth_branch"},
    {"doan co so", "youth_union_base"},
    {"chi hoi phu nu", "women_branch"},
    {"hoi phu nu", "women_branch"},
    {"chi hoi cuu chien binh", "veterans_branch"},
    {"hoi cuu chien binh", "veterans_branch"},
    {"trung tam chinh tri", "political_training_centre"},
    {"trung tam boi duong chinh tri", "political_training_centre"},
    {"thanh pho", "city"},
    {"tinh", "city"},
    {"huyen", "district"},
    {"quan", "district"},
    {"thi xa", "district"},
    {"thi tran", "township"},
    {"phuong", "ward"},
    {"dac khu", "special_zone"},
    {"to dan pho", "village"},
    {"thon", "village"},
    {"xa", "commune"},
    {"phong", "department"},
    {"ban", "department"},
    {"so", "department"},
};

/// Short forms that stand for words, folded.
constexpr std::pair<std::string_view, std::string_view> short_forms[] = {
    {"ldld", "lien doan lao dong"},
    {"cdcs", "cong doan co so"},
    {"ccb", "cuu chien binh"},
    {"tldld", "tong lien doan lao dong"},
    {"cd", "cong doan"},
    {"tp", "thanh pho"},
    {"tt", "thi tran"},
    {"tx", "thi xa"},
    {"x", "xa"},
    {"p", "phuong"},
    {"h", "huyen"},
    {"q", "quan"},
    {"du", "dang uy"},
    {"hu", "huyen uy"},
    {"ttct", "trung tam chinh tri"},
};

/// Words that only say what kind of unit it is, longest first where one begins with another.
constexpr std::string_view leading[] = {
    "lien doan lao dong thanh pho",
    "lien doan lao dong tinh",
    "lien doan lao dong huyen",
    "lien doan lao dong quan",
    "lien doan lao dong thi xa",
    "lien doan lao dong",
    "cong doan xa",
    "cong doan phuong",
    "cong doan co so",
    "dang uy xa",
    "dang uy phuong",
    "dang uy thi tran",
    "dang bo xa",
    "dang bo phuong",
    "dang bo huyen",
    "trung tam boi duong chinh tri huyen",
    "trung tam chinh tri huyen",
    "trung tam chinh tri",
    "thanh uy",
    "tinh uy",
    "huyen uy",
    "quan uy",
    "thi uy",
    "chi bo",
    "dang bo",
    "chi doan",
    "uy ban nhan dan xa",
    "thanh pho",
    "tinh",
    "huyen",
    "quan",
    "thi xa",
    "thi tran",
    "phuong",
    "dac khu",
    "to dan pho",
    "thon",
    "xa",
};

bool begins_with_words(std::string_view text, std::string_view words)
{
    return text.starts_with(words) && (text.size() == words.size() || text[words.size()] == ' ');
}

std::string_view spelt_out(std::string_view word, bool first)
{
    for (auto const& [brief, full] : short_forms)
        // a single letter is a short form only in front: "X. Đan Phượng", not "Công ty X"
        if (word == brief && (first || brief.size() > 2 || brief == "tp")) return full;
    return word;
}

}   // namespace

std::string_view name_of(Line line)
{
    auto const found = std::ranges::find(lines, line, &LineName::line);
    base::expect(found != std::end(lines), "a line that has no name");
    return found->name;
}

std::optional<Line> parse_line(std::string_view name)
{
    auto const found = std::ranges::find(lines, name, &LineName::name);
    return found == std::end(lines) ? std::nullopt : std::optional<Line>{found->line};
}

std::string_view label_of(Line line) { return std::ranges::find(lines, line, &LineName::line)->label; }

std::span<UnitKind const> unit_kinds() { return kinds; }

UnitKind const* find_kind(std::string_view code)
{
    auto const found = std::ranges::find(kinds, code, &UnitKind::code);
    return found == std::end(kinds) ? nullptr : found;
}

std::vector<UnitKind const*> kinds_open_to(std::string_view kind)
{
    std::vector<UnitKind const*> open;
    auto const* from = find_kind(kind);
    if (from == nullptr) return open;
    for (auto const& to : unit_kinds()) {
        bool const alike = from->grassroots ? to.grassroots : !to.grassroots && to.level == from->level;
        if (&to != from && to.line == from->line && alike) open.push_back(&to);
    }
    return open;
}

UnitKind const* kind_from_text(std::string_view text)
{
    if (auto const* kind = find_kind(text)) return kind;
    auto const told = name_spelt_out(text);
    for (auto const& [phrase, code] : phrases)
        if (begins_with_words(told, phrase)) return find_kind(code);
    return nullptr;
}

std::string name_spelt_out(std::string_view name)
{
    std::string folded = base::fold(name);
    for (char& c : folded)
        if (static_cast<unsigned char>(c) < 0x80 && !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9')) c = ' ';
    std::string out;
    for (auto const word : base::words(folded)) {
        auto const full = spelt_out(word, out.empty());
        if (!out.empty()) out += ' ';
        out += full;
    }
    return out;
}

std::string name_core(std::string_view name)
{
    std::string told = name_spelt_out(name);
    for (auto const words : leading)
        if (told.size() > words.size() && begins_with_words(told, words)) return told.substr(words.size() + 1);
    return told;
}

}   // namespace organisations
