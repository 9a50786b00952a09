#include "base/json.hpp"
#include "base/json_object.hpp"
#include "kernel/papers/pages.hpp"
#include "kernel/papers/sent.hpp"
#include "platform/web/json_body.hpp"
#include "platform/web/list_answer.hpp"
#include "platform/web/problem_details.hpp"

namespace papers {
namespace {

using web::JsonType;

constexpr std::size_t page_size = 50;

constexpr web::SchemaField paper_fields[] = {
    {"id", JsonType::id},
    {"kind", JsonType::text, "\"training.class_list\""},
    {"unit", JsonType::id, "the office that issues it"},
    {"number", JsonType::integer, "in its series; a paper without a number has none", true, true},
    {"number_text", JsonType::text, "as printed: \"05/QĐ-LĐLĐ\""},
    {"span", JsonType::text, "the year or term of the series"},
    {"dated_on", JsonType::date},
    {"title", JsonType::text, "what it is about"},
    {"record", JsonType::id, "the record it was made from"},
    {"own_template", JsonType::id, "the office's own template; none: our layout", true, true},
    {"has_pdf", JsonType::boolean},
    {"made_at", JsonType::instant},
    {"voided_at", JsonType::instant, "none: it is valid", true, true},
    {"void_reason", JsonType::text},
};
constexpr web::Schema paper_schema{"Paper", paper_fields};

constexpr web::SchemaField voiding_fields[] = {{"reason", JsonType::text, "at most 300 letters"}};
constexpr web::Schema voiding_schema{"PaperVoiding", voiding_fields};

constexpr web::SchemaField name_fields[] = {
    {"name", JsonType::text, "as a template names it: \"hoc_vien.ho_ten\""},
    {"label", JsonType::text},
};
constexpr web::Schema name_schema{"PaperField", name_fields};
constexpr web::SchemaField kind_fields[] = {
    {"code", JsonType::text},
    {"name", JsonType::text},
    {"culture", JsonType::text, "state, party; \"\": as the office that issues it"},
    {"type_code", JsonType::text},
    {"series", JsonType::text, "none, year, term"},
    {"source", JsonType::text},
    {"fields", JsonType::list, "what a template may name", true, false, &name_schema},
};
constexpr web::Schema kind_schema{"PaperKind", kind_fields};

constexpr web::SchemaField register_query[] = {
    {"unit", JsonType::id, "the office", false},
    {"type", JsonType::text, "\"QĐ\"", false},
    {"after", JsonType::text, "where the page before ended", false},
};
constexpr web::SchemaField file_query[] = {{"format", JsonType::text, "docx (default), pdf", false}};

void write(base::JsonWriter& json, Paper const& paper)
{
    base::JsonObject o{json};
    o("id", paper.id)("kind", paper.kind)("unit", paper.unit)("number", paper.number);
    o("number_text", paper.number_text)("span", paper.span)("dated_on", paper.dated_on)("title", paper.title);
    o("record", base::id_text(paper.record))("own_template", paper.own_template)("has_pdf", paper.has_pdf);
    o("made_at", paper.made_at)("voided_at", paper.voided_at)("void_reason", paper.void_reason);
}

std::string_view name_of(Series series)
{
    if (series == Series::none) return "none";
    return series == Series::year ? "year" : "term";
}

void write_names(base::JsonWriter& json, base::Language language, std::string const& list,
                 std::span<FieldOf const> fields)
{
    for (auto const& field : fields)
        base::JsonObject{json}("name", list + field.name)("label", field.label.in(language));
}

/// GET /api/v1/paper-kinds
web::Response get_kinds(web::Request const&, web::Context& context)
{
    auto const language = context.texts.language();
    web::ListAnswer answer;
    for (auto const& kind : kinds()) {
        if (!visible_kind(context, kind.code)) continue;
        auto& json = answer.json();
        base::JsonObject o{json};
        o("code", kind.code)("name", kind.name.in(language))("culture", kind.culture)("type_code", kind.type_code);
        o("series", name_of(kind.series))("source", kind.source);
        json.key("fields").begin_array();
        write_names(json, language, "", kind.fields);
        for (auto const& list : kind.lists) write_names(json, language, list.name + ".", list.fields);
        write_names(json, language, "", common_fields());
        write_names(json, language, "noi_nhan.", recipients_list().fields);
        json.end_array();
    }
    return answer.done();
}

/// GET /api/v1/papers
web::Response get_papers(web::Request const& request, web::Context& context)
{
    auto const office = office_in(context, view_papers, request.query.get("unit"));
    if (!office) return web::not_found();
    auto const page = list_papers(context.tx, *office, request.query.get("type"),
                                  web::parse_cursor(request.query.get("after")), page_size);
    web::ListAnswer answer;
    for (auto const& one : page.rows)
        if (visible_kind(context, one.kind)) write(answer.json(), one);
    return answer.done(page.next);
}

web::Response answer_with(web::Context& context, PaperId id, int status)
{
    auto const paper = visible_paper(context, id, view_papers);
    if (!paper) return web::not_found();
    base::JsonWriter json;
    write(json, *paper);
    return web::json(json.take(), status);
}

web::Response get_paper(web::Request const& request, web::Context& context)
{
    return answer_with(context, PaperId::parse(request.in_path("id")), 200);
}

/// GET /api/v1/papers/{id}/file
web::Response get_file(web::Request const& request, web::Context& context)
{
    auto const paper = visible_paper(context, PaperId::parse(request.in_path("id")), view_papers);
    if (!paper) return web::not_found();
    auto const files = files_to_take(context, *paper);
    if (!files) return web::not_found();
    return file_response(*files, file_name(*find_kind(paper->kind), paper->number_text, ""),
                         request.query.get("format"));
}

/// POST /api/v1/papers: 201; 404; 422.
web::Response create_paper(web::Request const& request, web::Context& context)
{
    auto const sent = read_sent(request);
    if (!sent) return web::refusal(context, sent.error());
    auto const visible = visible_kind(context, sent->kind);
    if (!visible) return web::not_found();
    auto const subject = visible.source->find(context, base::id_text(sent->record));
    if (!subject) return web::refusal(context, subject.error());
    auto const office =
        making_office(context, *visible.kind, subject->office, sent->unit ? sent->unit->text() : std::string{},
                      sent->asked.dated_on.value_or(context.today));
    if (!office) return web::refusal(context, office.error());
    auto const made = make(context, *visible.kind, issuer_for(context, *office), *subject, sent->asked);
    return made ? answer_with(context, *made, 201) : web::refusal(context, made.error());
}

/// POST /api/v1/papers/{id}/voiding: 200; 404; 409 when it is void already; 422.
web::Response create_voiding(web::Request const& request, web::Context& context)
{
    auto const paper = visible_paper(context, PaperId::parse(request.in_path("id")), make_papers);
    if (!paper) return web::not_found();
    web::JsonBody body{request};
    auto const text = body.text("reason", web::Needed::yes).value_or("");
    if (auto error = body.error()) return web::refusal(context, *error);
    auto const reason = checked_reason(text);
    if (!reason) return web::refusal(context, reason.error());
    auto const done = void_paper(context.tx, paper->id, *reason, UserId{context.actor.user}, context.now);
    return done ? answer_with(context, paper->id, 200) : web::refusal(context, done.error());
}

constexpr web::ApiDoc kinds_doc{
    "Kinds of official papers and what their templates may name", {}, nullptr, web::Answer::list, &kind_schema};
constexpr web::ApiDoc papers_doc{"The book of papers of an office, newest first", register_query, nullptr,
                                 web::Answer::list, &paper_schema};
constexpr web::ApiDoc paper_doc{"A paper that was made", {}, nullptr, web::Answer::object, &paper_schema};
constexpr web::ApiDoc file_doc{"Its file as it was made", file_query, nullptr, web::Answer::file};
constexpr web::ApiDoc create_doc{"Make a paper about a record; it takes the next number of its series",
                                 {},
                                 &sent_schema,
                                 web::Answer::object,
                                 &paper_schema,
                                 201};
constexpr web::ApiDoc void_doc{
    "Void a paper; its number stays taken", {}, &voiding_schema, web::Answer::object, &paper_schema};

using enum web::Method;
constexpr web::Route table[] = {
    {get, "/api/v1/paper-kinds", view_papers, get_kinds, &kinds_doc},
    {get, "/api/v1/papers", view_papers, get_papers, &papers_doc},
    {post, "/api/v1/papers", make_papers, create_paper, &create_doc},
    {get, "/api/v1/papers/{id}", view_papers, get_paper, &paper_doc},
    {get, "/api/v1/papers/{id}/file", view_papers, get_file, &file_doc},
    {post, "/api/v1/papers/{id}/voiding", make_papers, create_voiding, &void_doc},
};

}   // namespace

std::span<web::Route const> api_routes() { return table; }

}   // namespace papers
