#include "base/json_object.hpp"
#include "platform/web/json_body.hpp"
#include "platform/web/problem_details.hpp"
#include "registers/organisations/store.hpp"
#include "registers/reorganisations/handover.hpp"
#include "registers/reorganisations/pages.hpp"
#include "registers/reorganisations/store.hpp"

namespace reorganisations {
namespace {

using web::JsonType;

constexpr web::SchemaField item_fields[] = {{"item", JsonType::text},
                                            {"label", JsonType::text, "", false},
                                            {"done_on", JsonType::date, "", false, true},
                                            {"note", JsonType::text, "", false}};
constexpr web::Schema item_schema{"HandoverItem", item_fields};
constexpr web::SchemaField handover_fields[] = {{"id", JsonType::id, "", false},
                                                {"unit", JsonType::id, "", false},
                                                {"opened_on", JsonType::date, "", false},
                                                {"items", JsonType::list, "", true, false, &item_schema}};
constexpr web::Schema handover_schema{"Handover", handover_fields};

std::string written(web::Context const& context, Handover const& handover)
{
    base::JsonWriter json;
    {
        base::JsonObject o{json};
        o("id", handover.id)("unit", handover.unit)("opened_on", handover.opened_on);
        json.key("items").begin_array();
        for (auto const& item : handover.items)
            base::JsonObject{json}("item", item.code)("label", item.label_in(context.texts.language()))(
                "done_on", item.done_on)("note", item.note);
        json.end_array();
    }
    return json.take();
}

web::Response get_handover(web::Request const& request, web::Context& context)
{
    auto const handover = handover_in(request, context);
    return handover ? web::json(written(context, *handover)) : web::not_found();
}

/// POST /api/v1/handovers/{id}: 200; 404; 422. Items that are not named stay as they are.
web::Response post_handover(web::Request const& request, web::Context& context)
{
    auto const handover = handover_in(request, context);
    if (!handover) return web::not_found();
    web::JsonBody body{request};
    std::vector<ItemForm> forms;
    for (auto& item : body.objects("items")) {
        forms.push_back({.code = item.text("item", web::Needed::yes).value_or(""),
                         .done_on = item.date("done_on"),
                         .note = item.text("note").value_or("")});
        body.absorb("items", item);
    }
    if (auto const error = body.error()) return web::refusal(context, *error);
    auto const saved = save_items(context.tx, entry_of(context), *handover, forms, context.today);
    if (!saved) return web::refusal(context, saved.error());
    return web::json(written(context, *find_handover(context.tx, handover->id)));
}

constexpr web::ApiDoc handover_doc{
    "What a unit that ended hands over", {}, nullptr, web::Answer::object, &handover_schema};
constexpr web::ApiDoc save_handover_doc{
    "Say what was handed over", {}, &handover_schema, web::Answer::object, &handover_schema};

constexpr auto view = organisations::view_organisations;
constexpr web::Route routes[] = {
    {web::Method::get, "/api/v1/handovers/{id}", view, get_handover, &handover_doc},
    {web::Method::post, "/api/v1/handovers/{id}", view, post_handover, &save_handover_doc},
};

}   // namespace

std::span<web::Route const> handover_api_routes() { return routes; }

}   // namespace reorganisations
