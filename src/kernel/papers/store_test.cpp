#include "kernel/papers/store.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>

#include "kernel/accounts/audit.hpp"
#include "support/both.hpp"

namespace papers {
namespace {

using testing::ElementsAre;

UserId const lan{1};
base::Instant const at{base::day(2026, 3, 2)};

class PaperStore : public support::OnBoth {
protected:
    std::int64_t taken(UnitId unit, std::string_view type = "QĐ", std::string_view span = "2026",
                       std::int64_t first = 1)
    {
        auto const tx = db->begin(db::Access::write);
        auto const number = next_number(**tx, unit, type, span, first);
        tx->commit();
        return number;
    }
};

TEST_P(PaperStore, EveryStatementIsUnderstood)
{
    auto const tx = db->begin(db::Access::read);
    for (auto const& sql : statements()) EXPECT_NO_THROW((*tx)->prepare(sql)) << sql.name;
}

TEST_P(PaperStore, EachSeriesCountsForItself)
{
    EXPECT_EQ(taken(UnitId{1}), 1);
    EXPECT_EQ(taken(UnitId{1}), 2);
    EXPECT_EQ(taken(UnitId{2}), 1) << "another office";
    EXPECT_EQ(taken(UnitId{1}, "TTr"), 1) << "another type";
    EXPECT_EQ(taken(UnitId{1}, "QĐ", "2027"), 1) << "another year";
    EXPECT_EQ(taken(UnitId{1}), 3);
}

TEST_P(PaperStore, ASeriesBeginsWhereTheBookOnPaperEnded)
{
    EXPECT_EQ(last_number(**db->begin(db::Access::read), UnitId{1}, "QĐ", "2026"), 0);
    EXPECT_EQ(taken(UnitId{1}, "QĐ", "2026", 48), 48);
    EXPECT_EQ(taken(UnitId{1}, "QĐ", "2026", 5), 49) << "only the first number can be chosen";
    EXPECT_EQ(last_number(**db->begin(db::Access::read), UnitId{1}, "QĐ", "2026"), 49);
}

TEST_P(PaperStore, WhatIsRolledBackTakesNoNumber)
{
    {
        auto const tx = db->begin(db::Access::write);
        EXPECT_EQ(next_number(**tx, UnitId{1}, "QĐ", "2026"), 1);
    }
    EXPECT_EQ(taken(UnitId{1}), 1);
}

TEST_P(PaperStore, ManyAtOnceGetNumbersWithoutGapAndNoneTwice)
{
    constexpr int threads = 6;
    constexpr int rounds = 20;
    std::mutex mutex;
    std::vector<std::int64_t> numbers;
    std::atomic<int> failed = 0;
    auto const work = [&](int self) {
        for (int round = 0; round < rounds; ++round) {
            try {
                auto const tx = db->begin(db::Access::write);
                auto const number = next_number(**tx, UnitId{1}, "QĐ", "2026");
                if ((self + round) % 3 == 0) continue;   // this one is given up
                tx->commit();
                std::scoped_lock const lock{mutex};
                numbers.push_back(number);
            } catch (db::Retry const&) {
                --round;
            } catch (db::Failure const&) {
                ++failed;
            }
        }
    };
    std::vector<std::thread> workers;
    for (int i = 0; i < threads; ++i) workers.emplace_back(work, i);
    for (auto& worker : workers) worker.join();
    EXPECT_EQ(failed, 0);
    std::sort(numbers.begin(), numbers.end());
    EXPECT_EQ(numbers.size(), 80u);
    for (std::size_t i = 0; i < numbers.size(); ++i) EXPECT_EQ(numbers[i], static_cast<std::int64_t>(i) + 1);
}

TEST_P(PaperStore, ANumberIsKeptOnceByTheDatabaseToo)
{
    auto const tx = db->begin(db::Access::write);
    Paper const paper{.kind = "a",
                      .unit = UnitId{1},
                      .type_code = "QĐ",
                      .span = "2026",
                      .number = 5,
                      .dated_on = base::day(2026, 3, 2)};
    add(**tx, paper, {"docx", ""}, lan, at);
    EXPECT_THROW(add(**tx, paper, {"docx", ""}, lan, at), db::Conflict);
}

// PA-3
TEST_P(PaperStore, ASeriesOfVoidNumbersAloneBeginsAnewAndPassesThemOver)
{
    auto const tx = db->begin(db::Access::write);
    auto const kept = [&](std::int64_t number) {
        return add(**tx,
                   {.kind = "a",
                    .unit = UnitId{1},
                    .type_code = "QĐ",
                    .span = "2026",
                    .number = number,
                    .dated_on = base::day(2026, 3, 2)},
                   {"docx", ""}, lan, at);
    };
    auto const next = [&](std::int64_t first) { return next_number(**tx, UnitId{1}, "QĐ", "2026", first); };
    EXPECT_FALSE(any_stands(**tx, UnitId{1}, "QĐ", "2026"));
    auto const slip = kept(next(4848));
    EXPECT_TRUE(any_stands(**tx, UnitId{1}, "QĐ", "2026"));
    begin_anew(**tx, UnitId{1}, "QĐ", "2026");
    EXPECT_EQ(last_number(**tx, UnitId{1}, "QĐ", "2026"), 4848) << "one stands";
    ASSERT_TRUE(void_paper(**tx, slip, "Sai số", lan, at));
    begin_anew(**tx, UnitId{1}, "QĐ", "2026");
    EXPECT_EQ(next(4847), 4847);
    kept(4847);
    EXPECT_EQ(first_free(**tx, UnitId{1}, "QĐ", "2026", 4847), 4849);
    EXPECT_EQ(next(1), 4849) << "4848 is void and not given again";
    EXPECT_EQ(next(1), 4850);
}

TEST_P(PaperStore, PapersAreKeptWithTheirFilesAndVoidedWithTheirNumber)
{
    auto const tx = db->begin(db::Access::write);
    std::string const bytes{"PK\0\xff", 4};
    auto const id = add(**tx,
                        {.kind = "a",
                         .unit = UnitId{1},
                         .type_code = "QĐ",
                         .span = "2026",
                         .number = 1,
                         .number_text = "01/QĐ-X",
                         .dated_on = base::day(2026, 3, 2),
                         .title = "t",
                         .record = 7},
                        {bytes, bytes}, lan, at);
    EXPECT_EQ(files_of(**tx, id).docx, bytes);
    EXPECT_EQ(files_of(**tx, id).pdf, bytes);
    ASSERT_TRUE(find_paper(**tx, id));
    EXPECT_TRUE(find_paper(**tx, id)->has_pdf);
    EXPECT_FALSE(find_paper(**tx, id)->voided_at);
    EXPECT_TRUE(void_paper(**tx, id, "Sai", lan, at));
    EXPECT_EQ(void_paper(**tx, id, "Sai", lan, at).error().kind, base::Refusal::conflict);
    EXPECT_EQ(find_paper(**tx, id)->void_reason, "Sai");
    EXPECT_EQ(find_paper(**tx, id)->number, 1);
    EXPECT_EQ(papers_about(**tx, "a", 7).size(), 1u);
    EXPECT_TRUE(papers_about(**tx, "a", 8).empty());
}

TEST_P(PaperStore, TheRegisterIsPagedNewestFirst)
{
    auto const tx = db->begin(db::Access::write);
    for (std::int64_t n = 1; n <= 5; ++n)
        add(**tx,
            {.kind = "a",
             .unit = UnitId{1},
             .type_code = n == 3 ? "TTr" : "QĐ",
             .span = "2026",
             .number = n,
             .dated_on = base::day(2026, 3, 2)},
            {"d", ""}, lan, at);
    auto const first = list_papers(**tx, UnitId{1}, "", std::nullopt, 3);
    ASSERT_EQ(first.rows.size(), 3u);
    EXPECT_EQ(first.rows[0].number, 5);
    ASSERT_TRUE(first.next);
    auto const second = list_papers(**tx, UnitId{1}, "", first.next, 3);
    EXPECT_EQ(second.rows.size(), 2u);
    EXPECT_FALSE(second.next);
    EXPECT_EQ(list_papers(**tx, UnitId{1}, "TTr", std::nullopt, 3).rows.size(), 1u);
    EXPECT_TRUE(list_papers(**tx, UnitId{2}, "", std::nullopt, 3).rows.empty());
}

TEST_P(PaperStore, TemplatesHaveVersionsAndOneStands)
{
    auto const tx = db->begin(db::Access::write);
    OwnTemplate const one{.unit = UnitId{1}, .kind = "a", .file_name = "a.docx"};
    EXPECT_FALSE(standing_template(**tx, UnitId{1}, "a"));
    auto const first = add_template(**tx, one, "first", lan, at);
    auto const second = add_template(**tx, one, "second", lan, at);
    EXPECT_EQ(standing_template(**tx, UnitId{1}, "a")->id, second);
    EXPECT_EQ(standing_template(**tx, UnitId{1}, "a")->version, 2);
    EXPECT_FALSE(standing_template(**tx, UnitId{2}, "a"));
    EXPECT_FALSE(standing_template(**tx, UnitId{1}, "b"));
    EXPECT_EQ(template_file(**tx, first), "first");
    end_template(**tx, UnitId{1}, "a", lan, at);
    end_template(**tx, UnitId{1}, "a", lan, at);
    EXPECT_FALSE(standing_template(**tx, UnitId{1}, "a"));
    EXPECT_EQ(list_templates(**tx, UnitId{1}, "a").size(), 2u);
    add_template(**tx, one, "third", lan, at);
    EXPECT_EQ(standing_template(**tx, UnitId{1}, "a")->version, 3);
}

TEST_P(PaperStore, HeadsAreSavedWithTheirRevision)
{
    auto const tx = db->begin(db::Access::write);
    Issuer head{.unit = UnitId{1}, .name = "A", .symbol = "S", .place = "P", .post = "CT"};
    EXPECT_TRUE(save(**tx, head, lan, at));
    EXPECT_EQ(save(**tx, head, lan, at).error().kind, base::Refusal::conflict);
    head.revision = 1;
    head.signer = "Lan";
    EXPECT_TRUE(save(**tx, head, lan, at));
    EXPECT_EQ(save(**tx, head, lan, at).error().kind, base::Refusal::conflict);
    EXPECT_EQ(find_issuer(**tx, UnitId{1})->signer, "Lan");
    EXPECT_EQ(list_issuers(**tx).size(), 1u);
}

INSTANTIATE_TEST_SUITE_P(Both, PaperStore, support::both, support::dialect_name);

}   // namespace
}   // namespace papers
