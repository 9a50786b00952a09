#include "base/json_object.hpp"
#include "kernel/accounts/read_log.hpp"
#include "platform/web/json_body.hpp"
#include "platform/web/list_answer.hpp"
#include "platform/web/problem_details.hpp"
#include "registers/grassroots/store.hpp"
#include "registers/memberships/store.hpp"
#include "registers/organisations/store.hpp"
#include "registers/transfers/pages.hpp"
#include "registers/transfers/store.hpp"

namespace transfers {
namespace {

using web::JsonType;

constexpr web::SchemaField fields[] = {
    {"id", JsonType::id, "the transfer"},
    {"membership", JsonType::id, "in the sending union"},
    {"person", JsonType::id, "null where the membership was taken back", true, true},
    {"from", JsonType::id, "the sending union"},
    {"to", JsonType::id, "the receiving union"},
    {"asked_on", JsonType::date, "day of the person's own request", true, true},
    {"offered_on", JsonType::date},
    {"number", JsonType::text, "of the letter of introduction"},
    {"state", JsonType::text, "open, accepted, declined, withdrawn, lapsed"},
    {"answer_by", JsonType::date, "last day for the answer, while it is open", true, true},
    {"decided_on", JsonType::date, "of the answer; accepted: first day in the receiving union", true, true},
    {"reason", JsonType::text, "works_elsewhere, another_union, papers; where it was declined"},
    {"begun", JsonType::id, "the membership in the receiving union", true, true},
};
constexpr web::Schema schema{"UnionTransfer", fields};
constexpr web::SchemaField offer_fields[] = {
    {"members", JsonType::list, "ids of memberships of this union"},
    {"to", JsonType::id, "the receiving union"},
    {"asked_on", JsonType::date, "day of the person's own request; needless where the union has ended", false, true},
    {"offered_on", JsonType::date},
    {"number", JsonType::text, "of the letter of introduction", false},
    {"at_once", JsonType::boolean, "accepted too, from that day on; for who looks after both unions", false},
};
constexpr web::Schema offer_schema{"UnionTransferOffer", offer_fields};
constexpr web::SchemaField accept_fields[] = {{"joined_on", JsonType::date, "first day in the receiving union"}};
constexpr web::Schema accept_schema{"UnionTransferAcceptance", accept_fields};
constexpr web::SchemaField decline_fields[] = {{"reason", JsonType::text, "works_elsewhere, another_union, papers"}};
constexpr web::Schema decline_schema{"UnionTransferRefusal", decline_fields};
constexpr web::SchemaField list_query[] = {
    {"union", JsonType::id, "of one union alone", false},
    {"side", JsonType::text, "in: to answer (when missing); out: offered and without an answer", false},
};

constexpr web::SchemaField union_fields[] = {
    {"id", JsonType::id}, {"label", JsonType::text, "its name"}, {"hint", JsonType::text, "where it is"}};
constexpr web::Schema union_schema{"ReceivingUnion", union_fields};
constexpr web::SchemaField union_query[] = {{"q", JsonType::text, "words of the name"}};

void write(base::JsonWriter& json, Known const& known)
{
    auto const& t = known.transfer;
    base::JsonObject o{json};
    o("id", t.id)("membership", t.membership);
    o("person", known.membership ? std::optional{known.membership->person} : std::nullopt);
    o("from", t.from)("to", t.to)("asked_on", t.asked_on)("offered_on", t.offered_on)("number", t.number);
    o("state", name_of(known.state));
    o("answer_by", known.state == State::open ? std::optional{known.answer_by} : std::nullopt);
    o("decided_on", t.decided_on)("reason", t.reason)("begun", t.begun);
}

web::Response answer_with(web::Context& context, Reach& reach, TransferId id)
{
    base::JsonWriter json;
    write(json, known_of(context, reach, *find(context.tx, id)));
    return web::json(json.take());
}

web::Response list_transfers(web::Request const& request, web::Context& context)
{
    Reach reach{context};
    auto const text = request.query.get("union");
    auto const union_ = text.empty() ? std::nullopt : std::optional{UnitId::parse(text)};
    if (union_ && !reach.views(*union_)) return web::not_found();
    accounts::note_read(context, "union_transfers", union_ ? union_->value : 0);
    auto const open = waiting(context, reach, union_);
    web::ListAnswer answer;
    for (auto const& transfer : request.query.get("side") == "out" ? open.to_be_answered : open.to_answer)
        write(answer.json(), known_of(context, reach, transfer));
    return answer.done();
}

/// GET /api/v1/transfers/unions: living unions anywhere in the register, for choosing where a member goes.
web::Response list_unions(web::Request const& request, web::Context& context)
{
    constexpr std::size_t most = 20;
    web::ListAnswer answer;
    for (auto const& one :
         grassroots::named(context.tx, organisations::Line::union_, request.query.get("q"), context.today, most)) {
        auto const unit = organisations::find(context.tx, one.unit, context.today);
        auto const place = unit ? unit->place : std::nullopt;
        base::JsonObject{answer.json()}("id", one.unit)("label", one.name)(
            "hint", place ? organisations::name_on(context.tx, *place, context.today) : "");
    }
    return answer.done();
}

web::Response get_transfer(web::Request const& request, web::Context& context)
{
    Reach reach{context};
    auto const known = find_visible(context, reach, TransferId::parse(request.in_path("id")));
    if (!known) return web::not_found();
    accounts::note_read(context, "union_transfer", known->transfer.id.value);
    return answer_with(context, reach, known->transfer.id);
}

/// POST /api/v1/unions/{id}/transfers: 201 with what was made; 404; 409; 422.
web::Response post_offers(web::Request const& request, web::Context& context)
{
    Reach reach{context};
    auto const from = UnitId::parse(request.in_path("id"));
    if (!reach.edits(from)) return web::not_found();
    web::JsonBody body{request};
    auto const members = body.ids<MembershipId>("members");
    OfferForm const form{.to = body.id<UnitId>("to"),
                         .asked_on = body.date("asked_on"),
                         .offered_on = body.date("offered_on"),
                         .number = body.text("number").value_or("")};
    auto const at_once = body.boolean("at_once").value_or(false);
    if (auto const error = body.error()) return web::refusal(context, *error);
    auto const made = make_offers(context, reach, from, form, members, at_once);
    if (!made) return web::refusal(context, made.error());
    web::ListAnswer answer;
    for (auto const id : *made) write(answer.json(), known_of(context, reach, *find(context.tx, id)));
    auto response = answer.done();
    response.status = 201;
    return response;
}

template <class Decide>
web::Response decide(web::Request const& request, web::Context& context, UnitId Transfer::*who, Decide const& how)
{
    Reach reach{context};
    auto const known = find_visible(context, reach, TransferId::parse(request.in_path("id")));
    if (!known || !reach.edits(known->transfer.*who)) return web::not_found();
    web::JsonBody body{request};
    auto const done = how(*known, body);
    if (!done) return web::refusal(context, done.error());
    return answer_with(context, reach, known->transfer.id);
}

web::Response post_acceptance(web::Request const& request, web::Context& context)
{
    return decide(request, context, &Transfer::to,
                  [&](Known const& known, web::JsonBody& body) -> base::Result<base::Done> {
                      auto const on = body.date("joined_on", web::Needed::yes);
                      if (auto error = body.error()) return *error;
                      return accept_all(context, std::span{&known, 1}, on);
                  });
}

web::Response post_refusal(web::Request const& request, web::Context& context)
{
    return decide(request, context, &Transfer::to,
                  [&](Known const& known, web::JsonBody& body) -> base::Result<base::Done> {
                      auto const reason = body.text("reason", web::Needed::yes);
                      if (auto error = body.error()) return *error;
                      return decline(context, known, *reason);
                  });
}

web::Response post_withdrawal(web::Request const& request, web::Context& context)
{
    return decide(request, context, &Transfer::from,
                  [&](Known const& known, web::JsonBody&) { return take_back(context, known); });
}

constexpr web::ApiDoc list_doc{"Transfers of members without an answer, oldest first", list_query, nullptr,
                               web::Answer::list, &schema};
constexpr web::ApiDoc unions_doc{"Unions that a member can be offered to, by name", union_query, nullptr,
                                 web::Answer::list, &union_schema};
constexpr web::ApiDoc get_doc{"A transfer of a member", {}, nullptr, web::Answer::object, &schema};
constexpr web::ApiDoc offer_doc{"Offer members to another union", {}, &offer_schema, web::Answer::list, &schema, 201};
constexpr web::ApiDoc accept_doc{"Accept a member", {}, &accept_schema, web::Answer::object, &schema};
constexpr web::ApiDoc decline_doc{"Do not take a member", {}, &decline_schema, web::Answer::object, &schema};
constexpr web::ApiDoc withdraw_doc{"Withdraw an offer", {}, nullptr, web::Answer::object, &schema};

constexpr auto view = memberships::view_members;
constexpr auto edit = memberships::edit_members;
constexpr web::Route routes[] = {
    {web::Method::get, "/api/v1/transfers", view, list_transfers, &list_doc},
    {web::Method::get, "/api/v1/transfers/unions", edit, list_unions, &unions_doc},
    {web::Method::get, "/api/v1/transfers/{id}", view, get_transfer, &get_doc},
    {web::Method::post, "/api/v1/transfers/{id}/acceptance", edit, post_acceptance, &accept_doc},
    {web::Method::post, "/api/v1/transfers/{id}/refusal", edit, post_refusal, &decline_doc},
    {web::Method::post, "/api/v1/transfers/{id}/withdrawal", edit, post_withdrawal, &withdraw_doc},
    {web::Method::post, "/api/v1/unions/{id}/transfers", edit, post_offers, &offer_doc},
};

}   // namespace

std::span<web::Route const> api_routes() { return routes; }

}   // namespace transfers
