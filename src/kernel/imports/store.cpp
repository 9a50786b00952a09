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

constexpr db::Sql batch_statements[]{select_batch,       select_batches,      select_unfinished, insert_batch,
                                     update_batch_state, update_batch_undone, select_files,      insert_file,
                                     select_sheets,      insert_sheet,        update_sheet,      update_sheet_state,
                                     select_mapping,     upsert_mapping};

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

std::span<db::Sql const> statements()
{
    static auto const all = [] {
        std::vector<db::Sql> gathered{std::begin(batch_statements), std::end(batch_statements)};
        gathered.insert(gathered.end(), chunk_statements().begin(), chunk_statements().end());
        return gathered;
    }();
    return all;
}

}   // namespace imports
