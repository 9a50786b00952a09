#include "kernel/merging/api.hpp"

#include <algorithm>

#include "base/json_object.hpp"
#include "kernel/merging/listing.hpp"
#include "platform/web/json_body.hpp"
#include "platform/web/list_answer.hpp"
#include "platform/web/problem_details.hpp"

namespace merging::api {
namespace {

using AnyId = base::Id<struct AnyRecordTag>;
using web::JsonType;

constexpr web::SchemaField pair_fields[] = {
    {"first", JsonType::id, "the older record, which stays in a merge"},
    {"second", JsonType::id},
    {"likeness", JsonType::text, "certain, likely, possible"},
    {"reasons", JsonType::list, "why they may be one, in words"},
    {"doubts", JsonType::list, "what speaks against it"},
};
constexpr web::Schema pair_schema{"DuplicatePair", pair_fields};
constexpr web::SchemaField body_fields[] = {
    {"first", JsonType::id},
    {"second", JsonType::id},
    {"first_revision", JsonType::integer, "as read"},
    {"second_revision", JsonType::integer, "as read"},
    {"take", JsonType::list, "names of the fields whose value comes from the newer record, which goes", false},
};
constexpr web::Schema body_schema{"MergeBody", body_fields};
constexpr web::SchemaField difference_fields[] = {{"first", JsonType::id}, {"second", JsonType::id}};
constexpr web::Schema difference_schema{"DifferenceBody", difference_fields};
constexpr web::SchemaField merge_fields[] = {
    {"id", JsonType::id},
    {"gone", JsonType::id},
    {"stayed", JsonType::id},
    {"title", JsonType::text, "of the record that went"},
    {"merged_at", JsonType::instant},
    {"undone_at", JsonType::instant, "null while the merge stands", true, true},
};
constexpr web::Schema merge_schema{"Merge", merge_fields};
constexpr web::SchemaField list_query[] = {{"after", JsonType::text, "`next` of the page before", false}};

std::string_view name_of_likeness(Likeness likeness)
{
    if (likeness == Likeness::certain) return "certain";
    return likeness == Likeness::likely ? "likely" : "possible";
}

void write_texts(base::JsonWriter& json, std::string_view key, std::vector<std::string> const& all)
{
    json.key(key).begin_array();
    for (auto const& one : all) json.text(one);
    json.end_array();
}

web::Response answer(Merge const& merge, int status = 200)
{
    base::JsonWriter json;
    {
        base::JsonObject o{json};
        o("id", merge.id);
        o("gone", AnyId{merge.gone});
        o("stayed", AnyId{merge.stayed});
        o("title", merge.title);
        o("merged_at", merge.merged_at);
        o("undone_at", merge.undone_at);
    }
    return web::json(json.take(), status);
}

bool both_to_change(Register const& register_, web::Context& context, std::int64_t a, std::int64_t b)
{
    return a != b && register_.side(context, a) && register_.side(context, b);
}

}   // namespace

web::Response list_pairs(Register const& register_, web::Request const& request, web::Context& context)
{
    constexpr std::size_t a_page = 50;
    auto const listed = pairs_behind(register_, context, parse_place(request.query.get("after")), a_page);
    web::ListAnswer answer;
    for (auto const& [pair, older, newer] : listed.found) {
        auto const compared = register_.compare(context, older.id, newer.id);
        base::JsonObject o{answer.json()};
        o("first", AnyId{pair.first});
        o("second", AnyId{pair.second});
        o("likeness", name_of_likeness(pair.likeness));
        write_texts(answer.json(), "reasons", in_words(context.texts, compared.reasons));
        write_texts(answer.json(), "doubts", in_words(context.texts, compared.doubts));
    }
    return answer.done_at(listed.next ? std::optional{text_of(*listed.next)} : std::nullopt);
}

web::Response create_merge(Register const& register_, web::Request const& request, web::Context& context)
{
    web::JsonBody body{request};
    Decided decided{.stays = body.id<AnyId>("first", web::Needed::yes).value_or(AnyId{}).value,
                    .goes = body.id<AnyId>("second", web::Needed::yes).value_or(AnyId{}).value,
                    .stays_revision = body.integer("first_revision", web::Needed::yes).value_or(0),
                    .goes_revision = body.integer("second_revision", web::Needed::yes).value_or(0),
                    .from_goes = body.texts("take")};
    if (auto const error = body.error()) return web::refusal(context, *error);
    if (decided.stays > decided.goes) {
        std::swap(decided.stays, decided.goes);
        std::swap(decided.stays_revision, decided.goes_revision);
    }
    if (!both_to_change(register_, context, decided.stays, decided.goes)) return web::not_found();
    auto const merged = register_.merge(context, context.services.shelf.get<Parts>(), decided);
    return merged ? answer(*find(context.tx, *merged), 201) : web::refusal(context, merged.error());
}

web::Response get_merge(Register const& register_, web::Request const& request, web::Context& context)
{
    auto const merge = merge_to_change(register_, context, MergeId::parse(request.in_path("merge")));
    return merge ? answer(*merge) : web::not_found();
}

web::Response create_undo(Register const& register_, web::Request const& request, web::Context& context)
{
    auto const merge = merge_to_change(register_, context, MergeId::parse(request.in_path("merge")));
    if (!merge) return web::not_found();
    auto const done = register_.unmerge(context, context.services.shelf.get<Parts>(), *merge);
    return done ? answer(*find(context.tx, merge->id)) : web::refusal(context, done.error());
}

web::Response create_difference(Register const& register_, web::Request const& request, web::Context& context)
{
    web::JsonBody body{request};
    auto const a = body.id<AnyId>("first", web::Needed::yes).value_or(AnyId{}).value;
    auto const b = body.id<AnyId>("second", web::Needed::yes).value_or(AnyId{}).value;
    if (auto const error = body.error()) return web::refusal(context, *error);
    if (!both_to_change(register_, context, a, b)) return web::not_found();
    mark_pair(context.tx, {UserId{context.actor.user}, context.now}, register_.kind, a, b, "not_same");
    return web::status_only(204);
}

web::ApiDoc const list_doc{"Records that may have been entered twice, surest first", list_query, nullptr,
                           web::Answer::list, &pair_schema};
web::ApiDoc const create_doc{"Merge two records", {}, &body_schema, web::Answer::object, &merge_schema, 201};
web::ApiDoc const get_doc{"A merge", {}, nullptr, web::Answer::object, &merge_schema};
web::ApiDoc const undo_doc{"Undo a merge", {}, nullptr, web::Answer::object, &merge_schema};
web::ApiDoc const difference_doc{"Say that two records are two", {},      &difference_schema,
                                 web::Answer::nothing,           nullptr, 204};

}   // namespace merging::api
