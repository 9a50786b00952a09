#include "kernel/journeys/paper_source.hpp"

namespace journeys {

std::string paper_in_words(State const& state, std::string_view step, std::string_view code)
{
    auto const* event = state.last(step);
    if (event == nullptr) return {};
    for (auto const& paper : event->papers)
        if (paper.code == code && paper.dated_on)
            return (paper.number.empty() ? "" : "số " + paper.number + " ") + "ngày " +
                   base::vietnamese(*paper.dated_on);
    return {};
}

std::vector<papers::Choosable> choosable(web::Context& context, std::string_view process, std::size_t most)
{
    auto const reach = reach_of(context, *newest(process), view_journeys);
    std::vector<papers::Choosable> found;
    for (auto const& one :
         list(context.tx, {.code = process, .reach = reach, .today = context.today}, std::nullopt, most).rows)
        found.push_back({one.journey.id.text(), one.journey.title});
    return found;
}

}   // namespace journeys
