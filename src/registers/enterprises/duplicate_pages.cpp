#include <algorithm>

#include "kernel/merging/api.hpp"
#include "kernel/merging/handlers.hpp"
#include "registers/enterprises/merge_register.hpp"
#include "registers/enterprises/merging.hpp"
#include "registers/enterprises/pages.hpp"
#include "registers/organisations/place_names.hpp"
#include "registers/organisations/store.hpp"

namespace enterprises {
namespace {

std::string shown_value(web::Context& context, Enterprise const& e, std::string_view field, std::string const& stored)
{
    auto const label = [&](std::span<Code const> codes) {
        return std::string{context.texts.of(label_of(codes, stored))};
    };
    if (field == "tax_code") return shown_tax_code(stored);
    if (field == "legal_type") return label(legal_types());
    if (field == "ownership") return label(ownerships());
    if (field == "status") return label(statuses());
    if (field == "survey_status") return label(survey_statuses());
    if (field == "registered_on") return e.registered_on ? base::vietnamese(*e.registered_on) : "";
    if (field == "address") {
        auto shown = organisations::name_on(context.tx, e.place, context.today);
        for (auto const* part : {&e.village, &e.street})
            if (!part->empty()) shown = *part + ", " + shown;
        return shown;
    }
    if (field != "workers" || !e.workers) return stored;
    auto shown = context.texts.number(*e.workers);
    return e.counted_on ? shown + " · " + base::vietnamese(*e.counted_on) : shown;
}

std::optional<merging::Side> side(web::Context& context, std::int64_t id)
{
    auto const found = find(context.tx, context.actor, EnterpriseId{id}, context.today, edit_enterprises);
    if (!found) return std::nullopt;
    merging::Side made{.id = id, .revision = found->revision, .title = found->name, .place = found->place};
    if (!found->tax_code.empty()) made.hint = shown_tax_code(found->tax_code) + " · ";
    made.hint += organisations::name_on(context.tx, found->place, context.today);
    for (auto const& field : merge_fields()) {
        auto stored = field.value(*found);
        auto shown = shown_value(context, *found, field.name, stored);
        made.values.push_back(
            {std::string{field.name}, std::string{context.texts.of(field.label)}, std::move(stored), std::move(shown)});
    }
    return made;
}

std::optional<std::vector<UnitId>> places(web::Context& context)
{
    if (!organisations::enterprises_in_scope(context.tx, context.actor, edit_enterprises, context.today).empty())
        return std::nullopt;
    auto const within = organisations::places_in_scope(context.tx, context.actor, edit_enterprises, context.today);
    if (!within) return std::nullopt;
    return organisations::covered_places(context.tx, *within, context.today);
}

merging::Comparison compare_both(web::Context& context, std::int64_t a, std::int64_t b)
{
    auto const one = find(context.tx, EnterpriseId{a}, context.today);
    auto const other = find(context.tx, EnterpriseId{b}, context.today);
    return one && other ? compare(*one, *other) : merging::Comparison{};
}

base::Result<merging::MergeId> merge_both(web::Context& context, merging::Parts const& parts,
                                          merging::Decided const& decided)
{
    auto stays = find(context.tx, EnterpriseId{decided.stays}, context.today);
    auto goes = find(context.tx, EnterpriseId{decided.goes}, context.today);
    if (!stays || !goes) return base::Error{base::Refusal::not_found, {}};
    stays->revision = decided.stays_revision;
    goes->revision = decided.goes_revision;
    Chosen chosen{*stays, *goes};
    for (auto const& field : merge_fields())
        if (std::ranges::find(decided.from_goes, field.name) != decided.from_goes.end())
            chosen.from_goes.push_back(field.name);
    auto const placement = organisations::placement(context.tx, context.today);
    return merge({context.tx, *placement, {UserId{context.actor.user}, context.now}}, parts, chosen, context.today);
}

base::Result<base::Done> unmerge_both(web::Context& context, merging::Parts const& parts, merging::Merge const& merge)
{
    auto const placement = organisations::placement(context.tx, context.today);
    return unmerge({context.tx, *placement, {UserId{context.actor.user}, context.now}}, parts, merge);
}

/// A handler of merging for this register.
template <web::Response (*handle)(merging::Register const&, web::Request const&, web::Context&)>
web::Response of_enterprises(web::Request const& request, web::Context& context)
{
    return handle(merge_register(), request, context);
}

constexpr web::Route routes[] = {
    {web::Method::get, "/enterprises/duplicates", edit_enterprises, of_enterprises<merging::list_pairs>},
    {web::Method::post, "/enterprises/duplicates/scan", edit_enterprises, of_enterprises<merging::create_scan>},
    {web::Method::get, "/enterprises/duplicates/{first}/{second}", edit_enterprises,
     of_enterprises<merging::show_pair>},
    {web::Method::post, "/enterprises/duplicates/{first}/{second}/merge", edit_enterprises,
     of_enterprises<merging::create_merge>},
    {web::Method::post, "/enterprises/duplicates/{first}/{second}/difference", edit_enterprises,
     of_enterprises<merging::create_difference>},
    {web::Method::get, "/enterprises/merges/{merge}", edit_enterprises, of_enterprises<merging::show_merge>},
    {web::Method::post, "/enterprises/merges/{merge}/undo", edit_enterprises, of_enterprises<merging::create_undo>},
};

constexpr web::Route for_programs[] = {
    {web::Method::get, "/api/v1/enterprises/duplicates", edit_enterprises, of_enterprises<merging::api::list_pairs>,
     &merging::api::list_doc},
    {web::Method::post, "/api/v1/enterprises/differences", edit_enterprises,
     of_enterprises<merging::api::create_difference>, &merging::api::difference_doc},
    {web::Method::post, "/api/v1/enterprises/merges", edit_enterprises, of_enterprises<merging::api::create_merge>,
     &merging::api::create_doc},
    {web::Method::get, "/api/v1/enterprises/merges/{merge}", edit_enterprises, of_enterprises<merging::api::get_merge>,
     &merging::api::get_doc},
    {web::Method::post, "/api/v1/enterprises/merges/{merge}/undo", edit_enterprises,
     of_enterprises<merging::api::create_undo>, &merging::api::undo_doc},
};

}   // namespace

merging::Register const& merge_register()
{
    static merging::Register const made{
        .kind = merging::Kind::enterprise,
        .path = "/enterprises",
        .crumb = "Enterprises",
        .title = "Enterprises entered twice",
        .empty = "No two records in your area look like one enterprise. Look again after an import.",
        .place_column = 14,
        .edit = edit_enterprises,
        .side = side,
        .places = places,
        .compare = compare_both,
        .merge = merge_both,
        .unmerge = unmerge_both,
        .scan = scan};
    return made;
}

std::span<web::Route const> duplicate_page_routes() { return routes; }
std::span<web::Route const> duplicate_api_routes() { return for_programs; }

}   // namespace enterprises
