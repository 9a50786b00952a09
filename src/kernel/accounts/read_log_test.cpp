#include "kernel/accounts/read_log.hpp"

#include <atomic>
#include <future>

#include <gtest/gtest.h>

#include "kernel/accounts/audit.hpp"
#include "support/both.hpp"

namespace accounts {
namespace {

using namespace std::chrono_literals;

/// A database that refuses the first so many writing transactions.
class Away final : public db::Database {
public:
    Away(db::Database& real, int refusals) : real_(&real), left_(refusals) {}

    std::unique_ptr<db::Transaction> begin(db::Access access) override
    {
        if (left_ <= 0) return real_->begin(access);
        if (--left_ == 0) back_.set_value();
        throw db::Failure("away");
    }
    db::Dialect dialect() const override { return real_->dialect(); }
    bool comes_back() { return back_.get_future().wait_for(10s) == std::future_status::ready; }

private:
    db::Database* real_;
    std::atomic<int> left_;
    std::promise<void> back_;
};

class ReadLogTest : public support::OnBoth {
protected:
    static ReadLog::Read read(std::int64_t person)
    {
        return {UserId{7}, *base::parse_instant("2026-03-02T03:00:00Z"), "person", person};
    }
    std::size_t written() { return list_audit(**db->begin(db::Access::read), {}).size(); }
};

INSTANTIATE_TEST_SUITE_P(Both, ReadLogTest, support::both, support::dialect_name);

TEST_P(ReadLogTest, WritesAtItsEndWhatIsLeft)
{
    {
        ReadLog const log{*db, 1h};
        for (int person = 1; person <= 3; ++person) log.note(read(person));
        EXPECT_EQ(written(), 0U);
    }
    EXPECT_EQ(written(), 3U);
}

TEST_P(ReadLogTest, KeepsWhatCannotBeWrittenForLong)
{
    Away away{*db, 40};
    {
        ReadLog const log{away, 1ms};
        log.note(read(1));
        ASSERT_TRUE(away.comes_back());
        log.note(read(2));
    }
    EXPECT_EQ(written(), 2U);
}

TEST_P(ReadLogTest, TriesAgainAtItsEndToo)
{
    Away away{*db, 2};
    {
        ReadLog const log{away, 1h};
        log.note(read(1));
    }
    EXPECT_EQ(written(), 1U);
}

}   // namespace
}   // namespace accounts
