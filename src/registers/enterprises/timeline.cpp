#include "registers/enterprises/timeline.hpp"

#include <algorithm>

#include "kernel/merging/merging.hpp"
#include "registers/enterprises/change_store.hpp"
#include "registers/enterprises/life_store.hpp"
#include "registers/enterprises/moments.hpp"
#include "registers/enterprises/pages.hpp"
#include "registers/enterprises/store.hpp"
#include "registers/enterprises/views.hpp"
#include "registers/organisations/store.hpp"

namespace enterprises {
namespace {

/// Changes that were agreed to or refused.
std::vector<web::DatedMoment> decisions_of(web::Context& context, Enterprise const& e)
{
    auto const& texts = context.texts;
    std::vector<web::DatedMoment> all;
    for (auto const& change : visible_changes(context, e)) {
        if (!change.agreed) continue;
        auto const label = texts.of(change.field->label);
        all.push_back(
            {change.holds_on,
             {"", *change.agreed ? texts.tr("Change agreed: {0}", {label}) : texts.tr("Change refused: {0}", {label}),
              change.evidence, "/enterprises/" + e.id.text() + "/changes", "pencil"}});
    }
    return all;
}

/// GET /enterprises/{id}/timeline?part=
web::Response view_timeline(web::Request const& request, web::Context& context)
{
    auto const found = find(context.tx, context.actor, EnterpriseId::parse(request.in_path("id")), context.today);
    if (!found) return web::not_found();
    auto const& texts = context.texts;
    auto const url = "/enterprises/" + found->id.text();
    TimelineView const view{.action = url + "/timeline",
                            .part = {.name = "part",
                                     .label = std::string{texts.tr("Kind of event")},
                                     .value = std::string{request.query.get("part")}},
                            .parts = timeline_parts(context),
                            .moments = moments_of(context, *found, request.query.get("part"))};
    web::Frame const frame{.title = std::string{texts.tr("What happened")},
                           .crumbs = {{std::string{texts.tr("Enterprises")}, "/enterprises"}, {found->name, url}},
                           .active = "/enterprises"};
    return web::page(context, frame, [&](web::Html& out) { timeline_page(out, view); });
}

constexpr web::Route routes[] = {{web::Method::get, "/enterprises/{id}/timeline", view_enterprises, view_timeline}};

/// Events that stand, and what is known without one.
std::vector<web::DatedMoment> life(web::Context& context, Enterprise const& e)
{
    std::vector<web::DatedMoment> dated;
    auto const events = events_of(context.tx, e.id);
    for (auto const& former : history(context.tx, e.id))
        if (former.what != "count" && !tells_of(events, former))
            dated.push_back({former.day, moment_of(context.texts, former)});
    for (auto const& event : events) {
        if (event.withdrawn_at || event.kind->strand == Strand::registration) continue;
        auto text = what_it_says(context, event);
        if (!event.paper.empty()) text += (text.empty() ? "" : " · ") + event.paper;
        dated.push_back({event.happened_on,
                         {"", std::string{context.texts.of(event.kind->label)}, std::move(text),
                          "/enterprises/" + e.id.text() + "/events", std::string{event.kind->icon}}});
    }
    return dated;
}

}   // namespace

web::Moment moment_of(base::Texts const& texts, Former const& former)
{
    if (former.what == "name")
        return {"", std::string{texts.tr("Renamed")}, texts.tr("until then {0}", {former.text}), "", "pencil"};
    if (former.what == "address")
        return {"", std::string{texts.tr("Moved")}, texts.tr("until then {0}", {former.text}), "", "map-pin"};
    if (former.what == "status") return {"", std::string{texts.of(label_of(statuses(), former.text))}, "", "", "flag"};
    return {"",
            former.workers ? texts.tr("{0} workers", {texts.number(*former.workers)})
                           : std::string{texts.tr("Workers counted")},
            former.female_workers ? texts.tr("{0} of them women", {texts.number(*former.female_workers)}) : "", "",
            "users"};
}

std::string what_it_says(web::Context& context, Event const& event)
{
    if (event.kind->strand == Strand::name) return context.texts.tr("from then on {0}", {event.name});
    if (event.kind->strand != Strand::address) return {};
    std::string address;
    for (auto const& part : {event.address.street, event.address.village,
                             organisations::name_on(context.tx, event.address.place, event.happened_on)})
        if (!part.empty()) address += (address.empty() ? "" : ", ") + part;
    return context.texts.tr("from then on {0}", {address});
}

bool tells_of(std::span<Event const> events, Former const& former)
{
    auto const strand = former.what == "name"      ? Strand::name
                        : former.what == "address" ? Strand::address
                                                   : Strand::status;
    return std::ranges::any_of(events, [&](Event const& event) {
        return !event.withdrawn_at && event.kind->strand == strand && event.happened_on == former.day;
    });
}

std::vector<web::Choice> timeline_parts(web::Context& context)
{
    auto const& texts = context.texts;
    std::vector<web::Choice> parts{{"", std::string{texts.tr("everything")}},
                                   {"register", std::string{texts.tr("Name, address and status")}},
                                   {"counts", std::string{texts.tr("Workers counted")}},
                                   {"changes", std::string{texts.tr("Decided changes")}}};
    if (auto const* timeline = context.services.shelf.find<EnterpriseTimeline>())
        for (auto const& part : timeline->parts)
            if (context.actor.may(part.permission))
                parts.push_back({std::string{part.code}, std::string{texts.of(part.label)}});
    return parts;
}

std::vector<web::Moment> moments_of(web::Context& context, Enterprise const& e, std::string_view part)
{
    auto const wanted = [&](std::string_view code) { return part.empty() || part == code; };
    std::vector<web::DatedMoment> dated;
    if (wanted("register")) dated = life(context, e);
    if (wanted("counts"))
        for (auto const& former : history(context.tx, e.id))
            if (former.what == "count") dated.push_back({former.day, moment_of(context.texts, former)});
    if (wanted("changes"))
        for (auto& moment : decisions_of(context, e)) dated.push_back(std::move(moment));
    if (auto const* timeline = context.services.shelf.find<EnterpriseTimeline>())
        for (auto const& one : timeline->parts)
            if (wanted(one.code) && context.actor.may(one.permission))
                for (auto& moment : one.of(context, e.id)) dated.push_back(std::move(moment));
    if (wanted("register"))
        for (auto const& merge : merging::merges_into(context.tx, merging::Kind::enterprise, e.id.value))
            if (!merge.undone_at)
                dated.push_back({base::civil_day(merge.merged_at),
                                 {"", std::string{context.texts.tr("Merged with a second record")}, merge.title,
                                  context.actor.may(edit_enterprises) ? "/enterprises/merges/" + merge.id.text() : "",
                                  "arrows-join"}});
    auto moments = web::newest_first(std::move(dated));
    // last, for it may be known by its year alone
    if (e.registered_on && wanted("register"))
        moments.push_back({base::vietnamese(*e.registered_on), std::string{context.texts.tr("Registered")}, "", "",
                           "file-certificate"});
    return moments;
}

std::span<web::Route const> timeline_page_routes() { return routes; }

}   // namespace enterprises
