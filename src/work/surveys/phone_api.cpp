#include <algorithm>
#include <map>

#include "base/json_object.hpp"
#include "kernel/merging/merging.hpp"
#include "platform/web/json_body.hpp"
#include "platform/web/list_answer.hpp"
#include "platform/web/problem_details.hpp"
#include "registers/organisations/place_names.hpp"
#include "work/contacts/form.hpp"
#include "work/contacts/store.hpp"
#include "work/questionnaires/definition.hpp"
#include "work/surveys/pages.hpp"

/// For writing without a network: what is given to somebody, and what they send.
namespace surveys {
namespace {

using web::JsonType;

/// More entries than this are sent in several requests.
constexpr std::size_t most_entries = 2000;
/// Of an entry that is no answer but a visit or call.
constexpr std::string_view contact_field = "_contact";

constexpr web::SchemaField answer_fields[] = {
    {"field", JsonType::text, "of the questionnaire, or _state, _note"},
    {"value", JsonType::text, "as it is stored"},
    {"standing", JsonType::list, "keys of the entries that stand; more than one value differs where there are several"},
};
constexpr web::Schema answer_schema{"SurveyAnswer", answer_fields};

constexpr web::SchemaField mine_fields[] = {
    {"enterprise", JsonType::id},
    {"name", JsonType::text},
    {"place", JsonType::text, "name of the commune"},
    {"address", JsonType::text},
    {"phone", JsonType::text},
    {"state", JsonType::text},
    {"answers", JsonType::list, "what stands", true, false, &answer_schema},
};
constexpr web::Schema mine_schema{"SurveyTask", mine_fields};

constexpr web::SchemaField work_fields[] = {
    {"survey", JsonType::id},
    {"title", JsonType::text},
    {"deadline", JsonType::date},
    {"definition", JsonType::object, "the questionnaire", true, false, &questionnaires::definition_schema},
    {"enterprises", JsonType::list, "given to the caller", true, false, &mine_schema},
};
constexpr web::Schema work_schema{"SurveyWork", work_fields};

constexpr web::SchemaField entry_fields[] = {
    {"device", JsonType::text, "8 to 40 of a to z, A to Z, 0 to 9 and -"},
    {"number", JsonType::integer, "of the device, from 1 on; the same one sent twice is taken once"},
    {"enterprise", JsonType::id},
    {"field", JsonType::text, "of the questionnaire, or _state, _note; _contact: a visit or call"},
    {"value", JsonType::text,
     "as it is stored; missing: the answer is taken back; of a contact an EnterpriseContactForm", false},
    {"seen", JsonType::list, "keys (device:number) of the entries of the field that it replaces", false},
    {"written_at", JsonType::instant, "by the clock of the device"},
};
constexpr web::Schema entry_schema{"SurveyEntry", entry_fields};

constexpr web::SchemaField entries_fields[] = {
    {"entries", JsonType::list, "at most 2000", true, false, &entry_schema},
};
constexpr web::Schema entries_schema{"SurveyEntries", entries_fields};

constexpr web::SchemaField refused_fields[] = {
    {"key", JsonType::text, "device:number"},
    {"why", JsonType::text, "a sentence"},
};
constexpr web::Schema refused_schema{"SurveyEntryRefused", refused_fields};

constexpr web::SchemaField taken_fields[] = {
    {"taken", JsonType::list, "keys (device:number), those known before among them"},
    {"refused", JsonType::list, "", true, false, &refused_schema},
};
constexpr web::Schema taken_schema{"SurveyEntriesTaken", taken_fields};

void write_standing(base::JsonWriter& json, Merged const& merged)
{
    json.begin_array();
    for (auto const& [field, keys] : merged.standing) {
        auto const answer = merged.answers.find(field);
        auto const& value = field == state_field             ? merged.state
                            : field == note_field            ? merged.note
                            : answer == merged.answers.end() ? std::string{}
                                                             : answer->second;
        json.begin_object().key("field").text(field).key("value").text(value).key("standing").begin_array();
        for (auto const& key : keys) json.text(text_of(key));
        json.end_array().end_object();
    }
    json.end_array();
}

/// GET /api/v1/surveys/work: what is given to the caller, for writing without a network.
web::Response get_work(web::Request const&, web::Context& context)
{
    web::ListAnswer answer;
    organisations::PlaceNames places{context.tx, context.today};
    for (auto const& campaign : list(context.tx)) {
        if (campaign.closed_on || context.today < campaign.starts_on) continue;
        ListQuestion const mine{.responsible = UserId{context.actor.user}, .size = 500};
        auto const rows = list(context.tx, campaign.id, mine).rows;
        auto const version = questionnaires::find_version(context.tx, campaign.questionnaire, campaign.version);
        if (rows.empty() || !version) continue;
        auto& json = answer.json();
        json.begin_object().key("survey").text(campaign.id.text()).key("title").text(campaign.title);
        json.key("deadline").text(base::iso(campaign.deadline)).key("definition");
        questionnaires::write(json, *version);
        json.key("enterprises").begin_array();
        for (auto const& row : rows) {
            auto const e = enterprises::find(context.tx, row.enterprise, context.today);
            if (!e) continue;
            json.begin_object().key("enterprise").text(row.enterprise.text()).key("name").text(e->name);
            json.key("place").text(places.of(row.place, e->village));
            json.key("address").text(e->street).key("phone").text(e->phone).key("state").text(name_of(row.state));
            write_standing(json.key("answers"), merge(entries(context.tx, campaign.id, row.enterprise)));
            json.end_object();
        }
        json.end_array().end_object();
    }
    return answer.done();
}

/// GET /api/v1/surveys/{id}/enterprises/{enterprise}/entries: everything ever written, replaced or not; 404.
web::Response list_entries(web::Request const& request, web::Context& context)
{
    auto const campaign = campaign_in(request, context);
    auto const enterprise = EnterpriseId::parse(request.in_path("enterprise"));
    auto const listed = campaign ? find(context.tx, campaign->id, enterprise) : std::nullopt;
    if (!listed || !may_see(context, *listed)) return web::not_found();
    web::ListAnswer answer;
    for (auto const& entry : entries(context.tx, campaign->id, enterprise)) {
        auto& json = answer.json();
        json.begin_object().key("device").text(entry.key.device).key("number").number(entry.key.number);
        json.key("enterprise").text(enterprise.text()).key("field").text(entry.field).key("value").text(entry.value);
        json.key("seen").begin_array();
        for (auto const& key : entry.seen) json.text(text_of(key));
        json.end_array().key("written_at").text(base::iso(entry.written_at)).end_object();
    }
    return answer.done();
}

struct Sent {
    EnterpriseId enterprise;
    Entry entry;
};
base::Result<std::vector<Sent>> read_entries(web::Request const& request, web::Context& context)
{
    web::JsonBody body{request};
    std::vector<Sent> all;
    for (auto& one : body.objects("entries")) {
        Sent sent{one.id<EnterpriseId>("enterprise", web::Needed::yes).value_or(EnterpriseId{}), {}};
        auto& entry = sent.entry;
        auto const device = one.text("device", web::Needed::yes).value_or("");
        auto const number = one.integer("number", web::Needed::yes).value_or(0);
        entry.field = one.text("field", web::Needed::yes).value_or("");
        entry.value = one.text("value").value_or("");
        for (auto const& text : one.texts("seen"))
            if (auto key = parse_key(text)) entry.seen.push_back(std::move(*key));
        auto const written = base::parse_instant(one.text("written_at", web::Needed::yes).value_or(""));
        body.absorb("entries", one);
        auto key = parse_key(device + ":" + std::to_string(number));
        if (!key || !written) return base::Error{base::Refusal::invalid, {{"entries", "survey.entry_broken", device}}};
        entry.key = std::move(*key);
        // a clock that runs ahead does not make an answer younger than all to come
        entry.written_at = std::min(*written, context.now);
        entry.by = UserId{context.actor.user};
        all.push_back(std::move(sent));
    }
    if (auto const error = body.error()) return *error;
    if (all.size() > most_entries)
        return base::Error{base::Refusal::invalid,
                           {{"entries", "survey.too_many_entries", std::to_string(most_entries)}}};
    return all;
}

/// A visit or call that was written down on the phone beside the answers. Rules CT-4, CT-5.
base::Result<base::Done> take_contact(web::Context& context, EnterpriseId enterprise, Entry const& entry)
{
    web::JsonBody body{entry.value};
    auto const form = contacts::read_form(body);
    if (auto const error = body.error()) return *error;
    auto const made = contacts::check(form, enterprise, context.today);
    if (!made) return made.error();
    contacts::add(context.tx, entry_of(context), *made, {entry.key.device, entry.key.number});
    return base::Done{};
}

/// POST /api/v1/surveys/{id}/entries: 200 with what was taken and what was not; 404; 422.
web::Response post_entries(web::Request const& request, web::Context& context)
{
    auto const campaign = campaign_in(request, context);
    if (!campaign) return web::not_found();
    auto const version = questionnaires::find_version(context.tx, campaign->questionnaire, campaign->version);
    auto const sent = read_entries(request, context);
    if (!version || !sent) return version ? web::refusal(context, sent.error()) : web::not_found();
    std::map<EnterpriseId, std::vector<Entry>> by_enterprise;
    // a phone may not know yet that two records became one
    for (auto const& one : *sent)
        by_enterprise[EnterpriseId{merging::present_of(context.tx, merging::Kind::enterprise, one.enterprise.value)}]
            .push_back(one.entry);
    base::JsonWriter json, refused;
    json.begin_object().key("taken").begin_array();
    refused.begin_array();
    auto const refuse = [&](Entry const& entry, std::string const& why) {
        refused.begin_object().key("key").text(text_of(entry.key)).key("why").text(why).end_object();
    };
    for (auto const& [enterprise, all] : by_enterprise) {
        auto const listed = find(context.tx, campaign->id, enterprise);
        bool const answers = listed && may_answer(context, *listed);
        std::string_view const why = !answers ? "survey.not_yours" : campaign->closed_on ? "survey.is_closed" : "";
        std::vector<Entry> taken;
        for (auto const& entry : all) {
            if (why.empty() && entry.field == contact_field) {
                if (auto const done = take_contact(context, enterprise, entry); !done)
                    refuse(entry, context.texts.problem(done.error().problems.front()));
                else
                    json.text(text_of(entry.key));
                continue;
            }
            auto const problems = check(*version, entry);
            if (!why.empty())
                refuse(entry, context.texts.problem({"", why}));
            else if (!problems.empty())
                refuse(entry, context.texts.problem(problems.front()));
            else
                taken.push_back(entry);
        }
        if (taken.empty()) continue;
        take(context.tx, entry_of(context), *campaign, *version, enterprise, taken);
        for (auto const& entry : taken) json.text(text_of(entry.key));
    }
    json.end_array().key("refused").json(refused.end_array().take()).end_object();
    return web::json(json.take());
}

constexpr web::ApiDoc work_doc{
    "What is given to the caller, for writing without a network", {}, nullptr, web::Answer::list, &work_schema};
constexpr web::ApiDoc entries_doc{"What was written of enterprises; sent twice, it is taken once",
                                  {},
                                  &entries_schema,
                                  web::Answer::object,
                                  &taken_schema};

constexpr web::ApiDoc history_doc{
    "Everything written of an enterprise, replaced or not", {}, nullptr, web::Answer::list, &entry_schema};

constexpr web::Route routes[] = {
    {web::Method::get, "/api/v1/surveys/{id}/enterprises/{enterprise}/entries", answer_surveys, list_entries,
     &history_doc},
    {web::Method::get, "/api/v1/surveys/work", answer_surveys, get_work, &work_doc},
    {web::Method::post, "/api/v1/surveys/{id}/entries", answer_surveys, post_entries, &entries_doc},
};

}   // namespace

std::span<web::Route const> phone_api_routes() { return routes; }

}   // namespace surveys
