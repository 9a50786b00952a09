#include "work/training/store.hpp"

#include <gtest/gtest.h>

#include "kernel/ledger/query.hpp"
#include "registers/people/store.hpp"
#include "support/area.hpp"
#include "support/both.hpp"
#include "work/training/facts.hpp"
#include "work/training/waiting.hpp"

namespace training {
namespace {

using base::day;

class Training : public support::OnBoth {
protected:
    void SetUp() override
    {
        auto tx = db->begin(db::Access::write);
        area = support::make_area(**tx);
        lan = people::create(**tx, support::lan,
                             {.full_name = "Nguyễn Thị Lan",
                              .born = base::parse_partial_date("1988-03-08"),
                              .sex = "female",
                              .place = area.phung});
        minh = people::create(**tx, support::lan,
                              {.full_name = "Trần Văn Minh",
                               .born = base::parse_partial_date("1979"),
                               .sex = "male",
                               .place = area.trung_chau});
        tx->commit();
    }

    ClassId open(db::Connection& tx, std::string code, base::Date opened_on, std::string type = "union_work")
    {
        auto const placement = organisations::placement(tx, today);
        return add(tx, *placement, support::lan,
                   {.code = std::move(code),
                    .name = "Tập huấn nghiệp vụ công đoàn",
                    .type = std::move(type),
                    .opened_on = opened_on,
                    .organiser = area.centre,
                    .place = area.district});
    }
    std::vector<EnrolledRow> enrol_in(db::Connection& tx, ClassId id, std::initializer_list<NewEnrolment> rows)
    {
        auto const training_class = find(tx, operator_, id, today);
        std::vector<NewEnrolment> all{rows};
        for (auto& row : all) row.training_class = &*training_class;
        auto const placement = organisations::placement(tx, today);
        return enrol(tx, *placement, support::lan, all);
    }
    std::int64_t sum(db::Connection& tx, std::string kind)
    {
        auto const placement = organisations::placement(tx, today);
        ledger::View const view{tx, *placement, {area.city, {day(2000, 1, 1), day(2030, 1, 1)}}};
        return view.sums({{{std::move(kind)}}}).front().value;
    }
    std::int64_t people_in(db::Connection& tx)
    {
        auto const placement = organisations::placement(tx, today);
        ledger::View const view{tx, *placement, {area.city, {day(2000, 1, 1), day(2030, 1, 1)}}};
        return view.people({{{"training.participation"}}}).front().value;
    }

