#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "kernel/journeys/journey.hpp"
#include "kernel/ledger/fact.hpp"
#include "platform/web/context.hpp"
#include "platform/web/pieces.hpp"

/// How a slice gives its records to journeys. It lists its sources in Slice::journeys, its conditions in
/// Slice::conditions.
namespace journeys {

/// What a journey is, or will be, about.
struct Subject {
    std::int64_t id = 0;
    std::string title;
    std::string url;   // of its page; "" = the actor may not see it
    UnitId office;     // whose work it is
    UnitId place;      // the administrative unit it belongs to
    Event::Counted counted = {};
};

/// An organisation that may take a journey up.
struct Office {
    UnitId unit;
    UnitId place;
    std::string name;
};

struct Source {
    std::string_view code;   // of a definition
    /// The subject if the actor may begin such a journey about it on that day. Refuses: not_found; conflict, with what
    /// stands in the way of beginning.
    base::Result<Subject> (*find)(web::Context& context, std::string_view id, base::Date on);
    /// The same without asking whether it may begin; title and url are empty when the actor may not see it.
    Subject (*subject)(web::Context& context, Journey const& journey);
    /// What the registers tell on that day.
    Known (*known)(web::Context& context, Journey const& journey, base::Date on);
    /// What may be chosen in a field that lists nothing itself; null: there is none.
    std::vector<web::Choice> (*choices)(web::Context& context, Journey const& journey,
                                        std::string_view field) = nullptr;
    /// Does in the registers what a step says, in the same transaction; null: no step does anything. Refuses what the
    /// register refuses; nothing is kept then.
    base::Result<base::Done> (*carry_out)(web::Context& context, Journey const& journey, State const& before,
                                          Event const& event) = nullptr;
    /// The record that came out of it, for a link; null: none ever does.
    std::optional<web::Detail> (*outcome)(web::Context& context, Journey const& journey) = nullptr;
    /// Organisations whose work it may be, when that is not told by the subject; null: it is told.
    std::vector<Office> (*offices)(web::Context& context, Subject const& subject) = nullptr;
};

/// Where an actor may see or carry on journeys: in these places, and those of these offices.
struct Reach {
    bool everywhere = false;
    std::unordered_set<UnitId> places = {};
    std::unordered_set<UnitId> offices = {};
    bool covers(UnitId place, UnitId office) const;
};
/// What journeys ask about units: the register answers. app puts one on the shelf of web::Services.
struct Offices {
    Reach (*reach)(db::Connection& tx, web::Actor const& actor, web::Permission permission, base::Date today) = nullptr;
    std::unique_ptr<ledger::Placement> (*placement)(db::Connection& tx, base::Date today) = nullptr;
    /// The gettext id of a kind of ownership.
    std::string_view (*label_of_ownership)(std::string_view code) = nullptr;
};

/// The sources and conditions of every slice, on the shelf of web::Services.
class Registry {
public:
    /// A Bug when a code comes twice or rules/journeys does not have it, or when a definition with a source names a
    /// condition that no slice has. The tables must outlive the registry.
    Registry(std::span<std::span<Source const> const> sources, std::span<std::span<Condition const> const> conditions);
    /// Null when no slice gives records for it.
    Source const* find(std::string_view code) const;
    Conditions const& conditions() const { return conditions_; }

private:
    std::vector<Source const*> sources_;
    Conditions conditions_;
};

}   // namespace journeys
