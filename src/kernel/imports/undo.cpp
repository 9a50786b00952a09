#include <algorithm>
#include <map>

#include "base/expect.hpp"
#include "kernel/accounts/audit.hpp"
#include "kernel/imports/run.hpp"
#include "kernel/imports/store.hpp"

namespace imports {
namespace {

/// Takes back one chunk; false when none is left.
bool undo_chunk(Running const& running, db::Connection& tx, Plan const& plan)
{
    auto const standing = newest_standing_chunk(tx, plan.batch.id);
    if (!standing) return false;
    auto const* sheet = plan.find(standing->sheet);
    base::expect(sheet != nullptr, "a chunk of an import belongs to no sheet of it");
    auto const* kind = running.registry.find(sheet->kind);
    base::expect(kind != nullptr && kind->undo != nullptr, "an import of a kind that cannot be undone");

    std::map<std::string, std::vector<std::int64_t>, std::less<>> written;
    for (auto row = standing->rows.rbegin(); row != standing->rows.rend(); ++row)
        if (!row->record_kind.empty()) written[row->record_kind].push_back(row->record_id);
    Setting const setting{UserId{running.actor.user},
                          running.now,
                          base::civil_day(running.now),
                          &running.actor,
                          plan.batch.id,
                          running.shelf};
    for (auto const& [record_kind, ids] : written)
        if (auto const left = kind->undo(tx, setting, record_kind, ids); !left.empty())
            save_leftover(tx, plan.batch.id, left);
    set_chunk_undone(tx, standing->chunk, running.now);
    return true;
}

}   // namespace

void undo(Running const& running, BatchId batch)
{
    Plan plan;
    {
        auto transaction = running.database.begin(db::Access::write);
        plan = get(**transaction, batch);
        base::expect(plan.batch.state != BatchState::planned, "an import is to be undone that was never begun");
        if (plan.batch.state != BatchState::undone)
            set_state(**transaction, batch, BatchState::undoing, plan.batch.finished_at);
        transaction->commit();
    }
    if (plan.batch.state == BatchState::undone) return;
    for (bool more = true; more;) {
        auto transaction = running.database.begin(db::Access::write);
        more = undo_chunk(running, **transaction, plan);
        if (!more) {
            set_undone(**transaction, batch, UserId{running.actor.user}, running.now);
            accounts::audit(**transaction, UserId{running.actor.user}, running.now,
                            {"undone", "import_batch", batch.value});
        }
        transaction->commit();
        if (running.on_progress) running.on_progress({});
    }
}

}   // namespace imports
