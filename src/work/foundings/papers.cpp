#include "work/foundings/papers.hpp"

#include "kernel/journeys/paper_source.hpp"

namespace foundings {
namespace {

constexpr std::string_view unions = "union_founding";
constexpr std::string_view cells = "cell_founding";
constexpr web::Permission view_unions{"unions.view"};
constexpr web::Permission view_party{"party.view"};

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
documents::TemplateItem union_fields(journeys::Seen const& seen)
{
    auto const state = seen.state_on(base::forever);
    auto const applications = number_of(state, "applications");
    auto const members = number_of(state, "members");
    return {{"doanh_nghiep", seen.journey.title},
            {"ten_to_chuc", "Công đoàn cơ sở " + seen.journey.title},
            {"so_don", applications},
            {"ngay_hop", day_of(state, "hold_meeting")},
            {"so_du", number_of(state, "attended")},
            {"so_uy_vien", number_of(state, "elected")},
            {"so_doan_vien", members.empty() ? applications : members}};
}

documents::TemplateItem cell_fields(journeys::Seen const& seen)
{
    auto const state = seen.state_on(base::forever);
    auto const members = number_of(state, "members");
    auto const* kind = state.value("kind");
    auto const* code = kind == nullptr ? nullptr : std::get_if<std::string>(kind);
    auto const there = state.number("official_here");
    bool const committee = code != nullptr && *code == "grassroots_party_committee";
    return {{"doanh_nghiep", seen.journey.title},
            {"ten_to_chuc", (committee ? "Đảng bộ " : "Chi bộ ") + seen.journey.title},
            {"so_dang_vien", there ? std::to_string(*there + state.number("probationary_here").value_or(0)) : ""},
            {"so_chinh_thuc", members.empty() ? number_of(state, "official_members") : members},
            {"to_trinh", journeys::paper_in_words(state, "propose", "proposal")},
            {"quyet_dinh", journeys::paper_in_words(state, "recognise", "recognition")}};
}

base::Result<papers::Subject> find(web::Context& context, std::string_view id, std::string_view process)
{
    auto const seen = journeys::find_seen(context, journeys::JourneyId::parse(id));
    if (!seen || seen->journey.code != process) return base::Error{base::Refusal::not_found};
    papers::Subject subject{.record = seen->journey.id.value,
                            .title = seen->journey.title,
                            .url = "/journeys/" + seen->journey.id.text(),
                            .office = seen->journey.office};
    subject.values.fields = process == unions ? union_fields(*seen) : cell_fields(*seen);
    return subject;
}

base::Result<papers::Subject> find_union(web::Context& context, std::string_view id)
{
    return find(context, id, unions);
}
std::vector<papers::Choosable> newest_unions(web::Context& context, std::size_t most)
{
    return journeys::choosable(context, unions, most);
}
base::Result<papers::Subject> find_cell(web::Context& context, std::string_view id) { return find(context, id, cells); }
std::vector<papers::Choosable> newest_cells(web::Context& context, std::size_t most)
{
    return journeys::choosable(context, cells, most);
}

constexpr papers::Source sources[] = {
    {"union.founding_minutes", view_unions, find_union, newest_unions},
    {"union.recognition_proposal", view_unions, find_union, newest_unions},
    {"union.recognition_decision", view_unions, find_union, newest_unions},
    {"union.committee_decision", view_unions, find_union, newest_unions},
    {"union.seal_permission", view_unions, find_union, newest_unions},
    {"cell.founding_proposal", view_party, find_cell, newest_cells},
    {"cell.founding_decision", view_party, find_cell, newest_cells},
    {"cell.appointment_decision", view_party, find_cell, newest_cells},
};

}   // namespace

std::span<papers::Source const> paper_sources() { return sources; }

}   // namespace foundings
