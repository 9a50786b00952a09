#include "platform/jobs/runner.hpp"

#include <future>
#include <stdexcept>

#include <gtest/gtest.h>

namespace {

using jobs::Phase;

TEST(Runner, TellsHowFarTheWorkIs)
{
    jobs::Runner runner;
    std::promise<void> half_way;
    std::promise<void> go_on;
    auto const id = runner.start({"import", 7, 42}, [&](jobs::Progress& progress) {
        progress.report(5, 10);
        progress.note("rows");
        half_way.set_value();
        go_on.get_future().wait();
        progress.report(10, 10);
        progress.result("/imports/42");
    });
    half_way.get_future().wait();
    auto const running = runner.find("import", 42);
    ASSERT_TRUE(running);
    EXPECT_EQ(running->id, id);
    EXPECT_EQ(running->phase, Phase::running);
    EXPECT_EQ(running->finished, 5);
    EXPECT_EQ(running->note, "rows");

    go_on.set_value();
    runner.wait();
    auto const over = runner.find(id);
    ASSERT_TRUE(over);
    EXPECT_EQ(over->phase, Phase::done);
    EXPECT_EQ(over->result, "/imports/42");
    EXPECT_EQ(runner.list(7).size(), 1U);
    EXPECT_TRUE(runner.list(8).empty());
}

TEST(Runner, OneAfterTheOther)
{
    jobs::Runner runner;
    std::vector<int> order;
    for (int i = 0; i < 5; ++i) runner.start({"count"}, [&order, i](jobs::Progress&) { order.push_back(i); });
    runner.wait();
    EXPECT_EQ(order, (std::vector{0, 1, 2, 3, 4}));
}

TEST(Runner, AFailureHasANumberAndTheNextStillRuns)
{
    jobs::Runner runner;
    auto const failed = runner.start({"import"}, [](jobs::Progress&) { throw std::runtime_error("the disk is full"); });
    auto const next = runner.start({"import"}, [](jobs::Progress&) {});
    runner.wait();
    EXPECT_EQ(runner.find(failed)->phase, Phase::failed);
    EXPECT_EQ(runner.find(failed)->reference.size(), 8U);
    EXPECT_EQ(runner.find(next)->phase, Phase::done);
}

TEST(Runner, StoppingCancelsWhatRunsAndWhatWaits)
{
    jobs::Runner runner;
    std::promise<void> begun;
    auto const first = runner.start({"import"}, [&](jobs::Progress& progress) {
        begun.set_value();
        while (!progress.cancelled()) std::this_thread::yield();
    });
    auto const second = runner.start({"import"}, [](jobs::Progress&) {});
    begun.get_future().wait();
    runner.stop();
    EXPECT_EQ(runner.find(first)->phase, Phase::cancelled);
    EXPECT_EQ(runner.find(second)->phase, Phase::cancelled);
    EXPECT_EQ(runner.start({"import"}, [](jobs::Progress&) {}), 0);
}

TEST(Runner, KeepsTheNewestTwoHundred)
{
    jobs::Runner runner;
    for (int i = 0; i < 250; ++i) runner.start({"small", 1}, [](jobs::Progress&) {});
    runner.wait();
    EXPECT_EQ(runner.list(1).size(), 200U);
    EXPECT_FALSE(runner.find(1));
    EXPECT_TRUE(runner.find(250));
}

TEST(State, TimeLeftFollowsTheRateSoFar)
{
    jobs::State state;
    EXPECT_FALSE(state.seconds_left());
    state.seconds = 10;
    state.finished = 250;
    state.total = 1000;
    EXPECT_DOUBLE_EQ(state.seconds_left().value(), 30);
}

}   // namespace
