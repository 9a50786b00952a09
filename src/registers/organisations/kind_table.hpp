#pragma once

#include "platform/db/many.hpp"
#include "registers/organisations/unit.hpp"

/// All kinds of units, from high to low within a line, and their codes for statements. Only for this slice.
namespace organisations {

inline constexpr UnitKind kinds[] = {
    {"city", Line::administrative, "City or province", 1},
    {"district", Line::administrative, "District", 2},
    {"commune", Line::administrative, "Commune", 3},
    {"ward", Line::administrative, "Ward", 3},
    {"township", Line::administrative, "Township", 3},
    {"special_zone", Line::administrative, "Special zone", 3},
    {"village", Line::administrative, "Village", 4},
    {"vgcl", Line::union_, "General Confederation of Labour", 0},
    {"city_federation", Line::union_, "City labour federation", 1},
    {"sector_union", Line::union_, "Sector union", 2},
    {"district_federation", Line::union_, "District labour federation", 2},
    {"commune_union", Line::union_, "Commune union", 3},
    {"grassroots_union", Line::union_, "Grassroots union", 4, true},
    {"section_union", Line::union_, "Section union", 5},
    {"union_group", Line::union_, "Union group", 6},
    {"city_party_committee", Line::party, "City Party committee", 1},
    {"district_party_committee", Line::party, "District Party committee", 2},
    {"commune_party_committee", Line::party, "Commune Party committee", 3},
    {"grassroots_party_committee", Line::party, "Grassroots Party committee", 4, true},
    {"party_cell", Line::party, "Grassroots Party cell", 4, true},
    {"joint_cell", Line::party, "Joint Party cell", 4, true},
    {"subordinate_cell", Line::party, "Subordinate Party cell", 5, true},
    {"party_group", Line::party, "Party group", 6},
    {"youth_union_base", Line::youth, "Grassroots Youth Union", 4, true},
    {"youth_branch", Line::youth, "Youth branch", 5, true},
    {"women_branch", Line::women, "Women's branch", 5, true},
    {"veterans_branch", Line::veterans, "Veterans' branch", 5, true},
    {"political_training_centre", Line::agency, "Political training centre", 2},
    {"department", Line::agency, "Department", 2},
};

/// `('city', 'district', …)`: the codes of the kinds that are wanted.
template <class Wanted>
consteval db::ManyText codes_of(Wanted wanted)
{
    db::ManyText codes;
    for (auto const& kind : kinds) {
        if (!wanted(kind)) continue;
        codes.add(codes.size == 0 ? "('" : "', '");
        codes.add(kind.code);
    }
    codes.add("')");
    return codes;
}
/// Organisations in enterprises and villages.
inline constexpr auto grassroots_codes = codes_of([](UnitKind const& kind) { return kind.grassroots; });
/// They, and the sections and groups in them.
inline constexpr auto lowest_codes = codes_of([](UnitKind const& kind) { return kind.grassroots || kind.level > 4; });

}   // namespace organisations
