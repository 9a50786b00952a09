#include "platform/db/ids.hpp"

#include <set>

#include "support/both.hpp"

namespace db {
namespace {

constexpr Sql own_session{"test.own_session", "", "SELECT pg_backend_pid()"};
constexpr Sql holder{"test.holder", "", R"sql(
    SELECT CAST(pid AS BIGINT) FROM pg_locks
    WHERE locktype = 'advisory' AND CAST(classid AS BIGINT) = 1146048071 AND CAST(objid AS BIGINT) = :number)sql"};
constexpr Sql end_session{"test.end_session", "", "SELECT pg_terminate_backend(CAST(:pid AS INTEGER), 5000)"};

std::int64_t number_of(Database& database)
{
    auto const tx = database.begin(Access::write);
    return tx->connection().new_id<base::Id<struct Any>>().value >> 12U & (writer_numbers - 1);
}

using IdsTest = support::OnBothBare;

/// A second Database is what another process would be: both would make the same ids in the same millisecond.
TEST_P(IdsTest, ProcessesThatWriteToOneDatabaseHaveNumbersOfTheirOwn)
{
    auto const second = open(db.url());
    auto const third = open(db.url());
    std::set<std::int64_t> const numbers{number_of(*db), number_of(*second), number_of(*third)};
    EXPECT_EQ(numbers.size(), 3U);
    EXPECT_EQ(number_of(*second), number_of(*second)) << "it keeps its number";
}

TEST_P(IdsTest, ANumberThatSomebodyHasIsFreeAfterTheirEnd)
{
    auto first = open(db.url(), {.node = 5});
    EXPECT_EQ(number_of(*first), 5);
    EXPECT_THROW(number_of(*open(db.url(), {.node = 5})), Failure);
    first.reset();
    EXPECT_EQ(number_of(*open(db.url(), {.node = 5})), 5);
}

TEST(PostgresIds, ANumberThatIsLostWithItsConnectionIsTakenAnew)
{
    support::TestDatabase db{Dialect::postgres, true};
    auto const lost = number_of(*db);
    std::int64_t writer = 0;
    {
        auto const tx = db->begin(Access::write);
        writer = tx->connection().run(own_session).first()->integer(0);
    }
    {
        auto const tx = db->begin(Access::read);
        auto const keeper = tx->connection().run(holder, {{"number", lost}}).first()->integer(0);
        for (auto const session : {keeper, writer}) tx->connection().run(end_session, {{"pid", session}});
    }
    auto const now = number_of(*db);
    auto const tx = db->begin(Access::read);
    EXPECT_TRUE(tx->connection().run(holder, {{"number", now}}).first().has_value());
}

/// A number that somebody else may take away.
struct Loose final : WriterNumber {
    Loose(std::int64_t number, bool const& is_lost) : number_(number), is_lost_(&is_lost) {}
    std::int64_t value() const override { return number_; }
    bool is_held() noexcept override { return !*is_lost_; }

private:
    std::int64_t number_;
    bool const* is_lost_;
};

TEST(Ids, TakeAnotherNumberWhenTheirsIsLost)
{
    bool lost = false;
    std::int64_t taken = 6;
    Ids ids{[&] { return std::make_unique<Loose>(++taken, lost); }, std::chrono::milliseconds{0}};
    ids.next();
    ids.next();
    EXPECT_EQ(taken, 7);
    lost = true;
    ids.next();
    EXPECT_EQ(taken, 8);
}

TEST(TakeNumber, TriesAllOnce)
{
    std::set<std::int64_t> tried;
    auto const none = [&](std::int64_t number) { return !tried.insert(number).second; };
    EXPECT_THROW(take_number(0, none), Failure);
    EXPECT_EQ(tried.size(), static_cast<std::size_t>(writer_numbers));
    EXPECT_EQ(*tried.begin(), 0);
    EXPECT_EQ(*tried.rbegin(), writer_numbers - 1);
}

INSTANTIATE_TEST_SUITE_P(Both, IdsTest, support::both, support::dialect_name);

}   // namespace
}   // namespace db
