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

/// The next few, as lists keep them.
std::vector<Standing> next_after(db::Connection& tx, JourneyId after)
{
    std::vector<Standing> kept;
    for (auto const& row : tx.run(select_open, {{"after", after}, {"most", at_once}})) kept.push_back(standing_in(row));
    return kept;
}

/// Those of them that stand otherwise, as they stand.
std::vector<Standing> changed_of(db::Connection& tx, std::vector<Standing> const& kept, base::Date today)
{
    std::vector<Standing> changed;
    for (auto const& before : kept) {
        auto const events = events_of(tx, before.journey.id);
        auto now =
            standing_of(before.journey, state_of(before.journey, events, base::forever), rulebook::embedded(), today);
        if (!same(before, now)) changed.push_back(std::move(now));
    }
    return changed;
}

/// Nobody waits for it where nothing has changed. What somebody has changed since it was read stays.
void keep(db::Database& database, std::vector<Standing> const& changed)
{
    if (changed.empty()) return;
    auto const tx = database.begin(db::Access::write);
    for (auto const& now : changed)
        (*tx)->change(update_kept, {{"id", now.journey.id},
                                    {"stage", now.stage},
                                    {"since", now.since},
                                    {"due", now.due_on.value_or(base::forever)},
                                    {"revision", now.journey.revision}});
    tx->commit();
}

}   // namespace

std::int64_t follow_rules(db::Database& database, base::Date today, std::function<bool()> const& stopped)
{
    std::int64_t all_changed = 0;
    JourneyId after;
    for (bool more = true; more && !stopped();) {
        std::vector<Standing> changed;
        {
            auto const tx = database.begin(db::Access::read);
            auto const kept = next_after(**tx, after);
            changed = changed_of(**tx, kept, today);
            more = kept.size() == static_cast<std::size_t>(at_once);
            if (more) after = kept.back().journey.id;
        }
        keep(database, changed);
        all_changed += static_cast<std::int64_t>(changed.size());
    }
    return all_changed;
}

std::span<db::Sql const> following_statements() { return all; }

}   // namespace journeys
