#include <atomic>
#include <thread>
#include <vector>

#include "base/expect.hpp"
#include "platform/db/connection.hpp"
#include "platform/db/disk_full.hpp"
#include "platform/db/turns.hpp"
#include "support/both.hpp"

namespace db {
namespace {

constexpr Sql insert{"test.insert", "INSERT INTO counter (id, value) VALUES (:id, 0)"};
constexpr Sql add_one{"test.add_one", "UPDATE counter SET value = value + 1 WHERE id = :id"};
constexpr Sql select_value{"test.select_value", "SELECT value FROM counter WHERE id = :id"};

class TransactionTest : public support::OnBothBare {
protected:
    TransactionTest()
    {
        auto const tx = db->begin(Access::write);
        tx->connection().script(
            "CREATE TABLE counter (id BIGINT PRIMARY KEY, value BIGINT NOT NULL CHECK (value < 1000000))");
        for (int id = 1; id <= 2; ++id) tx->connection().change(insert, {{"id", id}});
        tx->commit();
    }

    std::int64_t value_of(int id)
    {
        auto const tx = db->begin(Access::read);
        return tx->connection().run(select_value, {{"id", id}}).first()->integer(0);
    }
};

TEST_P(TransactionTest, ReadersSeeOneMoment)
{
    auto const reading = db->begin(Access::read);
    auto const seen = [&] { return reading->connection().run(select_value, {{"id", 1}}).first()->integer(0); };
    EXPECT_EQ(seen(), 0);
    {
        auto const tx = db->begin(Access::write);
        tx->connection().change(add_one, {{"id", 1}});
        tx->commit();
    }
    EXPECT_EQ(seen(), 0);
    EXPECT_EQ(value_of(1), 1);
}

TEST_P(TransactionTest, AReadingOneCannotWrite)
{
    auto const tx = db->begin(Access::read);
    EXPECT_THROW(tx->connection().change(add_one, {{"id", 1}}), Failure);
}

/// A full disk as each database tells it: SQLite may have no more pages, PostgreSQL's own code is raised.
TEST_P(TransactionTest, AFullDiskIsToldApart)
{
    auto const tx = db->begin(Access::write);
    auto& connection = tx->connection();
    if (GetParam() == Dialect::postgres) {
        EXPECT_THROW(connection.script("DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '53100'; END $$"), DiskFull);
        return;
    }
    connection.script("PRAGMA max_page_count = 5");
    auto const fill = "CREATE TABLE big (content BLOB); INSERT INTO big VALUES (zeroblob(1000000))";
    EXPECT_THROW(connection.script(fill), DiskFull);
}

TEST_P(TransactionTest, TheConnectionServesAgainAfterAFailure)
{
    for (int i = 0; i < 20; ++i) {
        auto const tx = db->begin(Access::write);
        EXPECT_THROW(tx->connection().change(insert, {{"id", 1}}), Conflict);
    }
    auto const tx = db->begin(Access::write);
    EXPECT_EQ(tx->connection().change(add_one, {{"id", 1}}), 1);
    tx->commit();
}

TEST_P(TransactionTest, IsNotUsedAfterItsEnd)
{
    auto const tx = db->begin(Access::write);
    tx->commit();
    EXPECT_THROW(tx->connection(), base::Bug);
    EXPECT_THROW(tx->commit(), base::Bug);
}

TEST_P(TransactionTest, WritersOfManyThreadsLoseNothing)
{
    constexpr int threads = 6;
    constexpr int times = 50;
    std::atomic<int> failures{0};
    std::vector<std::thread> writers;
    for (int i = 0; i < threads; ++i)
        writers.emplace_back([&] {
            for (int n = 0; n < times; ++n) {
                try {
                    auto const tx = db->begin(Access::write);
                    tx->connection().change(add_one, {{"id", 1}});
                    tx->commit();
                    static_cast<void>(value_of(1));
                } catch (Failure const&) {
                    ++failures;
                }
            }
        });
    for (auto& writer : writers) writer.join();
    EXPECT_EQ(failures, 0);
    EXPECT_EQ(value_of(1), threads * times);
}

TEST(SqliteTransaction, AWriterOfAnotherProcessMeansTryAgain)
{
    support::TestDatabase db{Dialect::sqlite, true};
    // a second Database object is what another process would be
    auto const other = open(db.url(), {.busy_timeout = std::chrono::milliseconds{10}});
    auto const tx = db->begin(Access::write);
    EXPECT_THROW(other->begin(Access::write), Retry);
}

TEST(PostgresTransaction, ADeadlockMeansTryAgain)
{
    support::TestDatabase db{Dialect::postgres, true};
    {
        auto const tx = db->begin(Access::write);
        tx->connection().script("CREATE TABLE counter (id BIGINT PRIMARY KEY, value BIGINT NOT NULL)");
        for (int id = 1; id <= 2; ++id) tx->connection().change(insert, {{"id", id}});
        tx->commit();
    }
    auto first = db->begin(Access::write);
    auto second = db->begin(Access::write);
    first->connection().script("SET LOCAL deadlock_timeout = '20ms'");
    second->connection().script("SET LOCAL deadlock_timeout = '20ms'");
    first->connection().change(add_one, {{"id", 1}});
    second->connection().change(add_one, {{"id", 2}});
    std::atomic<int> lost{0};
    auto const take = [&](std::unique_ptr<Transaction>& tx, int id) {
        try {
            tx->connection().change(add_one, {{"id", id}});
        } catch (Retry const&) {
            ++lost;
        }
        tx.reset();
    };
    std::thread other{[&] { take(first, 2); }};
    take(second, 1);
    other.join();
    EXPECT_EQ(lost, 1);
}

TEST(PostgresTransaction, ABrokenConnectionIsOpenedAgain)
{
    support::TestDatabase db{Dialect::postgres, true};
    constexpr Sql own{"test.own", "", "SELECT pg_backend_pid()"};
    constexpr Sql kill{"test.kill", "", "SELECT pg_terminate_backend(CAST(:pid AS INTEGER))"};
    std::int64_t pid = 0;
    {
        auto const tx = db->begin(Access::write);
        pid = tx->connection().run(own).first()->integer(0);
    }
    db->begin(Access::read)->connection().run(kill, {{"pid", pid}});
    std::this_thread::sleep_for(std::chrono::milliseconds{100});
    auto const tx = db->begin(Access::write);
    EXPECT_NE(tx->connection().run(own).first()->integer(0), pid);
}

TEST(SqliteTransaction, AFolderThatIsMissingIsSaid)
{
    EXPECT_THROW(open("sqlite:/nowhere/at/all/x.db"), Failure);
    EXPECT_THROW(open("mysql://x"), Failure);
}

TEST(Turns, AreGivenInTheOrderOfAsking)
{
    Turns turns{1};
    int const mine = turns.take();
    std::atomic<int> waiting{0};
    std::vector<int> order;
    std::vector<std::thread> others;
    for (int i = 0; i < 4; ++i) {
        others.emplace_back([&, i] {
            ++waiting;
            int const place = turns.take();
            order.push_back(i);   // the place is a lock
            turns.give_back(place);
        });
        while (waiting <= i) std::this_thread::yield();
        std::this_thread::sleep_for(std::chrono::milliseconds{20});
    }
    turns.give_back(mine);
    for (auto& other : others) other.join();
    EXPECT_EQ(order, (std::vector<int>{0, 1, 2, 3}));
}

INSTANTIATE_TEST_SUITE_P(Both, TransactionTest, support::both, support::dialect_name);

}   // namespace
}   // namespace db
