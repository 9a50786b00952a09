#include "kernel/imports/store.hpp"

/// What became of the rows: counts, problems, the chunks taken and what an undo had to leave.
namespace imports {
namespace {

constexpr db::Sql upsert_counts{"imports.upsert_counts", R"sql(
    INSERT INTO import_count (sheet_id, trial, created, changed, unchanged, refused, warned, known, passed_over)
    VALUES (:sheet, :trial, :created, :changed, :unchanged, :refused, :warned, :known, :passed_over)
    ON CONFLICT (sheet_id, trial) DO UPDATE SET created = excluded.created, changed = excluded.changed,
        unchanged = excluded.unchanged, refused = excluded.refused, warned = excluded.warned, known = excluded.known,
        passed_over = excluded.passed_over)sql"};
constexpr db::Sql delete_trial_counts{"imports.delete_trial_counts", R"sql(
    DELETE FROM import_count
    WHERE trial = 1 AND sheet_id IN (SELECT id FROM import_sheet WHERE batch_id = :batch))sql"};
constexpr db::Sql delete_trial_rows{"imports.delete_trial_rows", R"sql(
    DELETE FROM import_row
    WHERE trial = 1 AND sheet_id IN (SELECT id FROM import_sheet WHERE batch_id = :batch))sql"};
constexpr db::Sql select_rows{"imports.select_rows", R"sql(
    SELECT row_number, refused, problems FROM import_row
    WHERE sheet_id = :sheet AND trial = :trial AND row_number > :after ORDER BY row_number LIMIT :limit)sql"};

constexpr db::Sql insert_chunk{"imports.insert_chunk", R"sql(
    INSERT INTO import_chunk (id, batch_id, sheet_id, last_row, rows_packed)
    VALUES (:id, :batch, :sheet, :last_row, :packed))sql"};
constexpr db::Sql select_last_row{"imports.select_last_row", R"sql(
    SELECT last_row FROM import_chunk WHERE sheet_id = :sheet ORDER BY id DESC LIMIT 1)sql"};
constexpr db::Sql select_known{"imports.select_known", R"sql(
    SELECT c.rows_packed FROM import_file f
    JOIN import_sheet s ON s.file_id = f.id AND s.position = :position AND s.kind = :kind
    JOIN import_chunk c ON c.sheet_id = s.id AND c.undone_at IS NULL
    WHERE f.content_hash = :hash AND f.batch_id <> :batch ORDER BY c.id)sql"};
constexpr db::Sql select_standing{"imports.select_standing", R"sql(
    SELECT id, sheet_id, rows_packed FROM import_chunk WHERE batch_id = :batch AND undone_at IS NULL
    ORDER BY id DESC LIMIT 1)sql"};
constexpr db::Sql update_chunk_undone{"imports.update_chunk_undone", R"sql(
    UPDATE import_chunk SET undone_at = :at WHERE id = :id)sql"};
constexpr db::Sql insert_leftover{"imports.insert_leftover", R"sql(
    INSERT INTO import_leftover (id, batch_id, problems) VALUES (:id, :batch, :problems))sql"};
constexpr db::Sql select_leftovers{"imports.select_leftovers", R"sql(
    SELECT problems FROM import_leftover WHERE batch_id = :batch ORDER BY id)sql"};

constexpr db::Sql all_statements[]{upsert_counts,       delete_trial_counts, delete_trial_rows, select_rows,
                                   insert_chunk,        select_last_row,     select_known,      select_standing,
                                   update_chunk_undone, insert_leftover,     select_leftovers};

}   // namespace

void save_counts(db::Connection& tx, SheetId sheet, Trial trial, Counts const& counts)
{
    tx.change(upsert_counts, {{"sheet", sheet},
                              {"trial", trial == Trial::yes ? 1 : 0},
                              {"created", counts.created},
                              {"changed", counts.changed},
                              {"unchanged", counts.unchanged},
                              {"refused", counts.refused},
                              {"warned", counts.warned},
                              {"known", counts.known},
                              {"passed_over", counts.passed_over}});
}

void save_rows(db::Connection& tx, SheetId sheet, Trial trial, std::span<ProblemRow const> rows)
{
    if (rows.empty()) return;
    auto const bulk = tx.bulk("import_row", {"sheet_id", "trial", "row_number", "refused", "problems"});
    for (auto const& row : rows) {
        std::vector<base::Problem> problems;
        for (auto const& problem : row.problems) problems.push_back(problem.view());
        auto const packed = pack_problems(problems);
        bulk->row({sheet, trial == Trial::yes ? 1 : 0, row.number, row.refused ? 1 : 0, packed});
    }
    bulk->done();
}

void forget_trial(db::Connection& tx, BatchId batch)
{
    tx.change(delete_trial_counts, {{"batch", batch}});
    tx.change(delete_trial_rows, {{"batch", batch}});
}

std::vector<ProblemRow> problem_rows(db::Connection& tx, SheetId sheet, Trial trial, std::int64_t after,
                                     std::int64_t limit)
{
    std::vector<ProblemRow> found;
    for (auto const& row :
         tx.run(select_rows,
                {{"sheet", sheet}, {"trial", trial == Trial::yes ? 1 : 0}, {"after", after}, {"limit", limit}}))
        found.push_back({row.integer(0), row.flag(1), unpack_problems(row.text(2))});
    return found;
}

void save_chunk(db::Connection& tx, BatchId batch, SheetId sheet, std::int64_t last_row, std::string_view packed)
{
    tx.change(insert_chunk, {{"id", tx.new_id<BatchId>()},
                             {"batch", batch},
                             {"sheet", sheet},
                             {"last_row", last_row},
                             {"packed", db::bytes(packed)}});
}

std::int64_t last_row(db::Connection& tx, SheetId sheet)
{
    auto rows = tx.run(select_last_row, {{"sheet", sheet}});
    auto const row = rows.first();
    return row ? row->integer(0) : 0;
}

std::vector<bool> rows_known(db::Connection& tx, BatchId batch, std::string_view hash, Sheet const& sheet)
{
    std::vector<bool> known;
    for (auto const& row :
         tx.run(select_known, {{"position", sheet.position}, {"kind", sheet.kind}, {"hash", hash}, {"batch", batch}}))
        for (auto const& taken : unpack_taken(row.text(0))) {
            auto const number = static_cast<std::size_t>(taken.number);
            if (known.size() <= number) known.resize(number + 1);
            known[number] = true;
        }
    return known;
}

std::optional<Standing> newest_standing_chunk(db::Connection& tx, BatchId batch)
{
    auto rows = tx.run(select_standing, {{"batch", batch}});
    auto const row = rows.first();
    if (!row) return std::nullopt;
    return Standing{row->integer(0), row->id<SheetId>(1), unpack_taken(row->text(2))};
}

void set_chunk_undone(db::Connection& tx, std::int64_t chunk, base::Instant at)
{
    tx.change_one(update_chunk_undone, {{"id", chunk}, {"at", at}});
}

void save_leftover(db::Connection& tx, BatchId batch, std::span<base::Problem const> problems)
{
    auto const packed = pack_problems(problems);
    tx.change(insert_leftover, {{"id", tx.new_id<BatchId>()}, {"batch", batch}, {"problems", packed}});
}

std::vector<RowProblem> leftovers(db::Connection& tx, BatchId batch)
{
    std::vector<RowProblem> all;
    for (auto const& row : tx.run(select_leftovers, {{"batch", batch}}))
        for (auto& problem : unpack_problems(row.text(0))) all.push_back(std::move(problem));
    return all;
}

std::span<db::Sql const> chunk_statements() { return all_statements; }

}   // namespace imports
