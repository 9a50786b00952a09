#include "registers/committees/pages.hpp"

#include <algorithm>
#include <tuple>

#include "kernel/accounts/read_log.hpp"
#include "platform/web/pieces.hpp"
#include "registers/committees/forms.hpp"
#include "registers/committees/views.hpp"
#include "registers/organisations/store.hpp"
#include "registers/people/store.hpp"

namespace committees {
namespace {

using organisations::Unit;

ledger::Entry entry_of(web::Context const& context) { return {UserId{context.actor.user}, context.now}; }

std::string days_text(base::Texts const& texts, base::Period days)
{
    return texts.tr("{0} to {1}", {base::vietnamese(days.from), base::vietnamese(days.to - base::Days{1})});
}

std::string joined(std::string text, std::string const& more)
{
    if (!text.empty() && !more.empty()) text += " · ";
    return text + more;
}

std::string decision_text(base::Texts const& texts, std::string const& number, std::optional<base::Date> day)
{
    auto text = number.empty() ? std::string{} : texts.tr("Decision {0}", {number});
    return day ? joined(std::move(text), base::vietnamese(*day)) : text;
}

HolderLine line_of(web::Context& context, Unit const& unit, Holding const& h, bool may_edit)
{
    auto const& texts = context.texts;
    auto const person = people::find(context.tx, h.person);
    HolderLine line{.name = person ? person->full_name : "",
                    .url = context.actor.may(people::view_people) ? "/people/" + h.person.text() : "",
                    .post = post_label(texts, h.post),
                    .days = days_text(texts, h.days),
                    .note = joined(how_label(texts, h.how), decision_text(texts, h.decision_number, h.decided_on))};
    if (!may_edit) return line;
    auto const url = url_of(unit.id) + "/posts/" + h.id.text();
    if (h.days.to > context.today) line.leave_url = url + "/end";
    line.withdraw_action = url + "/withdrawal";
    return line;
}

TermCard card_of(web::Context& context, Unit const& unit, Term const& term, bool may_edit)
{
    auto const& texts = context.texts;
    TermCard card{.heading = texts.tr("Term {0}", {days_text(texts, term.days)}),
                  .note = decision_text(texts, term.decision_number, term.decided_on)};
    if (!lives_on(unit, context.today) || term.days.to <= context.today) {
        card.state = texts.tr("over");
    } else {
        card.state = term.standing == Standing::provisional ? texts.tr("provisional") : texts.tr("in office");
        card.tone = term.standing == Standing::provisional ? "warning" : "good";
    }
    auto held = holdings(context.tx, unit.id);
    std::erase_if(held, [&](Holding const& h) { return !term.days.contains(h.days.from); });
    std::ranges::sort(held, {}, [](Holding const& h) { return std::tuple{rank_of(h.post), h.days.from, h.id}; });
    for (auto const& h : held) card.holders.push_back(line_of(context, unit, h, may_edit));
    if (may_edit && held.empty()) card.withdraw_action = url_of(unit.id) + "/terms/" + term.id.text() + "/withdrawal";
    return card;
}

/// Which of the two forms of the page was refused.
enum class Form : std::uint8_t { none, term, post };
struct Refused {
    Form form = Form::none;
    base::Error const* error = nullptr;
};

web::Response show(web::Request const& request, web::Context& context, Unit const& unit, Refused refused)
{
    auto const& texts = context.texts;
    bool const may_edit = unit_in(request, context, edit_permission).has_value();
    auto const all = terms(context.tx, unit.id);
    CommitteeView view{.csrf = context.csrf};
    for (auto const& term : all) view.terms.push_back(card_of(context, unit, term, may_edit));
    auto const error_in = [&](Form form) { return refused.form == form ? refused.error : nullptr; };
    if (may_edit) {
        view.term_form = term_form_view(request, context, unit, error_in(Form::term));
        view.term_form.open = view.term_form.open || all.empty();
        if (!all.empty() && context.actor.may(people::view_people))
            view.post_form = post_form_view(request, context, unit, error_in(Form::post));
    }
    web::Frame const frame{.title = std::string{texts.tr("Committee")},
                           .crumbs = {{unit.name, "/units/" + unit.id.text()}},
                           .active = "/units"};
    return web::page(
        context, frame, [&](web::Html& out) { committee_page(out, view); },
        refused.error == nullptr ? 200 : web::status_of(refused.error->kind));
}

/// GET /units/{id}/committee
web::Response view_committee(web::Request const& request, web::Context& context)
{
    auto const unit = unit_in(request, context, view_permission);
    if (!unit) return web::not_found();
    accounts::note_read(context, "committee", unit->id.value);
    return show(request, context, *unit, {});
}

/// POST /units/{id}/committee/terms: 303 back; 404; 422 or 409 with the page and what was typed.
web::Response create_term(web::Request const& request, web::Context& context)
{
    auto const unit = unit_in(request, context, edit_permission);
    if (!unit) return web::not_found();
    hold(context.tx, unit->id);
    std::vector<base::Problem> unreadable;
    auto const form = read_term(request, unreadable);
    auto const term = open_term(*unit, form, terms(context.tx, unit->id), context.today);
    if (!term || !unreadable.empty()) {
        auto const error = with_unreadable(std::move(unreadable), term ? nullptr : &term.error());
        return show(request, context, *unit, {Form::term, &error});
    }
    add(context.tx, entry_of(context), *term);
    return web::see_other(url_of(unit->id));
}

/// POST /units/{id}/committee/posts: 303 back; 404; 422 or 409 with the page and what was typed.
web::Response create_holding(web::Request const& request, web::Context& context)
{
    auto const unit = unit_in(request, context, edit_permission);
    if (!unit) return web::not_found();
    hold(context.tx, unit->id);
    std::vector<base::Problem> unreadable;
    auto form = read_holding(request, unreadable);
    if (auto const person =
            people::find(context.tx, context.actor, PersonId::parse(request.form.get("person")), context.today))
        form.person = person->id;
    auto const holding =
        take_post(*unit, form, terms(context.tx, unit->id), holdings(context.tx, unit->id), context.today);
    if (!holding || !unreadable.empty()) {
        auto const error = with_unreadable(std::move(unreadable), holding ? nullptr : &holding.error());
        return show(request, context, *unit, {Form::post, &error});
    }
    add(context.tx, entry_of(context), *holding);
    return web::see_other(url_of(unit->id));
}

web::Response show_leaving(web::Request const& request, web::Context& context, Holding const& h,
                           base::Error const* error)
{
    auto const& texts = context.texts;
    LeavingView view{
        .action = url_of(h.unit) + "/posts/" + h.id.text() + "/end",
        .csrf = context.csrf,
        .back_url = url_of(h.unit),
        .to = {.name = "to",
               .label = std::string{texts.tr("Leaves on")},
               .value = error != nullptr ? std::string{request.form.get("to")} : base::vietnamese(context.today),
               .problem = web::problem_of(texts, error, "to"),
               .help = std::string{texts.tr("The first day on which the person no longer holds it.")},
               .required = true}};
    if (error != nullptr) view.problems = error->problems;
    auto const person = people::find(context.tx, h.person);
    auto const unit = organisations::name_on(context.tx, h.unit, context.today);
    web::Frame const frame{
        .title = person ? person->full_name : "",
        .pretitle = post_label(texts, h.post),
        .crumbs = {{unit, "/units/" + h.unit.text()}, {std::string{texts.tr("Committee")}, url_of(h.unit)}},
        .active = "/units"};
    return web::page(
        context, frame, [&](web::Html& out) { leaving_form(out, view); },
        error == nullptr ? 200 : web::status_of(error->kind));
}

std::optional<Holding> editable(web::Request const& request, web::Context& context)
{
    auto const unit = unit_in(request, context, edit_permission);
    return unit ? holding_in(request, context, unit->id) : std::nullopt;
}

web::Response edit_end(web::Request const& request, web::Context& context)
{
    auto const holding = editable(request, context);
    return holding ? show_leaving(request, context, *holding, nullptr) : web::not_found();
}

/// POST /units/{id}/committee/posts/{post}/end: 303 back; 404; 422 or 409 with the form again.
web::Response create_end(web::Request const& request, web::Context& context)
{
    auto const holding = editable(request, context);
    if (!holding) return web::not_found();
    auto const left = leave_post(*holding, web::read_day(request, "to"), context.today);
    if (!left) return show_leaving(request, context, *holding, &left.error());
    save_end(context.tx, entry_of(context), *holding, left->days.to);
    return web::see_other(url_of(holding->unit));
}

/// POST …/posts/{post}/withdrawal: 303 back; 404.
web::Response withdraw_holding(web::Request const& request, web::Context& context)
{
    auto const holding = editable(request, context);
    if (!holding) return web::not_found();
    withdraw(context.tx, entry_of(context), *holding);
    return web::see_other(url_of(holding->unit));
}

/// POST …/terms/{term}/withdrawal: 303 back; 404; 409 with the page when posts are held in it.
web::Response withdraw_term(web::Request const& request, web::Context& context)
{
    auto const unit = unit_in(request, context, edit_permission);
    auto const term = unit ? term_in(request, context, unit->id) : std::nullopt;
    if (!term) return web::not_found();
    hold(context.tx, unit->id);
    auto const done = withdraw(context.tx, entry_of(context), *term);
    if (!done) return show(request, context, *unit, {Form::term, &done.error()});
    return web::see_other(url_of(unit->id));
}

// the line of the unit decides who may see and change its committee: unit_in asks
constexpr web::Permission line_decides = organisations::view_organisations;
constexpr web::Route routes[] = {
    {web::Method::get, "/units/{id}/committee", line_decides, view_committee},
    {web::Method::post, "/units/{id}/committee/terms", line_decides, create_term},
    {web::Method::post, "/units/{id}/committee/terms/{term}/withdrawal", line_decides, withdraw_term},
    {web::Method::post, "/units/{id}/committee/posts", line_decides, create_holding},
    {web::Method::get, "/units/{id}/committee/posts/{post}/end", line_decides, edit_end},
    {web::Method::post, "/units/{id}/committee/posts/{post}/end", line_decides, create_end},
    {web::Method::post, "/units/{id}/committee/posts/{post}/withdrawal", line_decides, withdraw_holding},
};

}   // namespace

std::optional<Unit> unit_in(web::Request const& request, web::Context& context,
                            web::Permission (*right)(organisations::Line))
{
    auto unit = organisations::find(context.tx, UnitId::parse(request.in_path("id")), context.today);
    if (!unit || posts_of(*unit).empty()) return std::nullopt;
    auto const permission = right(unit->line);
    if (!context.actor.may(permission)) return std::nullopt;
    if (!organisations::wholly_in_scope(context.tx, context.actor, permission, unit->id, context.today))
        return std::nullopt;
    return unit;
}

std::optional<Holding> holding_in(web::Request const& request, web::Context& context, UnitId unit)
{
    auto found = find_holding(context.tx, HoldingId::parse(request.in_path("post")));
    return found && found->unit == unit ? found : std::nullopt;
}

std::optional<Term> term_in(web::Request const& request, web::Context& context, UnitId unit)
{
    auto found = find_term(context.tx, TermId::parse(request.in_path("term")));
    return found && found->unit == unit ? found : std::nullopt;
}

std::span<web::Route const> page_routes() { return routes; }

}   // namespace committees
