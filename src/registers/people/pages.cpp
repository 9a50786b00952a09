#include "registers/people/pages.hpp"

#include <algorithm>

#include "kernel/accounts/read_log.hpp"
#include "kernel/lists/tools.hpp"
#include "kernel/merging/handlers.hpp"
#include "platform/web/paging.hpp"
#include "registers/enterprises/store.hpp"
#include "registers/organisations/place_names.hpp"
#include "registers/people/consent.hpp"
#include "registers/people/editing.hpp"
#include "registers/people/form.hpp"
#include "registers/people/identity.hpp"
#include "registers/people/lists.hpp"
#include "registers/people/merge_register.hpp"
#include "registers/people/person_page.hpp"
#include "registers/people/store.hpp"
#include "registers/people/views.hpp"

namespace people {
namespace {

ledger::Entry entry_of(web::Context const& context) { return {UserId{context.actor.user}, context.now}; }

web::Register table_of(web::Request const& request, web::Context& context, Question const& question)
{
    auto const text = [&](base::TextId id) { return std::string{context.texts.tr(id)}; };
    web::Register table{
        .url = "/people", .search = question.text, .search_label = text("Search by name or identity number")};
    web::Filter places{"place", text("Commune"), organisations::communes(context.tx, context.today),
                       std::string{request.query.get("place")}};
    table.filters = {std::move(places),
                     {"sex", text("Sex"), {{"female", text("Female")}, {"male", text("Male")}}, question.sex}};
    if (question.enterprise)
        if (auto const e = enterprises::find(context.tx, *question.enterprise, context.today))
            table.filters.push_back({"enterprise", text("Works at"), {{e->id.text(), e->name}}, e->id.text()});
    table.columns = {{text("Full name"), "name"},          {text("Born")},
                     {text("Sex"), "", false, true},       {text("Identity number"), "", false, true},
                     {text("Telephone"), "", false, true}, {text("Commune"), "", false, true}};
    table.sort = question.newest_first ? "newest" : "name";
    table.tools = lists::tools(context, "people", request.query);
    table.empty_text = text("Nobody matches. Check the spelling, widen the search, or add the person.");
    return table;
}

/// GET /people
web::Response list_people(web::Request const& request, web::Context& context)
{
    auto question = question_of(request.query);
    question.after = web::parse_cursor(request.query.get("after"));
    auto const page = list(context.tx, context.actor, question, context.today);
    auto table = table_of(request, context, question);
    table.paging = web::paging(request, page.next);
    organisations::PlaceNames places{context.tx, context.today};
    std::vector<UnitId> named;
    for (auto const& p : page.people) named.push_back(p.place);
    places.meet(std::move(named));
    std::vector<PersonLine> lines;
    for (auto const& p : page.people)
        lines.push_back({url_of(p.id), p.full_name, p.born ? base::vietnamese(*p.born) : "",
                         std::string{context.texts.of(label_of_sex(p.sex))}, masked(p.identity_number), masked(p.phone),
                         std::string{places.of(p.place)}});
    if (request.wants_fragment()) {
        web::Html out{context.texts};
        person_register(out, table, lines);
        return web::html(std::move(out));
    }
    web::Frame frame{.title = std::string{context.texts.tr("People")}, .active = "/people"};
    if (context.actor.may(edit_people))
        frame.actions = [](web::Html& out) {
            web::link_button(out, "/people/duplicates", out.texts().tr("Entered twice"), "");
            web::link_button(out, "/people/changes", out.texts().tr("Changes that wait"), "");
            web::link_button(out, "/people/new", out.texts().tr("Add a person"));
        };
    return web::page(context, frame, [&](web::Html& out) { person_register(out, table, lines); });
}

web::Response new_person(web::Request const& request, web::Context& context)
{
    return form_page(request, context, nullptr, {});
}

/// Warnings and likenesses that nobody has said yes to; the form then comes again with a box to tick.
std::optional<web::Response> asked_again(web::Request const& request, web::Context& context, Person const* existing,
                                         Person const& person)
{
    if (request.form.get("checked") == "1") return std::nullopt;
    base::Error const nothing_wrong;
    Again again{&nothing_wrong, warn(person),
                existing == nullptr ? similar(context.tx, person) : std::vector<Likeness>{}};
    if (again.warnings.empty() && again.alike.empty()) return std::nullopt;
    return form_page(request, context, existing, again);
}

/// POST /people: 303 to the person; 422 with the form again, also when it must be looked at and nobody said it was.
web::Response create_person(web::Request const& request, web::Context& context)
{
    std::vector<base::Problem> unreadable;
    auto const person = read_form(request, context, {}, unreadable);
    auto const error = problems_of(context, person, std::move(unreadable));
    if (!error.problems.empty()) return form_page(request, context, nullptr, {&error});
    if (auto again = asked_again(request, context, nullptr, person)) return std::move(*again);
    return web::see_other(url_of(create(context.tx, entry_of(context), person)));
}

std::optional<Person> person_in(web::Request const& request, web::Context& context, web::Permission permission)
{
    return find(context.tx, context.actor, PersonId::parse(request.in_path("id")), context.today, permission);
}

web::Response edit_person(web::Request const& request, web::Context& context)
{
    auto const found = person_in(request, context, edit_people);
    if (!found) return web::not_found();
    accounts::note_read(context, "person", found->id.value);
    return form_page(request, context, &*found, {});
}

/// POST /people/{id}: 303; 404; 422 with the form again; 409 with what both wrote when somebody was first.
web::Response update_person(web::Request const& request, web::Context& context)
{
    auto const found = person_in(request, context, edit_people);
    if (!found) return web::not_found();
    std::vector<base::Problem> unreadable;
    auto person = read_form(request, context, *found, unreadable);
    person.revision = web::read_whole(request, "revision").value_or(0);
    if (person.revision != found->revision) return merged_form_page(request, context, *found, person);
    auto const error = problems_of(context, person, std::move(unreadable));
    if (!error.problems.empty()) return form_page(request, context, &*found, {&error});
    if (auto again = asked_again(request, context, &*found, person)) return std::move(*again);
    auto const saved = save_or_ask(context, *found, person, web::read_text(request, "paper"));
    if (!saved) return form_page(request, context, &*found, {&saved.error()});
    return web::see_other(url_of(found->id) + (saved->empty() ? "" : "/changes"));
}

/// GET /people/{id}; 303 to the record that stayed when this one was merged into it.
web::Response view_person(web::Request const& request, web::Context& context)
{
    auto const found = person_in(request, context, view_people);
    if (!found) {
        auto const elsewhere =
            merging::new_address(merge_register(), context, PersonId::parse(request.in_path("id")).value);
        return elsewhere ? web::see_other(*elsewhere) : web::not_found();
    }
    accounts::note_read(context, "person", found->id.value);
    return show_person(request, context, *found);
}

/// POST /people/{id}/consents: 303 back; 404; 422 or 409 with the page and what was typed.
web::Response create_consent(web::Request const& request, web::Context& context)
{
    auto const found = person_in(request, context, edit_people);
    if (!found) return web::not_found();
    ConsentForm const form{web::read_text(request, "purpose"), web::read_text(request, "method"),
                           web::read_text(request, "evidence"), web::read_day(request, "given_on")};
    if (!may_know(context.actor, form.purpose)) return web::forbidden();
    auto const consent = agree(found->id, form, consents_of(context.tx, found->id), context.today);
    if (!consent) return show_person(request, context, *found, &consent.error());
    add(context.tx, entry_of(context), *consent);
    return web::see_other(url_of(found->id));
}

/// POST /people/{id}/consents/{consent}/withdrawal: 303 back; 404; 409 when it is withdrawn already.
web::Response create_withdrawal(web::Request const& request, web::Context& context)
{
    auto const found = person_in(request, context, edit_people);
    if (!found) return web::not_found();
    auto const all = consents_of(context.tx, found->id);
    auto const consent =
        std::ranges::find(all, ConsentId::parse(request.in_path("consent")), [](Consent const& one) { return one.id; });
    if (consent == all.end() || !may_know(context.actor, consent->purpose)) return web::not_found();
    auto const done = withdraw(context.tx, entry_of(context), found->id, consent->id, context.today);
    if (!done) return show_person(request, context, *found, &done.error());
    if (auto const* followers = context.services.shelf.find<ConsentFollowers>())
        for (auto const& follow : followers->ended) follow(context, found->id, consent->purpose);
    return web::see_other(url_of(found->id));
}

constexpr web::Route routes[] = {
    {web::Method::get, "/people", view_people, list_people},
    {web::Method::get, "/people/new", edit_people, new_person},
    {web::Method::post, "/people", edit_people, create_person},
    {web::Method::get, "/people/{id}", view_people, view_person},
    {web::Method::get, "/people/{id}/edit", edit_people, edit_person},
    {web::Method::post, "/people/{id}", edit_people, update_person},
    {web::Method::post, "/people/{id}/consents", edit_people, create_consent},
    {web::Method::post, "/people/{id}/consents/{consent}/withdrawal", edit_people, create_withdrawal},
};

}   // namespace

std::span<web::Route const> page_routes()
{
    static auto const all = [] {
        std::vector<web::Route> every{std::begin(routes), std::end(routes)};
        every.insert(every.end(), duplicate_routes().begin(), duplicate_routes().end());
        return every;
    }();
    return all;
}

}   // namespace people
