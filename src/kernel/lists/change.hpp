#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/id.hpp"
#include "base/result.hpp"
#include "kernel/lists/registry.hpp"
#include "kernel/records.hpp"

/// Changes of many records at once: planned and looked at, done in chunks, taken back as one. Rules LI-8 to LI-12.
namespace lists {

using ListChangeId = base::Id<struct ListChangeTag>;

/// More records are not changed at once: the preview would keep others waiting, and nobody looks through so many.
inline constexpr std::int64_t most_records = 100'000;

enum class ChangeState : std::uint8_t { planned, running, done, undoing, undone };
std::string_view name_of(ChangeState state);

struct ListChange {
    ListChangeId id;
    std::string source;
    std::string action;
    std::string query = {};
    std::string form = {};   // what was typed, as a form sends it
    ChangeState state = ChangeState::planned;
    base::Instant planned_at = {};
    UserId planned_by;
    std::optional<base::Instant> finished_at = {};
    std::optional<base::Instant> undone_at = {};
};

/// How many records are in what state.
struct ChangeCounts {
    std::int64_t waiting = 0;   // will be changed
    std::int64_t changed = 0;
    std::int64_t as_it_is = 0;
    std::int64_t refused = 0;
    std::int64_t restored = 0;   // taken back
    std::int64_t kept = 0;       // were to be taken back, but somebody changed them since

    std::int64_t total() const { return waiting + changed + as_it_is + refused + restored + kept; }
};

/// What was asked for: these records, or all of the list.
struct Asked {
    std::string query = {};
    bool all = false;
    std::vector<std::int64_t> ids = {};
    web::Fields values = {};   // of the action's form
};

/// Judges every record and keeps the outcome, to be looked at; changes nothing of them. Records that the actor does not
/// see are left out of what was marked.
/// Refuses: invalid - what was typed cannot hold; nothing marked, nothing matches, or more than `most_records`
struct Planned {
    ListChange change;
    struct Judged {
        std::int64_t record = 0;
        Outcome outcome = {};
    };
    std::vector<Judged> records = {};
};
base::Result<Planned> plan(Source const& source, Action const& action, Reading const& reading, base::Instant now,
                           Asked const& asked);

/// Everything that running needs which is not in the database.
struct Running {
    db::Database& database;
    Registry const& registry;
    web::Actor const& actor;
    base::Instant now;
    std::size_t chunk = 2'000;
    std::function<void(std::int64_t, std::int64_t)> on_progress = {};   // done, of
    std::function<bool()> cancelled = {};
};
/// Changes what waits, a chunk a transaction, each record judged again; a killed run goes on where it stood.
void run(Running const& running, ListChangeId id);
/// Takes back what was changed, the last first. What somebody changed since stays and is told.
void undo(Running const& running, ListChangeId id);

}   // namespace lists
