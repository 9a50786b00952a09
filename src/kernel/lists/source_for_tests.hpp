#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "kernel/lists/registry.hpp"
#include "support/database.hpp"

/// For tests: teams, each of a unit; who may see teams at a unit sees those of that unit. What can be done with many:
/// give them a colour. Teams called "Đội đóng" are closed and take none.
namespace lists::test {

inline constexpr std::string_view schema = R"(
    CREATE TABLE team (id BIGINT PRIMARY KEY, name TEXT NOT NULL, unit_id BIGINT NOT NULL, colour TEXT NOT NULL,
                       revision BIGINT NOT NULL))";

inline constexpr db::Sql select_teams{"test.select_teams", R"(
    SELECT id, name, unit_id, colour, revision FROM team WHERE id > :after ORDER BY id)"};
inline constexpr db::Sql select_team{"test.select_team",
                                     "SELECT name, unit_id, colour, revision FROM team WHERE id = :id"};
inline constexpr db::Sql insert_team{"test.insert_team", "INSERT INTO team VALUES (:id, :name, :unit, :colour, 1)"};
inline constexpr db::Sql update_team{"test.update_team",
                                     "UPDATE team SET colour = :colour, revision = revision + 1 WHERE id = :id"};

inline constexpr web::Permission view_teams{"teams.view"};
inline constexpr web::Permission edit_teams{"teams.edit"};

inline bool sees(web::Actor const& actor, web::Permission permission, std::int64_t unit)
{
    return std::ranges::any_of(actor.grants,
                               [&](web::Grant const& g) { return g.permission == permission.name && g.scope == unit; });
}

inline Page read(Reading const& reading, web::Fields const& query, Stretch const& stretch)
{
    Page page;
    auto const after = stretch.after ? stretch.after->id : 0;
    for (auto const& row : reading.tx.run(select_teams, {{"after", after}})) {
        if (!sees(reading.actor, view_teams, row.integer(2))) continue;
        if (auto const colour = query.get("colour"); !colour.empty() && row.text(3) != colour) continue;
        if (page.rows.size() == stretch.most) {
            page.next = web::Cursor{"", page.rows.back().id};
            return page;
        }
        page.rows.push_back(
            {row.integer(0), {{.text = row.string(1)}, {.whole = row.integer(2)}, {.text = row.string(3)}}});
    }
    return page;
}

inline std::vector<Named> names(Reading const& reading, std::span<std::int64_t const> ids)
{
    std::vector<Named> all;
    for (auto const id : ids) {
        auto rows = reading.tx.run(select_team, {{"id", id}});
        all.push_back({rows.first()->string(0), "/teams/" + base::id_text(id)});
    }
    return all;
}

inline base::Result<base::Done> check(web::Fields const&, web::Fields const& values, base::Date)
{
    if (values.get("colour").empty()) return base::Error{base::Refusal::invalid, {{"colour", "required"}}};
    return base::Done{};
}

inline std::vector<Outcome> take(Doing const& doing, std::span<std::int64_t const> ids, Trial trial)
{
    std::vector<Outcome> outcomes;
    std::string const colour{doing.values.get("colour")};
    for (auto const id : ids) {
        auto rows = doing.tx.run(select_team, {{"id", id}});
        auto const row = rows.first();
        if (!row || !sees(doing.actor, edit_teams, row->integer(1))) {
            outcomes.push_back({Verdict::refused, "list.not_yours"});
        } else if (row->text(0) == "Đội đóng") {
            outcomes.push_back({Verdict::refused, "changed_by_another"});
        } else if (row->text(2) == colour) {
            outcomes.push_back({Verdict::as_it_is});
        } else {
            outcomes.push_back({Verdict::changed, {}, row->string(2) + " " + std::to_string(row->integer(3) + 1)});
            if (trial == Trial::no) doing.tx.change(update_team, {{"colour", colour}, {"id", id}});
        }
    }
    return outcomes;
}

inline std::vector<Outcome> undo(Doing const& doing, std::span<Taken const> taken)
{
    std::vector<Outcome> outcomes;
    for (auto const& one : taken) {
        auto const cut = one.was.find(' ');
        auto rows = doing.tx.run(select_team, {{"id", one.id}});
        bool const same = std::to_string(rows.first()->integer(3)) == one.was.substr(cut + 1);
        outcomes.push_back(same ? Outcome{Verdict::changed} : Outcome{Verdict::refused, "list.changed_since"});
        if (same) doing.tx.change(update_team, {{"colour", one.was.substr(0, cut)}, {"id", one.id}});
    }
    return outcomes;
}

inline constexpr ActionField colour_fields[] = {{.name = "colour", .label = "Name"}};
inline constexpr Action actions[] = {{.code = "colour",
                                      .label = "Status",
                                      .permission = edit_teams,
                                      .fields = colour_fields,
                                      .check = check,
                                      .take = take,
                                      .undo = undo}};
inline constexpr std::string_view parameters[] = {"colour"};
inline constexpr Column columns[] = {{"Name"}, {"Workers", Shape::whole}, {"Status"}};
inline constexpr Source sources[] = {{.code = "teams",
                                      .label = "Units",
                                      .url = "/teams",
                                      .permission = view_teams,
                                      .record_kind = "team",
                                      .parameters = parameters,
                                      .columns = columns,
                                      .read = read,
                                      .names = names,
                                      .actions = actions}};

inline Registry const& registry()
{
    static Registry const made{sources};
    return made;
}

/// So many teams of a unit.
inline void add_teams(db::Connection& tx, std::int64_t unit, int number, std::string const& colour = "xanh",
                      std::string const& name = "Đội")
{
    for (int i = 0; i < number; ++i)
        tx.change(insert_team,
                  {{"id", tx.new_id<base::Id<struct TeamTag>>()}, {"name", name}, {"unit", unit}, {"colour", colour}});
}

}   // namespace lists::test
