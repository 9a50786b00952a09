#include "app/paper_offices.hpp"

#include <algorithm>

#include "registers/organisations/offices.hpp"
#include "registers/organisations/store.hpp"

namespace app {
namespace {

/// On whose behalf, and in what post, papers of a kind of organisation are signed as a rule; other kinds are asked.
struct Signing {
    std::string_view kind;
    std::string_view on_behalf;
    std::string_view post;
};
constexpr Signing signings[] = {
    {"vgcl", "", "CHỦ TỊCH"},
    {"city_federation", "", "CHỦ TỊCH"},
    {"sector_union", "", "CHỦ TỊCH"},
    {"district_federation", "", "CHỦ TỊCH"},
    {"commune_union", "", "CHỦ TỊCH"},
    {"grassroots_union", "", "CHỦ TỊCH"},
    {"section_union", "", "CHỦ TỊCH"},
    {"union_group", "", "TỔ TRƯỞNG"},
    {"city_party_committee", "", "BÍ THƯ"},
    {"district_party_committee", "", "BÍ THƯ"},
    {"commune_party_committee", "", "BÍ THƯ"},
    {"grassroots_party_committee", "", "BÍ THƯ"},
    {"party_cell", "CHI BỘ", "BÍ THƯ"},
    {"joint_cell", "CHI BỘ", "BÍ THƯ"},
    {"subordinate_cell", "CHI BỘ", "BÍ THƯ"},
    {"youth_union_base", "", "BÍ THƯ"},
    {"youth_branch", "", "BÍ THƯ"},
    {"political_training_centre", "", "GIÁM ĐỐC"},
};

std::vector<papers::Office> over(db::Connection& tx, UnitId unit, base::Date day)
{
    std::vector<papers::Office> offices;
    for (auto const& one : organisations::offices_over(tx, unit, day)) {
        auto const* const kind = organisations::find_kind(one.kind);
        offices.push_back({one.id, std::string{organisations::name_of(one.line)}, kind != nullptr && kind->grassroots});
    }
    return offices;
}

bool lives(db::Connection& tx, UnitId unit, base::Date day)
{
    auto const found = organisations::find(tx, unit, day);
    return found && organisations::lives_on(*found, day);
}

/// Offices of the Party, its schools among them, dress their papers as the Party does.
papers::HeadProposed head(db::Connection& tx, UnitId unit, base::Date today)
{
    auto const found = organisations::find(tx, unit, today);
    if (!found) return {};
    bool const party = found->line == organisations::Line::party || found->kind == "political_training_centre";
    papers::HeadProposed made{.culture = party ? "party" : "state",
                              .place = organisations::locality_of(tx, unit, today)};
    auto const signing = std::find_if(std::begin(signings), std::end(signings),
                                      [&](Signing const& one) { return one.kind == found->kind; });
    if (signing == std::end(signings)) return made;
    made.on_behalf = signing->on_behalf;
    made.post = signing->post;
    return made;
}

}   // namespace

papers::Offices paper_offices()
{
    return {.in_scope = organisations::in_scope, .over = over, .lives = lives, .head = head};
}

}   // namespace app
