#include "reports/report.hpp"

#include <gtest/gtest.h>

#include <map>

#include "base/embedded.hpp"
#include "registers/organisations/changes.hpp"
#include "registers/organisations/store.hpp"
#include "reports/compute.hpp"
#include "reports/output.hpp"
#include "reports/question.hpp"
#include "reports/slice.hpp"
#include "reports/store.hpp"
#include "support/both.hpp"

namespace reports {
namespace {

using base::day;
using organisations::Line;

constexpr base::Date today = day(2026, 3, 2);
constexpr base::Date reform = day(2025, 7, 1);
constexpr ledger::Entry entry{UserId{1}, base::Instant{day(2020, 9, 16)}};

constexpr std::string_view preparatory[] = {"party_awareness"};
constexpr std::string_view work[] = {"union_work", "party_work"};
constexpr ledger::PeopleGroup groups[] = {{"preparatory", preparatory}, {"work", work}};
constexpr ledger::FactKind kinds[] = {
    {"union.founded", ""},        {"union.dissolved", ""}, {"union.founding_members", ""},         {"union.member", ""},
    {"enterprise.operating", ""}, {"training.class", ""},  {"training.participation", "", groups},
};

base::Texts texts(base::Language language)
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
        std::map<std::string, UnitId> young;
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
    std::vector<ledger::Fact> facts;
};

INSTANTIATE_TEST_SUITE_P(Both, ReportTest, support::both, support::dialect_name);

TEST_P(ReportTest, EveryStatementPrepares)
{
    for (auto const& sql : slice().statements) EXPECT_NO_THROW((**tx).prepare(sql)) << sql.name;
}

TEST_P(ReportTest, FlowsOfThePeriodByYearAndInTotal)
{
    auto const r = report();
    EXPECT_EQ(value(r, "I03.founded"), 3);   // the one of 2021-01-01 is outside
    EXPECT_EQ(value(r, "I03.founded.y2013"), 1);
    EXPECT_EQ(value(r, "I03.founded.y2014"), 2);
    EXPECT_EQ(value(r, "I03.founded.y2015"), 0);
    EXPECT_EQ(value(r, "I03.members"), 95);
    EXPECT_EQ(value(r, "I06.admitted"), 95);
}

TEST_P(ReportTest, StocksAtTheEndOfEachYear)
{
    auto const r = report();
    EXPECT_EQ(value(r, "I05.existing.y2012"), 0);
    EXPECT_EQ(value(r, "I05.existing.y2014"), 3);
    EXPECT_EQ(value(r, "I05.existing.y2018"), 2);
    EXPECT_EQ(value(r, "I05.existing"), 2);
    EXPECT_EQ(value(r, "I07.members"), 70);
    EXPECT_EQ(value(r, "I01.operating.y2012"), 1);
}

TEST_P(ReportTest, PeopleAreCountedOnceParticipationsEachTime)
{
    auto const r = report();
    EXPECT_EQ(value(r, "I13.preparatory.classes"), 2);
    EXPECT_EQ(value(r, "I13.preparatory.participations"), 3);
    EXPECT_EQ(value(r, "I13.preparatory.people"), 2);
    EXPECT_EQ(value(r, "I13.preparatory.people.y2015"), 2);
    EXPECT_EQ(value(r, "I13.preparatory.people.y2016"), 1);
    EXPECT_EQ(value(r, "I13.work.people"), 1);
}

TEST_P(ReportTest, UnitsOfThenAndOfNowHaveTheSameTotals)
{
    auto const then = report();
    auto const now = report(ledger::Structure::now);
    for (auto const* indicator : then.indicators) {
        EXPECT_EQ(then.total(*indicator), now.total(*indicator)) << indicator->id;
        if (indicator->measure == Measure::people) continue;
        for (auto const* r : {&then, &now}) {
            std::int64_t sum = 0;
            for (auto const& unit : r->units) sum += r->in_unit(*indicator, unit);
            EXPECT_EQ(sum, r->total(*indicator)) << indicator->id;
        }
    }
    EXPECT_EQ(value(then, "I03.founded.u09784"), 1);
    EXPECT_EQ(value(now, "I03.founded.uxa-dan-phuong"), 1);
    EXPECT_EQ(value(now, "I03.founded.uxa-lien-minh"), 1);
    EXPECT_EQ(value(now, "I13.preparatory.classes.unplaced"), 1);   // held by the district itself
    EXPECT_EQ(then.units.size(), 4U);
    EXPECT_EQ(now.units.size(), 4U);
}

TEST_P(ReportTest, RecordsSumUpToEveryFigure)
{
    for (auto const structure : {ledger::Structure::then, ledger::Structure::now}) {
        auto const r = report(structure);
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
}

TEST_P(ReportTest, TargetsGiveRatesAndYearsAddUp)
{
    save(**tx, entry, "09-NQ-TU", district, {.indicator = "I03.founded", .year = 2013, .value = 1});
    save(**tx, entry, "09-NQ-TU", district, {.indicator = "I03.founded", .year = 2014, .value = 3});
    auto const r = report();
    auto const* whole = r.target(*find_indicator("I03.founded"));
    ASSERT_NE(whole, nullptr);
    EXPECT_EQ(whole->target, 4);
    EXPECT_EQ(whole->result, 3);
    EXPECT_FALSE(whole->reached());
    auto const again = save(**tx, entry, "09-NQ-TU", district, {.indicator = "I03.founded", .year = 2014, .value = 3});
    EXPECT_EQ(again.how, SavedTarget::How::unchanged);
    auto const changed =
        save(**tx, entry, "09-NQ-TU", district, {.indicator = "I03.founded", .year = 2014, .value = 2});
    EXPECT_EQ(changed.how, SavedTarget::How::changed);
    EXPECT_TRUE(withdraw_target(**tx, entry, changed.id));
    EXPECT_FALSE(withdraw_target(**tx, entry, changed.id));
}

TEST_P(ReportTest, JsonIsTheSameEverywhere)
{
    auto const json = to_json(report());
    EXPECT_NE(json.find(R"({"code":"FINAL","directive":"09-NQ/TU","unit":{"code":"273","name":"Huyện Đan Phượng"},)"
                        R"("period":{"from":"2012-01-01","to":"2020-12-31"},"structure":"then","known_at":null,)"),
              std::string::npos)
        << json.substr(0, 300);
    EXPECT_NE(
        json.find(R"({"id":"I03.founded.y2014","indicator":"I03.founded","label":"Công đoàn cơ sở thành lập mới",)"
                  R"("unit_of_measure":"công đoàn cơ sở","by":{"year":2014},"value":2})"),
        std::string::npos);
    EXPECT_NE(json.find(R"("by":{"unit":{"code":"09784","name":"Thị trấn Phùng"}},"value":1})"), std::string::npos);
}

TEST_P(ReportTest, TerminalColumnsStandBelowEachOther)
{
    auto const text = to_text(report(), texts(base::Language::vi));
    EXPECT_NE(text.find("Huyện Đan Phượng, từ ngày 01/01/2012 đến ngày 31/12/2020"), std::string::npos) << text;
    EXPECT_NE(text.find("Công đoàn cơ sở thành lập mới"), std::string::npos);
    EXPECT_NE(text.find("Thị trấn Phùng"), std::string::npos);
    if (std::getenv("SHOW_REPORT")) std::puts(text.c_str());
}

TEST_P(ReportTest, UnitsAreFoundByCodeNameAndId)
{
    auto const last = day(2020, 12, 31);
    EXPECT_EQ(*resolve_unit(**tx, "273", last, today), district);
    EXPECT_EQ(*resolve_unit(**tx, "huyện đan phượng", last, today), district);
    EXPECT_EQ(*resolve_unit(**tx, district.text(), last, today), district);
    EXPECT_EQ(resolve_unit(**tx, "Xã Không Có", last, today).error().kind, base::Refusal::not_found);
}

TEST_P(ReportTest, QuestionsThatCannotBeAnsweredAreRefused)
{
    web::Actor const operator_{.everything = true};
    web::Actor const stranger{.user = 2};
    auto const refusal = [&](web::Actor const& actor, QuestionForm const& form) {
        auto const question = read_question(**tx, actor, form, today);
        return question ? std::string_view{} : question.error().problems.front().code;
    };
    EXPECT_EQ(refusal(operator_, {.code = "final"}), "");
    EXPECT_EQ(refusal(operator_, {.code = "NONE"}), "report.unknown");
    EXPECT_EQ(refusal(operator_, {.code = "FINAL", .unit = "Xã Không Có"}), "report.unit_unknown");
    EXPECT_EQ(refusal(operator_, {.code = "FINAL", .unit = "273", .from = "2020-13-01"}), "date.invalid");
    EXPECT_EQ(refusal(operator_, {.code = "FINAL", .unit = "273", .from = "2020-02-01", .to = "2020-01-31"}),
              "report.period_empty");
    EXPECT_EQ(refusal(operator_, {.code = "FINAL", .unit = "273", .structure = "later"}), "report.structure_unknown");
    EXPECT_EQ(refusal(stranger, {.code = "FINAL", .unit = "273"}), "report.unit_unknown");
}

TEST_P(ReportTest, AFrozenReportStaysAsItWas)
{
    auto const before = report();
    auto const id = freeze(**tx, entry, before);
    auto const trees = organisations::placement(**tx, today);
    std::vector<ledger::Fact> const late{{.kind = &kinds[0],
                                          .variety = "grassroots_union",
                                          .on_day = day(2019, 1, 1),
                                          .unit = phung,
                                          .source_kind = "test_record",
                                          .source_id = 900}};
    ledger::record(**tx, *trees, entry, late);
    EXPECT_EQ(value(report(), "I03.founded"), 4);
    EXPECT_EQ(find_snapshot(**tx, id)->content, to_json(before));
    EXPECT_EQ(list_snapshots(**tx, "FINAL", district).size(), 1U);
}

TEST_P(ReportTest, StateOfTheDirectiveIsForTheHomePage)
{
    auto const state = state_of(**tx, *find_directive("09-NQ-TU"), {}, today);
    ASSERT_TRUE(state);
    EXPECT_EQ(value(*state, "I03.founded"), 3);
    EXPECT_TRUE(state->units.empty());
}

TEST_P(ReportTest, PaperHasEveryPart)
{
    auto const r = report();
    auto const document = to_document(r, today);
    EXPECT_EQ(document.sections.size(), 3U);
    auto const* folder = std::getenv("DOCUMENT_SAMPLES");
    EXPECT_GT(documents::pdf(document).size(), 10'000U);
    EXPECT_GT(documents::docx(document).size(), 3'000U);
    EXPECT_GT(documents::xlsx(to_workbook(r, today)).size(), 5'000U);
    if (!folder) return;
    auto const write = [&](std::string const& name, std::string const& bytes) {
        auto* file = std::fopen((std::string{folder} + "/" + name).c_str(), "wb");
        std::fwrite(bytes.data(), 1, bytes.size(), file);
        std::fclose(file);
    };
    write("report.pdf", documents::pdf(document));
    write("report.docx", documents::docx(document));
    write("report.xlsx", documents::xlsx(to_workbook(r, today)));
}

TEST(Targets, AreRefusedWithAllThatIsWrong)
{
    auto const refused = checked(
        {.directive = "09-NQ-TU", .indicator = "I99", .unit = UnitId{1}, .year = 2031, .value = -1, .comparison = ">"});
    ASSERT_FALSE(refused);
    std::vector<std::string_view> codes;
    for (auto const& problem : refused.error().problems) codes.push_back(problem.code);
    EXPECT_EQ(codes, (std::vector<std::string_view>{"target.unknown_indicator", "target.year_outside",
                                                    "target.below_zero", "target.unknown_comparison"}));
    auto const fine = checked(
        {.directive = "09-NQ-TU", .indicator = "cong doan co so thanh lap moi", .unit = UnitId{1}, .value = 40});
    ASSERT_TRUE(fine);
    EXPECT_EQ(fine->indicator, "I03.founded");
}

TEST(Definitions, FaultsSayWhatIsMissing)
{
    EXPECT_THROW(read_indicators("x.toml", "[[indicator]]\nid = \"I1\"\n"), std::runtime_error);
    EXPECT_THROW(read_directive("x.toml", "code = \"A\"\n"), std::runtime_error);
    EXPECT_EQ(find_report("final").report->code, "FINAL");
    for (auto const* name : {"party", "state"}) EXPECT_EQ(culture(name).name, name);
}

TEST(TextTable, CountsLettersNotBytes)
{
    auto const text = text_table({{"Đơn vị"}, {"Số", true}}, {{"Xã Ô Diên", "7"}, {"a", "12"}});
    EXPECT_EQ(text, "Đơn vị     Số\n─────────────\nXã Ô Diên   7\na          12\n");
}

}   // namespace
}   // namespace reports