    base::Date const today = day(2026, 3, 2);
    web::Actor const operator_{.everything = true};
    support::Area area;
    PersonId lan;
    PersonId minh;
};

TEST_P(Training, PreparesEveryStatement)
{
    auto tx = db->begin(db::Access::read);
    for (auto const& sql : statements()) EXPECT_NO_THROW((*tx)->prepare(sql)) << sql.name;
}

TEST_P(Training, KeepsPeopleAndParticipationsApart)
{
    auto tx = db->begin(db::Access::write);
    auto const first = open(**tx, "NV-1", day(2025, 5, 1));
    auto const second = open(**tx, "NV-2", day(2025, 9, 1));
    enrol_in(**tx, first,
             {{.person = lan, .sex = "female", .place = area.phung},
              {.person = minh, .sex = "male", .place = area.trung_chau}});
    enrol_in(**tx, second, {{.person = lan, .sex = "female", .place = area.phung}});
    EXPECT_EQ(sum(**tx, "training.class"), 2);
    EXPECT_EQ(sum(**tx, "training.participation"), 3);
    EXPECT_EQ(people_in(**tx), 2);
}

TEST_P(Training, EnrolsNobodyTwice)
{
    auto tx = db->begin(db::Access::write);
    auto const id = open(**tx, "NV-1", day(2025, 5, 1));
    auto const once = enrol_in(**tx, id, {{.person = lan, .place = area.phung}, {.person = lan, .place = area.phung}});
    EXPECT_EQ(once[0].state, Enrolled::created);
    EXPECT_EQ(once[1].state, Enrolled::already);
    EXPECT_EQ(once[1].id, once[0].id);
    auto const again = enrol_in(**tx, id, {{.person = lan, .place = area.phung}});
    EXPECT_EQ(again[0].state, Enrolled::already);
    EXPECT_EQ(sum(**tx, "training.participation"), 1);
}

TEST_P(Training, GivesACertificateNumberOnce)
{
    auto tx = db->begin(db::Access::write);
    auto const id = open(**tx, "CTD-1", day(2025, 5, 1), "party_awareness");
    NewEnrolment const with_number{.person = lan,
                                   .place = area.phung,
                                   .result = ResultKind::passed,
                                   .certificate_number = "001/2025-GCN",
                                   .issued_on = day(2025, 5, 6)};
    EXPECT_EQ(enrol_in(**tx, id, {with_number})[0].state, Enrolled::created);
    auto other = with_number;
    other.person = minh;
    EXPECT_EQ(enrol_in(**tx, id, {other})[0].state, Enrolled::number_taken);
    EXPECT_EQ(sum(**tx, "training.certificate"), 1);
    EXPECT_EQ(sum(**tx, "training.passed"), 1);
}

TEST_P(Training, TakesEnrolmentsBackWithAllThatCameOfThem)
{
    auto tx = db->begin(db::Access::write);
    auto const id = open(**tx, "CTD-1", day(2025, 5, 1), "party_awareness");
    auto const rows = enrol_in(**tx, id,
                               {{.person = lan,
                                 .place = area.phung,
                                 .result = ResultKind::passed,
                                 .certificate_number = "1",
                                 .issued_on = day(2025, 5, 6)}});
    auto const placement = organisations::placement(**tx, today);
    EXPECT_EQ(withdraw_classes(**tx, *placement, support::lan, std::span{&id, 1}), std::vector{id});
    withdraw_enrolments(**tx, *placement, support::lan, std::span{&rows[0].id, 1});
    for (auto const* kind : {"training.participation", "training.passed", "training.certificate"})
        EXPECT_EQ(sum(**tx, kind), 0) << kind;
    EXPECT_TRUE(withdraw_classes(**tx, *placement, support::lan, std::span{&id, 1}).empty());
    EXPECT_EQ(sum(**tx, "training.class"), 0);
    EXPECT_FALSE(find_by_code(**tx, "CTD-1"));
}

TEST_P(Training, MovesFactsWithAChangedClass)
{
    auto tx = db->begin(db::Access::write);
    auto const id = open(**tx, "NV-1", day(2025, 5, 1));
    enrol_in(**tx, id, {{.person = lan, .sex = "female", .place = area.phung}});
    auto changed = *find(**tx, operator_, id, today);
    changed.type = "party_work";
    changed.opened_on = day(2024, 12, 30);
    auto const placement = organisations::placement(**tx, today);
    change(**tx, *placement, support::lan, changed);
    ledger::View const view{**tx, *placement, {area.city, {day(2024, 1, 1), day(2025, 1, 1)}}};
    EXPECT_EQ(view.sums({{{"training.participation", {"party_work"}}}}).front().value, 1);
    EXPECT_THROW(change(**tx, *placement, support::lan, changed), db::Conflict);
}

TEST_P(Training, RecordsResultsAndCancelsCertificates)
{
    auto tx = db->begin(db::Access::write);
    auto const id = open(**tx, "CTD-1", day(2025, 5, 1), "party_awareness");
    auto const row = enrol_in(**tx, id, {{.person = lan, .place = area.phung}})[0];
    auto const placement = organisations::placement(**tx, today);
    auto const training_class = *find(**tx, operator_, id, today);
    save_result(**tx, *placement, support::lan, training_class, *find_enrolment(**tx, id, row.id), ResultKind::failed,
                45);
    save_result(**tx, *placement, support::lan, training_class, *find_enrolment(**tx, id, row.id), ResultKind::passed,
                80);
    auto const enrolment = *find_enrolment(**tx, id, row.id);
    EXPECT_EQ(enrolment.result, ResultKind::passed);
    EXPECT_EQ(enrolment.mark_tenths, 80);
    save_certificate(**tx, *placement, support::lan, training_class, enrolment,
                     {.enrolment = row.id, .number = "1", .issued_on = day(2025, 5, 6)});
    EXPECT_EQ(sum(**tx, "training.certificate"), 1);
    cancel_certificate(**tx, *placement, support::lan, *find_enrolment(**tx, id, row.id)->certificate, today,
                       "Sai tên");
    EXPECT_EQ(sum(**tx, "training.certificate"), 0);
    EXPECT_TRUE(number_is_taken(**tx, area.centre, "1"));
}

TEST_P(Training, ListsNewestFirstPageByPage)
{
    auto tx = db->begin(db::Access::write);
    for (int i = 0; i < 7; ++i)
        open(**tx, "NV-" + std::to_string(i), day(2025, 1 + static_cast<unsigned>(i), 1),
             i % 2 ? "union_work" : "party_work");
    std::vector<std::string> codes;
    std::optional<web::Cursor> after;
    do {
        auto const page = list(**tx, operator_, {.type = "party_work"}, after, 2, today);
        for (auto const& row : page.rows) codes.push_back(row.training_class.code);
        after = page.next;
    } while (after);
    EXPECT_EQ(codes, (std::vector<std::string>{"NV-6", "NV-4", "NV-2", "NV-0"}));
    EXPECT_EQ(list(**tx, operator_, {.q = "tap huan cong doan"}, {}, 50, today).rows.size(), 7U);
    EXPECT_EQ(list(**tx, operator_, {.q = "nv-3"}, {}, 50, today).rows.size(), 1U);
    EXPECT_TRUE(list(**tx, operator_, {.year = 2024}, {}, 50, today).rows.empty());
}

TEST_P(Training, ACursorThatNobodyWasGivenBeginsAtTheStart)
{
    auto const tx = db->begin(db::Access::read);
    EXPECT_NO_THROW(list(**tx, operator_, {}, web::Cursor{"\xf7\xdf\x7d", 5}, 2, day(2026, 3, 2)));
}

TEST_P(Training, ShowsNobodyWhatIsNotTheirs)
{
    auto tx = db->begin(db::Access::write);
    auto const id = open(**tx, "NV-1", day(2025, 5, 1));
    web::Actor const hoa{.user = 9, .name = "Hòa", .grants = {{"training.view", area.trung_chau.value}}};
    web::Actor const of_city{.user = 8, .name = "Lan", .grants = {{"training.view", area.city.value}}};
    EXPECT_FALSE(find(**tx, hoa, id, today));
    EXPECT_TRUE(list(**tx, hoa, {}, {}, 50, today).rows.empty());
    EXPECT_TRUE(find(**tx, of_city, id, today));
    EXPECT_EQ(list(**tx, of_city, {}, {}, 50, today).rows.size(), 1U);
}

// T-10
TEST_P(Training, TellsWhatClassesWaitFor)
{
    auto tx = db->begin(db::Access::write);
    auto const placement = organisations::placement(**tx, today);
    auto const told = [&](base::Date on, web::Actor const& actor) {
        std::vector<std::string> words;
        constexpr std::string_view names[] = {"results", "certificates", "end", "opening"};
        for (auto const& one : waiting_classes(**tx, actor, on))
            words.push_back(one.training_class.code + " " + std::string{names[static_cast<int>(one.waits)]} + " " +
                            std::to_string(one.people));
        return words;
    };
    using Words = std::vector<std::string>;
    open(**tx, "TOO-LATE", today + announced + base::Days{1});
    open(**tx, "TO-COME", today + announced);
    open(**tx, "TODAY", today);
    auto const over = open(**tx, "OVER", today - base::Days{1});
    enrol_in(**tx, over,
             {{.person = lan, .sex = "female", .place = area.phung, .result = ResultKind::passed},
              {.person = minh, .sex = "male", .place = area.trung_chau}});
    enrol_in(**tx, open(**tx, "OLDEST", today - asked_for),
             {{.person = minh, .sex = "male", .place = area.trung_chau, .result = ResultKind::passed}});
    enrol_in(**tx, open(**tx, "HISTORY", today - asked_for - base::Days{1}),
             {{.person = minh, .sex = "male", .place = area.trung_chau}});
    EXPECT_EQ(told(today, operator_), (Words{"OLDEST certificates 1", "OVER results 1", "OVER certificates 1",
                                             "TODAY end 0", "TO-COME opening 0"}));

    auto const training_class = *find(**tx, operator_, over, today);
    auto const both = enrolments(**tx, over);
    save_certificate(**tx, *placement, support::lan, training_class, both[0],
                     {.enrolment = both[0].id, .number = "12", .issued_on = today});
    save_result(**tx, *placement, support::lan, training_class, both[1], ResultKind::failed, {});
    EXPECT_EQ(told(today, operator_), (Words{"OLDEST certificates 1", "TODAY end 0", "TO-COME opening 0"}));
    EXPECT_EQ(told(today, {.user = 7, .grants = {{"training.view", area.city.value}}}), Words{}) << "only looks";
    EXPECT_EQ(told(today, {.user = 7, .grants = {{"training.edit", area.phung.value}}}), Words{}) << "elsewhere";
    EXPECT_EQ(told(today, {.user = 7, .grants = {{"training.edit", area.district.value}}}).size(), 3U);
}

TEST_P(Training, RefillsTheLedgerAsItStands)
{
    auto tx = db->begin(db::Access::write);
    auto const id = open(**tx, "CTD-1", day(2025, 5, 1), "party_awareness");
    enrol_in(**tx, id,
             {{.person = lan,
               .place = area.phung,
               .result = ResultKind::passed,
               .certificate_number = "1",
               .issued_on = day(2025, 5, 6)},
              {.person = minh, .place = area.trung_chau, .result = ResultKind::failed}});
    std::map<std::string, std::int64_t> given;
    refill(**tx, [&](ledger::Fact const& fact, ledger::Entry const&) {
        given[std::string{fact.kind->name}] += fact.quantity;
    });
    EXPECT_EQ(given, (std::map<std::string, std::int64_t>{{"training.certificate", 1},
                                                          {"training.class", 1},
                                                          {"training.participation", 2},
                                                          {"training.passed", 1}}));
}

INSTANTIATE_TEST_SUITE_P(Both, Training, support::both, support::dialect_name);

}   // namespace
}   // namespace training
