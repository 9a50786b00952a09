#include "registers/grassroots/pages.hpp"

#include <algorithm>

#include "kernel/lists/tools.hpp"
#include "platform/web/paging.hpp"
#include "platform/web/tabs.hpp"
#include "registers/grassroots/lists.hpp"
#include "registers/grassroots/store.hpp"
#include "registers/grassroots/views.hpp"
#include "registers/organisations/place_names.hpp"

namespace grassroots {
namespace {

constexpr std::size_t page_size = 50;

/// The registers of the other lines that the reader may look at.
std::vector<web::Tab> tabs_of(web::Context& context, Family const& chosen)
{
    std::vector<web::Tab> tabs;
    for (auto const& family : families())
        if (context.actor.may(family.view))
            tabs.push_back(
                {std::string{context.texts.tr(words_of(family).title)}, home_of(family), &family == &chosen});
    return tabs;
}

web::Register table_of(web::Request const& request, web::Context& context, Family const& family, Filter const& filter)
{
    auto const& texts = context.texts;
    auto text = [&](base::TextId id) { return std::string{texts.tr(id)}; };
    web::Register table{.url = home_of(family), .search = filter.q, .search_label = text("Search by name")};
    table.filters.push_back({"place", text("Commune"), organisations::communes(context.tx, context.today),
                             std::string{request.query.get("place")}});
    table.filters.push_back({"state", text("State"), {{"ended", text("Ended")}, {"all", text("All")}}, filter.state});
    table.columns = {{text("Name"), "name"},
                     {text("Commune"), "", false, true},
                     {text("Founded"), "decided"},
                     {text("Members at the founding"), "", true}};
    table.sort = filter.sort.empty() ? "name" : filter.sort;
    table.tools = lists::tools(context, family.path, request.query);
    table.empty_text = text(words_of(family).none);
    return table;
}

/// GET /unions, /party-organisations, …
web::Response list_organisations(web::Request const& request, web::Context& context)
{
    auto const& family = family_of(request.path);
    auto const filter = filter_of(request.query);
    auto const found = list(context.tx, context.actor, family, filter, web::parse_cursor(request.query.get("after")),
                            page_size, context.today);

    auto table = table_of(request, context, family, filter);
    table.paging = web::paging(request, found.next);
    std::vector<OrganisationLine> lines;
    for (auto const& o : found.rows)
        lines.push_back({url_of(family, o.unit), o.name,
                         organisations::name_on(context.tx, o.present_place, context.today), o.decision_number,
                         base::vietnamese(o.decided_on),
                         o.founding_members ? context.texts.number(*o.founding_members) : "",
                         o.ended_on ? context.texts.tr("ended {0}", {base::vietnamese(*o.ended_on)}) : ""});
    if (request.wants_fragment()) {
        web::Html out{context.texts};
        organisation_register(out, table, lines);
        return web::html(std::move(out));
    }
    auto const words = words_of(family);
    web::Frame frame{.title = std::string{context.texts.tr(words.title)}, .active = home_of(family)};
    if (context.actor.may(family.edit))
        frame.actions = [words, url = home_of(family) + "/new"](web::Html& out) {
            out("<a class='btn btn-primary'").url("href", url)(">").tr(words.found)("</a>");
        };
    return web::page(context, frame, [&](web::Html& out) {
        web::tabs(out, out.texts().tr("Registers"), tabs_of(context, family));
        organisation_register(out, table, lines);
    });
}

constexpr web::Permission view_unions{"unions.view"}, edit_unions{"unions.edit"}, view_party{"party.view"},
    edit_party{"party.edit"};

constexpr web::Route routes[] = {
    {web::Method::get, "/unions", view_unions, list_organisations},
    {web::Method::get, "/unions/new", edit_unions, new_founding},
    {web::Method::post, "/unions", edit_unions, create_founding},
    {web::Method::get, "/unions/{id}", view_unions, view_organisation},
    {web::Method::get, "/unions/{id}/enterprise", edit_unions, new_reassignment},
    {web::Method::post, "/unions/{id}/enterprise", edit_unions, create_reassignment},
    {web::Method::post, "/unions/{id}/dissolution", edit_unions, create_dissolution},
    {web::Method::post, "/unions/{id}/withdrawal", edit_unions, create_withdrawal},
    {web::Method::get, "/party-organisations", view_party, list_organisations},
    {web::Method::get, "/party-organisations/new", edit_party, new_founding},
    {web::Method::post, "/party-organisations", edit_party, create_founding},
    {web::Method::get, "/party-organisations/{id}", view_party, view_organisation},
    {web::Method::get, "/party-organisations/{id}/enterprise", edit_party, new_reassignment},
    {web::Method::post, "/party-organisations/{id}/enterprise", edit_party, create_reassignment},
    {web::Method::post, "/party-organisations/{id}/dissolution", edit_party, create_dissolution},
    {web::Method::post, "/party-organisations/{id}/withdrawal", edit_party, create_withdrawal},
    {web::Method::get, "/youth-organisations", view_unions, list_organisations},
    {web::Method::get, "/youth-organisations/new", edit_unions, new_founding},
    {web::Method::post, "/youth-organisations", edit_unions, create_founding},
    {web::Method::get, "/youth-organisations/{id}", view_unions, view_organisation},
    {web::Method::get, "/youth-organisations/{id}/enterprise", edit_unions, new_reassignment},
    {web::Method::post, "/youth-organisations/{id}/enterprise", edit_unions, create_reassignment},
    {web::Method::post, "/youth-organisations/{id}/dissolution", edit_unions, create_dissolution},
    {web::Method::post, "/youth-organisations/{id}/withdrawal", edit_unions, create_withdrawal},
    {web::Method::get, "/women-organisations", view_unions, list_organisations},
    {web::Method::get, "/women-organisations/new", edit_unions, new_founding},
    {web::Method::post, "/women-organisations", edit_unions, create_founding},
    {web::Method::get, "/women-organisations/{id}", view_unions, view_organisation},
    {web::Method::get, "/women-organisations/{id}/enterprise", edit_unions, new_reassignment},
    {web::Method::post, "/women-organisations/{id}/enterprise", edit_unions, create_reassignment},
    {web::Method::post, "/women-organisations/{id}/dissolution", edit_unions, create_dissolution},
    {web::Method::post, "/women-organisations/{id}/withdrawal", edit_unions, create_withdrawal},
    {web::Method::get, "/veterans-organisations", view_unions, list_organisations},
    {web::Method::get, "/veterans-organisations/new", edit_unions, new_founding},
    {web::Method::post, "/veterans-organisations", edit_unions, create_founding},
    {web::Method::get, "/veterans-organisations/{id}", view_unions, view_organisation},
    {web::Method::get, "/veterans-organisations/{id}/enterprise", edit_unions, new_reassignment},
    {web::Method::post, "/veterans-organisations/{id}/enterprise", edit_unions, create_reassignment},
    {web::Method::post, "/veterans-organisations/{id}/dissolution", edit_unions, create_dissolution},
    {web::Method::post, "/veterans-organisations/{id}/withdrawal", edit_unions, create_withdrawal},
};

}   // namespace

std::span<web::Route const> page_routes() { return routes; }

}   // namespace grassroots
