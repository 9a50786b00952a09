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
/// A process whose journeys the actor may see.
struct Due {
    Definition const* definition = nullptr;   // newest version
    Numbers numbers;
    std::vector<Task> first = {};   // overdue and due soon, the earliest first
};
Task task_of(web::Context& context, Standing const& standing, Reach const& edits);
/// One for each process, at most so many tasks of each. The numbers are those of the lists, exactly.
std::vector<Due> due_work(web::Context& context, std::size_t most);

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
