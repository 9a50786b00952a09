#include "registers/transfers/pages.hpp"

#include <algorithm>

#include "kernel/accounts/read_log.hpp"
#include "kernel/rulebook/rulebook.hpp"
#include "registers/memberships/store.hpp"
#include "registers/transfers/store.hpp"
#include "registers/transfers/views.hpp"

namespace transfers {
namespace {

constexpr std::size_t most_open = 200;
constexpr std::size_t most_answered = 50;

TransferLine line_of(web::Context& context, Reach& reach, Transfer const& transfer)
{
    auto const known = known_of(context, reach, transfer);
    auto const& texts = context.texts;
    TransferLine line{.id = transfer.id.text(),
                      .url = url_of(transfer.id),
                      .person = known.person.empty() ? std::string{texts.tr("Membership taken back")} : known.person,
                      .from = reach.name(transfer.from),
                      .to = reach.name(transfer.to),
                      .offered_on = base::vietnamese(transfer.offered_on)};
    if (known.state == State::open) {
        line.answer_by = base::vietnamese(known.answer_by);
        line.overdue = known.is_overdue(context.today);
    } else {
        line.state = texts.of(label_of(known.state));
        if (transfer.decided_on) line.state += " · " + base::vietnamese(*transfer.decided_on);
    }
    return line;
}

/// "The receiving union answers within 10 working days. Until it accepts …"
std::string lead_of(web::Context const& context)
{
    auto const days = rulebook::embedded().integer(answer_days.key, context.today);
    return context.texts.tr(
        "The receiving union answers within {0} working days. Until it accepts, the person is a "
        "member of the sending union, which answers for them.",
        {context.texts.number(days)});
}

web::Field joining_day(web::Request const& request, web::Context const& context, base::Error const* error)
{
    return {
        .name = "joined_on",
        .label = std::string{context.texts.tr("Accepted from")},
        .value = error != nullptr ? std::string{request.form.get("joined_on")} : base::vietnamese(context.today),
        .problem = web::problem_of(context.texts, error, "joined_on"),
        .help = std::string{context.texts.tr("First day in this union; the membership in the other one ends then.")},
        .required = true};
}

std::vector<TransferId> marked_in(web::Request const& request)
{
    std::vector<TransferId> marked;
    for (auto const value : request.form.list("transfer[]")) marked.push_back(TransferId::parse(value));
    return marked;
}

/// The union of the list, where it is asked for one alone.
std::optional<UnitId> union_of(std::string_view text)
{
    return text.empty() ? std::nullopt : std::optional{UnitId::parse(text)};
}

web::Response show_list(web::Request const& request, web::Context& context, std::optional<UnitId> union_,
                        base::Error const* error)
{
    Reach reach{context};
    auto const& texts = context.texts;
    TransfersView view{
        .csrf = context.csrf, .lead = lead_of(context), .joined_on = joining_day(request, context, error)};
    if (union_) view.back = union_->text();
    auto const open = waiting(context, reach, union_);
    auto const marked = marked_in(request);
    bool cut = false;
    auto const fill = [&](std::vector<TransferLine>& lines, std::vector<Transfer> const& transfers) {
        for (auto const& transfer : transfers) {
            if (lines.size() == most_open) {
                cut = true;
                break;
            }
            lines.push_back(line_of(context, reach, transfer));
            lines.back().marked = std::ranges::find(marked, transfer.id) != marked.end();
        }
    };
    fill(view.to_answer, open.to_answer);
    fill(view.to_be_answered, open.to_be_answered);
    for (auto const& transfer : answered(context.tx, most_answered, [&](Transfer const& t) {
             if (union_ && *union_ != t.from && *union_ != t.to) return false;
             return reach.views(t.from) || reach.views(t.to);
         }))
        view.answered.push_back(line_of(context, reach, transfer));
    if (cut) view.more = texts.tr("Each list shows the {0} oldest.", {texts.number(most_open)});
    if (error != nullptr) view.problems = error->problems;
    web::Frame frame{.title = std::string{texts.tr("Transfers of members")}, .active = "/transfers"};
    if (union_) frame.crumbs = {{reach.name(*union_), "/unions/" + union_->text()}};
    return web::page(
        context, frame, [&](web::Html& out) { transfers_page(out, view); },
        error == nullptr ? 200 : web::status_of(error->kind));
}

/// GET /transfers, ?union= of one alone
web::Response list_transfers(web::Request const& request, web::Context& context)
{
    auto const union_ = union_of(request.query.get("union"));
    if (union_ && !Reach{context}.views(*union_)) return web::not_found();
    accounts::note_read(context, "union_transfers", union_ ? union_->value : 0);
    return show_list(request, context, union_, nullptr);
}

/// POST /transfers/acceptance: all that are marked, as of one day. 303 to the list; 409; 422.
web::Response accept_marked(web::Request const& request, web::Context& context)
{
    Reach reach{context};
    auto const union_ = union_of(request.form.get("back"));
    if (union_ && !reach.views(*union_)) return web::not_found();
    std::vector<Known> chosen;
    for (auto const id : marked_in(request)) {
        auto known = find_visible(context, reach, id);
        if (!known || !reach.edits(known->transfer.to)) return web::not_found();
        chosen.push_back(std::move(*known));
    }
    base::Error const nobody{base::Refusal::invalid, {{"", "transfer.choose_members"}}};
    if (chosen.empty()) return show_list(request, context, union_, &nobody);
    auto const done = accept_all(context, chosen, web::read_day(request, "joined_on"));
    if (!done) return show_list(request, context, union_, &done.error());
    return web::see_other(union_ ? "/transfers?union=" + union_->text() : "/transfers");
}

std::vector<web::Detail> details_of(web::Context const& context, Reach& reach, Known const& known)
{
    auto const& texts = context.texts;
    auto const& t = known.transfer;
    auto const row = [&](base::TextId label, std::string value, std::string url = {}) {
        return web::Detail{std::string{texts.tr(label)}, std::move(value), std::move(url)};
    };
    std::vector<web::Detail> rows = {
        row("Person", known.person, known.membership ? "/people/" + known.membership->person.text() : ""),
        row("Born", known.born ? base::vietnamese(*known.born) : ""),
        row("From union", reach.name(t.from), "/unions/" + t.from.text()),
        row("To union", reach.name(t.to), "/unions/" + t.to.text()),
        row("Asked for by the person on", t.asked_on ? base::vietnamese(*t.asked_on) : ""),
        row("Offered on", base::vietnamese(t.offered_on)),
        row("Number of the letter", t.number)};
    if (known.state == State::open) {
        auto const days = rulebook::embedded().integer(answer_days.key, t.offered_on);
        rows.push_back(row("Answer by", texts.tr("{0} ({1} working days from the day of the offer)",
                                                 {base::vietnamese(known.answer_by), texts.number(days)})));
    }
    if (t.decided_on) {
        auto const day = base::vietnamese(*t.decided_on);
        rows.push_back(known.state == State::accepted ? row("Accepted from", day) : row("Answered on", day));
    }
    if (auto const* reason = find_reason(t.reason)) rows.push_back(row("Reason", std::string{texts.of(reason->label)}));
    return rows;
}

std::string_view tone_of(Known const& known, base::Date today)
{
    if (known.state == State::accepted) return "good";
    if (known.state == State::open) return known.is_overdue(today) ? "bad" : "info";
    return known.state == State::declined ? "warning" : "";
}

web::Response show_one(web::Request const& request, web::Context& context, Reach& reach, Known const& known,
                       base::Error const* error)
{
    auto const& texts = context.texts;
    TransferView view{.csrf = context.csrf,
                      .details = details_of(context, reach, known),
                      .state = std::string{texts.of(label_of(known.state))},
                      .tone = std::string{tone_of(known, context.today)}};
    auto const url = url_of(known.transfer.id);
    if (known.state == State::open && reach.edits(known.transfer.to)) {
        view.accept_action = url + "/acceptance";
        view.decline_action = url + "/refusal";
        view.joined_on = joining_day(request, context, error);
        view.reason = {.name = "reason",
                       .label = std::string{texts.tr("Reason")},
                       .value = std::string{request.form.get("reason")},
                       .problem = web::problem_of(texts, error, "reason")};
        for (auto const& reason : reasons())
            view.reasons.push_back({std::string{reason.code}, std::string{texts.of(reason.label)}});
    }
    if (known.state == State::open && reach.edits(known.transfer.from)) view.withdraw_action = url + "/withdrawal";
    if (error != nullptr) view.problems = error->problems;
    web::Frame const frame{
        .title = known.person.empty() ? std::string{texts.tr("Membership taken back")} : known.person,
        .pretitle = std::string{texts.tr("Transfer of a member")},
        .crumbs = {{std::string{texts.tr("Transfers of members")}, "/transfers"}},
        .active = "/transfers"};
    return web::page(
        context, frame, [&](web::Html& out) { transfer_page(out, view); },
        error == nullptr ? 200 : web::status_of(error->kind));
}

/// GET /transfers/{id}
web::Response show_transfer(web::Request const& request, web::Context& context)
{
    Reach reach{context};
    auto const known = find_visible(context, reach, TransferId::parse(request.in_path("id")));
    if (!known) return web::not_found();
    accounts::note_read(context, "union_transfer", known->transfer.id.value);
    return show_one(request, context, reach, *known, nullptr);
}

/// What an answer has in common: `who` of the two unions may, what is done. 303 to the transfer; 404; 409; 422.
template <class Decide>
web::Response answer(web::Request const& request, web::Context& context, UnitId Transfer::*who, Decide const& decide)
{
    Reach reach{context};
    auto const known = find_visible(context, reach, TransferId::parse(request.in_path("id")));
    if (!known || !reach.edits(known->transfer.*who)) return web::not_found();
    auto const done = decide(*known);
    if (!done) return show_one(request, context, reach, *known, &done.error());
    return web::see_other(url_of(known->transfer.id));
}

/// POST /transfers/{id}/acceptance
web::Response accept_one(web::Request const& request, web::Context& context)
{
    return answer(request, context, &Transfer::to, [&](Known const& known) {
        return accept_all(context, std::span{&known, 1}, web::read_day(request, "joined_on"));
    });
}

/// POST /transfers/{id}/refusal
web::Response decline_one(web::Request const& request, web::Context& context)
{
    return answer(request, context, &Transfer::to,
                  [&](Known const& known) { return decline(context, known, web::read_text(request, "reason")); });
}

/// POST /transfers/{id}/withdrawal
web::Response withdraw_one(web::Request const& request, web::Context& context)
{
    return answer(request, context, &Transfer::from, [&](Known const& known) { return take_back(context, known); });
}

constexpr auto view = memberships::view_members;
constexpr auto edit = memberships::edit_members;
constexpr web::Route own_routes[] = {
    {web::Method::get, "/transfers", view, list_transfers},
    {web::Method::post, "/transfers/acceptance", edit, accept_marked},
    {web::Method::get, "/transfers/{id}", view, show_transfer},
    {web::Method::post, "/transfers/{id}/acceptance", edit, accept_one},
    {web::Method::post, "/transfers/{id}/refusal", edit, decline_one},
    {web::Method::post, "/transfers/{id}/withdrawal", edit, withdraw_one},
};

}   // namespace

std::span<web::Route const> page_routes()
{
    static auto const all = [] {
        std::vector<web::Route> routes{std::begin(own_routes), std::end(own_routes)};
        routes.insert(routes.end(), offer_page_routes().begin(), offer_page_routes().end());
        return routes;
    }();
    return all;
}

}   // namespace transfers
