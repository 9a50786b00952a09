#include "kernel/journeys/following.hpp"

#include "kernel/journeys/row.hpp"
#include "platform/db/many.hpp"

namespace journeys {
namespace {

constexpr std::int64_t at_once = 200;

constexpr auto open_text =
    db::joined(journey_columns, "WHERE ended_on IS NULL AND id > :after ORDER BY id LIMIT :most");
constexpr db::Sql select_open{"journeys.select_open_by_id", open_text.view()};
// not a revision of the journey: nobody did anything
constexpr db::Sql update_kept{"journeys.update_kept", R"sql(
    UPDATE journey SET stage = :stage, stage_since = :since, due_on = :due
    WHERE id = :id AND revision = :revision)sql"};

constexpr db::Sql all[] = {select_open, update_kept};

bool same(Standing const& a, Standing const& b)
{
    return a.stage == b.stage && a.since == b.since && a.due_on == b.due_on;
}

/// The next few after `after`, which moves on; 0 when there are none.
std::int64_t follow_some(db::Connection& tx, base::Date today, JourneyId& after, std::int64_t& changed)
{
    std::vector<Standing> kept;
    for (auto const& row : tx.run(select_open, {{"after", after}, {"most", at_once}})) kept.push_back(standing_in(row));
    for (auto const& before : kept) {
        after = before.journey.id;
        auto const events = events_of(tx, after);
        auto const now =
            standing_of(before.journey, state_of(before.journey, events, base::forever), rulebook::embedded(), today);
        if (same(before, now)) continue;
        tx.change(update_kept, {{"id", after},
                                {"stage", now.stage},
                                {"since", now.since},
                                {"due", now.due_on.value_or(base::forever)},
                                {"revision", before.journey.revision}});
        ++changed;
    }
    return static_cast<std::int64_t>(kept.size());
}

}   // namespace

std::int64_t follow_rules(db::Database& database, base::Date today, std::function<bool()> const& stopped)
{
    std::int64_t changed = 0;
    JourneyId after;
    for (bool more = true; more && !stopped();) {
        auto const tx = database.begin(db::Access::write);
        more = follow_some(**tx, today, after, changed) == at_once;
        tx->commit();
    }
    return changed;
}

std::span<db::Sql const> following_statements() { return all; }

}   // namespace journeys
