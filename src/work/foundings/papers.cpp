#include "work/foundings/papers.hpp"

#include "kernel/journeys/running.hpp"

namespace foundings {
namespace {

constexpr std::string_view process = "union_founding";
constexpr web::Permission view_unions{"unions.view"};

std::string day_of(journeys::State const& state, std::string_view step)
{
    auto const* event = state.last(step);
    return event == nullptr ? "" : base::vietnamese(event->on);
}

std::string number_of(journeys::State const& state, std::string_view field)
{
    auto const number = state.number(field);
    return number ? std::to_string(*number) : "";
}

/// What is not told yet is left out of the paper, or left open in it.
documents::TemplateItem fields_of(journeys::Seen const& seen)
{
    auto const state = seen.state_on(base::forever);
    auto const applications = number_of(state, "applications");
    auto const members = number_of(state, "members");
    return {{"doanh_nghiep", seen.journey.title},
            {"ten_to_chuc", "Công đoàn cơ sở " + seen.journey.title},   // papers are in Vietnamese
            {"so_don", applications},
            {"ngay_hop", day_of(state, "hold_meeting")},
            {"so_du", number_of(state, "attended")},
            {"so_uy_vien", number_of(state, "elected")},
            {"so_doan_vien", members.empty() ? applications : members}};
}

base::Result<papers::Subject> find(web::Context& context, std::string_view id)
{
    auto const seen = journeys::find_seen(context, journeys::JourneyId::parse(id));
    if (!seen || seen->journey.code != process) return base::Error{base::Refusal::not_found};
    papers::Subject subject{.record = seen->journey.id.value,
                            .title = seen->journey.title,
                            .url = "/journeys/" + seen->journey.id.text(),
                            .office = seen->journey.office};
    subject.values.fields = fields_of(*seen);
    return subject;
}

std::vector<papers::Choosable> newest(web::Context& context, std::size_t most)
{
    auto const* definition = journeys::newest(process);
    auto const reach = journeys::reach_of(context, *definition, journeys::view_journeys);
    std::vector<papers::Choosable> found;
    for (auto const& one :
         journeys::list(context.tx, {.code = process, .reach = reach, .today = context.today}, std::nullopt, most).rows)
        found.push_back({one.journey.id.text(), one.journey.title});
    return found;
}

constexpr papers::Source sources[] = {
    {"union.founding_minutes", view_unions, find, newest},
    {"union.recognition_proposal", view_unions, find, newest},
    {"union.recognition_decision", view_unions, find, newest},
};

}   // namespace

std::span<papers::Source const> paper_sources() { return sources; }

}   // namespace foundings
