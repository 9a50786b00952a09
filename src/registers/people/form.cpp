#include "registers/people/form.hpp"

#include <algorithm>

#include "platform/web/pieces.hpp"
#include "registers/enterprises/store.hpp"
#include "registers/organisations/place_names.hpp"
#include "registers/people/editing.hpp"
#include "registers/people/identity.hpp"
#include "registers/people/views.hpp"

namespace people {
namespace {

constexpr std::string_view sexes[] = {"female", "male", "unknown"};

std::string digits_of(std::string text)
{
    std::erase_if(text, [](char c) { return c == ' ' || c == '.'; });
    return text;
}

/// The enterprise picked from the list, or the only one with the name in the box.
std::optional<EnterpriseId> read_enterprise(web::Request const& request, web::Context& context,
                                            std::vector<base::Problem>& problems)
{
    if (auto const picked = EnterpriseId::parse(request.form.get("enterprise"))) {
        if (enterprises::find(context.tx, picked, context.today)) return picked;
        problems.push_back({"enterprise", "person.enterprise_unknown"});
        return std::nullopt;
    }
    auto const text = web::read_text(request, "enterprise_text");
    if (text.empty()) return std::nullopt;
    auto const found = enterprises::find_by_name(context.tx, text, std::nullopt, context.today);
    if (found.size() == 1) return found.front().id;
    problems.push_back({"enterprise", "person.enterprise_unknown", text});
    return std::nullopt;
}

std::vector<web::Choice> places_for(web::Context& context, Person const& person)
{
    std::vector<web::Choice> places{{"", ""}};
    for (auto& choice : organisations::communes(context.tx, context.today)) places.push_back(std::move(choice));
    // a place of before a reorganisation stays choosable
    auto const current = person.place.text();
    if (person.place && std::ranges::find(places, current, &web::Choice::value) == places.end())
        places.push_back({current, organisations::name_on(context.tx, person.place, context.today)});
    return places;
}

LikeLine like_line(web::Context& context, Likeness const& like)
{
    if (!find(context.tx, context.actor, like.person.id, context.today))
        return {"", std::string{context.texts.tr("someone outside your area")}, "", like.certain};
    auto const born = like.person.born ? base::vietnamese(*like.person.born) + " · " : "";
    return {"/people/" + like.person.id.text(), like.person.full_name,
            born + organisations::name_on(context.tx, like.person.place, context.today), like.certain};
}

/// In their area, or at work where the actor has the right to record people.
bool may_record(web::Context& context, Person const& person)
{
    if (organisations::in_scope(context.tx, context.actor, edit_people, person.place, context.today)) return true;
    auto const own = organisations::enterprises_in_scope(context.tx, context.actor, edit_people, context.today);
    return person.enterprise && std::ranges::find(own, *person.enterprise) != own.end();
}

struct NamedValue {
    std::string name;
    base::TextId label;
    std::string value;
};
/// The fields of the form with what it shows of a person; the enterprise by its id.
std::vector<NamedValue> values_of(Person const& p)
{
    return {{"full_name", "Full name", p.full_name},
            {"identity_number", "Identity number", p.identity_number},
            {"old_identity_number", "Old identity number", p.old_identity_number},
            {"born", "Born", p.born ? base::vietnamese(*p.born) : ""},
            {"sex", "Sex", p.sex},
            {"place", "Commune", p.place ? p.place.text() : ""},
            {"enterprise", "Works at", p.enterprise ? p.enterprise->text() : ""},
            {"phone", "Telephone", p.phone},
            {"email", "E-mail", p.email},
            {"hometown", "Hometown", p.hometown},
            {"permanent_address", "Permanent address", p.permanent_address},
            {"current_address", "Lives at", p.current_address},
            {"general_education", "General education", p.general_education},
            {"professional_level", "Professional level", p.professional_level},
            {"political_theory_level", "Political theory", p.political_theory_level}};
}

/// A value as people read it: sex, commune and enterprise by their words.
std::string read_out(web::Context& context, std::string_view field, std::string const& value)
{
    if (value.empty()) return value;
    if (field == "sex") return std::string{context.texts.of(label_of_sex(value))};
    if (field == "place") return organisations::name_on(context.tx, UnitId::parse(value), context.today);
    if (field != "enterprise") return value;
    auto const e = enterprises::find(context.tx, EnterpriseId::parse(value), context.today);
    return e ? e->name : value;
}

/// What the form was opened with, to be sent along; and what both changed.
void tell_versions(web::Request const& request, web::Context& context, Person const& p, Again const& again,
                   PersonFormView& view)
{
    for (auto& one : values_of(p)) {
        // a refused form goes on from where it was opened; a merged one begins anew from what is stored
        bool const sent = again.error != nullptr && again.merged == nullptr;
        view.was.emplace_back(one.name, sent ? web::remembered(request, one.name) : one.value);
        if (again.merged == nullptr) continue;
        for (auto const& both : again.merged->both_changed)
            if (both.field == one.name)
                view.both_changed.push_back(
                    {std::string{context.texts.tr(one.label)}, read_out(context, one.name, both.mine),
                     read_out(context, one.name, both.theirs), read_out(context, one.name, both.before)});
    }
}

}   // namespace

std::string_view label_of_sex(std::string_view sex)
{
    if (sex == "male") return "Male";
    return sex == "female" ? "Female" : "Not known";
}

Person read_form(web::Request const& request, web::Context& context, Person p, std::vector<base::Problem>& problems)
{
    auto const text = [&](std::string_view name) { return web::read_text(request, name); };
    p.full_name = text("full_name");
    p.born = web::read_partial_day(request, "born");
    if (!p.born && !text("born").empty()) problems.push_back({"born", "date.invalid", text("born")});
    p.sex = text("sex").empty() ? "unknown" : text("sex");
    p.identity_number = digits_of(text("identity_number"));
    p.old_identity_number = digits_of(text("old_identity_number"));
    p.phone = text("phone");
    p.email = text("email");
    p.hometown = text("hometown");
    p.permanent_address = text("permanent_address");
    p.current_address = text("current_address");
    p.general_education = text("general_education");
    p.professional_level = text("professional_level");
    p.political_theory_level = text("political_theory_level");
    p.place = UnitId::parse(request.form.get("place"));
    p.enterprise = read_enterprise(request, context, problems);
    return p;
}

base::Error problems_of(web::Context& context, Person const& person, std::vector<base::Problem> unreadable)
{
    base::Error error{base::Refusal::invalid, std::move(unreadable)};
    for (auto& problem : check(person, context.today)) error.problems.push_back(std::move(problem));
    if (check_identity_number(person.identity_number).empty() && !person.identity_number.empty())
        for (auto const& like : similar(context.tx, person))
            if (like.person.identity_number == person.identity_number)
                error.problems.push_back({"identity_number", "identity_number.taken", person.identity_number});
    if (person.place && !may_record(context, person)) error.problems.push_back({"place", "person.place_out_of_scope"});
    return error;
}

web::Response form_page(web::Request const& request, web::Context& context, Person const* existing, Again const& again)
{
    auto const& texts = context.texts;
    Person const empty;
    auto const& p = existing != nullptr ? *existing : empty;
    bool const sent = again.error != nullptr;
    auto const field = [&](std::string_view name, base::TextId label, std::string const& stored, int max_length = 300) {
        return web::Field{.name = std::string{name},
                          .label = std::string{texts.tr(label)},
                          .value = web::shown_value(request, name, stored, sent, again.merged),
                          .problem = web::problem_of(texts, again.error, name),
                          .max_length = max_length};
    };
    PersonFormView view{.action = existing != nullptr ? "/people/" + p.id.text() : "/people",
                        .csrf = context.csrf,
                        .revision = p.revision,
                        .is_new = existing == nullptr};
    view.identity = {field("full_name", "Full name", p.full_name, 100),
                     field("identity_number", "Identity number", p.identity_number, 14),
                     field("old_identity_number", "Old identity number", p.old_identity_number, 11)};
    view.identity[0].required = true;
    view.identity[1].help = texts.tr("12 digits on the identity card");
    view.identity[1].input_mode = view.identity[2].input_mode = "numeric";
    view.born = field("born", "Born", p.born ? base::vietnamese(*p.born) : "", 20);
    view.born.help = texts.tr("The year alone will do when no more is known.");
    view.sex = field("sex", "Sex", p.sex);
    for (auto const sex : sexes) view.sexes.push_back({std::string{sex}, std::string{texts.of(label_of_sex(sex))}});
    view.place = field("place", "Commune", p.place ? p.place.text() : "");
    view.place.required = true;
    view.places = places_for(context, p);
    view.enterprise = field("enterprise", "Works at", p.enterprise ? p.enterprise->text() : "");
    // merged, the name is that of the chosen one; what was typed and not found stays as it was typed
    if (sent && (again.merged == nullptr || view.enterprise.value == request.form.get("enterprise")))
        view.enterprise_shown = request.form.get("enterprise_text");
    else
        view.enterprise_shown = read_out(context, "enterprise", view.enterprise.value);
    view.contact = {field("phone", "Telephone", p.phone, 20), field("email", "E-mail", p.email),
                    field("hometown", "Hometown", p.hometown),
                    field("permanent_address", "Permanent address", p.permanent_address),
                    field("current_address", "Lives at", p.current_address)};
    view.education = {field("general_education", "General education", p.general_education),
                      field("professional_level", "Professional level", p.professional_level),
                      field("political_theory_level", "Political theory", p.political_theory_level)};
    view.shows_paper = existing != nullptr;
    view.paper = field("paper", "Paper it rests on", "", 500);
    view.paper.help = existing == nullptr || decides(context, p)
                          ? texts.tr("For a new name, birth, sex or identity number.")
                          : texts.tr(
                                "Needed for a new name, birth, sex or identity number: others decide these, and "
                                "until then the record stays as it is.");
    if (sent) view.problems = again.error->problems;
    if (existing != nullptr) tell_versions(request, context, p, again, view);
    for (auto const& warning : again.warnings) view.warnings.push_back(texts.problem(warning));
    for (auto const& like : again.alike) view.alike.push_back(like_line(context, like));
    view.can_override = sent && again.error->problems.empty();
    view.cancel_url = existing != nullptr ? "/people/" + p.id.text() : "/people";
    view.submit = existing != nullptr ? texts.tr("Save") : texts.tr("Add the person");
    web::Frame const frame{.title = existing != nullptr ? p.full_name : std::string{texts.tr("Add a person")},
                           .crumbs = {{std::string{texts.tr("People")}, "/people"}},
                           .active = "/people"};
    return web::page(
        context, frame, [&](web::Html& out) { person_form(out, view); },
        sent ? web::status_of(again.error->kind) : 200);
}

web::Response merged_form_page(web::Request const& request, web::Context& context, Person const& existing,
                               Person const& mine)
{
    std::vector<web::FieldVersions> versions;
    for (auto& one : values_of(existing)) {
        auto typed = one.name == "enterprise" ? (mine.enterprise ? mine.enterprise->text() : "")
                                              : std::string{request.form.get(one.name)};
        versions.push_back({one.name, web::remembered(request, one.name), std::move(typed), std::move(one.value)});
    }
    auto const merged = web::merged(versions);
    base::Error const stale{base::Refusal::conflict, {{"", "person.saved_by_another"}}};
    return form_page(request, context, &existing, {.error = &stale, .merged = &merged});
}

}   // namespace people
