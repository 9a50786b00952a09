#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "kernel/ledger/fact.hpp"
#include "platform/web/cursor.hpp"
#include "registers/grassroots/organisation.hpp"
#include "registers/organisations/changes.hpp"

namespace grassroots {

std::span<ledger::FactKind const> fact_kinds();
void refill(db::Connection& tx, ledger::Give const& give);

enum class Right : std::uint8_t { view, edit };
/// Within the scope of the family's permission to view or to edit, or empty.
std::optional<Organisation> find(db::Connection& tx, web::Actor const& actor, Family const& family, UnitId unit,
                                 base::Date today, Right right = Right::view);
/// Without scope, for links from records the actor may see. Empty when the unit is not one of an enterprise.
std::optional<Organisation> find(db::Connection& tx, UnitId unit, base::Date day);
/// What was or is in the enterprise, from when to when, oldest first; as it stands on `day`.
struct Stay {
    Organisation organisation;
    base::Period days;
};
std::vector<Stay> of_enterprise(db::Connection& tx, EnterpriseId enterprise, base::Date day);
/// The one that was founded by this decision in the enterprise (or under this name), for imports that come again.
std::optional<UnitId> find_by_decision(db::Connection& tx, organisations::Line line,
                                       std::optional<EnterpriseId> enterprise, std::string_view name,
                                       std::string_view number, base::Date decided_on);

struct Filter {
    std::string q = {};                 // words of the name; accents do not matter
    std::optional<UnitId> place = {};   // today's administrative unit and everything below
    int year = 0;                       // of the founding decision, 0 = all
    std::string state = {};             // "" living, "ended", "all"
    std::string sort = {};              // "" by name, "decided" newest first
};
struct Page {
    std::vector<Organisation> rows;
    std::optional<web::Cursor> next = {};
};
Page list(db::Connection& tx, web::Actor const& actor, Family const& family, Filter const& filter,
          std::optional<web::Cursor> const& after, std::size_t size, base::Date today);

/// A living organisation as lists of many need it.
struct Living {
    UnitId unit;
    std::string kind;
    std::string name;
    std::optional<EnterpriseId> enterprise = {};
    UnitId place;   // where it is today
    base::Date founded_on = {};
};
/// All of a family that live today and that the actor sees, in Vietnamese order; at `place` or below it if one is
/// named, and with all words of `q` in the name.
std::vector<Living> living(db::Connection& tx, web::Actor const& actor, Family const& family, Filter const& filter,
                           base::Date today);

/// Organisations of a line that live on that day and have all these words (or beginnings of words) in their name, in
/// Vietnamese order, wherever they are: that an organisation exists is no secret. For choosing one in a form.
struct Named {
    UnitId unit;
    std::string name;
};
std::vector<Named> named(db::Connection& tx, organisations::Line line, std::string_view typed, base::Date day,
                         std::size_t most);

/// What the rule needs to know of the enterprise on the day of the decision.
Situation situation_of(db::Connection& tx, Family const& family, FoundingForm const& form, base::Date today);

/// Founds what `check` has accepted: unit, tree, facts, audit. Gives the unit.
UnitId found(db::Connection& tx, ledger::Placement const& placement, ledger::Entry const& entry, Family const& family,
             FoundingForm const& form, std::string_view ownership);
/// Completes the form with what is known of the enterprise and of the organisation, as it stands on that day.
void complete(db::Connection& tx, Organisation const& organisation, Reassignment& form, base::Date today);
/// Brings an organisation into another enterprise as `check` has accepted it; tree, place and facts follow.
struct NewEnterprise {
    UnitId place;   // where it is on that day
    std::string ownership = {};
};
void reassign(organisations::Change const& change, Organisation const& organisation, Reassignment const& form,
              NewEnterprise const& enterprise);
/// Ends an organisation when `check` accepts it; its facts, the tree, its members and its committee follow.
base::Result<base::Done> dissolve(organisations::Change const& change, Organisation const& organisation,
                                  Dissolution const& form, base::Date today);
/// Takes foundings back that were entered by mistake. Gives those that something else depends on.
std::vector<UnitId> withdraw(db::Connection& tx, ledger::Placement const& placement, ledger::Entry const& entry,
                             std::span<UnitId const> units);

std::span<db::Sql const> statements();

}   // namespace grassroots
