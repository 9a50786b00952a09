#pragma once

#include <array>

#include "kernel/journeys/clock.hpp"

/// For tests only: an invented process with everything a definition can have. An application is heard, voted on, waits
/// twelve months and is settled within thirty working days; it may be put off, and given up at any time.
namespace journeys::testing {

inline constexpr std::string_view trial_text = R"toml(
code = "trial"
version = 1
valid_from = 2012-02-27
name = {vi = "Thử", en = "Trial"}
subject = "unit"
view = "trial.view"
edit = "trial.edit"
source = "Không có thật"
confidence = "sure"

[[stage]]
code = "asked"
name = {vi = "Đã đề nghị", en = "Asked"}
[[stage]]
code = "heard"
name = {vi = "Đã nghe", en = "Heard"}
[[stage]]
code = "put_off"
name = {vi = "Hoãn", en = "Put off"}
[[stage]]
code = "agreed"
name = {vi = "Đã đồng ý", en = "Agreed"}
[[stage]]
code = "settled"
name = {vi = "Xong", en = "Settled"}
ends = "done"
[[stage]]
code = "given_up"
name = {vi = "Thôi", en = "Given up"}
ends = "stopped"

[[step]]
code = "hear"
name = {vi = "Nghe", en = "Hear"}
from = ["asked"]
to = "heard"
[[step.field]]
name = "people"
label = {vi = "Số người", en = "People"}
kind = "number"
required = true
least = 1
[[step.field]]
name = "note"
label = {vi = "Ghi chú", en = "Note"}
[[step.field]]
name = "way"
label = {vi = "Cách", en = "Way"}
kind = "choice"
choices = [
    {code = "open", name = {vi = "Mở", en = "Open"}},
    {code = "closed", name = {vi = "Kín", en = "Closed"}},
]
[[step.paper]]
code = "request"
name = {vi = "Đơn", en = "Request"}
required = true
numbered = true
expires = true
[[step.condition]]
name = "trial.enough"
rules = [{parameter = "minimum", key = "union.min_members"}]

[[step]]
code = "put_off"
name = {vi = "Hoãn", en = "Put off"}
from = ["heard"]
to = "put_off"

[[step]]
code = "resume"
name = {vi = "Tiếp", en = "Resume"}
from = ["put_off"]
to = "heard"

[[step]]
code = "vote"
name = {vi = "Biểu quyết", en = "Vote"}
from = ["heard"]
to = "agreed"
[step.vote]
base = "official_members"
base_name = {vi = "Đảng viên chính thức", en = "Official members"}
fraction = "party.vote_fraction"
otherwise = "heard"

[[step]]
code = "settle"
name = {vi = "Xong", en = "Settle"}
from = ["agreed"]
to = "settled"
after_clock = "waiting"
once = true
binding = true

[[step]]
code = "remark"
name = {vi = "Ghi", en = "Remark"}

[[step]]
code = "give_up"
name = {vi = "Thôi", en = "Give up"}
to = "given_up"

[[clock]]
code = "answer"
name = {vi = "Trả lời", en = "Answer"}
starts = ["hear"]
ends = ["vote"]
rule = "union.recognition_working_days"
counts = "working_days"
pause = [{from = "put_off", to = "resume"}]

[[clock]]
code = "waiting"
name = {vi = "Thời gian chờ", en = "Waiting"}
starts = ["vote"]
rule = "party.probation_months"
counts = "months"
waits = true

[[clock]]
code = "settling"
name = {vi = "Thời hạn", en = "Settling"}
after = "waiting"
ends = ["settle"]
rule = "party.recognition_working_days"
counts = "working_days"
)toml";

/// The first version and a second one: "heard" is called "listened" there, and version 1 ends.
inline std::span<Definition const> trials()
{
    static auto const all = [] {
        std::string second{trial_text};
        auto const replace = [&](std::string_view from, std::string_view to) {
            for (auto at = second.find(from); at != std::string::npos; at = second.find(from, at + to.size()))
                second.replace(at, from.size(), to);
        };
        replace("\"heard\"", "\"listened\"");
        replace("version = 1", "version = 2");
        replace("valid_from = 2012-02-27", "valid_from = 2025-07-01");
        second += "[[stage_before]]\nwas = \"heard\"\nis = \"listened\"\n";
        std::string first{trial_text};
        first.insert(first.find("name ="), "valid_to = 2025-07-01\n");
        return std::array{read_definition("trial.1.toml", first, rulebook::embedded()),
                          read_definition("trial.2.toml", second, rulebook::embedded())};
    }();
    return all;
}

inline std::optional<base::Problem> enough(Asked const& asked, Parameters const& parameters)
{
    auto const minimum = std::get<std::int64_t>(parameters.at("minimum")->value);
    if (asked.number("people").value_or(0) >= minimum) return std::nullopt;
    return base::Problem{"people", "founding.too_few_members", std::to_string(minimum)};
}
inline constexpr std::string_view minimum[] = {"minimum"};
inline constexpr Condition conditions_of_trial[] = {{"trial.enough", minimum, enough}};
inline Conditions const& trial_conditions()
{
    static std::span<Condition const> const tables[] = {conditions_of_trial};
    static Conditions const all{tables};
    return all;
}

inline Journey trial(base::Date begun_on)
{
    return {.id = JourneyId{1}, .code = "trial", .version = 1, .subject_kind = "unit", .begun_on = begun_on};
}

inline StepForm hearing(base::Date on)
{
    return {.on = on,
            .values = {{"people", std::int64_t{7}}},
            .papers = {{.code = "request", .number = "05", .dated_on = on, .kept_at = "Tủ 2"}}};
}
inline StepForm voting(base::Date on, std::int64_t agreed)
{
    return {.on = on, .values = {}, .papers = {}, .vote = VoteCount{.base = 10, .present = 9, .agreed = agreed}};
}

/// A trial that is carried on in memory, as the store would keep it.
class Kept {
public:
    explicit Kept(base::Date begun_on) : journey(trial(begun_on)) {}

    State state(base::Date day = base::forever) const { return state_of(journey, events, day, trials()); }
    base::Result<Event> try_step(std::string_view step, StepForm const& form, base::Date today = base::day(2030, 1, 1),
                                 Known const& known = {}) const
    {
        auto const now = state();
        return take(now, *now.definition->find_step(step), form, known, trial_conditions(), rulebook::embedded(),
                    today);
    }
    void step(std::string_view code, StepForm const& form)
    {
        auto taken = try_step(code, form);
        base::expect(taken.has_value(), "a step of a test was refused");
        taken->id = EventId{static_cast<std::int64_t>(events.size()) + 1};
        events.push_back(*taken);
    }
    Running clock(std::string_view code, base::Date today) const
    {
        auto const now = state();
        for (auto const& one : clocks_of(now, rulebook::embedded(), today))
            if (one.clock->code == code) return one;
        base::expect(false, "a clock of a test does not run");
        return {};
    }

    Journey journey;
    std::vector<Event> events = {};
};

}   // namespace journeys::testing
