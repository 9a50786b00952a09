#include "platform/jobs/repeated.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <stdexcept>
#include <thread>

namespace jobs {
namespace {

using namespace std::chrono_literals;

TEST(Repeated, WorksAgainAlsoAfterAFailure)
{
    std::atomic<int> times = 0;
    std::promise<void> third;
    {
        Repeated const work{"test", 1ms, [&](Repeated::Stopped const&) {
                                auto const now = ++times;
                                if (now == 3) third.set_value();
                                if (now < 3) throw std::runtime_error("of a test");
                            }};
        third.get_future().wait();
    }
    auto const ended = times.load();
    EXPECT_GE(ended, 3);
    EXPECT_EQ(times.load(), ended) << "nothing runs after its end";
}

TEST(Repeated, LongWorkIsToldToStopAndALongPauseIsCutShort)
{
    std::promise<void> begun;
    bool was_told = false;
    {
        Repeated const work{"test", 24h, [&](Repeated::Stopped const& stopped) {
                                begun.set_value();
                                while (!stopped()) std::this_thread::yield();
                                was_told = true;
                            }};
        begun.get_future().wait();
    }
    EXPECT_TRUE(was_told);
}

}   // namespace
}   // namespace jobs
