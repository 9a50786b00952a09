#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "kernel/records.hpp"

namespace organisations {

/// The line a unit belongs to. Party and union are two separate permission domains.
enum class Line : std::uint8_t { administrative, party, union_, youth, women, veterans, agency };
std::string_view name_of(Line line);   // "administrative", "party", "union", …
std::optional<Line> parse_line(std::string_view name);

/// Kinds: city, district, commune, ward, township, special_zone, village (administrative); vgcl, city_federation,
/// district_federation, commune_union, sector_union, grassroots_union, section_union, union_group (union);
/// city_party_committee, district_party_committee, commune_party_committee, grassroots_party_committee, party_cell,
/// subordinate_cell, joint_cell, party_group (Party); youth_branch, youth_union_base; women_branch; veterans_branch;
/// political_training_centre, department (agency).
struct Unit {
    UnitId id;
    Line line = Line::administrative;
    std::string kind;
    std::string code = {};                         // official code ("09784"), "" when none
    std::string name;                              // in force on the day asked
    std::optional<UnitId> parent = {};             // on the day asked, in its own line
    std::optional<UnitId> place = {};              // administrative unit it sits in, on the day asked
    std::optional<EnterpriseId> enterprise = {};   // of a grassroots organisation in an enterprise
    base::Date founded_on = {};
    std::optional<base::Date> ended_on = {};
    std::int64_t revision = 0;
};

}   // namespace organisations
