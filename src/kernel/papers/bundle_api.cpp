#include "base/json.hpp"
#include "base/json_object.hpp"
#include "kernel/papers/bundle_asked.hpp"
#include "kernel/papers/sent.hpp"
#include "platform/web/list_answer.hpp"
#include "platform/web/problem_details.hpp"

namespace papers {
namespace {

using web::JsonType;

constexpr web::SchemaField member_fields[] = {
    {"id", JsonType::id, "the paper"},
    {"title", JsonType::text, "what it is about"},
    {"number_text", JsonType::text, "as printed; \"\" without one"},
    {"voided_at", JsonType::instant, "none: it is valid", true, true},
};
constexpr web::Schema member_schema{"PaperOfBundle", member_fields};

constexpr web::SchemaField bundle_fields[] = {
    {"id", JsonType::id},
    {"kind", JsonType::text, "\"training.certificate\""},
    {"unit", JsonType::id, "the office that issues the papers"},
    {"record", JsonType::id, "the group they were made from: a class"},
    {"title", JsonType::text, "of the group"},
    {"has_pdf", JsonType::boolean, "false: made from a template of the office"},
    {"made_at", JsonType::instant},
    {"made_by", JsonType::text, "name"},
    {"papers", JsonType::list, "in the order of the group; not in lists", false, false, &member_schema},
};
constexpr web::Schema bundle_schema{"PaperBundle", bundle_fields};

constexpr web::SchemaField list_query[] = {{"kind", JsonType::text, "the kind of the papers"},
                                           {"record", JsonType::id, "the group"}};
constexpr web::SchemaField file_query[] = {{"format", JsonType::text, "pdf (default), zip of the Word files", false}};

enum class Papers : std::uint8_t { left_out, told };

void write(base::JsonWriter& json, web::Context& context, Bundle const& bundle, Papers told)
{
    base::JsonObject o{json};
    o("id", bundle.id)("kind", bundle.kind)("unit", bundle.unit)("record", base::id_text(bundle.record));
    o("title", bundle.title)("has_pdf", bundle.has_pdf)("made_at", bundle.made_at)("made_by", bundle.made_by);
    if (told == Papers::left_out) return;
    json.key("papers").begin_array();
    for (auto const& paper : papers_in(context.tx, bundle.id))
        base::JsonObject{json}("id", paper.id)("title", paper.title)("number_text", paper.number_text)("voided_at",
                                                                                                       paper.voided_at);
    json.end_array();
}

web::Response answer_with(web::Context& context, Bundle const& bundle, int status)
{
    base::JsonWriter json;
    write(json, context, bundle, Papers::told);
    return web::json(json.take(), status);
}

/// GET /api/v1/paper-bundles?kind=&record=
web::Response get_bundles(web::Request const& request, web::Context& context)
{
    auto const record = base::parse_id(request.query.get("record"));
    web::ListAnswer answer;
    if (!record) return answer.done();
    for (auto const& one : bundles_of(context.tx, request.query.get("kind"), *record))
        if (may_see(context, one)) write(answer.json(), context, one, Papers::left_out);
    return answer.done();
}

/// GET /api/v1/paper-bundles/{id}
web::Response get_bundle(web::Request const& request, web::Context& context)
{
    auto const bundle = visible_bundle(request, context);
    return bundle ? answer_with(context, *bundle, 200) : web::not_found();
}

/// GET /api/v1/paper-bundles/{id}/file
web::Response get_file(web::Request const& request, web::Context& context)
{
    auto const bundle = visible_bundle(request, context);
    return bundle ? bundle_file(context, *bundle, request.query.get("format")) : web::not_found();
}

/// POST /api/v1/paper-bundles: 201; 404; 422.
web::Response create_bundle(web::Request const& request, web::Context& context)
{
    auto const sent = read_sent(request);
    if (!sent) return web::refusal(context, sent.error());
    auto const asked =
        group_asked(context, sent->kind, base::id_text(sent->record), sent->unit ? sent->unit->text() : std::string{},
                    sent->asked.dated_on.value_or(context.today));
    if (!asked) return web::refusal(context, asked.error());
    auto const made =
        make_bundle(context, *asked->visible.kind, issuer_for(context, asked->office), asked->group, sent->asked);
    if (!made) return web::refusal(context, made.error());
    auto answer = answer_with(context, *find_bundle(context.tx, *made), 201);
    answer.header("Location", "/api/v1/paper-bundles/" + made->text());
    return answer;
}

constexpr web::ApiDoc list_doc{"Papers that were made together about a group, newest first", list_query, nullptr,
                               web::Answer::list, &bundle_schema};
constexpr web::ApiDoc get_doc{
    "Papers made together, with each of them", {}, nullptr, web::Answer::object, &bundle_schema};
constexpr web::ApiDoc file_doc{"All pages to print, or all Word files", file_query, nullptr, web::Answer::file};
constexpr web::ApiDoc create_doc{
    .summary = "Make a paper for each record of a group that has none, at most 300 at once, all or none",
    .body = &sent_schema,
    .answer = web::Answer::object,
    .of = &bundle_schema,
    .status = 201};

using enum web::Method;
constexpr web::Route table[] = {
    {get, "/api/v1/paper-bundles", view_papers, get_bundles, &list_doc},
    {post, "/api/v1/paper-bundles", make_papers, create_bundle, &create_doc},
    {get, "/api/v1/paper-bundles/{id}", view_papers, get_bundle, &get_doc},
    {get, "/api/v1/paper-bundles/{id}/file", view_papers, get_file, &file_doc},
};

}   // namespace

std::span<web::Route const> bundle_api_routes() { return table; }

}   // namespace papers
