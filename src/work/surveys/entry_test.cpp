#include "work/surveys/entry.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace surveys {
namespace {

base::Instant at(int minute) { return base::Instant{base::day(2026, 3, 2)} + std::chrono::minutes{minute}; }

Entry entry(std::string device, std::int64_t number, std::string field, std::string value,
            std::vector<EntryKey> seen = {})
{
    return {
        {std::move(device), number}, std::move(field), std::move(value), std::move(seen), at(static_cast<int>(number))};
}
EntryKey const lan1{"device-lan", 1}, lan2{"device-lan", 2}, minh1{"device-minh", 1};

TEST(Keys, AreDeviceAndNumber)
{
    EXPECT_EQ(parse_key("device-lan:12"), (EntryKey{"device-lan", 12}));
    EXPECT_EQ(text_of(lan2), "device-lan:2");
    for (auto const* wrong : {"", "device-lan", "device-lan:", "device-lan:0", "device-lan:-1", "device-lan:1x",
                              "short:1", "has blank:1", ":1"})
        EXPECT_FALSE(parse_key(wrong)) << wrong;
}

TEST(Merge, TakesWhatReplacesWhatWasSeen)
{
    std::vector<Entry> const entries{entry("device-lan", 1, "workers", "40"),
                                     entry("device-lan", 2, "workers", "41", {lan1}),
                                     entry("device-minh", 1, "needs", "credit")};
    auto const merged = merge(entries);
    EXPECT_EQ(merged.answers, (questionnaires::Answers{{"workers", "41"}, {"needs", "credit"}}));
    EXPECT_TRUE(merged.conflicts.empty());
    EXPECT_EQ(merged.standing.at("workers"), std::vector<EntryKey>{lan2});
}

TEST(Merge, AsksWhereTwoAnsweredWithoutSeeingEachOther)
{
    std::vector<Entry> entries{entry("device-lan", 1, "workers", "40"), entry("device-minh", 1, "workers", "50")};
    auto merged = merge(entries);
    ASSERT_EQ(merged.conflicts.size(), 1U);
    EXPECT_EQ(merged.conflicts[0].standing.size(), 2U);
    EXPECT_EQ(merged.standing.at("workers").size(), 2U);
    entries.push_back(entry("device-lan", 2, "workers", "45", {lan1, minh1}));   // somebody decides
    merged = merge(entries);
    EXPECT_TRUE(merged.conflicts.empty());
    EXPECT_EQ(merged.answers.at("workers"), "45");
}

TEST(Merge, DoesNotAskWhereBothSaidTheSame)
{
    std::vector<Entry> const entries{entry("device-lan", 1, "workers", "40"), entry("device-minh", 1, "workers", "40")};
    EXPECT_TRUE(merge(entries).conflicts.empty());
    EXPECT_EQ(merge(entries).answers.at("workers"), "40");
}

TEST(Merge, TakesAnswersBack)
{
    std::vector<Entry> const entries{
        entry("device-lan", 1, "workers", "40"), entry("device-lan", 2, "workers", "", {lan1}),
        entry("device-lan", 3, "_state", "refused"), entry("device-lan", 4, "_note", "Bận")};
    auto const merged = merge(entries);
    EXPECT_TRUE(merged.answers.empty());
    EXPECT_EQ(merged.state, "refused");
    EXPECT_EQ(merged.note, "Bận");
}

TEST(Merge, KeepsAllThatStandInACircleOfClaims)
{
    std::vector<Entry> const entries{entry("device-lan", 1, "workers", "40", {minh1}),
                                     entry("device-minh", 1, "workers", "50", {lan1})};
    EXPECT_EQ(merge(entries).conflicts.size(), 1U);
}

/// Devices that write offline and now and then exchange with the server, in random order, sending some things twice.
class Simulation {
public:
    explicit Simulation(std::uint32_t seed) : random_(seed) {}

    void run()
    {
        for (int step = 0; step < 40; ++step) {
            auto& device = devices_[static_cast<std::size_t>(below(3))];
            if (below(3) < 2)
                write(device);
            else
                exchange(device);
        }
        steady_ = true;
        for (auto& device : devices_) exchange(device);
        for (auto& device : devices_) exchange(device);
    }
    void judge()
    {
        ASSERT_EQ(server_.size(), written_.size());   // nothing lost, nothing doubled
        auto const truth = merge(written_);
        auto shuffled = server_;
        std::ranges::shuffle(shuffled, random_);
        shuffled.insert(shuffled.end(), server_.begin(), server_.end());   // and all of it a second time
        auto const again = merge(shuffled);
        EXPECT_EQ(again.answers, truth.answers);
        EXPECT_EQ(again.standing, truth.standing);
        EXPECT_EQ(again.conflicts.size(), truth.conflicts.size());
        for (auto const& device : devices_) EXPECT_EQ(merge(device.known).answers, truth.answers);
        // every entry either stands or was replaced by one that had seen it
        for (auto const& one : written_) {
            auto const& standing = truth.standing.at(one.field);
            bool const stands = std::ranges::find(standing, one.key) != standing.end();
            bool const replaced = std::ranges::any_of(written_, [&](Entry const& other) {
                return std::ranges::find(other.seen, one.key) != other.seen.end();
            });
            EXPECT_NE(stands, replaced);
        }
    }

private:
    struct Device {
        std::string name;
        std::int64_t number = 0;
        std::vector<Entry> known = {};   // its own, and what it fetched
        std::vector<Entry> unsent = {};
    };
    int below(int limit) { return static_cast<int>(random_() % static_cast<std::uint32_t>(limit)); }
    void write(Device& device)
    {
        auto const field = "field" + std::to_string(below(3));
        auto const standing = merge(device.known).standing;
        Entry made{{device.name, ++device.number}, field, std::to_string(below(4)), {}, at(below(600))};
        if (auto const keys = standing.find(field); keys != standing.end()) made.seen = keys->second;
        device.known.push_back(made);
        device.unsent.push_back(made);
        written_.push_back(made);
    }
    void take(Entry const& sent)
    {
        bool const known = std::ranges::any_of(server_, [&](Entry const& one) { return one.key == sent.key; });
        if (!known) server_.push_back(sent);
    }
    /// The line may break at any point: what was not confirmed is sent again.
    void exchange(Device& device)
    {
        bool const breaks = !steady_ && below(3) == 0;
        auto const sent =
            breaks ? static_cast<std::size_t>(below(static_cast<int>(device.unsent.size()) + 1)) : device.unsent.size();
        for (std::size_t i = 0; i < sent; ++i) take(device.unsent[i]);
        if (breaks && below(2) == 0) return;   // what was taken is not known to have been
        if (!breaks) device.unsent.clear();
        for (auto const& one : server_)
            if (std::ranges::none_of(device.known, [&](Entry const& known) { return known.key == one.key; }))
                device.known.push_back(one);
    }

    std::mt19937 random_;
    bool steady_ = false;   // the line no longer breaks
    std::vector<Device> devices_{{"device-one"}, {"device-two"}, {"device-three"}};
    std::vector<Entry> server_ = {};
    std::vector<Entry> written_ = {};
};

TEST(Merge, LosesNothingInTenThousandRandomInterleavings)
{
    for (std::uint32_t seed = 1; seed <= 10'000; ++seed) {
        Simulation simulation{seed};
        simulation.run();
        simulation.judge();
        if (HasFailure()) {
            ADD_FAILURE() << "seed " << seed;
            return;
        }
    }
}

}   // namespace
}   // namespace surveys
