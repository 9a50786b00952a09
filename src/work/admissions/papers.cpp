#include "work/admissions/papers.hpp"

#include "kernel/accounts/read_log.hpp"
#include "kernel/journeys/paper_source.hpp"
#include "registers/enterprises/store.hpp"
#include "registers/organisations/store.hpp"
#include "registers/people/store.hpp"
#include "work/admissions/admission.hpp"
#include "work/admissions/sources.hpp"

namespace admissions {
namespace {

using journeys::paper_in_words;
using journeys::State;

void add_vote(documents::TemplateItem& fields, State const& state, std::string_view step)
{
    auto const* event = state.last(step);
    if (event == nullptr || !event->vote) return;
    fields["so_chinh_thuc"] = std::to_string(event->vote->base);
    fields["so_co_mat"] = std::to_string(event->vote->present);
    fields["so_tan_thanh"] = std::to_string(event->vote->agreed);
    fields["so_khong_tan_thanh"] = std::to_string(event->vote->against);
}

/// What is not told yet is left out of the paper, or left open in it.
documents::TemplateItem fields_of(web::Context& context, journeys::Seen const& seen, people::Person const& person,
                                  std::string_view vote_of)
{
    auto const state = seen.state_on(base::forever);
    documents::TemplateItem fields{
        {"ho_ten", person.full_name},
        {"ngay_sinh", person.born ? base::vietnamese(*person.born) : ""},
        {"noi_lam_viec", ""},
        {"chi_bo", organisations::name_on(context.tx, seen.journey.office, context.today)},
        {"so_chinh_thuc", ""},
        {"so_co_mat", ""},
        {"so_tan_thanh", ""},
        {"so_khong_tan_thanh", ""},
        {"nghi_quyet_chi_bo", paper_in_words(state, "cell_votes", "cell_resolution")},
        {"nghi_quyet_cap_uy", paper_in_words(state, "committee_votes", "committee_resolution")},
        {"quyet_dinh_ket_nap", paper_in_words(state, "decide", "decision")},
        {"ngay_ket_nap", ""},
        {"ngay_chinh_thuc", ""}};
    if (person.enterprise)
        if (auto const e = enterprises::find(context.tx, *person.enterprise, context.today))
            fields["noi_lam_viec"] = e->name;
    if (!vote_of.empty()) add_vote(fields, state, vote_of);
    if (auto const* ceremony = state.last("hold_ceremony")) {
        fields["ngay_ket_nap"] = base::vietnamese(ceremony->on);
        for (auto const& clock : journeys::clocks_of(state, rulebook::embedded(), context.today))
            if (clock.clock->code == "probation") fields["ngay_chinh_thuc"] = base::vietnamese(clock.due);
    }
    return fields;
}

base::Result<papers::Subject> find(web::Context& context, std::string_view id, std::string_view vote_of)
{
    base::Error const unseen{base::Refusal::not_found};
    auto const seen = journeys::find_seen(context, journeys::JourneyId::parse(id));
    if (!seen || seen->journey.code != process || seen->journey.subject == 0) return unseen;
    auto const person = people::find(context.tx, PersonId{seen->journey.subject});
    if (!person) return unseen;
    accounts::note_read(context, "journey", seen->journey.id.value);
    papers::Subject subject{.record = seen->journey.id.value,
                            .title = person->full_name,
                            .url = "/journeys/" + seen->journey.id.text(),
                            .office = seen->journey.office};
    subject.values.fields = fields_of(context, *seen, *person, vote_of);
    return subject;
}

/// Which step's vote a paper tells; none.
constexpr std::string_view votes[] = {"", "cell_votes", "committee_votes", "cell_recognises", "committee_recognises"};
template <std::size_t vote>
base::Result<papers::Subject> find_with(web::Context& context, std::string_view id)
{
    return find(context, id, votes[vote]);
}

std::vector<papers::Choosable> newest(web::Context& context, std::size_t most)
{
    return journeys::choosable(context, process, most);
}

constexpr papers::Source sources[] = {
    {"admission.cell_resolution", view_admissions, find_with<1>, newest},
    {"admission.committee_resolution", view_admissions, find_with<2>, newest},
    {"admission.decision", view_admissions, find_with<0>, newest},
    {"admission.cell_recognition", view_admissions, find_with<3>, newest},
    {"admission.committee_recognition", view_admissions, find_with<4>, newest},
    {"admission.recognition_decision", view_admissions, find_with<0>, newest},
};

}   // namespace

std::span<papers::Source const> paper_sources() { return sources; }

}   // namespace admissions
