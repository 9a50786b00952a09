#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "kernel/imports/batch.hpp"
#include "kernel/imports/sheet.hpp"

namespace imports {

inline constexpr web::Permission run_imports{"imports.run"};

/// Batches that the actor may see: their own; all of them for who manages accounts, and for the operator.
std::optional<Plan> find(db::Connection& tx, web::Actor const& actor, BatchId id);
/// Without looking at who asks.
Plan get(db::Connection& tx, BatchId id);
/// Newest first; `before`: only older ones.
struct Listed {
    Batch batch;
    std::string files;   // names, one a line
    Counts counts;
};
std::vector<Listed> list(db::Connection& tx, web::Actor const& actor, std::optional<BatchId> before,
                         std::int64_t limit);
/// The newest batch that was begun and neither finished nor undone and holds a file of this content.
std::optional<BatchId> find_unfinished(db::Connection& tx, std::string_view hash);

void save(db::Connection& tx, Batch const& batch);
void set_state(db::Connection& tx, BatchId id, BatchState state, std::optional<base::Instant> finished_at);
void set_undone(db::Connection& tx, BatchId id, UserId by, base::Instant at);
void save(db::Connection& tx, BatchId batch, File const& file);
void save(db::Connection& tx, BatchId batch, Sheet const& sheet);
/// Kind, state, header, mapping, problem.
void update(db::Connection& tx, Sheet const& sheet);
void set_state(db::Connection& tx, SheetId id, SheetState state);

/// A mapping that a person chose for these headings.
struct SavedMapping {
    std::string kind;
    std::string mapping;
};
std::optional<SavedMapping> find_mapping(db::Connection& tx, std::span<std::string const> headings);
void save_mapping(db::Connection& tx, std::span<std::string const> headings, SavedMapping const& mapping, UserId by,
                  base::Instant at);

void save_counts(db::Connection& tx, SheetId sheet, Trial trial, Counts const& counts);
void save_rows(db::Connection& tx, SheetId sheet, Trial trial, std::span<ProblemRow const> rows);
void forget_trial(db::Connection& tx, BatchId batch);
/// Rows with problems, from row `after` on.
std::vector<ProblemRow> problem_rows(db::Connection& tx, SheetId sheet, Trial trial, std::int64_t after,
                                     std::int64_t limit);

void save_chunk(db::Connection& tx, BatchId batch, SheetId sheet, std::int64_t last_row, std::string_view packed);
/// The last row that this batch has taken of the sheet; 0 when none.
std::int64_t last_row(db::Connection& tx, SheetId sheet);
/// Rows that other batches took of this sheet of a file with this content as this kind, and that were not undone.
std::vector<bool> rows_known(db::Connection& tx, BatchId batch, std::string_view hash, Sheet const& sheet);

/// What is to be undone next: the newest chunk that still stands.
struct Standing {
    std::int64_t chunk = 0;
    SheetId sheet;
    std::vector<TakenRow> rows;
};
std::optional<Standing> newest_standing_chunk(db::Connection& tx, BatchId batch);
void set_chunk_undone(db::Connection& tx, std::int64_t chunk, base::Instant at);
void save_leftover(db::Connection& tx, BatchId batch, std::span<base::Problem const> problems);
std::vector<RowProblem> leftovers(db::Connection& tx, BatchId batch);

/// Of the second half of this store; `statements` has them too.
std::span<db::Sql const> chunk_statements();
/// Every statement; a test prepares all on both databases.
std::span<db::Sql const> statements();

}   // namespace imports
