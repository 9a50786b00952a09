#pragma once

#include "kernel/imports/feed.hpp"
#include "kernel/imports/pace.hpp"
#include "kernel/imports/transactions.hpp"

namespace imports {

/// One sheet on its way into the database.
class SheetRun {
public:
    SheetRun(Running const& running, Transactions& transactions, Plan const& plan, Sheet const& sheet);

    Ended run(Reading reading, Pace& pace);

    Counts const& counts() const { return counts_; }
    std::vector<ProblemRow> const& trial_rows() const { return trial_rows_; }
    std::vector<base::Problem> const& problems() const { return problems_; }

private:
    void begin_importer() { importer_ = kind_->start(setting_); }

    void take(Chunk& chunk);

    /// Takes the rows, in halves where one of them breaks a promise of the database that its slice did not see.
    void take_rows(std::span<Row const> rows, std::vector<ProblemRow> said, std::int64_t last_row);

    void take_in(db::Connection& tx, std::span<Row const> rows, std::span<ProblemRow const> said,
                 std::int64_t last_row);

    void note(Row const& row, Outcome const& outcome, TakenPacker& taken, std::vector<ProblemRow>& notes);

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

}   // namespace imports
