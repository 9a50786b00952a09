#include "base/json_object.hpp"
#include "kernel/accounts/read_log.hpp"
#include "platform/web/json_body.hpp"
#include "platform/web/list_answer.hpp"
#include "platform/web/outdated.hpp"
#include "platform/web/problem_details.hpp"
#include "registers/enterprises/store.hpp"
#include "registers/organisations/store.hpp"
#include "registers/people/editing.hpp"
#include "registers/people/form.hpp"
#include "registers/people/identity.hpp"
#include "registers/people/pages.hpp"
#include "registers/people/store.hpp"

namespace people {
namespace {

using web::JsonType;

constexpr web::SchemaField fields[] = {
    {"id", JsonType::id},
    {"full_name", JsonType::text},
    {"label", JsonType::text, "the name, for choosing among many"},
    {"hint", JsonType::text, "year of birth and masked identity number"},
    {"born", JsonType::text, "2026-02-05, 2026-02 or 2026: as precisely as it is known", true, true},
    {"sex", JsonType::text, "male, female, unknown"},
    {"identity_number", JsonType::text, "12 digits, \"\" when not known"},
    {"old_identity_number", JsonType::text, "9 digits, \"\" when not known"},
    {"phone", JsonType::text},
    {"email", JsonType::text},
    {"hometown", JsonType::text},
    {"permanent_address", JsonType::text},
    {"current_address", JsonType::text},
    {"general_education", JsonType::text},
    {"professional_level", JsonType::text},
    {"political_theory_level", JsonType::text},
    {"enterprise", JsonType::id, "where the person works today", true, true},
    {"place", JsonType::id, "administrative unit"},
    {"revision", JsonType::integer},
};
constexpr web::Schema schema{"Person", fields};
constexpr web::SchemaField line_fields[] = {
    {"id", JsonType::id},
    {"full_name", JsonType::text},
    {"label", JsonType::text, "the name, for choosing among many"},
    {"hint", JsonType::text, "year of birth and masked identity number"},
    {"born", JsonType::text, "as precisely as it is known", true, true},
    {"sex", JsonType::text, "male, female, unknown"},
    {"identity_number", JsonType::text, "masked but for the last three digits"},
    {"phone", JsonType::text, "masked but for the last three digits"},
    {"enterprise", JsonType::id, "", true, true},
    {"place", JsonType::id},
};
constexpr web::Schema line_schema{"PersonLine", line_fields};
constexpr web::SchemaField body_fields[] = {
    {"full_name", JsonType::text},
    {"born", JsonType::text, "", false, true},
    {"sex", JsonType::text, "", false},
    {"identity_number", JsonType::text, "", false},
    {"old_identity_number", JsonType::text, "", false},
    {"phone", JsonType::text, "", false},
    {"email", JsonType::text, "", false},
    {"hometown", JsonType::text, "", false},
    {"permanent_address", JsonType::text, "", false},
    {"current_address", JsonType::text, "", false},
    {"general_education", JsonType::text, "", false},
    {"professional_level", JsonType::text, "", false},
    {"political_theory_level", JsonType::text, "", false},
    {"enterprise", JsonType::id, "", false, true},
    {"place", JsonType::id, "administrative unit"},
    {"revision", JsonType::integer, "of the person as read; needed for a change", false},
    {"paper", JsonType::text,
     "that a changed name, birth, sex or number rests on; needed by those who do not decide these: they are then asked "
     "for, and the record keeps what it has",
     false},
    {"base", JsonType::object,
     "the fields as they were read: when somebody else saved meanwhile, what only one of the two changed is merged; "
     "what "
     "both changed is answered with 409 and the columns base, yours and current",
     false},
};
constexpr web::Schema body_schema{"PersonBody", body_fields};
constexpr web::SchemaField list_query[] = {
    {"q", JsonType::text, "a name, accents or not, the last syllable perhaps unfinished; or an identity number", false},
    {"place", JsonType::id, "recorded there", false},
    {"enterprise", JsonType::id, "works there", false},
    {"sex", JsonType::text, "male, female", false},
    {"sort", JsonType::text, "name or newest", false},
    {"after", JsonType::text, "`next` of the page before", false},
};

void write_who(base::JsonObject& o, Person const& p)
{
    auto hint = p.born ? std::to_string(base::year_of(p.born->date)) : std::string{};
    if (!p.identity_number.empty()) hint += (hint.empty() ? "" : " · ") + masked(p.identity_number);
    o("id", p.id);
    o("full_name", p.full_name);
    o("label", p.full_name);
    o("hint", hint);
    o("born", p.born);
    o("sex", p.sex);
}

void write(base::JsonWriter& json, Person const& p)
{
    base::JsonObject o{json};
    write_who(o, p);
    o("identity_number", p.identity_number);
    o("old_identity_number", p.old_identity_number);
    o("phone", p.phone);
    o("email", p.email);
    o("hometown", p.hometown);
    o("permanent_address", p.permanent_address);
    o("current_address", p.current_address);
    o("general_education", p.general_education);
    o("professional_level", p.professional_level);
    o("political_theory_level", p.political_theory_level);
    o("enterprise", p.enterprise);
    o("place", p.place);
    o("revision", p.revision);
}

void write_line(base::JsonWriter& json, Person const& p)
{
    base::JsonObject o{json};
    write_who(o, p);
    o("identity_number", masked(p.identity_number));
    o("phone", masked(p.phone));
    o("enterprise", p.enterprise);
    o("place", p.place);
}

web::Response answer(Person const& p, int status = 200)
{
    base::JsonWriter json;
    write(json, p);
    return web::json(json.take(), status);
}

web::Response list_people(web::Request const& request, web::Context& context)
{
    Question question{.text = std::string{request.query.get("q")},
                      .newest_first = request.query.get("sort") == "newest"};
    if (auto const place = UnitId::parse(request.query.get("place"))) question.place = place;
    if (auto const enterprise = EnterpriseId::parse(request.query.get("enterprise"))) question.enterprise = enterprise;
    if (auto const sex = request.query.get("sex"); sex == "male" || sex == "female") question.sex = sex;
    question.after = web::parse_cursor(request.query.get("after"));
    auto const page = list(context.tx, context.actor, question, context.today);
    web::ListAnswer answer;
    for (auto const& p : page.people) write_line(answer.json(), p);
    return answer.done(page.next);
}

std::optional<Person> person_in(web::Request const& request, web::Context& context, web::Permission permission)
{
    return find(context.tx, context.actor, PersonId::parse(request.in_path("id")), context.today, permission);
}

web::Response get_person(web::Request const& request, web::Context& context)
{
    auto const found = person_in(request, context, view_people);
    if (!found) return web::not_found();
    accounts::note_read(context, "person", found->id.value);
    return answer(*found);
}

/// Lays the fields of a body over `p`.
void lay(web::JsonBody& body, Person& p)
{
    auto const text = [&](std::string_view name, std::string& into) {
        if (body.has(name)) into = body.text(name).value_or("");
    };
    text("full_name", p.full_name);
    text("sex", p.sex);
    text("identity_number", p.identity_number);
    text("old_identity_number", p.old_identity_number);
    text("phone", p.phone);
    text("email", p.email);
    text("hometown", p.hometown);
    text("permanent_address", p.permanent_address);
    text("current_address", p.current_address);
    text("general_education", p.general_education);
    text("professional_level", p.professional_level);
    text("political_theory_level", p.political_theory_level);
    if (body.has("born")) p.born = body.partial_date("born");
    if (body.has("enterprise")) p.enterprise = body.id<EnterpriseId>("enterprise");
    if (body.has("place")) p.place = body.id<UnitId>("place").value_or(UnitId{});
}

constexpr web::ComparedField<Person> compared[] = {
    web::compared_field<&Person::full_name, Person>("full_name"),
    web::compared_field<&Person::sex, Person>("sex"),
    web::compared_field<&Person::identity_number, Person>("identity_number"),
    web::compared_field<&Person::old_identity_number, Person>("old_identity_number"),
    web::compared_field<&Person::phone, Person>("phone"),
    web::compared_field<&Person::email, Person>("email"),
    web::compared_field<&Person::hometown, Person>("hometown"),
    web::compared_field<&Person::permanent_address, Person>("permanent_address"),
    web::compared_field<&Person::current_address, Person>("current_address"),
    web::compared_field<&Person::general_education, Person>("general_education"),
    web::compared_field<&Person::professional_level, Person>("professional_level"),
    web::compared_field<&Person::political_theory_level, Person>("political_theory_level"),
    web::compared_field<&Person::born, Person>("born"),
    web::compared_field<&Person::enterprise, Person>("enterprise"),
    web::compared_field<&Person::place, Person>("place"),
};

struct Sent {
    Person person;
    bool is_outdated = false;   // and cannot be merged
    std::vector<web::ThreeColumns> both_changed = {};
    std::string paper = {};
};
/// The person as the body says it, over what is stored; merged when it was read before somebody else changed it.
base::Result<Sent> read_body(web::Request const& request, web::Context& context, Person const& current)
{
    web::JsonBody body{request};
    auto mine = current;
    lay(body, mine);
    auto before = current;
    auto base_body = body.object("base");
    if (base_body) {
        lay(*base_body, before);
        body.absorb("base", *base_body);
    }
    auto const revision = body.integer("revision");
    auto paper = body.text("paper").value_or("");
    if (auto error = body.error()) return *error;
    if (current.id && base_body && !revision) return base::Error{base::Refusal::invalid, {{"revision", "required"}}};
    Sent sent{.person = mine, .paper = std::move(paper)};
    if (current.id && revision != current.revision) {
        sent.person = current;
        sent.both_changed =
            web::merge_outdated<Person>(compared, body, base_body ? &*base_body : nullptr, before, mine, sent.person);
        sent.is_outdated = !base_body || !sent.both_changed.empty();
        if (sent.is_outdated) return sent;
    }
    std::vector<base::Problem> unreadable;
    if (sent.person.enterprise && !enterprises::find(context.tx, *sent.person.enterprise, context.today))
        unreadable.push_back({"enterprise", "person.enterprise_unknown"});
    auto error = problems_of(context, sent.person, std::move(unreadable));
    if (!error.problems.empty()) return error;
    return sent;
}

/// POST /api/v1/people: 201; 422. Whether others may be the same is the caller's to ask before.
web::Response create_person(web::Request const& request, web::Context& context)
{
    auto const sent = read_body(request, context, {});
    if (!sent) return web::refusal(context, sent.error());
    auto const id = create(context.tx, {UserId{context.actor.user}, context.now}, sent->person);
    return answer(*find(context.tx, id), 201);
}

/// PUT /api/v1/people/{id}: 200; 404; 409 with both changes when the revision is not the newest; 422.
web::Response update_person(web::Request const& request, web::Context& context)
{
    auto const found = person_in(request, context, edit_people);
    if (!found) return web::not_found();
    auto const sent = read_body(request, context, *found);
    if (!sent) return web::refusal(context, sent.error());
    if (sent->is_outdated) return web::outdated(context, found->revision, sent->both_changed);
    auto const saved = save_or_ask(context, *found, sent->person, sent->paper);
    return saved ? answer(*find(context.tx, found->id)) : web::refusal(context, saved.error());
}

constexpr web::ApiDoc list_doc{"People in Vietnamese order of their names", list_query, nullptr, web::Answer::list,
                               &line_schema};
constexpr web::ApiDoc get_doc{"A person", {}, nullptr, web::Answer::object, &schema};
constexpr web::ApiDoc create_doc{"Add a person", {}, &body_schema, web::Answer::object, &schema, 201};
constexpr web::ApiDoc update_doc{"Change a person", {}, &body_schema, web::Answer::object, &schema};

constexpr web::Route routes[] = {
    {web::Method::get, "/api/v1/people", view_people, list_people, &list_doc},
    {web::Method::post, "/api/v1/people", edit_people, create_person, &create_doc},
    {web::Method::get, "/api/v1/people/{id}", view_people, get_person, &get_doc},
    {web::Method::put, "/api/v1/people/{id}", edit_people, update_person, &update_doc},
};

}   // namespace

std::span<web::Route const> api_routes()
{
    static auto const all = [] {
        std::vector<web::Route> every{std::begin(routes), std::end(routes)};
        every.insert(every.end(), duplicate_api_routes().begin(), duplicate_api_routes().end());
        return every;
    }();
    return all;
}

}   // namespace people
