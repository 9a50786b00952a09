#pragma once

#include <xlsxwriter.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <variant>
#include <vector>

#include "kernel/imports/registry.hpp"

/// For tests only: two toy kinds of sheets, teams and players who belong to one, and workbooks to import.
namespace imports::test {

inline constexpr std::string_view schema =
    "CREATE TABLE toy_team (id BIGINT PRIMARY KEY, name TEXT NOT NULL UNIQUE, founded_on TEXT);"
    "CREATE TABLE toy_player (id BIGINT PRIMARY KEY, name TEXT NOT NULL UNIQUE, team_id BIGINT NOT NULL REFERENCES "
    "toy_team (id));"
    "CREATE TABLE toy_change (id BIGINT PRIMARY KEY, team_id BIGINT NOT NULL, before TEXT, after TEXT)";

inline constexpr db::Sql find_team{"test.find_team", "SELECT id FROM toy_team WHERE name = :name"};
inline constexpr db::Sql founded_on{"test.founded_on", "SELECT founded_on FROM toy_team WHERE id = :id"};
inline constexpr db::Sql found_on{"test.found_on", "UPDATE toy_team SET founded_on = :on WHERE id = :id"};
inline constexpr db::Sql add_change{
    "test.add_change", "INSERT INTO toy_change (id, team_id, before, after) VALUES (:id, :team, :before, :after)"};
inline constexpr db::Sql undo_change{"test.undo_change", R"sql(
    UPDATE toy_team SET founded_on = (SELECT before FROM toy_change WHERE id = :id)
    WHERE id = (SELECT team_id FROM toy_change WHERE id = :id)
      AND founded_on IS NOT DISTINCT FROM (SELECT after FROM toy_change WHERE id = :id))sql"};
inline constexpr db::Sql find_player{"test.find_player", "SELECT id FROM toy_player WHERE name = :name"};
inline constexpr db::Sql add_team{"test.add_team",
                                  "INSERT INTO toy_team (id, name, founded_on) VALUES (:id, :name, :on)"};
inline constexpr db::Sql add_player{"test.add_player",
                                    "INSERT INTO toy_player (id, name, team_id) VALUES (:id, :name, :team)"};
inline constexpr db::Sql remove_team{
    "test.remove_team", "DELETE FROM toy_team WHERE id = :id AND id NOT IN (SELECT team_id FROM toy_player)"};
inline constexpr db::Sql remove_player{"test.remove_player", "DELETE FROM toy_player WHERE id = :id"};

inline std::optional<std::int64_t> id_of(db::Connection& tx, db::Sql const& sql, std::string_view name)
{
    auto rows = tx.run(sql, {{"name", name}});
    auto const row = rows.first();
    return row ? std::optional{row->integer(0)} : std::nullopt;
}

class TeamImporter final : public Importer {
public:
    void take(db::Connection& tx, std::span<Row const> rows, std::span<Outcome> outcomes) override
    {
        for (std::size_t i = 0; i < rows.size(); ++i) {
            auto const name = rows[i].cells[0].text;
            if (auto const known = id_of(tx, find_team, name)) {
                outcomes[i] = change(tx, *known, rows[i].cells[1].day);
                continue;
            }
            auto const id = tx.new_id<BatchId>().value;
            tx.change(add_team, {{"id", id}, {"name", name}, {"on", rows[i].cells[1].day}});
            outcomes[i] = {Verdict::created, {}, "toy_team", id};
        }
    }

private:
    static Outcome change(db::Connection& tx, std::int64_t team, std::optional<base::PartialDate> const& on)
    {
        std::optional<base::PartialDate> before;
        {
            auto rows = tx.run(founded_on, {{"id", team}});
            before = rows.first()->maybe_partial_date(0);
        }
        if (before == on) return {Verdict::unchanged};
        auto const id = tx.new_id<BatchId>().value;
        tx.change(add_change, {{"id", id}, {"team", team}, {"before", before}, {"after", on}});
        tx.change(found_on, {{"on", on}, {"id", team}});
        return {Verdict::changed, {}, "toy_change", id};
    }
};

/// Looks not for players there already: the database has to.
class PlayerImporter final : public Importer {
public:
    void take(db::Connection& tx, std::span<Row const> rows, std::span<Outcome> outcomes) override
    {
        for (std::size_t i = 0; i < rows.size(); ++i) {
            auto const team = id_of(tx, find_team, rows[i].cells[1].text);
            if (!team) {
                outcomes[i] = {Verdict::refused, {{"team", "required", std::string{rows[i].cells[1].text}}}};
                continue;
            }
            auto const id = tx.new_id<BatchId>().value;
            tx.change(add_player, {{"id", id}, {"name", rows[i].cells[0].text}, {"team", *team}});
            outcomes[i] = {Verdict::created, {}, "toy_player", id};
        }
    }
};

template <class I>
std::unique_ptr<Importer> start(Setting const&)
{
    return std::make_unique<I>();
}

inline std::vector<base::Problem> undo_any(db::Connection& tx, Setting const&, std::string_view record_kind,
                                           std::span<std::int64_t const> ids)
{
    std::vector<base::Problem> left;
    auto const& undo = record_kind == "toy_team"     ? remove_team
                       : record_kind == "toy_change" ? undo_change
                                                     : remove_player;
    for (auto const id : ids)
        if (tx.change(undo, {{"id", id}}) == 0) left.push_back({"", "import.row_conflict", std::to_string(ids.size())});
    return left;
}

inline constexpr std::array<std::string_view, 1> team_names{"Tên đội"};
inline constexpr std::array<std::string_view, 1> founded{"Ngày thành lập"};
inline constexpr std::array<std::string_view, 1> player_names{"Họ và tên"};
inline constexpr std::array<std::string_view, 2> player_teams{"Đội", "Thuộc đội"};
inline constexpr std::array<Column, 2> team_columns{
    {{"name", "Name", team_names, Shape::text, true}, {"founded_on", "Founded on", founded, Shape::partial_day}}};
inline constexpr std::array<std::string_view, 1> births{"Ngày sinh"};
inline constexpr std::array<Column, 3> player_columns{{{"full_name", "Name", player_names, Shape::name, true},
                                                       {"team", "Team", player_teams, Shape::text, true},
                                                       {"born", "Born", births, Shape::partial_day}}};
inline SheetKind const kinds[]{{.name = "toy.players",
                                .title = "Players",
                                .permission = {"people.edit"},
                                .rank = 20,
                                .columns = player_columns,
                                .start = start<PlayerImporter>,
                                .undo = undo_any},
                               {.name = "toy.teams",
                                .title = "Teams",
                                .permission = {"people.edit"},
                                .rank = 10,
                                .columns = team_columns,
                                .start = start<TeamImporter>,
                                .undo = undo_any}};

inline Registry const& registry()
{
    static Registry const made{std::span<SheetKind const>{kinds}};
    return made;
}

/// A folder of its own, gone afterwards.
class Folder {
public:
    Folder()
    {
        static int counter = 0;
        path_ = std::filesystem::temp_directory_path() /
                ("donghanh_imports_" + std::to_string(::getpid()) + "_" + std::to_string(++counter));
        std::filesystem::create_directories(path_);
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    std::string at(std::string_view name) const { return (path_ / name).string(); }

private:
    std::filesystem::path path_;
};

using Value = std::variant<std::monostate, std::string, double, base::Date>;
using Table = std::vector<std::vector<Value>>;

/// Writes a workbook with libxlsxwriter: sheets by name.
inline void write_workbook(std::string const& path, std::vector<std::pair<std::string, Table>> const& sheets)
{
    auto* book = workbook_new(path.c_str());
    auto* day = workbook_add_format(book);
    format_set_num_format(day, "dd/mm/yyyy");
    for (auto const& [name, table] : sheets) {
        auto* sheet = workbook_add_worksheet(book, name.c_str());
        for (lxw_row_t r = 0; r < table.size(); ++r)
            for (lxw_col_t c = 0; c < table[r].size(); ++c) {
                auto const& value = table[r][c];
                if (auto const* text = std::get_if<std::string>(&value))
                    worksheet_write_string(sheet, r, c, text->c_str(), nullptr);
                if (auto const* number = std::get_if<double>(&value))
                    worksheet_write_number(sheet, r, c, *number, nullptr);
                if (auto const* date = std::get_if<base::Date>(&value))
                    worksheet_write_number(sheet, r, c, static_cast<double>((*date - base::day(1899, 12, 30)).count()),
                                           day);
            }
    }
    workbook_close(book);
}

}   // namespace imports::test
