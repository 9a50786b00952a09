#include "base/id.hpp"

#include <limits>
#include <set>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace base {
namespace {

TEST(IdText, ThereAndBack)
{
    for (std::int64_t value : {std::int64_t{1}, std::int64_t{31}, std::int64_t{32}, std::int64_t{1} << 40U,
                               std::numeric_limits<std::int64_t>::max()}) {
        auto const text = id_text(value);
        EXPECT_EQ(text.size(), 13U);
        EXPECT_EQ(parse_id(text), value);
    }
    EXPECT_EQ(id_text(0), "0000000000000");
}

TEST(IdText, ReadsWhatPeopleMistype)
{
    auto const text = id_text(1);
    EXPECT_EQ(parse_id("00000000000OI"), parse_id("0000000000001"));
    EXPECT_EQ(parse_id("ooooooooooool"), 1);
    EXPECT_EQ(parse_id(text), 1);
}

TEST(IdText, RefusesTheRest)
{
    for (auto const* text :
         {"", "1", "000000000000U", "0000000000000A", "8000000000000", "ZZZZZZZZZZZZZ", "00000000000 1"})
        EXPECT_EQ(parse_id(text), std::nullopt) << text;
    EXPECT_FALSE(Id<struct Any>::parse("no id"));
}

TEST(IdSource, OrderedByTimeAndUniqueAcrossThreads)
{
    IdSource source(7);
    std::int64_t const now = 1'780'000'000'000;
    std::int64_t before = 0;
    for (auto milliseconds : {now, now, now + 1, now}) {   // a clock that steps back does not repeat ids
        auto const id = source.next(milliseconds);
        EXPECT_LT(before, id);
        before = id;
    }

    std::vector<std::vector<std::int64_t>> made(4);
    std::vector<std::thread> threads;
    for (auto& mine : made)
        threads.emplace_back([&] {
            for (int i = 0; i < 10'000; ++i) mine.push_back(source.next(now));
        });
    for (auto& thread : threads) thread.join();
    std::set<std::int64_t> all;
    for (auto const& mine : made) all.insert(mine.begin(), mine.end());
    EXPECT_EQ(all.size(), 40'000U);
}

TEST(IdSource, NodesDoNotMeet)
{
    IdSource one(1);
    IdSource two(2);
    EXPECT_NE(one.next(1'780'000'000'000), two.next(1'780'000'000'000));
}

}   // namespace
}   // namespace base
