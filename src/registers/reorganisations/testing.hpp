#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "platform/web/languages.hpp"
#include "registers/memberships/store.hpp"
#include "registers/organisations/present.hpp"
#include "registers/organisations/store.hpp"
#include "registers/people/store.hpp"
#include "registers/reorganisations/store.hpp"
#include "registers/reorganisations/world.hpp"
#include "support/area.hpp"
#include "support/both.hpp"

/// For tests of this slice alone.
namespace reorganisations {

inline constexpr base::Date today = base::day(2026, 3, 2);
inline constexpr base::Date reform = base::day(2025, 7, 1);

/// The federation of the district with its grassroots unions in the two communes, and the city's federation above.
class Carried : public support::OnBoth {
protected:
    void SetUp() override
    {
        tx = db->begin(db::Access::write);
        area = support::make_area(**tx);
        city = support::add_unit(**tx, Line::union_, "city_federation", "LĐLĐ thành phố Hà Nội", {}, {area.city});
        federation = support::add_unit(**tx, Line::union_, "district_federation", "LĐLĐ huyện Đan Phượng cũ", city,
                                       {area.district});
        actor.user = 1;
        actor.everything = true;
        services.shelf.put(holders);
    }
    web::Context context()
    {
        return {**tx, actor, today, support::lan.at, web::texts_in(base::Language::vi), services, {}};
    }

    UnitId add_union(std::string name, UnitId place, int members = 0, std::optional<UnitId> under = {})
    {
        auto const trees = organisations::placement(**tx, today);
        auto const unit = organisations::found(**tx, *trees, support::lan,
                                               {.kind = "grassroots_union",
                                                .name = std::move(name),
                                                .parent = under ? *under : federation,
                                                .place = place,
                                                .decision_number = "1/QĐ",
                                                .decided_on = base::day(2014, 5, 12)});
        for (int i = 0; i < members; ++i) add_member(unit, place);
        return unit;
    }
    void add_member(UnitId unit, UnitId place, base::Date joined_on = base::day(2015, 1, 1))
    {
        auto const trees = organisations::placement(**tx, today);
        auto const person = people::create(**tx, support::lan,
                                           {.full_name = "Nguyễn Thị Lan",
                                            .born = base::parse_partial_date("1988-03-08"),
                                            .sex = "female",
                                            .place = place});
        memberships::NewMembership const member{{.person = person,
                                                 .union_ = unit,
                                                 .place = place,
                                                 .ownership = "private",
                                                 .sex = "female",
                                                 .applied_on = joined_on,
                                                 .consented_on = joined_on,
                                                 .joined_on = joined_on}};
        memberships::add(**tx, *trees, support::lan, std::span{&member, 1});
    }

    Plan draft(Line line, UnitId above)
    {
        Plan plan{.line = line, .above = above, .title = "Sắp xếp"};
        plan.decision = {.number = "15/QĐ", .effective_on = reform};
        return *find(**tx, create(**tx, support::lan, plan));
    }
    void add(Plan& plan, Step const& step)
    {
        add_step(**tx, support::lan, plan, step);
        plan = *find(**tx, plan.id);
    }
    void add(Plan& plan, Rule const& rule)
    {
        add_rule(**tx, support::lan, plan, rule);
        plan = *find(**tx, plan.id);
    }
    UnitId found(Plan& plan, std::string name, std::string kind, UnitId parent, std::vector<UnitId> places = {})
    {
        auto const unit = (*tx)->new_id<UnitId>();
        add(plan, Step{.what = What::found,
                       .unit = unit,
                       .kind = std::move(kind),
                       .name = std::move(name),
                       .parent = parent,
                       .places = std::move(places)});
        return unit;
    }
    Unit unit(UnitId id, base::Date on = today) { return *organisations::find(**tx, id, on); }
    Outcome judged(Plan const& plan) { return judge(plan, world_of(**tx, plan, today), today); }
    bool finds(Plan const& plan, std::string_view code)
    {
        auto const outcome = judged(plan);
        return std::ranges::any_of(outcome.findings, [&](auto const& f) { return f.problem.code == code; });
    }

    /// Where records belong, kept change by change, is what follows from lives and successions.
    void expect_records_to_be_where_they_belong()
    {
        static constexpr db::Sql units{"test.all_units", "SELECT id FROM unit WHERE withdrawn_at IS NULL ORDER BY id"};
        std::vector<UnitId> all;
        for (auto const& row : (*tx)->run(units)) all.push_back(row.id<UnitId>(0));
        for (auto const one : all)
            EXPECT_EQ(organisations::stored_present(**tx, one), organisations::computed_present(**tx, one))
                << unit(one).name;
    }

    /// All that stands in the dated tables, and the closure, without what was withdrawn.
    std::string standing()
    {
        static constexpr db::Sql names{"test.names", R"sql(
            SELECT unit_id, name, valid_from, valid_to FROM unit_name WHERE valid_from < valid_to ORDER BY 1, 3)sql"};
        static constexpr db::Sql parents{"test.parents", R"sql(
            SELECT unit_id, CAST(parent_id AS TEXT), valid_from, valid_to FROM unit_parent
            WHERE valid_from < valid_to ORDER BY 1, 3, 2)sql"};
        static constexpr db::Sql places{"test.places", R"sql(
            SELECT unit_id, CAST(place_id AS TEXT), valid_from, valid_to FROM unit_place
            WHERE valid_from < valid_to ORDER BY 1, 3, 2)sql"};
        static constexpr db::Sql units{"test.units", R"sql(
            SELECT id, kind, founded_on, ended_on FROM unit WHERE withdrawn_at IS NULL ORDER BY 1)sql"};
        static constexpr db::Sql closure{"test.closure", R"sql(
            SELECT ancestor_id, CAST(unit_id AS TEXT), valid_from, valid_to FROM unit_closure ORDER BY 1, 2, 3)sql"};
        static constexpr db::Sql present{"test.present", R"sql(
            SELECT unit_id, CAST(present_id AS TEXT), valid_from, valid_to FROM unit_present ORDER BY 1, 2, 3)sql"};
        static constexpr db::Sql facts{"test.facts", R"sql(
            SELECT unit_id, kind, on_day, variety FROM fact WHERE withdrawn_at IS NULL ORDER BY 1, 2, 3, 4)sql"};
        static constexpr db::Sql sums{"test.sums", R"sql(
            SELECT CAST(sum(quantity) AS BIGINT), kind, month, variety FROM fact_month
            GROUP BY kind, month, variety, unit_id
            HAVING sum(quantity) <> 0 ORDER BY 2, 3, 4, 1)sql"};
        std::string text;
        for (auto const& sql : {names, parents, places, units, closure, present, facts, sums}) {
            text += std::string{sql.name} + "\n";
            for (auto const& row : (*tx)->run(sql))
                text += std::to_string(row.integer(0)) + " " + row.string(1) + " " + row.string(2) + " " +
                        row.string(3) + "\n";
        }
        return text;
    }

    std::unique_ptr<db::Transaction> tx;
    support::Area area;
    UnitId city;
    UnitId federation;
    web::Actor actor;
    organisations::Holders holders;
    web::Services services{};
};

}   // namespace reorganisations
