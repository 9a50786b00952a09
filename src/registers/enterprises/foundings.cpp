#include "registers/enterprises/foundings.hpp"

#include <algorithm>

#include "kernel/journeys/due.hpp"

namespace enterprises {
namespace {

struct Founding {
    std::string_view line;
    web::Permission edit;
    std::string_view process;
    std::string_view label;
};
constexpr Founding other_foundings[] = {
    {"party", {"party.edit"}, "cell_founding", "Begin founding a Party organisation"},
    {"youth", {"unions.edit"}, "youth_founding", "Begin founding a youth organisation"},
    {"women", {"unions.edit"}, "women_founding", "Begin founding a women's organisation"},
    {"veterans", {"unions.edit"}, "veterans_founding", "Begin founding a veterans' organisation"},
};

}   // namespace

void fill_foundings(web::Context& context, Enterprise const& e, std::span<OrganisationIn const> there,
                    EnterpriseView& view)
{
    auto const lacks = [&](std::string_view line) {
        return std::ranges::none_of(there, [&](OrganisationIn const& o) { return o.line == line && !o.ended_on; });
    };
    auto const begin = [&](std::string_view process) {
        return "/journeys/new?code=" + std::string{process} + "&subject=" + e.id.text();
    };
    auto const goes_on = [&](std::string_view process) {
        auto const running = journeys::under_way(context, process, e.id.value);
        if (running)
            view.under_way.push_back({running->process,
                                      running->stage + (running->due.text.empty() ? "" : " · " + running->due.text),
                                      running->due.tone, running->url});
        return running.has_value();
    };
    bool const may_begin = context.actor.may({"journeys.edit"});
    bool const union_goes_on = goes_on("union_founding");
    if (lacks("union") && context.actor.may({"unions.edit"})) {
        if (may_begin && !union_goes_on) view.found_union_url = begin("union_founding");
        view.record_union_url = "/unions/new?enterprise=" + e.id.text();
    }
    for (auto const& one : other_foundings)
        if (!goes_on(one.process) && may_begin && lacks(one.line) && context.actor.may(one.edit))
            view.other_foundings.push_back({std::string{context.texts.of(one.label)}, "", begin(one.process)});
}

}   // namespace enterprises
