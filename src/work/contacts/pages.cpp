#include "work/contacts/pages.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "kernel/accounts/store.hpp"
#include "platform/web/unreadable_day.hpp"
#include "work/contacts/store.hpp"
#include "work/contacts/views.hpp"

namespace contacts {
namespace {

std::string url_of(EnterpriseId enterprise) { return "/enterprises/" + enterprise.text() + "/contacts"; }

ContactLine line_of(web::Context& context, Contact const& contact, bool may_write)
{
    auto const& texts = context.texts;
    auto const by = accounts::find_account(context.tx, contact.entered_by);
    ContactLine line{.day = base::vietnamese(contact.met_on),
                     .kind = std::string{texts.of(label_of(contact.kind))},
                     .icon = std::string{icon_of(contact.kind)},
                     .with_whom = contact.with_whom,
                     .note = contact.note,
                     .entered = base::vietnamese(contact.entered_at) + (by ? " · " + by->display_name : "")};
    if (contact.withdrawn_at) {
        line.withdrawn = texts.tr("taken back on {0}: {1}",
                                  {base::vietnamese(base::civil_day(*contact.withdrawn_at)), contact.withdrawn_why});
        return line;
    }
    auto const url = url_of(contact.enterprise) + "/" + contact.id.text();
    if (contact.next_on) {
        line.next = texts.tr("{0}, by {1}", {contact.next_step, base::vietnamese(*contact.next_on)});
        line.next_late = *contact.next_on < context.today;
        if (contact.done_at)
            line.done = texts.tr("done on {0}", {base::vietnamese(base::civil_day(*contact.done_at))});
        else if (may_write)
            line.done_action = url + "/done";
    }
    if (may_write) line.withdraw_action = url + "/withdrawal";
    return line;
}

/// Each line cleaned, the lines kept.
std::string paragraphs(std::string_view typed)
{
    std::string text;
    while (!typed.empty()) {
        auto const end = std::min(typed.find('\n'), typed.size());
        text += base::clean(typed.substr(0, end)) + "\n";
        typed.remove_prefix(std::min(end + 1, typed.size()));
    }
    auto const last = text.find_last_not_of('\n');
    text.resize(last == std::string::npos ? 0 : last + 1);
    return text.substr(std::min(text.find_first_not_of('\n'), text.size()));
}

web::Response show(web::Request const& request, web::Context& context, enterprises::Enterprise const& e,
                   base::Error const* error)
{
    auto const& texts = context.texts;
    bool const may_write =
        enterprises::find(context.tx, context.actor, e.id, context.today, enterprises::edit_enterprises).has_value();
    ContactsView view{.csrf = context.csrf};
    for (auto const& contact : of_enterprise(context.tx, e.id))
        view.lines.push_back(line_of(context, contact, may_write));
    if (may_write) {
        view.action = url_of(e.id);
        auto const field = [&](std::string_view name, base::TextId label, std::string value = {}) {
            return web::Field{.name = std::string{name},
                              .label = std::string{texts.tr(label)},
                              .value = error != nullptr ? std::string{request.form.get(name)} : std::move(value),
                              .problem = web::problem_of(texts, error, name)};
        };
        view.kind = field("kind", "How", "visit");
        for (auto const kind : kinds())
            view.kinds.push_back({std::string{name_of(kind)}, std::string{texts.of(label_of(kind))}});
        view.met_on = field("met_on", "Day", base::vietnamese(context.today));
        view.met_on.required = true;
        view.with_whom = field("with_whom", "With whom");
        view.with_whom.help = texts.tr("Their post at the enterprise: the director, the head of personnel.");
        view.with_whom.max_length = 200;
        view.note = field("note", "What was talked about");
        view.note.help = texts.tr("About the enterprise and its work, never about what a person thinks.");
        view.note.required = true;
        view.note.max_length = 1500;
        view.next_step = field("next_step", "What comes next");
        view.next_step.max_length = 300;
        view.next_on = field("next_on", "By when");
        if (error != nullptr) view.problems = error->problems;
    }
    web::Frame const frame{
        .title = std::string{texts.tr("Visits and calls")},
        .crumbs = {{std::string{texts.tr("Enterprises")}, "/enterprises"}, {e.name, "/enterprises/" + e.id.text()}},
        .active = "/enterprises"};
    return web::page(
        context, frame, [&](web::Html& out) { contacts_page(out, view); },
        error == nullptr ? 200 : web::status_of(error->kind));
}

/// GET /enterprises/{id}/contacts
web::Response list_contacts(web::Request const& request, web::Context& context)
{
    auto const found = enterprise_in(request, context, enterprises::view_enterprises);
    return found ? show(request, context, *found, nullptr) : web::not_found();
}

/// POST /enterprises/{id}/contacts: 303 back; 404; 422 with what was typed.
web::Response create_contact(web::Request const& request, web::Context& context)
{
    auto const found = enterprise_in(request, context, enterprises::edit_enterprises);
    if (!found) return web::not_found();
    ContactForm const form{.kind = std::string{request.form.get("kind")},
                           .met_on = web::read_day(request, "met_on"),
                           .with_whom = web::read_text(request, "with_whom"),
                           .note = paragraphs(request.form.get("note")),
                           .next_step = web::read_text(request, "next_step"),
                           .next_on = web::read_day(request, "next_on")};
    base::Error unreadable{base::Refusal::invalid};
    for (auto const* name : {"met_on", "next_on"})
        if (auto const problem = web::unreadable_day(request, name)) unreadable.problems.push_back(*problem);
    if (!unreadable.problems.empty()) return show(request, context, *found, &unreadable);
    auto const made = check(form, found->id, context.today);
    if (!made) return show(request, context, *found, &made.error());
    add(context.tx, entry_of(context), *made);
    return web::see_other(url_of(found->id));
}

/// POST /enterprises/{id}/contacts/{contact}/done: 303 back; 404.
web::Response finish_step(web::Request const& request, web::Context& context)
{
    auto const found = enterprise_in(request, context, enterprises::edit_enterprises);
    auto const contact = found ? contact_in(request, context, found->id) : std::nullopt;
    if (!contact || contact->withdrawn_at || !contact->next_on) return web::not_found();
    save_done(context.tx, entry_of(context), contact->id);
    return web::see_other(url_of(found->id));
}

/// POST /enterprises/{id}/contacts/{contact}/withdrawal: 303 back; 404; 409; 422.
web::Response withdraw_contact(web::Request const& request, web::Context& context)
{
    auto const found = enterprise_in(request, context, enterprises::edit_enterprises);
    auto const contact = found ? contact_in(request, context, found->id) : std::nullopt;
    if (!contact) return web::not_found();
    auto const why = web::read_text(request, "why");
    if (auto const fit = check_withdrawal(*contact, why); !fit) return show(request, context, *found, &fit.error());
    withdraw(context.tx, entry_of(context), contact->id, why);
    return web::see_other(url_of(found->id));
}

constexpr auto view = enterprises::view_enterprises;
constexpr auto edit = enterprises::edit_enterprises;
constexpr web::Route routes[] = {
    {web::Method::get, "/enterprises/{id}/contacts", view, list_contacts},
    {web::Method::post, "/enterprises/{id}/contacts", edit, create_contact},
    {web::Method::post, "/enterprises/{id}/contacts/{contact}/done", edit, finish_step},
    {web::Method::post, "/enterprises/{id}/contacts/{contact}/withdrawal", edit, withdraw_contact},
};

}   // namespace

std::optional<enterprises::Enterprise> enterprise_in(web::Request const& request, web::Context& context,
                                                     web::Permission permission)
{
    return enterprises::find(context.tx, context.actor, EnterpriseId::parse(request.in_path("id")), context.today,
                             permission);
}

std::optional<Contact> contact_in(web::Request const& request, web::Context& context, EnterpriseId enterprise)
{
    auto found = find(context.tx, ContactId::parse(request.in_path("contact")));
    return found && found->enterprise == enterprise ? found : std::nullopt;
}

std::span<web::Route const> page_routes() { return routes; }

}   // namespace contacts
