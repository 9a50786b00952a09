#include "platform/db/migrate.hpp"

#include <thread>

#include "support/both.hpp"

namespace db {
namespace {

using MigrateTest = support::OnBothBare;

constexpr Migration first{"0001_a", "CREATE TABLE a (id BIGINT PRIMARY KEY); CREATE INDEX a_by_id ON a (id);"};
constexpr Migration second{"0002_b", "CREATE TABLE b (id BIGINT)", "CREATE TABLE b (id INTEGER)"};
constexpr Migration broken{"0003_c", "CREATE TABLE c (id BIGINT); INSERT INTO nowhere VALUES (1);"};
constexpr Migration both_steps[] = {first, second};
constexpr Migration with_broken[] = {first, second, broken};

TEST_P(MigrateTest, CarriesOutWhatIsMissing)
{
    EXPECT_FALSE(is_current(*db, both_steps));
    EXPECT_EQ(migrate(*db, std::span{both_steps, 1}), (std::vector<std::string_view>{"0001_a"}));
    EXPECT_FALSE(is_current(*db, both_steps));
    EXPECT_EQ(migrate(*db, both_steps), (std::vector<std::string_view>{"0002_b"}));
    EXPECT_TRUE(is_current(*db, both_steps));
    EXPECT_TRUE(migrate(*db, both_steps).empty());
}

TEST_P(MigrateTest, AKeyIsTheNumberOfTheRowInSqliteAndOfEightBytesInPostgres)
{
    migrate(*db, both_steps);
    auto const tx = db->begin(Access::write);
    tx->connection().change({"test.insert", "INSERT INTO a (id) VALUES (9000000000000000000)"});
    constexpr Sql own_trees{"test.own_trees",
                            "SELECT count(*) FROM sqlite_master WHERE tbl_name = 'a' AND name LIKE 'sqlite_auto%'",
                            "SELECT CAST(0 AS BIGINT)"};
    EXPECT_EQ(tx->connection().run(own_trees).first()->integer(0), 0);
}

TEST_P(MigrateTest, ABrokenStepLeavesNothingBehind)
{
    EXPECT_THROW(migrate(*db, with_broken), Failure);
    EXPECT_TRUE(is_current(*db, both_steps));
    EXPECT_FALSE(is_current(*db, with_broken));
    auto const tx = db->begin(Access::write);
    EXPECT_THROW(tx->connection().prepare({"test.c", "SELECT id FROM c"}), Failure);
}

TEST_P(MigrateTest, ADatabaseOfANewerProgramIsRefused)
{
    migrate(*db, both_steps);
    EXPECT_THROW(migrate(*db, std::span{both_steps, 1}), Failure);
    EXPECT_THROW(is_current(*db, std::span{both_steps, 1}), Failure);
}

TEST_P(MigrateTest, TwoProgramsAtOnceTakeTurns)
{
    auto const other = open(db.url());
    std::size_t mine = 0;
    std::size_t theirs = 0;
    std::thread thread{[&] { theirs = migrate(*other, both_steps).size(); }};
    mine = migrate(*db, both_steps).size();
    thread.join();
    EXPECT_EQ(mine + theirs, 2U);
    EXPECT_TRUE(is_current(*db, both_steps));
}

TEST_P(MigrateTest, TheProgramsOwnStepsRunFromAnEmptyDatabase)
{
    auto const steps = embedded_migrations();
    EXPECT_EQ(migrate(*db, steps).size(), steps.size());
    EXPECT_TRUE(is_current(*db, steps));
}

INSTANTIATE_TEST_SUITE_P(Both, MigrateTest, support::both, support::dialect_name);

}   // namespace
}   // namespace db
