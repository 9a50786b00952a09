#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kernel/journeys/running.hpp"

namespace journeys {

/// A deadline so many days away, or nearer, stands out.
inline constexpr std::int64_t urgent_days = 7;
/// What is due within this many days is due soon.
inline constexpr base::Days soon_days{30};

/// A journey whose deadline comes first, and the step that usually follows.
struct Task {
    Standing standing;
    std::string stage;      // its name
    std::string next;       // the step's name; "" = the actor only looks
    std::string next_url;   // its form, else the journey
};
/// The journeys of one urgency: how many, exactly as many as the list of it shows, and the first of them, but for those
/// that a group before names.
struct Group {
    Urgency urgency = Urgency::any;
    std::int64_t count = 0;
    std::vector<Task> first = {};   // the earliest due first
};
/// A process whose journeys the actor may see.
struct Due {
    Definition const* definition = nullptr;   // newest version
    Numbers numbers;
    std::vector<Group> groups = {};   // overdue, due soon, without a deadline, new; those with none are left out
};
Task task_of(web::Context& context, Standing const& standing, Reach const& edits);
/// One for each process, at most so many tasks of each group. The numbers are those of the lists, exactly.
std::vector<Due> due_work(web::Context& context, std::size_t most);

/// As addresses and the API write it: "late", "soon", "waiting", "new"; "" and what is unknown is any.
Urgency urgency_of(std::string_view text);
std::string_view urgency_code(Urgency urgency);

/// "3 days late", "due on 12/03/2026"; "" when nothing is due.
struct DueText {
    std::string text;
    std::string tone;
};
DueText due_text(web::Context const& context, Standing const& standing);

/// Work of a process that goes on about a subject, for the subject's own page.
struct UnderWay {
    std::string process;   // its name
    std::string stage;
    std::string url;
    DueText due;
};
/// Empty when none goes on, or the actor may not see it.
std::optional<UnderWay> under_way(web::Context& context, std::string_view code, std::int64_t subject);

}   // namespace journeys
