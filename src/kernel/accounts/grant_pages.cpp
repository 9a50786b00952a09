#include "base/json.hpp"
#include "base/text.hpp"
#include "kernel/accounts/pages.hpp"
#include "kernel/accounts/store.hpp"
#include "kernel/accounts/user_answer.hpp"

namespace accounts {
namespace {

UserId me(web::Context const& context) { return UserId{context.actor.user}; }

/// The form's last day counts: the period ends the day after.
Grant read_grant(web::Request const& request, web::Context& context, UserId user)
{
    Grant grant{.user = user, .role = web::read_text(request, "role"), .unit = UnitId::parse(request.form.get("unit"))};
    grant.period.from = web::read_day(request, "valid_from").value_or(base::Date{});
    auto const last = web::read_day(request, "valid_to");
    grant.period.to = last ? *last + base::Days{1} : base::forever;
    if (grant.unit || web::read_text(request, "unit_text").empty()) return grant;
    // typed without picking from the list: taken when it names one unit only
    auto const typed = base::fold(web::read_text(request, "unit_text"));
    UnitId only;
    int exact = 0;
    for (auto const& unit : find_units(context.tx, typed, context.today))
        if (base::fold(unit.name) == typed) {
            only = unit.id;
            ++exact;
        }
    if (exact == 1) grant.unit = only;
    return grant;
}

}   // namespace

web::Response create_grant(web::Request const& request, web::Context& context)
{
    auto const account = find_account(context.tx, UserId::parse(request.in_path("id")));
    if (!account) return web::not_found();
    auto const asked = read_grant(request, context, account->id);
    auto grant = checked(asked);
    base::Error error = grant ? base::Error{} : grant.error();
    if (!web::read_text(request, "valid_to").empty() && !web::read_day(request, "valid_to"))
        error.problems.push_back({"valid_to", "date.invalid", web::read_text(request, "valid_to")});
    if (grant && grant->unit && unit_name(context.tx, grant->unit, context.today).empty())
        error.problems.push_back({"unit", "account.unit_unknown"});
    if (!error.problems.empty())
        return user_answer(
            context, *account,
            {.grant = asked, .unit_text = web::read_text(request, "unit_text"), .error = &error, .status = 422});
    add_grant(context.tx, *grant, me(context), context.now);
    return web::see_other(url_of(account->id));
}

/// Ends with today: from today on it gives no right.
web::Response end_user_grant(web::Request const& request, web::Context& context)
{
    auto const user = UserId::parse(request.in_path("id"));
    auto const grant = GrantId::parse(request.in_path("grant"));
    if (!end_grant(context.tx, user, grant, context.today, me(context), context.now)) return web::not_found();
    return web::see_other(url_of(user));
}

/// For the field that picks a unit: {items: [{id, label, hint}]}.
web::Response search_units(web::Request const& request, web::Context& context)
{
    base::JsonWriter json;
    json.begin_object().key("items").begin_array();
    for (auto const& unit : find_units(context.tx, request.query.get("q"), context.today)) {
        json.begin_object().key("id").text(unit.id.text()).key("label").text(unit.name);
        json.key("hint").text(unit.above).end_object();
    }
    json.end_array().end_object();
    return web::json(json.take());
}

}   // namespace accounts
