#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/journeys/source.hpp"
#include "kernel/ledger/fact.hpp"
#include "platform/db/connection.hpp"
#include "platform/web/cursor.hpp"

namespace journeys {

inline constexpr web::Permission view_journeys{"journeys.view"};
inline constexpr web::Permission edit_journeys{"journeys.edit"};

std::optional<Journey> find(db::Connection& tx, JourneyId id);
/// In the order of their days; those taken back too.
std::vector<Event> events_of(db::Connection& tx, JourneyId id);
/// About a subject, newest first.
std::vector<Journey> of_subject(db::Connection& tx, std::string_view kind, std::int64_t subject);
/// Whether any is or was the work of this office.
bool any_of_office(db::Connection& tx, UnitId office);

/// What lists show of a journey, as it stands.
struct Standing {
    Journey journey;
    std::string stage;
    base::Date since = {};
    std::optional<base::Date> due_on = {};
    std::optional<base::Date> ended_on = {};
};
std::optional<Standing> find_standing(db::Connection& tx, JourneyId id);
/// The one of a process about a subject that has not ended.
std::optional<Standing> running_about(db::Connection& tx, std::string_view code, std::int64_t subject);
/// Where a journey stands by its events, to be kept beside them.
Standing standing_of(Journey const& journey, State const& state, rulebook::Rulebook const& rules, base::Date today);

/// Keeps a new journey in its first stage. Audited.
JourneyId add(db::Connection& tx, ledger::Entry const& entry, Journey const& journey, std::string_view first_stage);
/// Keeps an event and where the journey stands after it. Audited. Conflict when the journey was changed meanwhile.
EventId add(db::Connection& tx, ledger::Entry const& entry, Event const& event, Standing const& after);
/// Takes an event back. Audited.
void withdraw(db::Connection& tx, ledger::Entry const& entry, EventId event, std::string_view why,
              Standing const& after);

/// Takes a journey away with what was taken back in it. Audited. Conflict when it was changed meanwhile. Rule J-14.
void remove(db::Connection& tx, ledger::Entry const& entry, Journey const& journey);

/// Keeps only the numbers of a journey: its subject, title and papers are gone. Audited. Rule J-9.
void forget(db::Connection& tx, ledger::Entry const& entry, JourneyId id);

/// A journey is new on the day it began and on so many days after it.
inline constexpr base::Days new_days{7};

/// Which open journeys are meant: all, overdue, due soon, those for which no deadline runs (they wait for somebody), or
/// new ones, whatever their deadline.
enum class Urgency : std::uint8_t { any, late, soon, waiting, fresh };
struct Asking {
    std::string_view code;
    Reach const& reach;
    Urgency urgency = Urgency::any;
    base::Date today = {};
    base::Date soon = {};   // the last day that counts as soon
};
struct Numbers {
    std::int64_t all = 0;
    std::int64_t late = 0;
    std::int64_t soon = 0;
    std::int64_t waiting = 0;
    std::int64_t fresh = 0;
};
Numbers count(db::Connection& tx, Asking const& asking);
struct Page {
    std::vector<Standing> rows;
    std::optional<web::Cursor> next = {};
};
/// The earliest due first; those with nothing due last.
Page list(db::Connection& tx, Asking const& asking, std::optional<web::Cursor> const& after, std::size_t size);

/// Those of a process that began on the days of the period, within reach.
std::vector<Journey> begun_in(db::Connection& tx, std::string_view code, base::Period period, Reach const& reach);

std::span<db::Sql const> statements();

}   // namespace journeys
