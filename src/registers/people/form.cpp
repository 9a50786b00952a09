#include "registers/people/form.hpp"

#include <algorithm>

#include "platform/web/pieces.hpp"
#include "registers/enterprises/store.hpp"
#include "registers/organisations/place_names.hpp"
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
                          .value = sent ? std::string{request.form.get(name)} : stored,
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
    if (sent)
        view.enterprise_shown = request.form.get("enterprise_text");
    else if (p.enterprise)
        if (auto const e = enterprises::find(context.tx, *p.enterprise, context.today)) view.enterprise_shown = e->name;
    view.contact = {field("phone", "Telephone", p.phone, 20), field("email", "E-mail", p.email),
                    field("hometown", "Hometown", p.hometown),
                    field("permanent_address", "Permanent address", p.permanent_address),
                    field("current_address", "Lives at", p.current_address)};
    view.education = {field("general_education", "General education", p.general_education),
                      field("professional_level", "Professional level", p.professional_level),
                      field("political_theory_level", "Political theory", p.political_theory_level)};
    if (sent) view.problems = again.error->problems;
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

}   // namespace people
