#include "registers/people/person_page.hpp"

#include <algorithm>

#include "kernel/journeys/due.hpp"
#include "kernel/merging/store.hpp"
#include "platform/web/dated_moments.hpp"
#include "registers/enterprises/store.hpp"
#include "registers/organisations/place_names.hpp"
#include "registers/people/change_store.hpp"
#include "registers/people/consent.hpp"
#include "registers/people/form.hpp"
#include "registers/people/moments.hpp"
#include "registers/people/store.hpp"
#include "registers/people/views.hpp"

namespace people {
namespace {

std::vector<web::Moment> moments_of(web::Context& context, Person const& person)
{
    std::vector<web::DatedMoment> dated;
    for (auto const& former : former_names(context.tx, person.id))
        dated.push_back({former.until,
                         {.title = std::string{context.texts.tr("Renamed")},
                          .text = context.texts.tr("until then {0}", {former.full_name}),
                          .icon = "pencil"}});
    for (auto const& merge : merging::merges_into(context.tx, merging::Kind::person, person.id.value))
        if (!merge.undone_at)
            dated.push_back({base::civil_day(merge.merged_at),
                             {.title = std::string{context.texts.tr("Merged with a second record")},
                              .text = merge.title,
                              .url = context.actor.may(edit_people) ? "/people/merges/" + merge.id.text() : "",
                              .icon = "arrows-join"}});
    if (auto const* timeline = context.services.shelf.find<PersonTimeline>())
        for (auto const& part : timeline->parts)
            if (context.actor.may(part.permission))
                for (auto& moment : part.of(context, person.id)) dated.push_back(std::move(moment));
    return web::newest_first(std::move(dated));
}

/// What was agreed to, where it is a process: as it stands, or that it may begin.
void add_process(web::Context& context, PersonId person, std::string_view purpose, ConsentLine& line)
{
    auto const& texts = context.texts;
    for (auto const& code : consent_purposes()) {
        if (code.code != purpose || code.process.empty()) continue;
        if (!line.withdraw_action.empty())
            line.withdraw_hint = texts.tr(
                "What goes on by this consent ends today. Who it was about is erased there, "
                "and cannot be brought back. Numbers stay.");
        if (auto const running = journeys::under_way(context, code.process, person.value)) {
            line.begins_url = running->url;
            line.begins = running->process + ": " + running->stage;
        } else if (context.actor.may(code.begin)) {
            line.begins_url = "/journeys/new?code=" + std::string{code.process} + "&subject=" + person.text();
            line.begins = std::string{texts.of(code.begins_label)};
        }
    }
}

void add_consents(web::Request const& request, web::Context& context, PersonId person, base::Error const* error,
                  PersonView& view)
{
    auto const& texts = context.texts;
    bool const may_edit = context.actor.may(edit_people);
    for (auto const& c : consents_of(context.tx, person)) {
        if (!may_know(context.actor, c.purpose)) continue;
        auto details =
            std::string{texts.of(consent_label(c.method))} + " · " + c.evidence + " · " + base::vietnamese(c.given_on);
        if (c.withdrawn_on) details += " – " + base::vietnamese(*c.withdrawn_on);
        view.consents.push_back(
            {std::string{texts.of(consent_label(c.purpose))}, std::move(details),
             std::string{c.withdrawn_on ? texts.tr("withdrawn") : texts.tr("given")}, c.withdrawn_on ? "" : "good",
             may_edit && !c.withdrawn_on ? url_of(person) + "/consents/" + c.id.text() + "/withdrawal" : ""});
        if (!c.withdrawn_on) add_process(context, person, c.purpose, view.consents.back());
    }
    if (!may_edit) return;
    auto const field = [&](std::string_view name, base::TextId label) {
        return web::Field{.name = std::string{name},
                          .label = std::string{texts.tr(label)},
                          .value = error != nullptr ? std::string{request.form.get(name)} : "",
                          .problem = web::problem_of(texts, error, name),
                          .required = true};
    };
    auto& form = view.consent_form;
    form = {.action = url_of(person) + "/consents",
            .purpose = field("purpose", "Purpose"),
            .method = field("method", "How it was given"),
            .evidence = field("evidence", "Where the proof is kept"),
            .given_on = field("given_on", "Given on")};
    if (error != nullptr) form.problems = error->problems;
    for (auto const& c : consent_purposes())
        if (may_know(context.actor, c.code))
            form.purposes.push_back({std::string{c.code}, std::string{texts.of(c.label)}});
    for (auto const& c : consent_methods())
        form.methods.push_back({std::string{c.code}, std::string{texts.of(c.label)}});
}

}   // namespace

web::Response show_person(web::Request const& request, web::Context& context, Person const& p, base::Error const* error)
{
    auto const& texts = context.texts;
    auto const detail = [&](base::TextId label, std::string value, std::string url = {}) {
        return web::Detail{std::string{texts.tr(label)}, std::move(value), std::move(url)};
    };
    PersonView view{.csrf = context.csrf};
    auto const enterprise = p.enterprise ? enterprises::find(context.tx, *p.enterprise, context.today) : std::nullopt;
    view.identity = {detail("Born", p.born ? base::vietnamese(*p.born) : ""),
                     detail("Sex", std::string{texts.of(label_of_sex(p.sex))}),
                     detail("Identity number", p.identity_number),
                     detail("Old identity number", p.old_identity_number),
                     detail("Works at", enterprise ? enterprise->name : "",
                            enterprise ? "/enterprises/" + enterprise->id.text() : ""),
                     detail("Commune", std::string{organisations::PlaceNames{context.tx, context.today}.of(p.place)})};
    view.contact = {detail("Telephone", p.phone), detail("E-mail", p.email), detail("Hometown", p.hometown),
                    detail("Permanent address", p.permanent_address), detail("Lives at", p.current_address)};
    view.education = {detail("General education", p.general_education),
                      detail("Professional level", p.professional_level),
                      detail("Political theory", p.political_theory_level)};
    for (auto* const part : {&view.contact, &view.education})
        std::erase_if(*part, [](auto const& d) { return d.value.empty(); });
    view.moments = moments_of(context, p);
    add_consents(request, context, p.id, error, view);
    if (auto const asked = changes_of(context.tx, p.id); !asked.empty()) {
        auto const waiting = std::ranges::count_if(asked, [](Change const& change) { return !change.agreed; });
        view.changes_url = url_of(p.id) + "/changes";
        view.changes_text = waiting > 0 ? texts.tr("{0} proposed changes wait for a decision", {texts.number(waiting)})
                                        : std::string{texts.tr("Changes that were proposed")};
    }
    web::Frame frame{
        .title = p.full_name, .crumbs = {{std::string{texts.tr("People")}, "/people"}}, .active = "/people"};
    if (context.actor.may(edit_people))
        frame.actions = [url = url_of(p.id) + "/edit"](web::Html& out) {
            web::link_button(out, url, out.texts().tr("Edit"), "");
        };
    return web::page(
        context, frame, [&](web::Html& out) { person_page(out, view); },
        error != nullptr ? web::status_of(error->kind) : 200);
}

}   // namespace people
