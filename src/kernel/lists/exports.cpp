#include "kernel/lists/exports.hpp"

#include <chrono>
#include <filesystem>

#include "base/json.hpp"
#include "kernel/accounts/audit.hpp"
#include "platform/documents/long_table.hpp"

namespace lists {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t rows_at_once = 5'000;
constexpr std::chrono::hours files_are_kept{24};

constexpr db::Sql select_export{"lists.select_export", R"sql(
    SELECT id, source, query, asked_at, asked_by, made_at, row_count FROM list_export
    WHERE id = :id AND asked_by = :user)sql"};

// short ones are made in the same moment and leave no file
constexpr db::Sql select_recent{"lists.select_recent_exports", R"sql(
    SELECT id, source, query, asked_at, asked_by, made_at, row_count FROM list_export
    WHERE asked_by = :user AND asked_at >= :since AND beside = 1 ORDER BY id DESC LIMIT 20)sql"};

constexpr db::Sql insert_export{"lists.insert_export", R"sql(
    INSERT INTO list_export (id, source, query, asked_at, asked_by, made_at, row_count, beside)
    VALUES (:id, :source, :query, :asked_at, :asked_by, :made_at, :rows, :beside))sql"};

constexpr db::Sql update_made{"lists.update_made", R"sql(
    UPDATE list_export SET made_at = :at, row_count = :rows WHERE id = :id AND made_at IS NULL)sql"};

constexpr db::Sql all_statements[] = {select_export, select_recent, insert_export, update_made};

ListExport export_of(db::Row const& row)
{
    return {.id = row.id<ListExportId>(0),
            .source = row.string(1),
            .query = row.string(2),
            .asked_at = row.instant(3),
            .asked_by = row.id<UserId>(4),
            .made_at = row.maybe_instant(5),
            .rows = row.integer(6)};
}

fs::path folder_of(std::string const& data_directory) { return fs::path{data_directory} / "exports"; }

void write_cell(documents::LongTableWriter& writer, Shape shape, Cell const& cell)
{
    if (shape == Shape::whole && cell.whole) return writer.whole(*cell.whole);
    if (shape == Shape::day && cell.day) return writer.day(*cell.day);
    writer.text(cell.text);
}

}   // namespace

std::optional<ListExport> find_export(db::Connection& tx, web::Actor const& actor, ListExportId id)
{
    auto rows = tx.run(select_export, {{"id", id}, {"user", actor.user}});
    auto const row = rows.first();
    return row ? std::optional{export_of(*row)} : std::nullopt;
}

std::vector<ListExport> recent_exports(db::Connection& tx, web::Actor const& actor, base::Instant since)
{
    std::vector<ListExport> all;
    for (auto const& row : tx.run(select_recent, {{"user", actor.user}, {"since", since}}))
        all.push_back(export_of(row));
    return all;
}

void save(db::Connection& tx, ListExport const& made)
{
    tx.change(insert_export, {{"id", made.id},
                              {"source", made.source},
                              {"query", made.query},
                              {"asked_at", made.asked_at},
                              {"asked_by", made.asked_by},
                              {"made_at", made.made_at},
                              {"rows", made.rows},
                              {"beside", made.made_at ? 0 : 1}});   // what is whole when it is saved left no file
}

void set_made(db::Connection& tx, ListExportId id, base::Instant at, std::int64_t rows)
{
    tx.change(update_made, {{"at", at}, {"rows", rows}, {"id", id}});
}

std::string path_of(std::string const& data_directory, ListExportId id)
{
    auto const folder = folder_of(data_directory);
    fs::create_directories(folder);
    return (folder / (id.text() + ".xlsx")).string();
}

void remove_old_files(std::string const& data_directory)
{
    std::error_code fault;
    auto const oldest = fs::file_time_type::clock::now() - files_are_kept;
    for (auto const& entry : fs::directory_iterator{folder_of(data_directory), fault})
        if (entry.last_write_time(fault) < oldest) fs::remove(entry.path(), fault);
}

std::optional<std::int64_t> write_workbook(Source const& source, Reading const& reading, web::Fields const& query,
                                           std::string const& path, Pace const& pace)
{
    documents::LongTable table{.title = std::string{reading.texts.of(source.label)}, .date = reading.today};
    for (auto const& column : source.columns)
        table.columns.push_back({std::string{reading.texts.of(column.label)}, column.width});
    documents::LongTableWriter writer{std::move(table), path};
    Stretch stretch{.most = rows_at_once, .wanted = Wanted::cells};
    for (;;) {
        auto const page = source.read(reading, query, stretch);
        for (auto const& row : page.rows) {
            writer.begin_row();
            for (std::size_t i = 0; i < row.cells.size(); ++i)
                write_cell(writer, source.columns[i].shape, row.cells[i]);
        }
        if (pace.on_rows) pace.on_rows(writer.rows());
        if (pace.cancelled && pace.cancelled()) return std::nullopt;
        if (!page.next) break;
        stretch.after = page.next;
    }
    writer.close();
    return writer.rows();
}

std::string file_name(Source const& source, base::Texts const& texts, base::Date day)
{
    return std::string{texts.of(source.label)} + " " + base::iso(day) + ".xlsx";
}

void audit_export(db::Connection& tx, ListExport const& made, base::Instant at)
{
    base::JsonWriter json;
    json.begin_object().key("list").text(made.source).key("rows").number(made.rows).end_object();
    accounts::audit(tx, made.asked_by, at, {"exported", "list_export", made.id.value, json.str()});
}

std::span<db::Sql const> export_statements() { return all_statements; }

}   // namespace lists
