#pragma once

#include <cstdint>
#include <optional>
#include <span>
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

/// A kind of unit. `label` is a gettext id, `level` orders a tree: small numbers stand above large ones.
struct UnitKind {
    std::string_view code;
    Line line = Line::administrative;
    std::string_view label;
    int level = 0;
    /// An organisation in an enterprise or village, founded by a decision that counts: union, cell, branch.
    bool grassroots = false;
};
std::span<UnitKind const> unit_kinds();
/// Null when there is no such kind.
UnitKind const* find_kind(std::string_view code);
/// The kinds that a unit of this kind may become by a decision: of its line, a grassroots one or one of its own level.
/// Rule O-16.
std::vector<UnitKind const*> kinds_open_to(std::string_view kind);
/// The kind that a sheet means by "Liên đoàn lao động huyện", "Thị trấn", "Chi bộ cơ sở"; null when it cannot be told.
UnitKind const* kind_from_text(std::string_view text);
/// gettext id of the line's name.
std::string_view label_of(Line line);

/// What a name is compared by when people write it in different ways: folded, short forms spelt out ("LĐLĐ", "CĐCS"),
/// and without the words that only say the kind. "Xã Đan Phượng", "đan phượng" and "X. Đan Phượng" give "dan phuong".
std::string name_core(std::string_view name);
/// The same with the words of the kind kept.
std::string name_spelt_out(std::string_view name);

/// A unit that still stands has no end; `day` is within its life.
inline bool lives_on(Unit const& unit, base::Date day)
{
    return unit.founded_on <= day && (!unit.ended_on || day < *unit.ended_on);
}

}   // namespace organisations
