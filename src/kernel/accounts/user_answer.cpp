#include "kernel/accounts/user_answer.hpp"

#include "kernel/accounts/audit.hpp"
#include "kernel/accounts/log_words.hpp"
#include "kernel/accounts/roles.hpp"
#include "kernel/accounts/store.hpp"
#include "kernel/accounts/views.hpp"

namespace accounts {
namespace {

constexpr int newest_entries = 20;

std::string period_text(base::Texts const& texts, base::Period const& period)
{
    if (period.to == base::forever) return texts.tr("From {0}", {base::vietnamese(period.from)});
    if (period.to <= period.from) return std::string{texts.tr("Taken back before it began")};
    return texts.tr("From {0} to {1}", {base::vietnamese(period.from), base::vietnamese(period.to - base::Days{1})});
}

std::vector<EntryView> grants_of(web::Context& context, Account const& account)
{
    std::vector<EntryView> rows;
    for (auto const& grant : list_grants(context.tx, account.id)) {
        auto const* role = find_role(grant.role);
        auto const name = role == nullptr ? grant.role : std::string{context.texts.of(role->name)};
        auto const unit = unit_name(context.tx, grant.unit, context.today);
        EntryView row{.title = name + (unit.empty() ? "" : " – " + unit),
                      .text = period_text(context.texts, grant.period)};
        if (grant.period.to > context.today)
            row.action = url_of(account.id) + "/grants/" + grant.id.text() + "/ending";
        else
            row.mark = context.texts.tr("Ended");
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<web::Choice> role_choices(base::Texts const& texts)
{
    std::vector<web::Choice> choices{{"", std::string{texts.tr("Choose a role")}}};
    for (auto const& role : roles())
        choices.push_back(
            {std::string{role.code}, std::string{texts.of(role.name)} + " – " + std::string{texts.of(role.help)}});
    return choices;
}

std::vector<web::Moment> moments_of(web::Context& context, UserId user)
{
    std::vector<web::Moment> moments;
    for (auto const& line : list_audit(context.tx, {.record = user.value, .limit = newest_entries}))
        moments.push_back(
            {.day = base::vietnamese(line.at), .title = action_text(context.texts, line.action), .text = line.by_name});
    return moments;
}

}   // namespace

std::string url_of(UserId user) { return "/users/" + user.text(); }

web::Field field_of(web::Context const& context, Shown const& shown, char const* name, base::TextId label,
                    std::string value)
{
    return {.name = name,
            .label = std::string{context.texts.tr(label)},
            .value = std::move(value),
            .problem = web::problem_of(context.texts, shown.error, name)};
}

web::Response user_answer(web::Context& context, Account const& account, Shown const& shown)
{
    auto const& texts = context.texts;
    auto const names = shown.names.value_or(AccountForm{account.sign_in_name, account.display_name});
    auto const grant = shown.grant.value_or(Grant{.period = {context.today, base::forever}});
    auto const day_text = [](base::Date day) {
        return day == base::forever || day == base::Date{} ? std::string{} : base::vietnamese(day);
    };
    UserView view{
        .csrf = context.csrf,
        .url = url_of(account.id),
        .revision = std::to_string(account.revision),
        .blocked = account.blocked_at.has_value(),
        .sign_in_name = field_of(context, shown, "sign_in_name", "Sign-in name", names.sign_in_name),
        .display_name = field_of(context, shown, "display_name", "Full name", names.display_name),
        .grants = grants_of(context, account),
        .grant_open = shown.grant.has_value(),
        .role = field_of(context, shown, "role", "Role", grant.role),
        .roles = role_choices(texts),
        .unit =
            field_of(context, shown, "unit", "At which unit, with all below it", grant.unit ? grant.unit.text() : ""),
        .unit_shown = shown.unit_text,
        .valid_from = field_of(context, shown, "valid_from", "From", day_text(grant.period.from)),
        .valid_to = field_of(context, shown, "valid_to", "Last day",
                             grant.period.to == base::forever ? "" : day_text(grant.period.to - base::Days{1})),
        .moments = moments_of(context, account.id)};
    view.valid_to.help = texts.tr("Leave it empty when no end is known.");
    view.details = {{std::string{texts.tr("Created")}, base::vietnamese(account.created_at)},
                    {std::string{texts.tr("Password changed")},
                     account.password_changed_at ? base::vietnamese(*account.password_changed_at) : std::string{}},
                    {std::string{texts.tr("Blocked since")},
                     account.blocked_at ? base::vietnamese(*account.blocked_at) : std::string{}}};
    view.made = {
        .title = std::string{texts.tr("The new password")},
        .secret = shown.made_password,
        .sentence = texts.tr("Hand it over in person; it is not shown again. {0} can change it under “My account”.",
                             {account.display_name})};
    return web::page(
        context,
        {.title = account.display_name,
         .pretitle = account.sign_in_name,
         .crumbs = {{std::string{texts.tr("Accounts")}, "/users"}},
         .active = "/users"},
        [&](web::Html& out) { user_page(out, view); }, shown.status);
}

}   // namespace accounts
