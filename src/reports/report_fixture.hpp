#pragma once

#include <gtest/gtest.h>

#include <map>

#include "base/embedded.hpp"
#include "registers/organisations/changes.hpp"
#include "registers/organisations/store.hpp"
#include "reports/compute.hpp"
#include "reports/store.hpp"
#include "support/both.hpp"

/// For tests only.
namespace reports {

using base::day;
using organisations::Line;

inline constexpr base::Date today = day(2026, 3, 2);
inline constexpr base::Date reform = day(2025, 7, 1);
inline constexpr ledger::Entry entry{UserId{1}, base::Instant{day(2020, 9, 16)}};

inline constexpr std::string_view preparatory[] = {"party_awareness"};
inline constexpr std::string_view work[] = {"union_work", "party_work"};
inline constexpr ledger::PeopleGroup groups[] = {{"preparatory", preparatory}, {"work", work}};
inline constexpr ledger::FactKind kinds[] = {
    {"union.founded", ""},        {"union.dissolved", ""}, {"union.founding_members", ""},         {"union.member", ""},
    {"enterprise.operating", ""}, {"training.class", ""},  {"training.participation", "", groups},
};

inline base::Texts texts(base::Language language)
{
    static base::Catalogue const vi{base::Language::vi, *base::embedded_file("locale/vi.mo")};
    static base::Catalogue const en{base::Language::en, *base::embedded_file("locale/en.mo")};
    return base::Texts{language == base::Language::vi ? vi : en};
}

/// Three old communes of huyện Đan Phượng with what they became, and a small ledger.
class ReportTest : public support::OnBoth {
protected:
    UnitId add(std::string kind, std::string name, std::optional<UnitId> parent, base::Date from,
               std::optional<base::Date> to = {}, std::string code = {})
    {
        auto const trees = organisations::placement(**tx, today);
        organisations::NewUnit made{.line = Line::administrative,
                                    .kind = std::move(kind),
                                    .code = std::move(code),
                                    .name = std::move(name),
                                    .parent = parent,
                                    .ended_on = to};
        made.decision.effective_on = from;
        return organisations::add({**tx, *trees, entry}, made);
    }
    void go_on(UnitId before, UnitId after, organisations::Share share)
    {
        auto const trees = organisations::placement(**tx, today);
        organisations::Part const part{after, share, {}, {}};
        organisations::succeed({**tx, *trees, entry}, *organisations::find(**tx, before, today), std::span{&part, 1},
                               {.number = "1656/NQ-UBTVQH15", .effective_on = reform},
                               share == organisations::Share::part ? organisations::Predecessor::goes_on
                                                                   : organisations::Predecessor::ends);
    }
    void count(std::string_view kind, std::string_view variety, base::Date on, UnitId unit, std::int64_t quantity = 1,
               std::optional<PersonId> person = {})
    {
        facts.push_back({.kind = ledger::kind_in(kinds, kind),
                         .variety = variety,
                         .on_day = on,
                         .unit = unit,
                         .person = person,
                         .sex = person ? "female" : "",
                         .quantity = quantity,
                         .source_kind = "test_record",
                         .source_id = static_cast<std::int64_t>(facts.size()) + 1});
    }

    void SetUp() override
    {
        tx = db->begin(db::Access::write);
        auto const city = add("city", "Thành phố Hà Nội", {}, day(2008, 8, 1), {}, "01");
        district = add("district", "Huyện Đan Phượng", city, day(2008, 8, 1), reform, "273");
        for (auto const* name : {"Xã Đan Phượng", "Xã Ô Diên", "Xã Liên Minh"})
            young[name] = add("commune", name, city, reform);
        phung = add("township", "Thị trấn Phùng", district, day(2008, 8, 1), reform, "09784");
        tho_an = add("commune", "Xã Thọ An", district, day(2008, 8, 1), reform, "09790");
        hong_ha = add("commune", "Xã Hồng Hà", district, day(2008, 8, 1), reform, "09796");
        go_on(phung, young["Xã Đan Phượng"], organisations::Share::whole);
        go_on(tho_an, young["Xã Liên Minh"], organisations::Share::whole);
        go_on(hong_ha, young["Xã Ô Diên"], organisations::Share::whole);
        for (auto const& [name, id] : young) go_on(district, id, organisations::Share::part);

        count("enterprise.operating", "jsc", day(2010, 1, 1), phung);
        count("enterprise.operating", "household_business", day(2010, 1, 1), phung);   // no enterprise
        for (auto const& [unit, on, members] :
             {std::tuple{phung, day(2013, 5, 10), 30}, std::tuple{tho_an, day(2014, 3, 5), 25},
              std::tuple{hong_ha, day(2014, 12, 31), 40}, std::tuple{phung, day(2021, 1, 1), 9}}) {
            count("union.founded", "grassroots_union", on, unit);
            count("union.founding_members", "grassroots_union", on, unit, members);
            count("union.member", "admitted", on, unit, members);
        }
        count("union.dissolved", "grassroots_union", day(2018, 6, 1), tho_an);
        count("union.member", "left", day(2018, 6, 1), tho_an, -25);
        count("training.class", "party_awareness", day(2015, 4, 1), district);
        count("training.class", "party_awareness", day(2016, 4, 1), phung);
        count("training.class", "union_work", day(2016, 5, 1), district);
        count("training.participation", "party_awareness", day(2015, 4, 1), phung, 1, PersonId{11});
        count("training.participation", "party_awareness", day(2016, 4, 1), phung, 1, PersonId{11});
        count("training.participation", "party_awareness", day(2015, 4, 1), tho_an, 1, PersonId{12});
        count("training.participation", "union_work", day(2016, 5, 1), hong_ha, 1, PersonId{11});
        auto const trees = organisations::placement(**tx, today);
        ledger::record(**tx, *trees, entry, facts);
    }

    Report report(ledger::Structure structure = ledger::Structure::then)
    {
        return compute(
            **tx,
            {.code = "FINAL", .unit = district, .period = {day(2012, 1, 1), day(2021, 1, 1)}, .structure = structure},
            today);
    }
    Report report_of(UnitId unit, base::Period period, ledger::Structure structure = ledger::Structure::then)
    {
        return compute(**tx, {.code = "FINAL", .unit = unit, .period = period, .structure = structure}, today);
    }
    /// Of the record pages of every figure, which are of two records.
    void expect_records_to_sum_up(Report const& r)
    {
        for (auto const& figure : r.figures) {
            std::int64_t sum = 0;
            std::optional<ledger::RecordPosition> after;
            do {
                auto const page = records_of(**tx, r, figure, today, after, 2);
                for (auto const& item : page.items) sum += item.counts;
                after = page.next;
            } while (after);
            EXPECT_EQ(sum, figure.value) << figure.id;
        }
    }
    static std::int64_t value(Report const& report, std::string_view id)
    {
        auto const* figure = report.find(id);
        return figure ? figure->value : -1;
    }

    std::unique_ptr<db::Transaction> tx;
    UnitId district;
    UnitId phung;
    UnitId tho_an;
    UnitId hong_ha;
    std::map<std::string, UnitId> young;   // by name
    std::vector<ledger::Fact> facts;
};

}   // namespace reports
