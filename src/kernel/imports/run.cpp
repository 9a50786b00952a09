#include "kernel/imports/run.hpp"

#include <algorithm>
#include <chrono>
#include <tuple>

#include "base/expect.hpp"
#include "kernel/accounts/audit.hpp"
#include "kernel/imports/feed.hpp"
#include "kernel/imports/store.hpp"

namespace imports {
namespace {

constexpr db::Sql savepoint{"imports.savepoint", "SAVEPOINT import_chunk_begin"};
constexpr db::Sql rollback_to{"imports.rollback_to", "ROLLBACK TO SAVEPOINT import_chunk_begin"};
constexpr db::Sql release{"imports.release", "RELEASE SAVEPOINT import_chunk_begin"};
constexpr db::Sql all_statements[]{savepoint, rollback_to, release};

constexpr int most_tries = 3;
constexpr std::int64_t trial_problems_kept =
    500;   // of a sheet: a preview is to be looked at, not to be worked through

using Clock = std::chrono::steady_clock;

class Pace {
public:
    Pace(Running const& running, std::int64_t all_bytes)
        : running_(&running), all_bytes_(std::max<std::int64_t>(all_bytes, 1))
    {
    }

    void sheet_begins(Sheet const& sheet, std::int64_t bytes)
    {
        name_ = sheet.name;
        bytes_before_ += bytes_of_sheet_;
        bytes_of_sheet_ = bytes;
    }
    void chunk_done(std::int64_t rows, std::int64_t bytes_read)
    {
        rows_ += rows;
        if (!running_->on_progress) return;
        Progress progress{name_, rows_};
        progress.share =
            std::min(1.0, static_cast<double>(bytes_before_ + bytes_read) / static_cast<double>(all_bytes_));
        progress.seconds = std::chrono::duration<double>(Clock::now() - began_).count();
        if (progress.seconds > 0.05)
            progress.rows_per_second = static_cast<std::int64_t>(static_cast<double>(rows_) / progress.seconds);
        if (progress.share > 0.01) progress.seconds_left = progress.seconds * (1 - progress.share) / progress.share;
        running_->on_progress(progress);
    }

private:
    Running const* running_;
    std::int64_t all_bytes_;
    std::int64_t bytes_before_ = 0;
    std::int64_t bytes_of_sheet_ = 0;
    std::int64_t rows_ = 0;
    std::string name_;
    Clock::time_point began_ = Clock::now();
};

Setting setting_of(Running const& running, BatchId batch)
{
    return {UserId{running.actor.user}, running.now, base::civil_day(running.now), &running.actor, batch};
}

/// The transactions of an import: one a chunk, or, for a preview, one for all with a savepoint a chunk.
class Transactions {
public:
    explicit Transactions(Running const& running) : running_(&running)
    {
        if (running.trial == Trial::yes) whole_ = running.database.begin(db::Access::write);
    }
    template <class Action>
    void within(Action action)
    {
        if (!whole_) {
            auto transaction = running_->database.begin(db::Access::write);
            action(**transaction);
            transaction->commit();
            return;
        }
        auto& tx = **whole_;
        tx.change(savepoint);
        try {
            action(tx);
        } catch (db::Conflict const&) {
            tx.change(rollback_to);
            tx.change(release);
            throw;
        }
        tx.change(release);
    }

private:
    Running const* running_;
    std::unique_ptr<db::Transaction> whole_;
};

/// One sheet on its way into the database.
class SheetRun {
public:
    SheetRun(Running const& running, Transactions& transactions, Plan const& plan, Sheet const& sheet)
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

    Ended run(Reading reading, Pace& pace)
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

    Counts const& counts() const { return counts_; }
    std::vector<ProblemRow> const& trial_rows() const { return trial_rows_; }
    std::vector<base::Problem> const& problems() const { return problems_; }

private:
    void begin_importer() { importer_ = kind_->start(setting_); }

    void take(Chunk& chunk)
    {
        counts_.known += chunk.known;
        counts_.passed_over += chunk.passed_over;
        counts_.refused += static_cast<std::int64_t>(chunk.faulty.size());
        take_rows(chunk.rows, chunk.faulty, chunk.last_row);
    }

    /// Takes the rows, in halves where one of them breaks a promise of the database that its slice did not see.
    void take_rows(std::span<Row const> rows, std::vector<ProblemRow> said, std::int64_t last_row)
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

    void take_in(db::Connection& tx, std::span<Row const> rows, std::span<ProblemRow const> said, std::int64_t last_row)
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

    void note(Row const& row, Outcome const& outcome, TakenPacker& taken, std::vector<ProblemRow>& notes)
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

    Running const* running_;
    Transactions* transactions_;
    BatchId batch_;
    Sheet const* sheet_;
    SheetKind const* kind_;
    Setting setting_;
    std::unique_ptr<Importer> importer_;
    Counts counts_;
    std::vector<ProblemRow> trial_rows_;
    std::vector<base::Problem> problems_;
};

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

std::span<db::Sql const> run_statements() { return all_statements; }

}   // namespace imports
