#include "platform/db/connection.hpp"

#include "base/expect.hpp"
#include "support/both.hpp"

namespace db {
namespace {

constexpr std::string_view create_thing = R"sql(
    CREATE TABLE thing (
        id     BIGINT PRIMARY KEY,
        name   TEXT,
        weight DOUBLE PRECISION,
        key    BYTEA
    ))sql";
constexpr Sql insert_thing{"test.insert_thing",
                           "INSERT INTO thing (id, name, weight, key) VALUES (:id, :name, :weight, :key)"};
constexpr Sql insert_named{"test.insert_named", "INSERT INTO thing (id, name) VALUES (:id, :name)"};
constexpr Sql select_things{"test.select_things", "SELECT id, name, weight, key FROM thing ORDER BY id"};
constexpr Sql select_thing{"test.select_thing", "SELECT name FROM thing WHERE id = :id"};
constexpr Sql count_things{"test.count_things", "SELECT count(*) FROM thing"};

class ConnectionTest : public support::OnBothBare {
protected:
    ConnectionTest()
    {
        auto const tx = db->begin(Access::write);
        tx->connection().script(create_thing);
        tx->commit();
    }

    std::int64_t things()
    {
        auto const tx = db->begin(Access::read);
        return tx->connection().run(count_things).first()->integer(0);
    }
};

TEST_P(ConnectionTest, WhatIsCommittedStays)
{
    auto const tx = db->begin(Access::write);
    EXPECT_EQ(tx->connection().change(insert_named, {{"id", 1}, {"name", "Lan"}}), 1);
    EXPECT_EQ(things(), 0) << "seen before it is committed";
    tx->commit();
    EXPECT_EQ(things(), 1);
}

TEST_P(ConnectionTest, WhatIsNotCommittedIsRolledBack)
{
    {
        auto const tx = db->begin(Access::write);
        tx->connection().change(insert_named, {{"id", 1}, {"name", "Lan"}});
    }
    EXPECT_EQ(things(), 0);
}

TEST_P(ConnectionTest, ValuesComeBackAsTheyWent)
{
    auto const tx = db->begin(Access::write);
    auto& connection = tx->connection();
    std::string const key{"\x00\xff'\\\n", 5};
    connection.change(
        insert_thing,
        {{"id", std::int64_t{1} << 62}, {"name", "Nguyễn \\ 'Thị'\tHoa\n"}, {"weight", 0.1}, {"key", bytes(key)}});
    connection.change(insert_thing, {{"id", -1}, {"name", ""}, {"weight", std::nullopt}, {"key", std::nullopt}});
    auto rows = connection.run(select_things);
    auto row = rows.begin();
    EXPECT_EQ((*row).integer(0), -1);
    EXPECT_FALSE((*row).is_null(1));
    EXPECT_EQ((*row).text(1), "");
    EXPECT_EQ((*row).maybe_real(2), std::nullopt);
    EXPECT_EQ((*row).maybe_string(3), std::nullopt);
    ++row;
    EXPECT_EQ((*row).integer(0), std::int64_t{1} << 62);
    EXPECT_EQ((*row).text(1), "Nguyễn \\ 'Thị'\tHoa\n");
    EXPECT_EQ((*row).real(2), 0.1);
    EXPECT_EQ((*row).text(3), key);
    ++row;
    EXPECT_FALSE(row != rows.end());
}

TEST_P(ConnectionTest, DaysAndInstantsAreTexts)
{
    auto const tx = db->begin(Access::write);
    auto const on = base::day(2020, 2, 29);
    base::Instant const at = on + std::chrono::hours{3};
    tx->connection().change(insert_named, {{"id", 1}, {"name", on}});
    tx->connection().change(insert_named, {{"id", 2}, {"name", at}});
    EXPECT_EQ(tx->connection().run(select_thing, {{"id", 1}}).first()->date(0), on);
    EXPECT_EQ(tx->connection().run(select_thing, {{"id", 2}}).first()->instant(0), at);
    EXPECT_THROW(tx->connection().run(select_thing, {{"id", 2}}).first()->date(0), base::Bug);
}

TEST_P(ConnectionTest, ReadingTheWrongTypeIsABug)
{
    auto const tx = db->begin(Access::write);
    tx->connection().change(insert_named, {{"id", 1}, {"name", std::nullopt}});
    auto rows = tx->connection().run(select_things);
    auto const row = *rows.first();
    EXPECT_THROW(row.text(0), base::Bug);
    EXPECT_THROW(row.text(1), base::Bug) << "null";
    EXPECT_THROW(row.integer(4), base::Bug) << "no such column";
}

TEST_P(ConnectionTest, ParametersMustFit)
{
    auto const tx = db->begin(Access::write);
    EXPECT_THROW(tx->connection().run(select_thing), base::Bug);
    EXPECT_THROW(tx->connection().run(select_thing, {{"id", 1}, {"other", 2}}), base::Bug);
    EXPECT_NO_THROW(tx->connection().change(insert_named, {{"name", "Lan"}, {"id", 1}}));
    EXPECT_EQ(tx->connection().run(select_thing, {{"id", 1}}).first()->text(0), "Lan");
}

TEST_P(ConnectionTest, AMisspeltColumnIsAFailure)
{
    auto const tx = db->begin(Access::write);
    EXPECT_THROW(tx->connection().prepare({"test.bad", "SELECT \"nmae\" FROM thing"}), Failure);
}

TEST_P(ConnectionTest, TheSameKeyTwiceIsAConflict)
{
    auto const tx = db->begin(Access::write);
    tx->connection().change(insert_named, {{"id", 1}, {"name", "Lan"}});
    EXPECT_THROW(tx->connection().change(insert_named, {{"id", 1}, {"name", "Hoa"}}), Conflict);
}

TEST_P(ConnectionTest, ChangeOneIsAConflictWhenNothingFits)
{
    constexpr Sql rename{"test.rename", "UPDATE thing SET name = :name WHERE id = :id"};
    auto const tx = db->begin(Access::write);
    tx->connection().change(insert_named, {{"id", 1}, {"name", "Lan"}});
    EXPECT_NO_THROW(tx->connection().change_one(rename, {{"name", "Hoa"}, {"id", 1}}));
    EXPECT_THROW(tx->connection().change_one(rename, {{"name", "Hoa"}, {"id", 2}}), Conflict);
}

TEST_P(ConnectionTest, AStatementRunsAgainInsideItsOwnRows)
{
    auto const tx = db->begin(Access::write);
    auto& connection = tx->connection();
    for (int id = 1; id <= 3; ++id) connection.change(insert_named, {{"id", id}, {"name", "x"}});
    int pairs = 0;
    for (auto const& outer : connection.run(select_things)) {
        for (auto const& inner : connection.run(select_things)) pairs += inner.integer(0) > 0 ? 1 : 0;
        EXPECT_GT(outer.integer(0), 0);
    }
    EXPECT_EQ(pairs, 9);
}

TEST_P(ConnectionTest, RowsDroppedEarlyFreeTheirStatement)
{
    auto const tx = db->begin(Access::write);
    auto& connection = tx->connection();
    for (int id = 1; id <= 3; ++id) connection.change(insert_named, {{"id", id}, {"name", "x"}});
    for (int i = 0; i < 3; ++i) EXPECT_EQ(connection.run(select_things).first()->integer(0), 1);
    constexpr Sql drop{"test.drop", "DROP TABLE thing"};   // refused while a statement stands on it
    EXPECT_NO_THROW(connection.change(drop));
}

TEST_P(ConnectionTest, ReturningRowsDroppedEarlyKeepsTheChange)
{
    constexpr Sql insert{"test.insert_returning", "INSERT INTO thing (id) VALUES (:a), (:b) RETURNING id"};
    auto const tx = db->begin(Access::write);
    EXPECT_EQ(tx->connection().run(insert, {{"a", 1}, {"b", 2}}).first()->integer(0), 1);
    EXPECT_EQ(tx->connection().run(count_things).first()->integer(0), 2);
}

TEST_P(ConnectionTest, RowsMayOutliveTheirTransaction)
{
    auto tx = db->begin(Access::write);
    tx->connection().change(insert_named, {{"id", 1}, {"name", "Lan"}});
    auto rows = tx->connection().run(select_things);
    tx->commit();
    tx.reset();
    EXPECT_EQ(things(), 1);
}

TEST_P(ConnectionTest, ManyRowsInBulk)
{
    constexpr int many = 100'000;
    auto const tx = db->begin(Access::write);
    auto& connection = tx->connection();
    auto const bulk = connection.bulk("thing", {"id", "name", "weight", "key"});
    std::string const key{"\x00\\x01\t", 6};
    for (int id = 0; id < many; ++id) bulk->row({id, "Trần\tVăn \\N", 1.5, bytes(key)});
    EXPECT_THROW(connection.run(count_things), base::Bug) << "no other statement until done";
    bulk->done();
    EXPECT_EQ(connection.run(count_things).first()->integer(0), many);
    auto rows = connection.run(select_things);
    EXPECT_EQ(rows.first()->text(1), "Trần\tVăn \\N");
    EXPECT_EQ(rows.first()->real(2), 1.5);
    EXPECT_EQ(rows.first()->text(3), key);
    tx->commit();
}

TEST_P(ConnectionTest, BulkKeepsNullAndFindsConflicts)
{
    {
        auto const tx = db->begin(Access::write);
        auto const bulk = tx->connection().bulk("thing", {"id", "name"});
        bulk->row({1, std::nullopt});
        bulk->row({2, ""});
        bulk->done();
        EXPECT_TRUE(tx->connection().run(select_thing, {{"id", 1}}).first()->is_null(0));
        EXPECT_EQ(tx->connection().run(select_thing, {{"id", 2}}).first()->text(0), "");
    }
    auto const tx = db->begin(Access::write);
    auto const bulk = tx->connection().bulk("thing", {"id", "name"});
    auto const twice = [&] {
        bulk->row({1, "Lan"});
        bulk->row({1, "Hoa"});
        bulk->done();
    };
    EXPECT_THROW(twice(), Conflict);
}

TEST_P(ConnectionTest, ABulkThatIsDroppedKeepsNothing)
{
    {
        auto const tx = db->begin(Access::write);
        auto const bulk = tx->connection().bulk("thing", {"id"});
        bulk->row({1});
    }
    EXPECT_EQ(things(), 0);
}

TEST_P(ConnectionTest, OneStatementManyTimes)
{
    std::vector<std::vector<Param>> sets;
    for (int id = 0; id < 2000; ++id) sets.push_back({{"id", id}, {"name", "Lan"}});
    auto const tx = db->begin(Access::write);
    tx->connection().change_many(insert_named, sets);
    EXPECT_EQ(tx->connection().run(count_things).first()->integer(0), 2000);
    tx->commit();
    EXPECT_EQ(things(), 2000);

    std::vector<std::vector<Param>> const twice{{{"id", 5000}, {"name", "Lan"}}, {{"id", 1}, {"name", "Hoa"}}};
    {
        auto const other = db->begin(Access::write);
        EXPECT_THROW(other->connection().change_many(insert_named, twice), Conflict);
    }
    std::vector<std::vector<Param>> const lacking{{{"id", 6000}, {"name", "Lan"}}, {{"id", 6001}}};
    {
        auto const other = db->begin(Access::write);
        EXPECT_THROW(other->connection().change_many(insert_named, lacking), base::Bug);
    }
    EXPECT_EQ(things(), 2000);
    EXPECT_EQ(db->begin(Access::write)->connection().change(insert_named, {{"id", 7000}, {"name", "Lan"}}), 1);
}

TEST_P(ConnectionTest, IdsAreNewAndRise)
{
    auto const tx = db->begin(Access::write);
    using ThingId = base::Id<struct ThingTag>;
    auto const first = tx->connection().new_id<ThingId>();
    EXPECT_LT(first, tx->connection().new_id<ThingId>());
}

INSTANTIATE_TEST_SUITE_P(Both, ConnectionTest, support::both, support::dialect_name);

}   // namespace
}   // namespace db
