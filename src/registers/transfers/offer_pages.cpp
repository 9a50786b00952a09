#include <algorithm>
#include <tuple>

#include "base/text.hpp"
#include "kernel/accounts/read_log.hpp"
#include "platform/web/unreadable_day.hpp"
#include "registers/grassroots/store.hpp"
#include "registers/memberships/store.hpp"
#include "registers/organisations/history.hpp"
#include "registers/organisations/store.hpp"
#include "registers/people/store.hpp"
#include "registers/transfers/pages.hpp"
#include "registers/transfers/store.hpp"
#include "registers/transfers/views.hpp"

namespace transfers {
namespace {

std::string members_url(UnitId union_) { return "/unions/" + union_.text() + "/members"; }

/// The union of the address, where the actor looks after its members.
std::optional<grassroots::Organisation> sender_in(web::Request const& request, web::Context& context, Reach& reach)
{
    auto found = grassroots::find(context.tx, UnitId::parse(request.in_path("id")), context.today);
    if (!found || found->line != organisations::Line::union_ || !reach.edits(found->unit)) return std::nullopt;
    return found;
}

std::vector<MembershipId> ids_in(web::Fields const& fields)
{
    std::vector<MembershipId> ids;
    for (auto const value : fields.list("member[]")) ids.push_back(MembershipId::parse(value));
    return ids;
}

/// Those marked first, then in Vietnamese order.
std::vector<MemberChoice> members_of(web::Context& context, Reach& reach, UnitId union_,
                                     std::span<MembershipId const> marked)
{
    struct Row {
        std::string key;
        MemberChoice choice;
    };
    std::vector<Row> rows;
    for (auto const& m : memberships::of_union(context.tx, union_, context.today)) {
        auto const person = people::find(context.tx, m.person);
        if (!person || m.ended_on) continue;
        Row row{base::name_sort_key(person->full_name),
                {.id = m.id.text(),
                 .name = person->full_name,
                 .born = person->born ? base::vietnamese(*person->born) : "",
                 .joined_on = base::vietnamese(m.joined_on),
                 .marked = std::ranges::find(marked, m.id) != marked.end()}};
        if (auto const before = unanswered_of(context.tx, m.id); before && reach.lives(before->to))
            row.choice.offered = context.texts.tr("offered to {0} on {1}",
                                                  {reach.name(before->to), base::vietnamese(before->offered_on)});
        rows.push_back(std::move(row));
    }
    std::ranges::sort(rows, {}, [](Row const& row) {
        return std::tuple{!row.choice.marked, std::string_view{row.key}, std::string_view{row.choice.id}};
    });
    std::vector<MemberChoice> members;
    for (auto& row : rows) members.push_back(std::move(row.choice));
    return members;
}

/// Those that went on with the union and live, for the members of a divided one.
std::vector<web::Choice> successors_of(web::Context& context, Reach& reach, grassroots::Organisation const& sender)
{
    std::vector<web::Choice> choices;
    if (!sender.ended_on) return choices;
    for (auto const& line : organisations::successors(context.tx, sender.unit))
        if (reach.lives(line.other)) choices.push_back({line.other.text(), reach.name(line.other)});
    return choices;
}

web::Response show_offer(web::Request const& request, web::Context& context, Reach& reach,
                         grassroots::Organisation const& sender, base::Error const* error)
{
    auto const& texts = context.texts;
    bool const again = error != nullptr;
    auto const marked = ids_in(again ? request.form : request.query);
    OfferView view{.action = "/unions/" + sender.unit.text() + "/transfers",
                   .csrf = context.csrf,
                   .back_url = members_url(sender.unit),
                   .members = members_of(context, reach, sender.unit, marked),
                   .to_shown = std::string{request.form.get("to_text")},
                   .successors = successors_of(context, reach, sender),
                   .is_at_once = again ? !request.form.get("at_once").empty() : sender.ended_on.has_value()};
    auto const field = [&](std::string_view name, base::TextId label, std::string value = {}) {
        return web::Field{.name = std::string{name},
                          .label = std::string{texts.tr(label)},
                          .value = again ? std::string{request.form.get(name)} : std::move(value),
                          .problem = web::problem_of(texts, error, name)};
    };
    auto const day = base::vietnamese(sender.ended_on.value_or(context.today));
    view.to = field("to", "Receiving union");
    view.to.required = true;
    view.asked_on = field("asked_on", "Asked for by the person on");
    view.offered_on = field("offered_on", "Offered on", day);
    view.offered_on.required = true;
    view.number = field("number", "Number of the letter");
    view.number.max_length = 60;
    view.at_once = field("at_once", "Accepted at once, from that day on");
    view.at_once.value = "1";
    view.at_once.help = texts.tr("Only where you look after both unions.");
    if (sender.ended_on) {
        view.notice = texts.tr("The union ended on {0}. Say here who went where.", {day});
        view.asked_on.help = texts.tr("Not needed: the decision about the union is the ground.");
    } else {
        view.asked_on.required = true;
        view.asked_on.help = texts.tr("Nobody is transferred without having asked for it.");
    }
    if (error != nullptr) view.problems = error->problems;
    web::Frame const frame{.title = std::string{texts.tr("Transfer members")},
                           .crumbs = {{sender.name, "/unions/" + sender.unit.text()},
                                      {std::string{texts.tr("Members")}, members_url(sender.unit)}},
                           .active = "/unions"};
    return web::page(
        context, frame, [&](web::Html& out) { offer_form(out, view); },
        error == nullptr ? 200 : web::status_of(error->kind));
}

/// GET /unions/{id}/transfers/new, ?member[]= marked already
web::Response new_offer(web::Request const& request, web::Context& context)
{
    Reach reach{context};
    auto const sender = sender_in(request, context, reach);
    if (!sender) return web::not_found();
    accounts::note_read(context, "union_members", sender->unit.value);
    return show_offer(request, context, reach, *sender, nullptr);
}

/// The union that was picked, or whose name was typed where only one bears it.
std::optional<UnitId> receiver_in(web::Request const& request, web::Context& context)
{
    if (auto const picked = request.form.get("to"); !picked.empty()) return UnitId::parse(picked);
    auto const typed = web::read_text(request, "to_text");
    if (typed.empty()) return std::nullopt;
    auto const named = grassroots::named(context.tx, organisations::Line::union_, typed, context.today, 2);
    return named.size() == 1 ? std::optional{named.front().unit} : std::nullopt;
}

/// POST /unions/{id}/transfers: 303 to the union's transfers; 404; 409; 422 with the form and what was typed.
web::Response create_offer(web::Request const& request, web::Context& context)
{
    Reach reach{context};
    auto const sender = sender_in(request, context, reach);
    if (!sender) return web::not_found();
    OfferForm const form{.to = receiver_in(request, context),
                         .asked_on = web::read_day(request, "asked_on"),
                         .offered_on = web::read_day(request, "offered_on"),
                         .number = web::read_text(request, "number")};
    base::Error unreadable{base::Refusal::invalid};
    for (auto const* name : {"asked_on", "offered_on"})
        if (auto const problem = web::unreadable_day(request, name)) unreadable.problems.push_back(*problem);
    if (!unreadable.problems.empty()) return show_offer(request, context, reach, *sender, &unreadable);
    auto const made =
        make_offers(context, reach, sender->unit, form, ids_in(request.form), !request.form.get("at_once").empty());
    if (!made) return show_offer(request, context, reach, *sender, &made.error());
    return web::see_other("/transfers?union=" + sender->unit.text());
}

constexpr auto edit = memberships::edit_members;
constexpr web::Route routes[] = {
    {web::Method::get, "/unions/{id}/transfers/new", edit, new_offer},
    {web::Method::post, "/unions/{id}/transfers", edit, create_offer},
};

}   // namespace

std::span<web::Route const> offer_page_routes() { return routes; }

}   // namespace transfers
