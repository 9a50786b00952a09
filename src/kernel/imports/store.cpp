#include "kernel/imports/store.hpp"

#include <algorithm>

#include "base/expect.hpp"
#include "kernel/accounts/digest.hpp"

namespace imports {
namespace {

constexpr db::Sql select_batch{"imports.select_batch", R"sql(
    SELECT id, state, started_at, started_by, finished_at, undone_at FROM import_batch WHERE id = :id)sql"};
constexpr db::Sql select_batches{"imports.select_batches", R"sql(
    SELECT id, state, started_at, started_by, finished_at, undone_at FROM import_batch
    WHERE id < :before AND (:everyone = 1 OR started_by = :user) ORDER BY id DESC LIMIT :limit)sql"};
constexpr db::Sql select_unfinished{"imports.select_unfinished", R"sql(
    SELECT b.id FROM import_file f JOIN import_batch b ON b.id = f.batch_id
    WHERE f.content_hash = :hash AND b.state = 'running' ORDER BY b.id DESC LIMIT 1)sql"};
constexpr db::Sql insert_batch{"imports.insert_batch", R"sql(
    INSERT INTO import_batch (id, state, started_at, started_by) VALUES (:id, :state, :started_at, :started_by))sql"};
constexpr db::Sql update_batch_state{"imports.update_batch_state", R"sql(
    UPDATE import_batch SET state = :state, finished_at = :finished_at WHERE id = :id)sql"};
constexpr db::Sql update_batch_undone{"imports.update_batch_undone", R"sql(
    UPDATE import_batch SET state = 'undone', undone_at = :at, undone_by = :by WHERE id = :id)sql"};

constexpr db::Sql select_files{"imports.select_files", R"sql(
    SELECT id, name, content_hash, bytes, problem, detail FROM import_file WHERE batch_id = :batch ORDER BY id)sql"};
constexpr db::Sql insert_file{"imports.insert_file", R"sql(
    INSERT INTO import_file (id, batch_id, name, content_hash, bytes, problem, detail)
    VALUES (:id, :batch, :name, :hash, :bytes, :problem, :detail))sql"};

constexpr db::Sql select_sheets{"imports.select_sheets", R"sql(
    SELECT s.id, s.file_id, s.position, s.name, s.kind, s.state, s.header_from, s.header_to, s.headings, s.mapping,
        s.encoding, s.certain, s.problem, s.detail, c.trial, c.created, c.changed, c.unchanged, c.refused, c.warned,
        c.known, c.passed_over
    FROM import_sheet s LEFT JOIN import_count c ON c.sheet_id = s.id
    WHERE s.batch_id = :batch ORDER BY s.id, c.trial)sql"};
constexpr db::Sql insert_sheet{"imports.insert_sheet", R"sql(
    INSERT INTO import_sheet (id, batch_id, file_id, position, name, kind, state, header_from, header_to, headings,
        mapping, encoding, certain, problem, detail)
    VALUES (:id, :batch, :file, :position, :name, :kind, :state, :header_from, :header_to, :headings, :mapping,
        :encoding, :certain, :problem, :detail))sql"};
constexpr db::Sql update_sheet{"imports.update_sheet", R"sql(
    UPDATE import_sheet SET kind = :kind, state = :state, header_from = :header_from, header_to = :header_to,
        headings = :headings, mapping = :mapping, certain = :certain, problem = :problem, detail = :detail
    WHERE id = :id)sql"};
constexpr db::Sql update_sheet_state{"imports.update_sheet_state", R"sql(
    UPDATE import_sheet SET state = :state WHERE id = :id)sql"};

constexpr db::Sql select_mapping{"imports.select_mapping", R"sql(
    SELECT kind, mapping FROM import_mapping WHERE signature = :signature)sql"};
constexpr db::Sql upsert_mapping{"imports.upsert_mapping", R"sql(
    INSERT INTO import_mapping (signature, kind, mapping, saved_at, saved_by)
    VALUES (:signature, :kind, :mapping, :at, :by)
    ON CONFLICT (signature) DO UPDATE SET kind = excluded.kind, mapping = excluded.mapping,
        saved_at = excluded.saved_at, saved_by = excluded.saved_by)sql"};

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

constexpr db::Sql all_statements[]{
    select_batch,        select_batches,     select_unfinished,   insert_batch,    update_batch_state,
    update_batch_undone, select_files,       insert_file,         select_sheets,   insert_sheet,
    update_sheet,        update_sheet_state, select_mapping,      upsert_mapping,  upsert_counts,
    delete_trial_counts, delete_trial_rows,  select_rows,         insert_chunk,    select_last_row,
    select_known,        select_standing,    update_chunk_undone, insert_leftover, select_leftovers};

constexpr web::Permission manage_accounts{"accounts.manage"};

Batch read_batch(db::Row const& row)
{
    return {row.id<BatchId>(0), parse_batch_state(row.text(1)), row.instant(2),
            row.id<UserId>(3),  row.maybe_instant(4),           row.maybe_instant(5)};
}

std::string joined_lines(std::span<std::string const> lines)
{
    std::string text;
    for (auto const& line : lines) {
        if (&line != lines.data()) text += '\n';
        for (char const c : line) text += c == '\n' || c == '\r' ? ' ' : c;
    }
    return text;
}

std::vector<std::string> split_lines(std::string_view text)
{
    std::vector<std::string> lines;
    if (text.empty()) return lines;
    while (true) {
        auto const end = text.find('\n');
        lines.emplace_back(text.substr(0, end));
        if (end == std::string_view::npos) return lines;
        text.remove_prefix(end + 1);
    }
}

Counts read_counts(db::Row const& row, int from)
{
    return {row.integer(from),     row.integer(from + 1), row.integer(from + 2), row.integer(from + 3),
            row.integer(from + 4), row.integer(from + 5), row.integer(from + 6)};
}

std::vector<File> read_files(db::Connection& tx, BatchId id)
{
    std::vector<File> files;
    for (auto const& row : tx.run(select_files, {{"batch", id}}))
        files.push_back(
            {row.id<FileId>(0), row.string(1), row.string(2), row.integer(3), row.string(4), row.string(5)});
    return files;
}

std::vector<Sheet> read_sheets(db::Connection& tx, BatchId id)
{
    std::vector<Sheet> sheets;
    for (auto const& row : tx.run(select_sheets, {{"batch", id}})) {
        auto const sheet = row.id<SheetId>(0);
        if (sheets.empty() || sheets.back().id != sheet)
            sheets.push_back({sheet, row.id<FileId>(1), row.integer(2), row.string(3), row.string(4),
                              parse_sheet_state(row.text(5)), row.integer(6), row.integer(7), split_lines(row.text(8)),
                              row.string(9), row.integer(10), row.flag(11), row.string(12), row.string(13)});
        if (!row.is_null(14)) (row.flag(14) ? sheets.back().trial : sheets.back().counts) = read_counts(row, 15);
    }
    return sheets;
}

std::string signature_of(std::span<std::string const> headings)
{
    return accounts::hexadecimal(accounts::sha256(joined_lines(headings)));
}

bool sees_all(web::Actor const& actor) { return actor.everything || actor.may(manage_accounts); }

}   // namespace

Plan get(db::Connection& tx, BatchId id)
{
    Plan plan;
    auto rows = tx.run(select_batch, {{"id", id}});
    auto const row = rows.first();
    base::expect(row.has_value(), "a batch of imports is asked for that does not exist");
    plan.batch = read_batch(*row);
    plan.files = read_files(tx, id);
    plan.sheets = read_sheets(tx, id);
    return plan;
}

std::optional<Plan> find(db::Connection& tx, web::Actor const& actor, BatchId id)
{
    {
        auto rows = tx.run(select_batch, {{"id", id}});
        auto const row = rows.first();
        if (!row || !(sees_all(actor) || read_batch(*row).started_by.value == actor.user)) return std::nullopt;
    }
    return get(tx, id);
}

std::vector<Listed> list(db::Connection& tx, web::Actor const& actor, std::optional<BatchId> before, std::int64_t limit)
{
    std::vector<Listed> listed;
    for (auto const& row : tx.run(select_batches, {{"before", before ? before->value : INT64_MAX},
                                                   {"everyone", sees_all(actor) ? 1 : 0},
                                                   {"user", actor.user},
                                                   {"limit", limit}}))
        listed.push_back({read_batch(row), {}, {}});
    for (auto& one : listed) {
        auto const plan = get(tx, one.batch.id);
        std::vector<std::string> names;
        for (auto const& file : plan.files) names.push_back(file.name);
        one.files = joined_lines(names);
        one.counts = plan.total(Trial::no);
    }
    return listed;
}

std::optional<BatchId> find_unfinished(db::Connection& tx, std::string_view hash)
{
    auto rows = tx.run(select_unfinished, {{"hash", hash}});
    auto const row = rows.first();
    return row ? std::optional{row->id<BatchId>(0)} : std::nullopt;
}

void save(db::Connection& tx, Batch const& batch)
{
    tx.change(insert_batch, {{"id", batch.id},
                             {"state", name_of(batch.state)},
                             {"started_at", batch.started_at},
                             {"started_by", batch.started_by}});
}

void set_state(db::Connection& tx, BatchId id, BatchState state, std::optional<base::Instant> finished_at)
{
    tx.change_one(update_batch_state, {{"id", id}, {"state", name_of(state)}, {"finished_at", finished_at}});
}

void set_undone(db::Connection& tx, BatchId id, UserId by, base::Instant at)
{
    tx.change_one(update_batch_undone, {{"id", id}, {"at", at}, {"by", by}});
}

void save(db::Connection& tx, BatchId batch, File const& file)
{
    tx.change(insert_file, {{"id", file.id},
                            {"batch", batch},
                            {"name", file.name},
                            {"hash", file.hash},
                            {"bytes", file.bytes},
                            {"problem", file.problem},
                            {"detail", file.detail}});
}

void save(db::Connection& tx, BatchId batch, Sheet const& sheet)
{
    auto const headings = joined_lines(sheet.headings);
    tx.change(insert_sheet, {{"id", sheet.id},
                             {"batch", batch},
                             {"file", sheet.file},
                             {"position", sheet.position},
                             {"name", sheet.name},
                             {"kind", sheet.kind},
                             {"state", name_of(sheet.state)},
                             {"header_from", sheet.header_from},
                             {"header_to", sheet.header_to},
                             {"headings", headings},
                             {"mapping", sheet.mapping},
                             {"encoding", sheet.encoding},
                             {"certain", sheet.certain ? 1 : 0},
                             {"problem", sheet.problem},
                             {"detail", sheet.detail}});
}

void update(db::Connection& tx, Sheet const& sheet)
{
    auto const headings = joined_lines(sheet.headings);
    tx.change_one(update_sheet, {{"id", sheet.id},
                                 {"kind", sheet.kind},
                                 {"state", name_of(sheet.state)},
                                 {"header_from", sheet.header_from},
                                 {"header_to", sheet.header_to},
                                 {"headings", headings},
                                 {"mapping", sheet.mapping},
                                 {"certain", sheet.certain ? 1 : 0},
                                 {"problem", sheet.problem},
                                 {"detail", sheet.detail}});
}

void set_state(db::Connection& tx, SheetId id, SheetState state)
{
    tx.change_one(update_sheet_state, {{"id", id}, {"state", name_of(state)}});
}

std::optional<SavedMapping> find_mapping(db::Connection& tx, std::span<std::string const> headings)
{
    auto const signature = signature_of(headings);
    auto rows = tx.run(select_mapping, {{"signature", signature}});
    auto const row = rows.first();
    return row ? std::optional<SavedMapping>{{row->string(0), row->string(1)}} : std::nullopt;
}

void save_mapping(db::Connection& tx, std::span<std::string const> headings, SavedMapping const& mapping, UserId by,
                  base::Instant at)
{
    auto const signature = signature_of(headings);
    tx.change(upsert_mapping,
              {{"signature", signature}, {"kind", mapping.kind}, {"mapping", mapping.mapping}, {"at", at}, {"by", by}});
}

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

std::span<db::Sql const> statements() { return all_statements; }

}   // namespace imports
