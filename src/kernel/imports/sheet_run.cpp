#include "kernel/imports/sheet_run.hpp"

#include <algorithm>

#include "base/expect.hpp"
#include "kernel/imports/store.hpp"

namespace imports {
namespace {

constexpr db::Sql all_statements[]{chunk_savepoint, rollback_chunk, release_chunk};

constexpr int most_tries = 3;
/// Of a sheet: a preview is to be looked at, not to be worked through.
constexpr std::int64_t trial_problems_kept = 500;

Setting setting_of(Running const& running, BatchId batch)
{
    return {
        UserId{running.actor.user}, running.now, base::civil_day(running.now), &running.actor, batch, running.shelf};
}

}   // namespace

SheetRun::SheetRun(Running const& running, Transactions& transactions, Plan const& plan, Sheet const& sheet)
    : running_(&running),
      transactions_(&transactions),
      batch_(plan.batch.id),
      sheet_(&sheet),
      kind_(running.registry.find(sheet.kind)),
      setting_(setting_of(running, plan.batch.id))
{
    base::expect(kind_ != nullptr, "a planned sheet is of a kind that no slice has");
    if (running.trial == Trial::no && sheet.counts) counts_ = *sheet.counts;
}

Ended SheetRun::run(Reading reading, Pace& pace)
{
    Feed feed{std::move(reading)};
    begin_importer();
    while (auto chunk = feed.next()) {
        if (running_->cancelled && running_->cancelled()) return Ended::cancelled;
        take(*chunk);
        pace.chunk_done(static_cast<std::int64_t>(chunk->rows.size() + chunk->faulty.size()) + chunk->known,
                        chunk->bytes_read);
        feed.recycle(std::move(chunk));
    }
    problems_ = feed.problems();
    return Ended::done;
}

void SheetRun::take(Chunk& chunk)
{
    counts_.known += chunk.known;
    counts_.passed_over += chunk.passed_over;
    counts_.refused += static_cast<std::int64_t>(chunk.faulty.size());
    take_rows(chunk.rows, chunk.faulty, chunk.last_row);
}

void SheetRun::take_rows(std::span<Row const> rows, std::vector<ProblemRow> said, std::int64_t last_row)
{
    auto const before = counts_;
    for (int attempt = 1;; ++attempt) {
        try {
            transactions_->within([&](db::Connection& tx) { take_in(tx, rows, said, last_row); });
            return;
        } catch (db::Retry const&) {
            if (attempt == most_tries || running_->trial == Trial::yes) throw;
        } catch (db::Conflict const&) {
            counts_ = before;
            begin_importer();
            if (rows.size() > 1) {
                auto const middle = rows.size() / 2;
                take_rows(rows.first(middle), std::move(said), rows[middle - 1].number);
                take_rows(rows.subspan(middle), {}, last_row);
                return;
            }
            if (rows.empty()) throw;
            said.push_back({rows.front().number, true, {{"", "import.row_conflict", ""}}});
            ++counts_.refused;
            take_rows({}, std::move(said), last_row);
            return;
        }
        counts_ = before;
        begin_importer();
    }
}

void SheetRun::take_in(db::Connection& tx, std::span<Row const> rows, std::span<ProblemRow const> said,
                       std::int64_t last_row)
{
    std::vector<Outcome> outcomes(rows.size());
    if (!rows.empty()) importer_->take(tx, rows, outcomes);
    std::vector<ProblemRow> notes{said.begin(), said.end()};
    TakenPacker taken;
    for (std::size_t i = 0; i < rows.size(); ++i) note(rows[i], outcomes[i], taken, notes);
    if (running_->trial == Trial::yes) {
        auto const room =
            std::max<std::int64_t>(0, trial_problems_kept - static_cast<std::int64_t>(trial_rows_.size()));
        notes.resize(std::min(notes.size(), static_cast<std::size_t>(room)));
        trial_rows_.insert(trial_rows_.end(), notes.begin(), notes.end());
        return;
    }
    std::ranges::sort(notes, {}, &ProblemRow::number);
    save_rows(tx, sheet_->id, Trial::no, notes);
    save_chunk(tx, batch_, sheet_->id, last_row, taken.take());
    save_counts(tx, sheet_->id, Trial::no, counts_);
}

void SheetRun::note(Row const& row, Outcome const& outcome, TakenPacker& taken, std::vector<ProblemRow>& notes)
{
    bool const refused = outcome.verdict == Verdict::refused;
    switch (outcome.verdict) {
        case Verdict::created:
            ++counts_.created;
            break;
        case Verdict::changed:
            ++counts_.changed;
            break;
        case Verdict::unchanged:
            ++counts_.unchanged;
            break;
        case Verdict::refused:
            ++counts_.refused;
            break;
    }
    if (!refused) {
        bool const wrote = outcome.verdict != Verdict::unchanged;
        taken.add(row.number, wrote ? outcome.record_kind : std::string_view{}, wrote ? outcome.record_id : 0);
        if (!outcome.problems.empty()) ++counts_.warned;
    }
    if (outcome.problems.empty() && !refused) return;
    ProblemRow noted{row.number, refused, {}};
    for (auto const& problem : outcome.problems)
        noted.problems.push_back({std::string{problem.field}, std::string{problem.code}, problem.detail});
    notes.push_back(std::move(noted));
}

std::span<db::Sql const> run_statements() { return all_statements; }

}   // namespace imports
