#include "registers/enterprises/headcount.hpp"

#include <algorithm>

namespace enterprises {
namespace {

constexpr web::Permission view_enterprise{"enterprises.view"}, edit_enterprise{"enterprises.edit"};
constexpr web::Permission view_party{"party.view"}, edit_party{"party.edit"};

constexpr HeadcountKind kinds[] = {
    {"foreign", "Foreign workers", view_enterprise, edit_enterprise},
    {"contract", "On labour contracts", view_enterprise, edit_enterprise},
    {"insured", "In social insurance", view_enterprise, edit_enterprise},
    {"seasonal", "Seasonal workers", view_enterprise, edit_enterprise, false},
    {"union_eligible", "May join a union", view_enterprise, edit_enterprise},
    {"young_workers", "Young workers, 16 to 30", view_enterprise, edit_enterprise},
    {"party_members", "Official Party members", view_party, edit_party},
};

}   // namespace

std::span<HeadcountKind const> headcount_kinds() { return kinds; }

HeadcountKind const* find_headcount_kind(std::string_view code)
{
    auto const found = std::ranges::find(kinds, code, &HeadcountKind::code);
    return found == std::end(kinds) ? nullptr : found;
}

std::vector<base::Problem> check(Enterprise const& enterprise, std::span<Headcount const> counted, base::Date today)
{
    std::vector<base::Problem> problems;
    if (counted.empty()) problems.push_back({"", "headcount.nothing_counted"});
    for (auto const& one : counted) {
        bool const same_day = enterprise.workers && enterprise.counted_on == one.counted_on;
        if (one.number < 0)
            problems.push_back({one.kind->code, "enterprise.count_below_zero"});
        else if (one.kind->among_workers && same_day && one.number > *enterprise.workers)
            problems.push_back({one.kind->code, "headcount.more_than_workers", std::to_string(*enterprise.workers)});
    }
    if (std::ranges::any_of(counted, [&](Headcount const& one) { return one.counted_on > today; }))
        problems.push_back({"counted_on", "date.in_future"});
    return problems;
}

}   // namespace enterprises
