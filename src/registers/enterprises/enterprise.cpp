#include "registers/enterprises/enterprise.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "registers/enterprises/branch.hpp"

namespace enterprises {
namespace {

using std::string_view;

constexpr std::size_t longest_text = 300;

constexpr string_view single[] = {"mot thanh vien", "tnhh mtv", "1 thanh vien", "mtv"};
constexpr string_view multi[] = {"hai thanh vien", "2 thanh vien", "tnhh", "trach nhiem huu han"};
constexpr string_view stock[] = {"co phan", "ctcp"};
constexpr string_view partner[] = {"hop danh"};
constexpr string_view sole[] = {"doanh nghiep tu nhan", "dntn"};
constexpr string_view coop[] = {"hop tac xa", "htx"};
constexpr string_view coop_union[] = {"lien hiep hop tac xa", "lien hiep htx"};
constexpr string_view household[] = {"ho kinh doanh", "hkd"};
constexpr string_view branch[] = {"chi nhanh"};
constexpr string_view office[] = {"van phong dai dien", "vpdd"};
constexpr string_view place[] = {"dia diem kinh doanh"};
constexpr string_view state[] = {"doanh nghiep nha nuoc", "dnnn"};

constexpr Code types[] = {
    {"llc_single", "Single-member limited liability company", single},
    {"llc_multi", "Limited liability company with two or more members", multi},
    {"jsc", "Joint-stock company", stock},
    {"partnership", "Partnership", partner},
    {"sole_proprietorship", "Sole proprietorship", sole},
    {"cooperative", "Cooperative", coop},
    {"cooperative_union", "Union of cooperatives", coop_union},
    {"household_business", "Household business", household},
    {"branch", "Branch", branch},
    {"rep_office", "Representative office", office},
    {"business_location", "Business location", place},
    {"state_enterprise", "State enterprise", state},
};

constexpr string_view own_private[] = {"tu nhan", "trong nuoc", "ngoai nha nuoc"};
constexpr string_view own_fdi[] = {"100% von dau tu nuoc ngoai", "100% von nuoc ngoai", "100% nuoc ngoai", "fdi",
                                   "von dau tu nuoc ngoai"};
constexpr string_view own_joint[] = {"lien doanh"};
constexpr string_view own_minor[] = {"co von nha nuoc", "von nha nuoc duoi 50%"};
constexpr string_view own_major[] = {"nha nuoc", "von nha nuoc tren 50%"};
constexpr Code owners[] = {
    {"private", "Private", own_private},
    {"fdi_full", "Wholly foreign-owned", own_fdi},
    {"fdi_joint", "Joint venture with foreign capital", own_joint},
    {"state_minor", "Minority State capital", own_minor},
    {"state_major", "Majority State capital", own_major},
};

constexpr string_view is_active[] = {"dang hoat dong", "hoat dong"};
constexpr string_view is_suspended[] = {"tam ngung", "tam dung"};
constexpr string_view is_away[] = {"khong con hoat dong", "khong hoat dong tai dia chi", "bo dia chi"};
constexpr string_view is_revoked[] = {"thu hoi"};
constexpr string_view is_dissolving[] = {"dang lam thu tuc giai the", "dang giai the", "sap nhap", "hop nhat",
                                         "bi chia"};
constexpr string_view is_bankrupt[] = {"dang lam thu tuc pha san"};
constexpr string_view is_ceased[] = {"da giai the", "giai the", "pha san", "cham dut", "da dong"};
constexpr Code register_statuses[] = {
    {"active", "Operating", is_active},
    {"suspended", "Business suspended", is_suspended},
    {"not_at_address", "No longer at the registered address", is_away},
    {"revoked_tax", "Registration revoked by tax enforcement", is_revoked},
    {"dissolving_or_restructured", "Being dissolved, divided or merged", is_dissolving},
    {"in_bankruptcy", "In bankruptcy proceedings", is_bankrupt},
    {"ceased", "Dissolved, bankrupt or ended", is_ceased},
};
constexpr Code surveyed[] = {
    {"not_surveyed", "Not surveyed"}, {"operating", "Found operating"}, {"idle", "Found idle"},
    {"not_found", "Not found"},       {"moved_out", "Moved away"},      {"refused_survey", "Survey refused"},
};

bool knows(std::span<Code const> codes, string_view code)
{
    return std::ranges::any_of(codes, [&](Code const& c) { return c.code == code; });
}

bool digits_only(string_view text)
{
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

}   // namespace

std::span<Code const> legal_types() { return types; }
std::span<Code const> ownerships() { return owners; }
std::span<Code const> statuses() { return register_statuses; }
std::span<Code const> survey_statuses() { return surveyed; }

string_view label_of(std::span<Code const> codes, string_view code)
{
    auto const found = std::ranges::find(codes, code, &Code::code);
    return found == codes.end() ? code : found->label;
}

string_view code_from_text(std::span<Code const> codes, string_view text)
{
    if (knows(codes, text)) return std::ranges::find(codes, text, &Code::code)->code;
    auto const folded = base::fold(text);
    string_view best;
    std::size_t best_length = 0;
    // a name that begins with it says so before the name of its company says anything
    for (auto const& code : codes)
        if (is_dependent(code.code) &&
            std::ranges::any_of(code.words, [&](string_view words) { return folded.starts_with(words); }))
            return code.code;
    for (auto const& code : codes)
        for (auto const words : code.words)
            if (words.size() > best_length && folded.find(base::fold(words)) != std::string::npos) {
                best = code.code;
                best_length = words.size();
            }
    return best;
}

bool has_ceased(string_view status) { return status == "ceased"; }

bool is_in_difficulty(string_view status)
{
    return status != "active" && !has_ceased(status) && knows(register_statuses, status);
}

bool survey_differs(string_view status, string_view survey_status)
{
    if (survey_status == "operating") return status != "active";
    bool const is_gone = survey_status == "idle" || survey_status == "not_found" || survey_status == "moved_out";
    return is_gone && status == "active";
}

bool are_many(std::optional<std::int64_t> women, std::optional<std::int64_t> workers, std::span<WomenBand const> bands)
{
    if (!women || !workers) return false;
    return std::ranges::any_of(bands, [&](WomenBand const& band) {
        return *workers >= band.workers_from && (band.workers_below == 0 || *workers < band.workers_below) &&
               *women >= band.women_from && *women * 100 >= *workers * band.percent;
    });
}

std::optional<char> tax_check_digit(string_view nine_digits)
{
    constexpr std::array weights{31, 29, 23, 19, 17, 13, 7, 5, 3};
    int sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) sum += weights[i] * (nine_digits[i] - '0');
    if (sum % 11 == 0) return std::nullopt;
    return static_cast<char>('0' + (10 - sum % 11));
}

std::vector<base::Problem> check_tax_code(string_view tax_code)
{
    if (tax_code.empty()) return {};
    auto const first = tax_code.substr(0, tax_code.find('-'));
    auto const second = tax_code.size() > first.size() ? tax_code.substr(first.size() + 1) : string_view{};
    bool const has_part = tax_code.size() > first.size();
    if (digits_only(tax_code) && tax_code.size() == 12) return {};
    if (!digits_only(first) || first.size() != 10 || (has_part && (!digits_only(second) || second.size() != 3)))
        return {{"tax_code", "tax_code.shape", std::string{tax_code}}};
    if (has_part && second == "000") return {{"tax_code", "tax_code.shape", std::string{tax_code}}};
    if (tax_check_digit(first.substr(0, 9)) != first[9])
        return {{"tax_code", "tax_code.check_digit", std::string{tax_code}}};
    return {};
}

std::string shown_tax_code(string_view tax_code)
{
    if (tax_code.size() != 12) return std::string{tax_code};
    return "•••••••••" + std::string{tax_code.substr(9)};
}

std::vector<base::Problem> check(Enterprise const& e, base::Date today)
{
    std::vector<base::Problem> problems;
    if (e.name.empty()) problems.push_back({"name", "required"});
    struct Text {
        string_view field;
        std::string const& value;
    };
    for (auto const& [field, value] :
         {Text{"name", e.name}, Text{"short_name", e.short_name}, Text{"foreign_name", e.foreign_name},
          Text{"village", e.village}, Text{"street", e.street}, Text{"representative", e.representative},
          Text{"phone", e.phone}, Text{"email", e.email}, Text{"industry_code", e.industry_code}})
        if (base::length(value) > longest_text)
            problems.push_back({field, "text.too_long", std::to_string(longest_text)});
    for (auto& p : check_tax_code(e.tax_code)) problems.push_back(std::move(p));
    if (!knows(types, e.legal_type)) problems.push_back({"legal_type", "enterprise.unknown_legal_type", e.legal_type});
    if (!parent_code(e.tax_code).empty() && knows(types, e.legal_type) && !is_dependent(e.legal_type))
        problems.push_back({"legal_type", "enterprise.code_of_dependent"});
    if (!knows(owners, e.ownership)) problems.push_back({"ownership", "enterprise.unknown_ownership", e.ownership});
    if (!knows(register_statuses, e.status)) problems.push_back({"status", "enterprise.unknown_status", e.status});
    if (!e.place) problems.push_back({"place", "enterprise.place_missing"});
    if (e.registered_on && e.registered_on->date > today) problems.push_back({"registered_on", "date.in_future"});
    if (e.workers.value_or(0) < 0) problems.push_back({"workers", "enterprise.count_below_zero"});
    if (e.female_workers.value_or(0) < 0) problems.push_back({"female_workers", "enterprise.count_below_zero"});
    if (e.workers && e.female_workers && *e.female_workers > *e.workers)
        problems.push_back({"female_workers", "enterprise.more_women_than_workers"});
    return problems;
}

string_view name_of(Size size)
{
    switch (size) {
        case Size::micro:
            return "micro";
        case Size::small:
            return "small";
        case Size::medium:
            return "medium";
        case Size::large:
            break;
    }
    return "large";
}

Size size_of(std::int64_t labour, std::optional<base::Money> revenue, std::optional<base::Money> capital,
             SizeLimits const& limits)
{
    auto fits = [&](SizeLimits::Step const& step) {
        if (labour > step.labour) return false;
        if (!revenue && !capital) return true;
        return (revenue && *revenue <= step.revenue) || (capital && *capital <= step.capital);
    };
    if (fits(limits.micro)) return Size::micro;
    if (fits(limits.small)) return Size::small;
    if (fits(limits.medium)) return Size::medium;
    return Size::large;
}

}   // namespace enterprises
