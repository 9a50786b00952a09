#include <algorithm>

#include "base/expect.hpp"
#include "kernel/rulebook/rulebook.hpp"
#include "registers/committees/committee.hpp"

namespace committees {
namespace {

using organisations::Line;

constexpr Post all[] = {
    {"party_committee_secretary", "Secretary of the Party committee", Holders::one},
    {"party_committee_deputy_secretary", "Deputy secretary of the Party committee"},
    {"cell_secretary", "Cell secretary", Holders::one},
    {"cell_deputy_secretary", "Deputy cell secretary"},
    {"chair", "Chair", Holders::one},
    {"vice_chair", "Vice chair"},
    {"youth_secretary", "Secretary of the Youth Union", Holders::one},
    {"youth_deputy_secretary", "Deputy secretary of the Youth Union"},
    {"women_head", "Head of the women's branch", Holders::one},
    {"women_deputy_head", "Deputy head of the women's branch"},
    {"veteran_head", "Head of the veterans' branch", Holders::one},
    {"veteran_deputy_head", "Deputy head of the veterans' branch"},
    {"standing_member", "Member of the standing committee"},
    {"committee_member", "Member of the committee"},
    {"cell_committee_member", "Member of the cell committee"},
    {"inspection_head", "Head of the inspection committee", Holders::one},
    {"union_group_leader", "Head of the union group", Holders::one},
};
constexpr Post const& post(std::string_view code)
{
    for (auto const& one : all)
        if (one.code == code) return one;
    throw "no such post";   // at compile time only
}

constexpr Post union_posts[] = {post("chair"), post("vice_chair"), post("standing_member"), post("committee_member"),
                                post("inspection_head")};
constexpr Post union_group_posts[] = {post("union_group_leader")};
constexpr Post cell_posts[] = {post("cell_secretary"), post("cell_deputy_secretary"), post("cell_committee_member")};
constexpr Post party_posts[] = {post("party_committee_secretary"), post("party_committee_deputy_secretary"),
                                post("standing_member"), post("committee_member"), post("inspection_head")};
constexpr Post youth_posts[] = {post("youth_secretary"), post("youth_deputy_secretary"), post("standing_member"),
                                post("committee_member")};
constexpr Post women_posts[] = {post("women_head"), post("women_deputy_head"), post("committee_member")};
constexpr Post veteran_posts[] = {post("veteran_head"), post("veteran_deputy_head"), post("committee_member")};

bool is_cell(std::string_view kind)
{
    return kind == "party_cell" || kind == "subordinate_cell" || kind == "joint_cell" || kind == "party_group";
}

std::string_view key_of(organisations::Unit const& unit, Standing standing)
{
    switch (unit.line) {
        case Line::union_:
            return standing == Standing::provisional ? "union.provisional_committee_months" : "union.term_months";
        case Line::party:
            return unit.kind == "subordinate_cell" ? "cell.term_months_subordinate" : "party.term_months";
        case Line::youth:
            return "youth.term_months";
        case Line::women:
            return "women.term_months";
        case Line::veterans:
            return "veterans.term_months";
        default:
            base::expect(false, "a line without committees has no terms");
            return "";
    }
}

}   // namespace

std::span<Post const> posts_of(organisations::Unit const& unit)
{
    switch (unit.line) {
        case Line::union_:
            return unit.kind == "union_group" ? std::span<Post const>{union_group_posts} : union_posts;
        case Line::party:
            return is_cell(unit.kind) ? std::span<Post const>{cell_posts} : party_posts;
        case Line::youth:
            return youth_posts;
        case Line::women:
            return women_posts;
        case Line::veterans:
            return veteran_posts;
        default:
            return {};
    }
}

Post const* find_post(std::string_view code)
{
    auto const* const found = std::ranges::find(all, code, &Post::code);
    return found == std::end(all) ? nullptr : found;
}

std::size_t rank_of(std::string_view code)
{
    return static_cast<std::size_t>(std::ranges::find(all, code, &Post::code) - std::begin(all));
}

std::int64_t months_of_term(organisations::Unit const& unit, Standing standing, base::Date day)
{
    return rulebook::embedded().integer(key_of(unit, standing), day);
}

}   // namespace committees
