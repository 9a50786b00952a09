#include "registers/reorganisations/plan_json.hpp"

#include "base/json_object.hpp"
#include "platform/web/openapi.hpp"
#include "registers/organisations/store.hpp"
#include "registers/reorganisations/handover.hpp"
#include "registers/reorganisations/world.hpp"

namespace reorganisations {
namespace {

using web::JsonType;

constexpr web::SchemaField title{"title", JsonType::text};
constexpr web::SchemaField number{"decision_number", JsonType::text, "", false};
constexpr web::SchemaField decided_on{"decided_on", JsonType::date, "", false, true};
constexpr web::SchemaField effective_on{"effective_on", JsonType::date, "first day on which it is so", false, true};
constexpr web::SchemaField issuer{"issuer", JsonType::text, "", false};
constexpr web::SchemaField note{"note", JsonType::text, "", false};

constexpr web::SchemaField new_fields[] = {
    {"above", JsonType::id, "all that it changes stands below"}, title, number, decided_on, effective_on, issuer, note};
constexpr web::Schema new_schema{"NewReorganisation", new_fields};
constexpr web::SchemaField head_fields[] = {title, number, decided_on, effective_on, issuer, note};
constexpr web::Schema head_schema{"ReorganisationDecision", head_fields};

constexpr web::SchemaField part_fields[] = {{"unit", JsonType::id},
                                            {"share", JsonType::text, "whole, most or part", false},
                                            {"people", JsonType::integer, "0: land without people", false, true}};
constexpr web::Schema part_schema{"ReorganisationPart", part_fields};
constexpr web::SchemaField step_fields[] = {
    {"id", JsonType::id, "", false},
    {"what", JsonType::text, "found, rename, put_under, serve, succeed or end"},
    {"unit", JsonType::id, "of a founding the answer tells it", false},
    {"kind", JsonType::text, "of a founding", false},
    {"name", JsonType::text, "of a founding or a new name", false},
    {"code", JsonType::text, "of a founding", false},
    {"parent", JsonType::id, "of a founding, or the new one", false, true},
    {"places", JsonType::list, "ids of areas served", false},
    {"successors", JsonType::list, "one in a merger, several in a division", false, false, &part_schema}};
constexpr web::Schema step_schema{"ReorganisationStep", step_fields};
constexpr web::SchemaField rule_fields[] = {{"id", JsonType::id, "", false},
                                            {"former", JsonType::id, "the unit that is divided"},
                                            {"by", JsonType::text, "marked, area, village, below or rest"},
                                            {"chosen", JsonType::id, "the area, or the unit above", false, true},
                                            {"village", JsonType::text, "", false},
                                            {"units", JsonType::list, "ids of those marked", false},
                                            {"successor", JsonType::id}};
constexpr web::Schema rule_schema{"ReorganisationRule", rule_fields};
constexpr web::SchemaField finding_fields[] = {
    {"step", JsonType::id, "", false, true}, {"code", JsonType::text}, {"sentence", JsonType::text}};
constexpr web::Schema finding_schema{"ReorganisationFinding", finding_fields};
constexpr web::SchemaField count_fields[] = {{"unit", JsonType::id},
                                             {"name", JsonType::text},
                                             {"organisations_before", JsonType::integer},
                                             {"organisations_after", JsonType::integer},
                                             {"members_before", JsonType::integer},
                                             {"members_after", JsonType::integer}};
constexpr web::Schema count_schema{"ReorganisationCount", count_fields};
constexpr web::SchemaField plan_fields[] = {
    {"id", JsonType::id},
    {"line", JsonType::text},
    {"above", JsonType::id},
    title,
    number,
    decided_on,
    effective_on,
    issuer,
    note,
    {"state", JsonType::text, "draft, carried_out, undone or dropped"},
    {"digest", JsonType::text, "print of what went along"},
    {"revision", JsonType::integer},
    {"steps", JsonType::list, "", true, false, &step_schema},
    {"rules", JsonType::list, "", true, false, &rule_schema},
    {"findings", JsonType::list, "what stands in the way; of a draft", true, false, &finding_schema},
    {"counts", JsonType::list, "of a draft", true, false, &count_schema},
    {"unassigned", JsonType::list, "ids of those that no rule took", true},
    {"handovers", JsonType::list, "ids of the lists opened", true}};
constexpr web::Schema plan_schema{"Reorganisation", plan_fields};
constexpr web::SchemaField line_fields[] = {
    {"id", JsonType::id}, {"line", JsonType::text}, {"above", JsonType::id}, title, number,
    effective_on,         {"state", JsonType::text}};
constexpr web::Schema line_schema{"ReorganisationLine", line_fields};

constexpr std::string_view shares[] = {"whole", "most", "part"};

template <class Items, class Write>
void list_of(base::JsonWriter& json, std::string_view key, Items const& items, Write const& write_one)
{
    json.key(key).begin_array();
    for (auto const& item : items) write_one(item);
    json.end_array();
}

void write_ids(base::JsonWriter& json, std::string_view key, std::vector<UnitId> const& ids)
{
    list_of(json, key, ids, [&](UnitId id) { json.text(id.text()); });
}

void write(base::JsonWriter& json, Step const& step)
{
    base::JsonObject o{json};
    o("id", step.id)("what", name_of(step.what))("unit", step.unit)("kind", step.kind)("name", step.name);
    o("code", step.code)("parent", step.parent);
    write_ids(json, "places", step.places);
    list_of(json, "successors", step.successors, [&](Successor const& one) {
        base::JsonObject{json}("unit", one.unit)("share", shares[static_cast<std::size_t>(one.share)])("people",
                                                                                                       one.people);
    });
}

void write(base::JsonWriter& json, Rule const& rule)
{
    base::JsonObject o{json};
    o("id", rule.id)("former", rule.former)("by", name_of(rule.by))("chosen", rule.chosen)("village", rule.village);
    write_ids(json, "units", rule.units);
    o("successor", rule.successor);
}

}   // namespace

namespace schemas {
constexpr web::Schema beginning = new_schema;
constexpr web::Schema head = head_schema;
constexpr web::Schema step = step_schema;
constexpr web::Schema rule = rule_schema;
constexpr web::Schema plan = plan_schema;
constexpr web::Schema line = line_schema;
}   // namespace schemas

std::string written(web::Context& context, Plan const& plan)
{
    auto const outcome =
        plan.state == State::draft ? judge(plan, world_of(context.tx, plan, context.today), context.today) : Outcome{};
    base::JsonWriter json;
    {
        base::JsonObject o{json};
        auto const& d = plan.decision;
        o("id", plan.id)("line", organisations::name_of(plan.line))("above", plan.above)("title", plan.title);
        o("decision_number", d.number)("decided_on", d.decided_on)("effective_on", d.effective_on);
        o("issuer", d.issuer)("note", d.note)("state", name_of(plan.state))("digest", plan.digest);
        o("revision", plan.revision);
        list_of(json, "steps", plan.steps, [&](Step const& step) { write(json, step); });
        list_of(json, "rules", plan.rules, [&](Rule const& rule) { write(json, rule); });
        list_of(json, "findings", outcome.findings, [&](Finding const& finding) {
            base::JsonObject{json}("step", finding.step)("code", finding.problem.code)(
                "sentence", context.texts.problem(finding.problem));
        });
        list_of(json, "counts", outcome.counts, [&](CountRow const& row) {
            base::JsonObject{json}("unit", row.unit)("name", row.name)(
                "organisations_before", row.before.organisations)("organisations_after", row.after.organisations)(
                "members_before", row.before.members)("members_after", row.after.members);
        });
        std::vector<UnitId> left;
        for (auto const& division : outcome.divisions)
            for (auto const& thing : division.left) left.push_back(thing.unit);
        write_ids(json, "unassigned", left);
        list_of(json, "handovers", handovers_of(context.tx, plan.id),
                [&](Handover const& handover) { json.text(handover.id.text()); });
    }
    return json.take();
}

}   // namespace reorganisations
