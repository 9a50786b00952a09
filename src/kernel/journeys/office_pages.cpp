#include "kernel/accounts/store.hpp"
#include "kernel/journeys/pages.hpp"
#include "kernel/journeys/views.hpp"
#include "platform/web/typed_day.hpp"
#include "platform/web/unreadable_day.hpp"

namespace journeys {
namespace {

web::Response show(web::Request const& request, web::Context& context, Seen const& seen, base::Error const* error)
{
    auto const& texts = context.texts;
    bool const sent = error != nullptr;
    GiveOnView view{.action = url_of(seen.journey.id) + "/office",
                    .cancel_url = url_of(seen.journey.id),
                    .csrf = context.csrf,
                    .from = accounts::unit_name(context.tx, seen.journey.office, context.today),
                    .office = {.name = "office",
                               .label = std::string{texts.tr("Office")},
                               .value = std::string{request.form.get("office")},
                               .problem = web::problem_of(texts, error, "office"),
                               .required = true},
                    .on = {.name = "on",
                           .label = std::string{texts.tr("From this day on")},
                           .value = sent ? std::string{request.form.get("on")} : base::vietnamese(context.today),
                           .problem = web::problem_of(texts, error, "on"),
                           .required = true}};
    for (auto const& office : other_offices(context, seen)) view.offices.push_back({office.unit.text(), office.name});
    if (error != nullptr) view.problems = error->problems;
    auto const* definition = newest(seen.journey.code);
    web::Frame const frame{.title = std::string{texts.tr("Give to another office")},
                           .pretitle = seen.journey.title,
                           .crumbs = {{std::string{texts.tr("Work under way")}, "/journeys"},
                                      {definition->name.in(texts.language()), url_of(seen.journey.id)}},
                           .active = "/journeys"};
    return web::page(
        context, frame, [&](web::Html& out) { give_on_form(out, view); },
        error == nullptr ? 200 : web::status_of(error->kind));
}

/// GET /journeys/{id}/office: whom it may be given to; 404; back to the journey when it has ended.
web::Response new_office(web::Request const& request, web::Context& context)
{
    auto const seen = editable_in(request, context);
    if (!seen) return web::not_found();
    if (seen->state_on(base::forever).ended()) return web::see_other(url_of(seen->journey.id));
    return show(request, context, *seen, nullptr);
}

/// POST /journeys/{id}/office: 303 to the journey; 404; 409; 422 with the form again.
web::Response create_office(web::Request const& request, web::Context& context)
{
    auto const seen = editable_in(request, context);
    if (!seen) return web::not_found();
    if (auto const unreadable = web::unreadable_day(request, "on")) {
        base::Error const error{base::Refusal::invalid, {*unreadable}};
        return show(request, context, *seen, &error);
    }
    auto const given =
        give_on(context, *seen, web::read_text(request, "office"), web::parse_typed_day(request.form.get("on")));
    return given ? web::see_other(url_of(seen->journey.id)) : show(request, context, *seen, &given.error());
}

using enum web::Method;
constexpr web::Route table[] = {
    {get, "/journeys/{id}/office", edit_journeys, new_office},
    {post, "/journeys/{id}/office", edit_journeys, create_office},
};

}   // namespace

std::span<web::Route const> office_routes() { return table; }

}   // namespace journeys
