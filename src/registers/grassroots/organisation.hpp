#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/result.hpp"
#include "kernel/records.hpp"
#include "platform/web/context.hpp"
#include "registers/organisations/unit.hpp"

/// Grassroots organisations inside enterprises: unions, Party cells, youth branches … and how they are founded.
/// Rules: docs/rules/grassroots.md.
namespace grassroots {

/// One register: the organisations of a line, with its own address and its own permissions. Union and Party are two
/// domains: nobody sees the one because of the other.
struct Family {
    organisations::Line line;
    std::string_view path;   // "unions": /unions, /api/v1/unions
    web::Permission view;
    web::Permission edit;
    std::span<std::string_view const> kinds;          // the first is what is founded when nothing else is said
    std::span<std::string_view const> parent_kinds;   // units that may stand above
    std::string_view minimum_key;                     // of the rulebook; "" where no reliable number is known
};
std::span<Family const> families();
/// By the first segment of a path ("/unions/…", "/api/v1/unions/…"); a Bug when no family has it.
Family const& family_of(std::string_view request_path);
/// Of a line whose organisations are in enterprises; a Bug for others.
Family const& family_of(organisations::Line line);
/// The pages of a register, and of one organisation in it.
inline std::string home_of(Family const& family) { return "/" + std::string{family.path}; }
inline std::string url_of(Family const& family, UnitId unit) { return home_of(family) + "/" + unit.text(); }
/// The name of a kind, as a gettext id.
std::string_view label_of_kind(std::string_view kind);
/// "Chi bộ cơ sở", "đảng bộ" … ; the family's first kind when nothing is said; "" when it cannot be told.
std::string_view kind_from_text(Family const& family, std::string_view text);

struct Organisation {
    UnitId unit;
    organisations::Line line = organisations::Line::union_;
    std::string kind;
    std::string name;   // in force on the day asked
    std::optional<EnterpriseId> enterprise = {};
    UnitId place;           // administrative unit at the founding
    UnitId present_place;   // where it is on the day asked, or was last
    std::string ownership = {};
    std::string decision_number = {};
    base::Date decided_on = {};
    std::optional<std::int64_t> founding_members = {};
    std::optional<base::Date> ended_on = {};
};

/// What a form or a sheet says of a founding; empty where nothing readable was given.
struct FoundingForm {
    std::string kind;
    std::string name;
    std::optional<EnterpriseId> enterprise = {};
    std::optional<UnitId> parent = {};
    std::optional<UnitId> place = {};
    std::string decision_number = {};
    std::optional<base::Date> decided_on = {};
    std::optional<std::int64_t> founding_members = {};
};
/// What is known of the enterprise on that day, for the rule.
struct Situation {
    bool has_living_one = false;                    // of the same line, on that day or later
    std::optional<base::Date> registered_on = {};   // of the enterprise
    std::int64_t minimum = 0;                       // members; 0 = no number is known
};
/// Whether the founding may be recorded, or everything that stands in the way. Rules G-1 to G-3.
/// Refuses: invalid  - kind, name, decision number, day or place missing; day after `today` or before the enterprise
/// was
///                     registered; fewer members than the minimum of that day
///          conflict - the enterprise has a living organisation of this line
base::Result<base::Done> check(FoundingForm const& form, Situation const& situation, base::Date today);

/// That an organisation comes into another enterprise: what the decision says, and what is known of that enterprise.
struct Reassignment {
    std::optional<EnterpriseId> enterprise = {};
    std::string decision_number = {};
    std::optional<base::Date> effective_on = {};    // first day on which it is there
    bool has_living_one = false;                    // of the same line, on that day or later
    std::optional<base::Date> registered_on = {};   // of the enterprise
    std::optional<base::Date> since = {};           // from when on the organisation is where it is now
};
/// Rule G-5. Refuses: conflict - it has ended; the enterprise has a living organisation of this line
///                    invalid  - enterprise, number or day missing; the enterprise it is in; day after `today`, not
///                               after the day it came where it is, or before the enterprise was registered
base::Result<base::Done> check(Organisation const& organisation, Reassignment const& form, base::Date today);

/// The end of an organisation, by decision of the unit above it.
struct Dissolution {
    std::string decision_number = {};
    std::optional<base::Date> dissolved_on = {};   // first day on which it no longer is
};
/// Rule G-4. Refuses: conflict - it has ended already
///                    invalid  - number or day missing; day after `today`, or not after the founding
base::Result<base::Done> check(Organisation const& organisation, Dissolution const& form, base::Date today);

}   // namespace grassroots
