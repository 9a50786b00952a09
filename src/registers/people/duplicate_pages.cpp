#include "kernel/merging/api.hpp"
#include "kernel/merging/handlers.hpp"
#include "registers/people/alike.hpp"
#include "registers/people/merge_register.hpp"
#include "registers/people/pages.hpp"
#include "registers/people/store.hpp"
#include "registers/people/views.hpp"

namespace people {
namespace {

/// A handler of merging for this register.
template <web::Response (*handle)(merging::Register const&, web::Request const&, web::Context&)>
web::Response of_people(web::Request const& request, web::Context& context)
{
    return handle(merge_register(), request, context);
}

/// GET /people/alike: who of those the actor may see is likely the person being typed; a fragment for the form.
web::Response list_alike(web::Request const& request, web::Context& context)
{
    web::Html out{context.texts};
    alike_while_typing(out, lines_alike(context, read_typed(request)));
    return web::html(std::move(out));
}

constexpr web::Route routes[] = {
    {web::Method::get, "/people/alike", edit_people, list_alike},
    {web::Method::get, "/people/duplicates", edit_people, of_people<merging::list_pairs>},
    {web::Method::post, "/people/duplicates/scan", edit_people, of_people<merging::create_scan>},
    {web::Method::get, "/people/duplicates/{first}/{second}", edit_people, of_people<merging::show_pair>},
    {web::Method::post, "/people/duplicates/{first}/{second}/merge", edit_people, of_people<merging::create_merge>},
    {web::Method::post, "/people/duplicates/{first}/{second}/difference", edit_people,
     of_people<merging::create_difference>},
    {web::Method::get, "/people/merges/{merge}", edit_people, of_people<merging::show_merge>},
    {web::Method::post, "/people/merges/{merge}/undo", edit_people, of_people<merging::create_undo>},
};

constexpr web::Route for_programs[] = {
    {web::Method::get, "/api/v1/people/duplicates", edit_people, of_people<merging::api::list_pairs>,
     &merging::api::list_doc},
    {web::Method::post, "/api/v1/people/differences", edit_people, of_people<merging::api::create_difference>,
     &merging::api::difference_doc},
    {web::Method::post, "/api/v1/people/merges", edit_people, of_people<merging::api::create_merge>,
     &merging::api::create_doc},
    {web::Method::get, "/api/v1/people/merges/{merge}", edit_people, of_people<merging::api::get_merge>,
     &merging::api::get_doc},
    {web::Method::post, "/api/v1/people/merges/{merge}/undo", edit_people, of_people<merging::api::create_undo>,
     &merging::api::undo_doc},
};

}   // namespace

std::span<web::Route const> duplicate_routes() { return routes; }
std::span<web::Route const> duplicate_api_routes() { return for_programs; }

}   // namespace people
