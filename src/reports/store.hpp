#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "kernel/ledger/fact.hpp"
#include "platform/web/context.hpp"
#include "reports/compute.hpp"

namespace reports {

inline constexpr web::Permission view_reports{"reports.view"};
/// One by one, and with `imports.run` from a workbook.
inline constexpr web::Permission edit_targets{"targets.edit"};

using TargetId = base::Id<struct TargetTag>;

struct StoredTarget {
    TargetId id;
    std::string directive;
    UnitId unit;
    Target target;
    base::Instant entered_at = {};
    UserId entered_by;
};

/// The targets of a unit, standing at that moment or now.
std::vector<Target> targets_of(db::Connection& tx, std::string_view directive, UnitId unit,
                               std::optional<base::Instant> known_at);
/// All standing targets of a directive, by unit, indicator and year.
std::vector<StoredTarget> list_targets(db::Connection& tx, std::string_view directive);
std::optional<StoredTarget> find_target(db::Connection& tx, TargetId id);

struct TargetForm {
    std::string directive;
    std::string indicator;   // id, or its Vietnamese name
    UnitId unit;
    std::optional<std::int64_t> year = {};   // empty: the whole period
    std::optional<std::int64_t> value = {};
    std::string comparison = ">=";
};
/// Refuses: invalid - unknown directive or indicator, no unit, a year outside the directive's period, value missing or
/// below zero, unknown comparison. Source: docs/rules/reports.md, RP-4.
base::Result<Target> checked(TargetForm const& form);

/// Writes the target in the place of the one that stands for the same directive, unit, indicator and year; audited.
/// Says whether it is new, another, or the same as it was (then nothing is written).
struct SavedTarget {
    TargetId id;
    enum class How : std::uint8_t { created, changed, unchanged } how = How::created;
};
SavedTarget save(db::Connection& tx, ledger::Entry const& entry, std::string_view directive, UnitId unit,
                 Target const& target);
/// False when it does not stand any more.
bool withdraw_target(db::Connection& tx, ledger::Entry const& entry, TargetId id);
/// Takes back what an import wrote: what stood before stands again. A target that somebody has changed since stays;
/// then gives it as the import wrote it. Rule I-25.
std::optional<StoredTarget> take_back_target(db::Connection& tx, ledger::Entry const& entry, TargetId id);

/// A target as a form or the API says it: the unit as one types it.
struct TypedTarget {
    std::string directive;
    std::string indicator;
    std::string unit;
    std::optional<std::int64_t> year = {};
    std::string year_text = {};   // as typed
    std::optional<std::int64_t> value = {};
    std::string comparison = ">=";
};
/// Saves it for the actor. Refuses what `checked` refuses, and invalid - a year that is none; a unit that is not found,
/// not the only one of its name, or not within what the actor may enter.
base::Result<StoredTarget> set_target(web::Context& context, TypedTarget const& typed);
/// The target as it stood; empty when it does not stand, or not within what the actor may enter.
std::optional<StoredTarget> withdraw_target(web::Context& context, TargetId id);

/// How a directive stands in a unit: its main figures by year with targets. For the home page.
/// The unit may be empty: then the directive's own. Empty when no such unit is known yet.
std::optional<Report> state_of(db::Connection& tx, Directive const& directive, std::optional<UnitId> unit,
                               base::Date today);
/// The unit a directive is followed in by default; empty while it is not in the register.
std::optional<UnitId> unit_of(db::Connection& tx, Directive const& directive, base::Date today);

/// The units in which the actor follows a directive: its own, or, for whoever may not see the whole of that, the units
/// at which the actor may see reports, at most three. Empty for those who may see none.
std::vector<UnitId> units_followed(db::Connection& tx, web::Actor const& actor, Directive const& directive,
                                   base::Date today);

/// Units by code, id or name as one types them: as they stood on the last day of the period, else on its first (a unit
/// may have ended in between), else today. Refuses: not_found; conflict when several have the name.
base::Result<UnitId> resolve_unit(db::Connection& tx, std::string_view text, base::Period period, base::Date today);

std::vector<db::Sql> const& statements();

}   // namespace reports
