#include <gtest/gtest.h>

#include <random>

#include "kernel/journeys/journey_fixture.hpp"

namespace journeys {
namespace {

using base::day;
using testing::Kept;

class Chance {
public:
    std::int64_t up_to(std::int64_t most) { return std::uniform_int_distribution<std::int64_t>{0, most}(engine_); }
    bool of(int many) { return up_to(many - 1) == 0; }

private:
    std::mt19937_64 engine_{20260101};
};

/// What a step asks for, mostly; anything else at times.
StepForm any_form(Chance& chance, std::string_view step, base::Date around)
{
    StepForm form;
    if (!chance.of(10)) form.on = around + base::Days{chance.up_to(60) - 10};
    auto const on = form.on.value_or(around);
    bool const hears = step == "hear" || chance.of(12);
    if (hears && !chance.of(12)) form.values["people"] = chance.up_to(12);
    if (hears && chance.of(4)) form.values["way"] = std::string{chance.of(2) ? "ajar" : "open"};
    if (chance.of(20)) form.values["other"] = chance.up_to(9);
    if (hears && !chance.of(12))
        form.papers.push_back({.code = chance.of(20) ? "diary" : "request",
                               .number = chance.of(12) ? "" : "12",
                               .dated_on = on + base::Days{chance.up_to(9) - 8},
                               .kept_at = chance.of(12) ? "" : "Tủ 2"});
    if (step == "vote" ? !chance.of(8) : chance.of(20)) {
        auto const present = 6 + chance.up_to(5);
        form.vote = VoteCount{10, present, chance.up_to(present + 1), chance.up_to(2)};
    }
    return form;
}

/// What must hold of an event that was accepted, asked anew and not by the code that accepted it.
void expect_sound(State const& before, Event const& event, StepForm const& form, base::Date today)
{
    auto const* step = before.definition->find_step(event.step);
    ASSERT_NE(step, nullptr);
    EXPECT_EQ(before.stage->ends, Ends::no);
    EXPECT_TRUE(step->from.empty() || std::count(step->from.begin(), step->from.end(), before.stage->code) == 1);
    EXPECT_LE(event.on, today);
    for (auto const* earlier : before.events) EXPECT_GE(event.on, earlier->on);
    EXPECT_EQ(event.on, *form.on);
    for (auto const& pair : event.values)
        EXPECT_TRUE(
            std::any_of(step->fields.begin(), step->fields.end(), [&](auto const& f) { return f.name == pair.first; }));
    if (event.step == "hear") {
        EXPECT_GE(std::get<std::int64_t>(event.values.at("people")), 5);
        ASSERT_EQ(event.papers.size(), 1U);
        EXPECT_FALSE(event.papers.front().number.empty());
        EXPECT_LE(*event.papers.front().dated_on, event.on);
        EXPECT_FALSE(event.papers.front().kept_at.empty());
    }
    if (event.step == "vote") {
        ASSERT_TRUE(event.vote);
        EXPECT_EQ(event.vote->reached, event.vote->agreed * 3 >= event.vote->base * 2);
        EXPECT_LE(event.vote->agreed + event.vote->against, event.vote->present);
        EXPECT_LE(event.vote->present, event.vote->base);
    }
    if (event.step == "settle") {
        auto const* vote = before.last("vote");
        ASSERT_NE(vote, nullptr);
        EXPECT_TRUE(vote->vote->reached);
        EXPECT_GE(event.on, base::add_months(vote->on, 12));
    }
}

// J-3 to J-6: 100,000 calls, and none passes what a rule forbids
TEST(Property, NoCallPassesACondition)
{
    Chance chance;
    auto const today = day(2026, 6, 30);
    constexpr std::string_view steps[] = {"hear", "put_off", "resume", "vote", "settle", "remark", "give_up"};
    int taken = 0, settled = 0;
    Kept kept{day(2024, 1, 1)};
    for (int call = 0; call < 100'000; ++call) {
        auto const before = kept.state();
        if (before.ended() || kept.events.size() > 30) {
            settled += before.stage->code == "settled" ? 1 : 0;
            kept = Kept{day(2022, 1, 1) + base::Days{chance.up_to(1000)}};
            continue;
        }
        auto around = kept.events.empty() ? kept.journey.begun_on : kept.events.back().on;
        auto const step = chance.of(40) ? std::string_view{"give_up"} : steps[chance.up_to(5)];
        if (step == "settle" && chance.of(2)) around += base::Days{370};
        auto const form = any_form(chance, step, around);
        auto event = kept.try_step(step, form, today);
        if (!event) {
            EXPECT_FALSE(event.error().problems.empty());
            continue;
        }
        ++taken;
        expect_sound(before, *event, form, today);
        event->id = EventId{call + 1};
        kept.events.push_back(*event);
    }
    EXPECT_GT(taken, 5'000);
    EXPECT_GT(settled, 20);
}

}   // namespace
}   // namespace journeys
