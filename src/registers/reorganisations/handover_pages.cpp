#include "registers/organisations/store.hpp"
#include "registers/reorganisations/handover.hpp"
#include "registers/reorganisations/pages.hpp"
#include "registers/reorganisations/store.hpp"
#include "registers/reorganisations/views.hpp"

namespace reorganisations {
namespace {

web::Response show(web::Request const& request, web::Context& context, Handover const& handover,
                   base::Error const* error)
{
    auto const& texts = context.texts;
    HandoverView view{.action = "/handovers/" + handover.id.text(),
                      .csrf = context.csrf,
                      .back_url = url_of(handover.plan),
                      .lead = texts.tr("Opened on {0}. Give the day on which each was done; a note where it helps.",
                                       {base::vietnamese(handover.opened_on)})};
    if (error != nullptr) view.problems = error->problems;
    for (auto const& item : handover.items) {
        auto const value = [&](std::string const& name, std::string stored) {
            return error == nullptr ? stored : web::read_text(request, name);
        };
        auto const day = "done_on_" + item.code;
        auto const note = "note_" + item.code;
        view.items.push_back(
            {.label = item.label_in(texts.language()),
             .done_on = {.name = day,
                         .label = std::string{texts.tr("Done on")},
                         .value = value(day, item.done_on ? base::vietnamese(*item.done_on) : "")},
             .note = {.name = note, .label = std::string{texts.tr("Note")}, .value = value(note, item.note)}});
    }
    auto const name = organisations::name_on(context.tx, handover.unit, context.today);
    web::Frame const frame{.title = std::string{texts.tr("Handing over")},
                           .pretitle = name,
                           .crumbs = {{std::string{texts.tr("Reorganisations")}, "/reorganisations"}},
                           .active = "/units"};
    return web::page(
        context, frame, [&](web::Html& out) { handover_form(out, view); },
        error == nullptr ? 200 : web::status_of(error->kind));
}

/// GET /handovers/{id}
web::Response show_handover(web::Request const& request, web::Context& context)
{
    auto const handover = handover_in(request, context);
    return handover ? show(request, context, *handover, nullptr) : web::not_found();
}

/// POST /handovers/{id}: 303 to the plan; 404; 422 with the form and what was typed.
web::Response update_handover(web::Request const& request, web::Context& context)
{
    auto const handover = handover_in(request, context);
    if (!handover) return web::not_found();
    std::vector<ItemForm> forms;
    for (auto const& item : handover->items) {
        ItemForm form{.code = item.code,
                      .done_on = web::read_day(request, "done_on_" + item.code),
                      .note = web::read_text(request, "note_" + item.code)};
        if (!form.done_on) form.unread_day = web::read_text(request, "done_on_" + item.code);
        forms.push_back(std::move(form));
    }
    auto const saved = save_items(context.tx, entry_of(context), *handover, forms, context.today);
    if (!saved) return show(request, context, *handover, &saved.error());
    return web::see_other(url_of(handover->plan));
}

constexpr auto view = organisations::view_organisations;
constexpr web::Route routes[] = {
    {web::Method::get, "/handovers/{id}", view, show_handover},
    {web::Method::post, "/handovers/{id}", view, update_handover},
};

}   // namespace

std::span<web::Route const> handover_page_routes() { return routes; }

}   // namespace reorganisations
