#include "kernel/imports/run.hpp"

#include <algorithm>

#include "base/expect.hpp"
#include "kernel/accounts/audit.hpp"
#include "kernel/imports/sheet_run.hpp"
#include "kernel/imports/store.hpp"

namespace imports {
namespace {

/// The sheets to take, lower ranks first, then as given.
std::vector<Sheet const*> in_order(Running const& running, Plan const& plan)
{
    std::vector<Sheet const*> sheets;
    for (auto const& sheet : plan.sheets)
        if (sheet.state == SheetState::planned || sheet.state == SheetState::running) sheets.push_back(&sheet);
    std::ranges::stable_sort(sheets, {}, [&](Sheet const* sheet) {
        auto const* kind = running.registry.find(sheet->kind);
        return kind == nullptr ? 0 : kind->rank;
    });
    return sheets;
}

template <class Action>
void in_transaction(db::Database& database, Action action)
{
    auto transaction = database.begin(db::Access::write);
    action(**transaction);
    transaction->commit();
}

Reading reading_of(Running const& running, db::Connection& tx, Plan const& plan, Sheet const& sheet)
{
    auto const& file = plan.file_of(sheet);
    auto const* kind = running.registry.find(sheet.kind);
    base::expect(kind != nullptr, "a planned sheet is of a kind that no slice has");
    return {running.path_of(file),
            static_cast<std::size_t>(sheet.position),
            static_cast<spreadsheets::Legacy>(sheet.encoding),
            kind,
            parse_mapping(*kind, sheet.mapping),
            sheet.headings,
            sheet.header_to,
            running.trial == Trial::yes ? 0 : last_row(tx, sheet.id),
            rows_known(tx, plan.batch.id, file.hash, sheet),
            running.most_rows,
            running.chunk_rows};
}

void finish_sheet(Running const& running, Sheet sheet, SheetRun const& done)
{
    in_transaction(running.database, [&](db::Connection& tx) {
        if (!done.problems().empty()) {
            sheet.problem = done.problems().front().code;
            sheet.detail = done.problems().front().detail;
        }
        sheet.state = SheetState::done;
        update(tx, sheet);
        // nothing but known rows makes no chunk whose counts were saved
        save_counts(tx, sheet.id, Trial::no, done.counts());
    });
}

/// What a sheet weighs on the way to the end: its unpacked bytes, so that they add up to those read.
std::int64_t weight_of(Running const& running, Plan const& plan, Sheet const& sheet)
{
    auto const workbook = spreadsheets::open(running.path_of(plan.file_of(sheet)));
    return workbook ? (*workbook)->sheets()[static_cast<std::size_t>(sheet.position)].bytes : 0;
}

void finish_batch(Running const& running, BatchId batch, Counts const& total)
{
    in_transaction(running.database, [&](db::Connection& tx) {
        set_state(tx, batch, BatchState::done, running.now);
        auto const changes = "{\"created\":" + std::to_string(total.created) +
                             ",\"changed\":" + std::to_string(total.changed) +
                             ",\"refused\":" + std::to_string(total.refused) + "}";
        accounts::audit(tx, UserId{running.actor.user}, running.now,
                        {"imported", "import_batch", batch.value, changes});
    });
}

Ended run_trial(Running const& running, Plan const& plan, std::vector<Sheet const*> const& sheets, Pace& pace,
                std::vector<std::int64_t> const& weights)
{
    std::vector<std::pair<SheetId, SheetRun>> done;
    {
        Transactions transactions{running};
        for (std::size_t i = 0; i < sheets.size(); ++i) {
            pace.sheet_begins(*sheets[i], weights[i]);
            Reading reading;
            transactions.within([&](db::Connection& tx) { reading = reading_of(running, tx, plan, *sheets[i]); });
            SheetRun sheet_run{running, transactions, plan, *sheets[i]};
            if (sheet_run.run(std::move(reading), pace) == Ended::cancelled) return Ended::cancelled;
            done.emplace_back(sheets[i]->id, std::move(sheet_run));
        }
    }
    in_transaction(running.database, [&](db::Connection& tx) {
        forget_trial(tx, plan.batch.id);
        for (auto const& [id, sheet_run] : done) {
            save_counts(tx, id, Trial::yes, sheet_run.counts());
            save_rows(tx, id, Trial::yes, sheet_run.trial_rows());
        }
    });
    return Ended::done;
}

}   // namespace

Ended run(Running const& running, BatchId batch)
{
    Plan plan;
    in_transaction(running.database, [&](db::Connection& tx) {
        plan = get(tx, batch);
        if (running.trial == Trial::no && plan.batch.state == BatchState::planned)
            set_state(tx, batch, BatchState::running, std::nullopt);
    });
    auto const sheets = in_order(running, plan);
    std::vector<std::int64_t> weights;
    std::int64_t all = 0;
    for (auto const* sheet : sheets) all += weights.emplace_back(weight_of(running, plan, *sheet));
    Pace pace{running, all};
    if (running.trial == Trial::yes) return run_trial(running, plan, sheets, pace, weights);

    Transactions transactions{running};
    Counts total;
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        pace.sheet_begins(*sheets[i], weights[i]);
        Reading reading;
        transactions.within([&](db::Connection& tx) {
            set_state(tx, sheets[i]->id, SheetState::running);
            reading = reading_of(running, tx, plan, *sheets[i]);
        });
        SheetRun sheet_run{running, transactions, plan, *sheets[i]};
        if (sheet_run.run(std::move(reading), pace) == Ended::cancelled) return Ended::cancelled;
        finish_sheet(running, *sheets[i], sheet_run);
        total += sheet_run.counts();
    }
    finish_batch(running, batch, total);
    return Ended::done;
}

}   // namespace imports
